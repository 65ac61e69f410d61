"""Timed work of vroegsignalering: the staged rows of aanleveringen, and the terms."""

from datetime import timedelta

import structlog

from contracts.vroegsignalering import TermijnNadert, TermijnOverschreden
from kernel.jobs import Job, JobContext
from kernel.tenancy import bekende_gemeenten
from kernel.termijnbewaking import bewakingstaak
from services.vroegsignalering.settings import Settings
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok
from services.vroegsignalering.store.queries.bewaarregels import bewaartermijnen
from services.vroegsignalering.usecases.beeindig_stille_aanlevering import beeindig_stille
from services.vroegsignalering.usecases.pas_bewaartermijn_toe import pas_bewaartermijn_toe
from services.vroegsignalering.usecases.verwerk_blok import verwerk_blok

log = structlog.get_logger(__name__)

#: How soon a staged blok is picked up, in seconds.
INNAME_INTERVAL_S = 0.1
#: Blokken that are handled side by side, each of another gemeente.
BANEN = 2
#: How often the retention policy is looked at, in seconds.
BEWAAR_INTERVAL_S = 3600.0
#: Refused rows that are erased in one transaction.
WIS_PER_KEER = 5_000


def make_jobs(settings: Settings) -> tuple[Job, ...]:
    """The jobs of this app."""

    async def neem_in(context: JobContext) -> bool:
        return await verwerk_volgende(context, settings)

    async def beeindig(context: JobContext) -> None:
        await beeindig_stil(context, settings)

    async def wis(context: JobContext) -> bool:
        return await wis_geweigerd(context, settings)

    banen = (Job(f"inname-{baan}", INNAME_INTERVAL_S, neem_in) for baan in range(1, BANEN + 1))
    eigen = (
        Job("stille-aanleveringen", 60.0, beeindig),
        Job("geweigerde-regels", 3600.0, wis),
        Job("bewaartermijnen", BEWAAR_INTERVAL_S, pas_toe),
    )
    return (*banen, *eigen, bewakingstaak(TermijnNadert, TermijnOverschreden))


async def beeindig_stil(context: JobContext, settings: Settings) -> None:
    """End uploads that fell silent."""
    async with context.db.write() as session:
        if aantal := await beeindig_stille(session, settings.aanlevering_stil_s):
            log.warning("stille aanlevering beëindigd", aantal=aantal)


async def wis_geweigerd(context: JobContext, settings: Settings) -> bool:
    """Erase refused rows that were kept long enough; return whether there is more to do."""
    voor = context.vandaag - timedelta(days=settings.geweigerde_regels_dagen)
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    vol = False
    for gemeente in gemeenten:
        async with context.db.write([gemeente]) as session:
            vol |= await queries.wis_geweigerde_regels(session, gemeente, voor, WIS_PER_KEER) == WIS_PER_KEER
    return vol


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


async def pas_toe(context: JobContext) -> bool:
    """Let each gemeente's retention policy take away one lot of each category; return whether there was any."""
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    gedaan = 0
    for gemeente in gemeenten:
        async with context.db.read([gemeente]) as session:
            termijnen = await bewaartermijnen(session, gemeente)
        for termijn in termijnen:
            async with context.db.write([gemeente]) as session:
                gedaan += await pas_bewaartermijn_toe(session, gemeente, termijn, context.vandaag)
    return gedaan > 0
