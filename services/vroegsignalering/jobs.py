"""Timed work of vroegsignalering: the staged rows of aanleveringen, and the terms."""

import asyncio
from datetime import timedelta

import structlog

from contracts.vroegsignalering import TermijnNadert, TermijnOverschreden
from kernel.crypto import Sleutelbos
from kernel.jobs import Job, JobContext
from kernel.tenancy import bekende_gemeenten
from kernel.termijnbewaking import bewakingstaak
from services.vroegsignalering.domain.fouten import BrpOnbereikbaar
from services.vroegsignalering.export.brp import HaalCentraal
from services.vroegsignalering.settings import Settings
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok
from services.vroegsignalering.store.queries import brp
from services.vroegsignalering.store.queries.bewaarregels import bewaartermijnen
from services.vroegsignalering.store.queries.brieven import open_serie, rond_af
from services.vroegsignalering.usecases.beeindig_stille_aanlevering import beeindig_stille
from services.vroegsignalering.usecases.controleer_brp import BrpBron, leg_uitkomsten_vast, maak_vraag
from services.vroegsignalering.usecases.maak_briefserie import bewaar_brief, stel_brieven_op, zet
from services.vroegsignalering.usecases.match_signalen import Matching
from services.vroegsignalering.usecases.pas_bewaartermijn_toe import pas_bewaartermijn_toe
from services.vroegsignalering.usecases.verwerk_blok import verwerk_blok

log = structlog.get_logger(__name__)

#: How soon a staged blok is picked up, in seconds.
INNAME_INTERVAL_S = 0.1
#: Blokken that are handled side by side, each of another gemeente.
BANEN = 2
#: How often the retention policy is looked at, in seconds.
BEWAAR_INTERVAL_S = 3600.0
#: How soon a batch of letters is picked up, in seconds.
BRIEF_INTERVAL_S = 2.0
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
    eigen: tuple[Job, ...] = (
        Job("stille-aanleveringen", 60.0, beeindig),
        Job("geweigerde-regels", 3600.0, wis),
        Job("bewaartermijnen", BEWAAR_INTERVAL_S, pas_toe),
    )
    bos = Sleutelbos.laad(settings.sleutelbos_pad)

    async def maak(context: JobContext) -> bool:
        return await maak_brieven(context, bos)

    eigen = (*eigen, Job("brieven", BRIEF_INTERVAL_S, maak))
    if settings.brp_url:
        eigen = (*eigen, _brp_taak(settings))
    return (*banen, *eigen, bewakingstaak(TermijnNadert, TermijnOverschreden))


def _brp_taak(settings: Settings) -> Job:
    bron = HaalCentraal(settings.brp_url, settings.brp_sleutel.get_secret_value())
    sleutelbos = Sleutelbos.laad(settings.sleutelbos_pad)

    async def controleer(context: JobContext) -> bool:
        return await controleer_bij_brp(context, settings, bron, sleutelbos)

    return Job("brp", 30.0, controleer)


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


async def controleer_bij_brp(context: JobContext, settings: Settings, bron: BrpBron, sleutelbos: Sleutelbos) -> bool:
    """Compare a handful of signals of each gemeente that wants it with the BRP; return whether there may be more."""
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    async with context.db.read(gemeenten) as session:
        aan = [k.gemeente for k in await brp.koppelingen(session, gemeenten) if k.aan]
    vol = False
    for gemeente in aan:
        async with context.db.read([gemeente]) as session:
            vragen = {s.id: maak_vraag(s, sleutelbos) for s in await brp.wachtende(session, gemeente, settings.brp_per_keer)}
        if vragen:
            try:
                antwoorden = await bron.vraag(list(vragen.values()))
            except BrpOnbereikbaar as fout:
                if fout.ligt_aan_de_vraag:
                    async with context.db.write([gemeente]) as session:
                        await brp.tel_poging(session, gemeente, vragen)
                raise
            matching = Matching(gemeente, context.vandaag, settings.herhaalde_melding_dagen)
            async with context.db.write([gemeente]) as session:
                await leg_uitkomsten_vast(session, matching, vragen, antwoorden, sleutelbos)
        vol |= len(vragen) == settings.brp_per_keer
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


async def maak_brieven(context: JobContext, sleutelbos: Sleutelbos) -> bool:
    """Make some letters of the oldest batch of each gemeente; return whether there may be more."""
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    meer = False
    for gemeente in gemeenten:
        async with context.db.read([gemeente]) as session:
            serie = await open_serie(session, gemeente)
            klaar = await stel_brieven_op(session, serie, sleutelbos) if serie else []
        if serie is None:
            continue
        for gezet in await asyncio.to_thread(zet, klaar):
            async with context.db.write([gemeente]) as session:
                await bewaar_brief(session, serie, gezet, sleutelbos)
        if not klaar:
            async with context.db.write([gemeente]) as session:
                await rond_af(session, serie)
        meer = True
    return meer
