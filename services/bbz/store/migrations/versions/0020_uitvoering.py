"""To be filled: uitvoering of bbz."""

from alembic import op

revision = "bbz_0020"
down_revision = "bbz_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
    op.execute("SELECT 1")
