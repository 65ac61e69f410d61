"""Announce a refusal and record what the applicant says to it; record the advice of the commissie (Awb art. 4:7; beleid)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from contracts.bbz import VoornemenVerzonden
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.outbox import append
from services.bbz.domain.fouten import HersteltermijnOngeldig, VoornemenNodig, ZienswijzeTeLaat
from services.bbz.store import queries
from services.bbz.store.geheim import versleutel_tekst
from services.bbz.store.tables import Commissieadvies, Voornemen
from services.bbz.usecases.stel_samen import eis_open

ZIENSWIJZE, TOELICHTING = "voornemen.zienswijze", "commissieadvies.toelichting"


@dataclass(frozen=True, slots=True)
class VerzendVoornemen:
    """A refusal is announced; without a day of his own the applicant has as long as the gemeente's beleid says."""

    aanvraag_id: UUID
    zienswijze_tot_en_met: date | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class LegZienswijzeVast:
    """What the applicant said to it, and when it came."""

    aanvraag_id: UUID
    zienswijze: str
    ontvangen_op: date


@dataclass(frozen=True, slots=True)
class LegAdviesVast:
    """What the commissie advised (a code), up to which amount."""

    aanvraag_id: UUID
    advies: str
    bedrag: Bedrag
    toelichting: str
    boekdatum: date


async def verzend_voornemen(session: WriteSession, opdracht: VerzendVoornemen, actor: Actor) -> Voornemen:
    """Store the voornemen and publish `voornemen-verzonden`. Raises AanvraagGesloten, BeleidOntbreekt or HersteltermijnOngeldig."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    tot_en_met = opdracht.zienswijze_tot_en_met
    if tot_en_met is None:
        beleid = await queries.beleid_op(session, aanvraag.gemeente, opdracht.boekdatum)
        tot_en_met = opdracht.boekdatum + timedelta(weeks=beleid.eis_zienswijze_weken())
    if tot_en_met <= opdracht.boekdatum:
        raise HersteltermijnOngeldig(opdracht.boekdatum + timedelta(days=1))
    voornemen = Voornemen(
        gemeente=aanvraag.gemeente, aanvraag_id=aanvraag.id, verzonden_op=opdracht.boekdatum, zienswijze_tot_en_met=tot_en_met
    )
    session.add(voornemen)
    await session.flush()
    nieuw = {"zienswijzeTotEnMet": str(tot_en_met)}
    await audit.schrijf(session, aanvraag.gemeente, "voornemen-verzenden", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    gebeurtenis = VoornemenVerzonden(aanvraag_id=aanvraag.id, datum=opdracht.boekdatum, zienswijze_tot_en_met=tot_en_met)
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=opdracht.boekdatum)
    return voornemen


async def leg_zienswijze_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegZienswijzeVast, actor: Actor) -> UUID:
    """Store it with the voornemen; return the voornemen's id. Raises AanvraagGesloten, VoornemenNodig or ZienswijzeTeLaat."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    voornemen = await queries.laatste_voornemen(session, aanvraag.gemeente, aanvraag.id)
    if voornemen is None:
        raise VoornemenNodig
    if voornemen.zienswijze_op is not None or opdracht.ontvangen_op > voornemen.zienswijze_tot_en_met:
        raise ZienswijzeTeLaat(voornemen.zienswijze_tot_en_met)
    voornemen.zienswijze_op = opdracht.ontvangen_op
    voornemen.zienswijze = versleutel_tekst(bos, ZIENSWIJZE, opdracht.zienswijze)
    await session.flush()
    nieuw = {"zienswijzeOp": str(opdracht.ontvangen_op)}
    await audit.schrijf(session, aanvraag.gemeente, "zienswijze-vastleggen", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    return voornemen.id


async def leg_advies_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegAdviesVast, actor: Actor) -> UUID:
    """Store the advice of the commissie; return its id. Raises AanvraagGesloten."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    advies = Commissieadvies(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        datum=opdracht.boekdatum,
        advies=opdracht.advies,
        bedrag_centen=opdracht.bedrag.centen,
        toelichting=versleutel_tekst(bos, TOELICHTING, opdracht.toelichting),
        door=actor.wie,
    )
    session.add(advies)
    await session.flush()
    nieuw = {"advies": opdracht.advies, "bedragCenten": opdracht.bedrag.centen}
    await audit.schrijf(session, aanvraag.gemeente, "commissie-adviseert", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    return advies.id
