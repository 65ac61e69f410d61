"""Timed work of debiteuren: close yesterday, and finish what a stopped process left behind."""

from datetime import timedelta

from kernel.auth import Actor
from kernel.jobs import Job, JobContext
from kernel.klok import vandaag
from kernel.tenancy import bekende_gemeenten
from services.debiteuren.settings import Settings
from services.debiteuren.store import dagen
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


JOBS = (Job("dagafsluiting", 60.0, sluit_af),)
