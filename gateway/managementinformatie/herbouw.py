"""`python -m gateway.managementinformatie.herbouw [gemeente …]`: make all figures again from the archive."""

import asyncio
import sys
from collections.abc import Sequence

from gateway.managementinformatie.usecases.houd_bij import herbouw
from gateway.settings import Settings
from kernel.db import Database
from kernel.tenancy import bekende_gemeenten


async def herbouw_alles(db: Database, gemeenten: Sequence[str] = ()) -> dict[str, int]:
    """Rebuild these gemeenten, or all that are known, a transaction for each; return how many events each has."""
    if not gemeenten:
        async with db.read() as session:
            gemeenten = await bekende_gemeenten(session)
    aantallen: dict[str, int] = {}
    for gemeente in gemeenten:
        async with db.write([gemeente]) as session:
            aantallen[gemeente] = await herbouw(session, gemeente)
    return aantallen


async def _main(gemeenten: Sequence[str]) -> None:
    db = Database(Settings(), "worker")
    try:
        for gemeente, aantal in (await herbouw_alles(db, gemeenten)).items():
            sys.stdout.write(f"{gemeente}: {aantal} gebeurtenissen geteld\n")
    finally:
        await db.close()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1:]))
