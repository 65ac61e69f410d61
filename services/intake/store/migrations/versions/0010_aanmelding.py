"""To be filled: aanmelding of intake."""

from alembic import op

revision = "intake_0010"
down_revision = "intake_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
    op.execute("SELECT 1")
