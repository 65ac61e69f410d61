"""To be filled: oplossing of intake."""

from alembic import op

revision = "intake_0020"
down_revision = "intake_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
    op.execute("SELECT 1")
