"""Hand someone over to a ketenpartner, or take him over from one, and record the feedback that belongs to it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.verwijzing import Ketenpartnersoort, Richting, Terugkoppeling, beoordeel_terugkoppeling, beoordeel_toestemming
from services.intake.store import queries
from services.intake.store.tables import Verwijzing
from services.intake.usecases.dossier import PARTNER, TOELICHTING, log_aanmelding


@dataclass(frozen=True, slots=True)
class Verwijs:
    """To or from whom, with whose consent, and when feedback is expected."""

    aanmelding_id: UUID
    richting: Richting
    partnersoort: Ketenpartnersoort
    partner: str
    warm: bool
    toestemming_op: date | None
    datum: date
    terugkoppeling_verwacht_op: date
    boekdatum: date


@dataclass(frozen=True, slots=True)
class KoppelTerug:
    """What came of it."""

    verwijzing_id: UUID
    gezien: int
    resultaat: Terugkoppeling
    toelichting: str | None
    datum: date
    boekdatum: date


async def verwijs(session: WriteSession, bos: Sleutelbos, opdracht: Verwijs, actor: Actor) -> UUID:
    """Store the handover; return its id. Raises AanmeldingNietGevonden, OverdrachtZonderToestemming or DatumNietMogelijk."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, opdracht.aanmelding_id)
    controleer_datum("overdracht", opdracht.datum, date.min, opdracht.boekdatum)
    controleer_datum("verwachte terugkoppeling", opdracht.terugkoppeling_verwacht_op, opdracht.datum, date.max)
    verwijzing = Verwijzing(
        gemeente=aanmelding.gemeente,
        versie=1,
        aanmelding_id=aanmelding.id,
        richting=opdracht.richting.value,
        partnersoort=opdracht.partnersoort.value,
        partner=bos.versleutel(opdracht.partner, PARTNER),
        warm=opdracht.warm,
        toestemming_op=beoordeel_toestemming(opdracht.toestemming_op, opdracht.datum),
        datum=opdracht.datum,
        terugkoppeling_verwacht_op=opdracht.terugkoppeling_verwacht_op,
    )
    session.add(verwijzing)
    await session.flush()
    await log_aanmelding(session, aanmelding, naam="verwijzing vastgelegd")
    nieuw = {"richting": verwijzing.richting, "partnersoort": verwijzing.partnersoort, "toestemming_op": verwijzing.toestemming_op}
    await audit.schrijf(session, aanmelding.gemeente, "verwijzen", "verwijzing", verwijzing.id, actor, nieuw=nieuw)
    return verwijzing.id


async def koppel_terug(session: WriteSession, bos: Sleutelbos, opdracht: KoppelTerug, actor: Actor) -> None:
    """Store the feedback. Raises VerwijzingNietGevonden, VersieVerouderd, TerugkoppelingAlGedaan or DatumNietMogelijk."""
    verwijzing = await queries.verwijzing_met_slot(session, actor.gemeenten, opdracht.verwijzing_id)
    verwacht_versie(verwijzing, opdracht.gezien)
    beoordeel_terugkoppeling(verwijzing.terugkoppeling_op)
    verwijzing.terugkoppeling_op = controleer_datum("terugkoppeling", opdracht.datum, verwijzing.datum, opdracht.boekdatum)
    verwijzing.resultaat, verwijzing.versie = opdracht.resultaat.value, verwijzing.versie + 1
    verwijzing.toelichting = bos.versleutel(opdracht.toelichting, TOELICHTING) if opdracht.toelichting else None
    aanmelding = await queries.aanmelding(session, [verwijzing.gemeente], verwijzing.aanmelding_id)
    await log_aanmelding(session, aanmelding, naam="terugkoppeling vastgelegd")
    nieuw = {"resultaat": verwijzing.resultaat}
    await audit.schrijf(session, verwijzing.gemeente, "terugkoppelen", "verwijzing", verwijzing.id, actor, nieuw=nieuw)


async def lees_verwijzing(session: WriteSession, bos: Sleutelbos, verwijzing_id: UUID, actor: Actor) -> tuple[Verwijzing, str, str | None]:
    """The handover, its partner and what was told about it. Raises VerwijzingNietGevonden."""
    verwijzing = await queries.verwijzing_met_slot(session, actor.gemeenten, verwijzing_id)
    aanmelding = await queries.aanmelding(session, [verwijzing.gemeente], verwijzing.aanmelding_id)
    await log_aanmelding(session, aanmelding, naam="verwijzing gelezen")
    toelichting = bos.ontsleutel(verwijzing.toelichting, TOELICHTING) if verwijzing.toelichting else None
    return verwijzing, bos.ontsleutel(verwijzing.partner, PARTNER), toelichting
