"""To be filled: besluit of bbz."""

from alembic import op

revision = "bbz_0010"
down_revision = "bbz_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
    op.execute("SELECT 1")
