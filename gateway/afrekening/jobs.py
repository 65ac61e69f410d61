"""Timed work of the afrekening: meter anew when a productenboek has changed."""

from gateway.afrekening.store import boeken
from gateway.afrekening.usecases.meet import hermeet
from kernel.jobs import JobContext
from kernel.tenancy import bekende_gemeenten


async def hermeet_gewijzigd(context: JobContext) -> bool:
    """Meter the year of one changed book anew, a transaction per gemeente; return whether there was one."""
    async with context.db.read() as session:
        boek = await boeken.te_hermeten(session)
        gemeenten = await bekende_gemeenten(session)
    if boek is None:
        return False
    jaar, versie = boek
    for gemeente in gemeenten:
        async with context.db.write([gemeente]) as session:
            await hermeet(session, gemeente, jaar, context.vandaag)
    async with context.db.write() as session:
        await boeken.is_hermeten(session, jaar, versie)
    return True
