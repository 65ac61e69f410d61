"""To be filled: invordering of debiteuren."""

from alembic import op

revision = "debiteuren_0020"
down_revision = "debiteuren_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
    op.execute("SELECT 1")
