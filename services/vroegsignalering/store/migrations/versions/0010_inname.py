"""To be filled: inname of vroegsignalering."""

from alembic import op

revision = "0010"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
    op.execute("ALTER TABLE zaak ADD COLUMN behandeld boolean NOT NULL DEFAULT false")
