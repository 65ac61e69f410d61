"""The gemeente's own words for letters, and letters from concept to fixed."""

from alembic import op

from kernel import briefopslag

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    briefopslag.create(op)
