"""Timed work of vroegsignalering: the staged rows of aanleveringen, and the terms."""

import structlog

from contracts.vroegsignalering import TermijnNadert, TermijnOverschreden
from kernel.jobs import Job, JobContext
from kernel.termijnbewaking import bewakingstaak
from services.vroegsignalering.settings import Settings
from services.vroegsignalering.store import inname
from services.vroegsignalering.store.inname import Blok
from services.vroegsignalering.usecases.verwerk_blok import verwerk_blok

log = structlog.get_logger(__name__)

#: How soon a staged blok is picked up, in seconds.
INNAME_INTERVAL_S = 0.1
#: Blokken that are handled side by side, each of another gemeente.
BANEN = 2


def make_jobs(settings: Settings) -> tuple[Job, ...]:
    """The jobs of this app."""

    async def neem_in(context: JobContext) -> bool:
        return await verwerk_volgende(context, settings)

    banen = (Job(f"inname-{baan}", INNAME_INTERVAL_S, neem_in) for baan in range(1, BANEN + 1))
    return (*banen, bewakingstaak(TermijnNadert, TermijnOverschreden))


async def verwerk_volgende(context: JobContext, settings: Settings) -> bool:
    """Handle the oldest blok whose turn it is, in one transaction; return whether there was one.

    A blok that fails counts the attempt in a transaction of its own and comes round again, a few times.
    """
    blok: Blok | None = None
    try:
        async with context.db.write() as session:
            blok = await inname.volgende_blok(session)
            if blok is None:
                return False
            await verwerk_blok(session, blok, herhaalde_melding_dagen=settings.herhaalde_melding_dagen)
    except Exception as fout:
        if blok is None:
            raise
        log.warning("blok mislukt", aanlevering=str(blok.aanlevering_id), blok=blok.blok, fout=type(fout).__name__)
        async with context.db.write() as session:
            await inname.tel_poging(session, blok)
        return False
    return True
