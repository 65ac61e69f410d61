from alembic import context

from kernel.migrate import run_env
from services.bbz.store.normen import laad_meegeleverde

run_env()
# After every migration, so that a release with a new year of normen needs no migration of its own.
laad_meegeleverde(context.config.attributes["connection"])
