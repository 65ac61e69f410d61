"""Timed work of debiteuren: close yesterday, finish what a stopped process left behind, and see which loans need someone."""

from datetime import timedelta

from kernel.auth import Actor
from kernel.jobs import Job, JobContext
from kernel.klok import vandaag
from kernel.tenancy import bekende_gemeenten
from services.debiteuren.settings import Settings
from services.debiteuren.store import dagen, journaal
from services.debiteuren.store.queries import taken
from services.debiteuren.usecases.loop_ronde import loop_ronde
from services.debiteuren.usecases.sluit_dag import sluit_dagen


async def sluit_af(context: JobContext) -> None:
    """Close every gemeente up to yesterday. Where a request may set the boekdatum (a trial), only what was asked for is finished."""
    settings = context.db.settings
    assert isinstance(settings, Settings), "this job belongs to debiteuren"
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    for gemeente in gemeenten:
        async with context.db.read([gemeente]) as session:
            tot = await dagen.begonnen_en_niet_af(session, gemeente)
        if not settings.boekdatum_header:
            tot = vandaag() - timedelta(days=1)
        if tot is not None:
            door = Actor("debiteuren", frozenset({gemeente}), frozenset(), soort="systeem", oorsprong="debiteuren")
            await sluit_dagen(context.db, gemeente, tot, door, stuk=settings.dagafsluiting_stuk)


async def loop_rondes(context: JobContext) -> None:
    """Go through the loans of every gemeente once per day, after that day was closed. Where a request sets the boekdatum, it asks."""
    settings = context.db.settings
    assert isinstance(settings, Settings), "this job belongs to debiteuren"
    if settings.boekdatum_header:
        return
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    for gemeente in gemeenten:
        async with context.db.write([gemeente]) as session:
            gesloten = await journaal.laatst_afgesloten(session, gemeente)
            if gesloten is not None and gesloten != await taken.laatste_ronde(session, gemeente):
                door = Actor("debiteuren", frozenset({gemeente}), frozenset(), soort="systeem", oorsprong="debiteuren")
                await loop_ronde(session, gemeente, gesloten, door)


JOBS = (Job("dagafsluiting", 60.0, sluit_af), Job("invorderingsronde", 300.0, loop_rondes))
