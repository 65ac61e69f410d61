"""Papers come in; what is missing gets a hersteltermijn in which the decision term stands still (Awb art. 4:5, 4:15 lid 1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from contracts.bbz import HersteltermijnGegeven
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import hervat, lopende_termijn, schort_op
from services.bbz.domain.aanvraag import BESLISTERMIJN, HERSTEL, Herstel, beslistermijn_soort, toets_herstel
from services.bbz.domain.fouten import StukOnbekend
from services.bbz.domain.stukken import ontbreekt
from services.bbz.store import normen, queries
from services.bbz.store.tables import Aanvraag, Hersteltermijn
from services.bbz.usecases.stel_samen import eis_open


@dataclass(frozen=True, slots=True)
class OntvangStukken:
    """Which papers came, and when."""

    aanvraag_id: UUID
    codes: tuple[str, ...]
    ontvangen_op: date
    boekdatum: date


@dataclass(frozen=True, slots=True)
class GeefHersteltermijn:
    """Until when the applicant may complete his aanvraag."""

    aanvraag_id: UUID
    tot_en_met: date
    boekdatum: date


async def ontvang_stukken(session: WriteSession, opdracht: OntvangStukken, actor: Actor) -> list[str]:
    """Tick them off; return what is still missing. When nothing is, the decision term runs on from the day they came.

    Raises AanvraagNietGevonden, AanvraagGesloten or StukOnbekend.
    """
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    stukken = {stuk.code: stuk for stuk in await queries.stukken(session, aanvraag.gemeente, aanvraag.id)}
    vreemd = [code for code in opdracht.codes if code not in stukken]
    if vreemd:
        raise StukOnbekend(", ".join(vreemd))
    for code in opdracht.codes:
        stukken[code].ontvangen_op = stukken[code].ontvangen_op or opdracht.ontvangen_op
    await session.flush()
    nieuw = {"stukken": list(opdracht.codes), "ontvangenOp": str(opdracht.ontvangen_op)}
    await audit.schrijf(session, aanvraag.gemeente, "stukken-ontvangen", "aanvraag", aanvraag.id, actor, nieuw=nieuw)

    nog = ontbreekt(stukken, {code for code, stuk in stukken.items() if stuk.ontvangen_op})
    if not nog:
        await _hervat(session, aanvraag, opdracht.ontvangen_op, aangevuld=True)
    return nog


async def geef_hersteltermijn(session: WriteSession, opdracht: GeefHersteltermijn, actor: Actor) -> UUID:
    """Let the decision term stand still from tomorrow, publish `hersteltermijn-gegeven`; return the id of the hersteltermijn.

    Raises AanvraagGesloten, or what `toets_herstel` raises.
    """
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    mist = await wat_mist(session, aanvraag)
    eerder = await queries.hersteltermijnen(session, aanvraag.gemeente, aanvraag.id)
    toets_herstel(mist, als_herstel(eerder), opdracht.boekdatum, opdracht.tot_en_met)
    herstel = Hersteltermijn(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        gegeven_op=opdracht.boekdatum,
        tot_en_met=opdracht.tot_en_met,
        stukken=mist,
        aangevuld=False,
    )
    session.add(herstel)
    await session.flush()
    rij = await lopende_termijn(session, aanvraag.gemeente, aanvraag.id, BESLISTERMIJN)
    if rij is not None:
        soort = beslistermijn_soort(await normen.op(session, aanvraag.ontvangen_op), aanvraag.verlengd_weken)
        await schort_op(session, rij, soort, opdracht.boekdatum + timedelta(days=1), HERSTEL)
    nieuw = {"totEnMet": str(opdracht.tot_en_met), "stukken": mist}
    await audit.schrijf(session, aanvraag.gemeente, "hersteltermijn-geven", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    gebeurtenis = HersteltermijnGegeven(aanvraag_id=aanvraag.id, datum=opdracht.boekdatum, tot_en_met=opdracht.tot_en_met)
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=opdracht.boekdatum)
    return herstel.id


async def laat_verlopen(session: WriteSession, gemeente: str, op: date, aantal: int) -> int:
    """Let decision terms run on whose hersteltermijn passed unused; return how many."""
    verlopen = await queries.verlopen_hersteltermijnen(session, gemeente, op, aantal)
    for herstel in verlopen:
        aanvraag = await queries.aanvraag_met_slot(session, [gemeente], herstel.aanvraag_id)
        await _hervat(session, aanvraag, herstel.tot_en_met + timedelta(days=1), aangevuld=False)
    return len(verlopen)


async def wat_mist(session: WriteSession, aanvraag: Aanvraag) -> list[str]:
    """Which papers are still missing."""
    stukken = await queries.stukken(session, aanvraag.gemeente, aanvraag.id)
    return ontbreekt([s.code for s in stukken], {s.code for s in stukken if s.ontvangen_op})


def als_herstel(rijen: Sequence[Hersteltermijn]) -> list[Herstel]:
    """As the domain knows them."""
    return [Herstel(r.gegeven_op, r.tot_en_met, r.hervat_op, r.aangevuld) for r in rijen]


async def _hervat(session: WriteSession, aanvraag: Aanvraag, op: date, *, aangevuld: bool) -> None:
    """The decision term runs on, from the day of the last paper or the day after an unused term; its new end stands in the aanvraag."""
    herstel = await queries.hersteltermijnen(session, aanvraag.gemeente, aanvraag.id)
    if not herstel or herstel[-1].hervat_op is not None:
        return
    laatste = herstel[-1]
    dag = min(max(op, laatste.gegeven_op + timedelta(days=1)), laatste.tot_en_met + timedelta(days=1))
    laatste.hervat_op, laatste.aangevuld = dag, aangevuld
    rij = await lopende_termijn(session, aanvraag.gemeente, aanvraag.id, BESLISTERMIJN)
    if rij is not None and rij.geschorst_sinds:
        await hervat(session, rij, beslistermijn_soort(await normen.op(session, aanvraag.ontvangen_op), aanvraag.verlengd_weken), dag)
        aanvraag.besluit_uiterlijk = rij.einde
    await session.flush()
