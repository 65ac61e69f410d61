"""Make the offer to all creditors at once, and record what each of them answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag, totaal
from kernel.versie import verwacht_versie
from services.intake.domain.aandelen import Aandeel as Deel
from services.intake.domain.aandelen import Reactie, aandelen, uitkomst
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import AandeelOnbekend, BodOntbreekt, GeenSchulden, GemeenteWeigertZonderReden
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.regeling import REGELING, VAST_BOD, Regelingstap, Regelingstatus
from services.intake.domain.schuld import Schuld, beoordeel_krediet
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Aandeel, Regeling
from services.intake.usecases.dossier import REACTIE, open_dossier


@dataclass(frozen=True, slots=True)
class DoeVoorstel:
    """What all creditors together are offered; None when the kind of solution fixes it."""

    regeling_id: UUID
    gezien: int
    bod_centen: int | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class LegReactieVast:
    """What one creditor answered about one claim."""

    regeling_id: UUID
    gezien: int
    schuld_id: UUID
    reactie: Reactie
    reden: str | None
    datum: date
    boekdatum: date


async def doe_voorstel(session: WriteSession, opdracht: DoeVoorstel, actor: Actor) -> Sequence[Aandeel]:
    """Store the shares, which sum to the offer, and return them. Claims are frozen as they stand today.

    Raises RegelingNietGevonden, VersieVerouderd, StapNietMogelijk, BodOntbreekt, BodTeHoog, GeenSchulden, KredietBovenZakelijk
    or NormOntbreekt.
    """
    regeling = await _open(session, opdracht.regeling_id, opdracht.gezien, actor, naam="voorstel gedaan")
    nieuw = REGELING.volgende(Regelingstap.VOORSTEL, regeling.stand)
    if (opdracht.bod_centen is None) != (regeling.vorm in VAST_BOD):
        raise BodOntbreekt
    factor = norm(Normsoort.PREFERENT_FACTOR, opdracht.boekdatum)
    schulden = [rij.waarde for rij in await queries.schuld_rijen(session, regeling.gemeente, regeling.traject_id)]
    if not schulden:
        raise GeenSchulden
    bod = None if opdracht.bod_centen is None else Bedrag(opdracht.bod_centen)
    delen = aandelen(regeling.vorm, bod, schulden, factor.waarde)
    await _beoordeel_krediet(session, regeling, schulden, delen)
    van_gemeente = {s.id for s in schulden if s.van_gemeente}
    bekend = {rij.schuld_id: rij for rij in await queries.aandeel_rijen(session, regeling.gemeente, regeling.id)}
    for deel in delen:
        rij = bekend.pop(deel.schuld_id, None) or Aandeel(gemeente=regeling.gemeente, regeling_id=regeling.id, schuld_id=deel.schuld_id)
        rij.vordering_centen, rij.aandeel_centen, rij.preferent = deel.vordering.centen, deel.aandeel.centen, deel.preferent
        rij.van_gemeente, rij.reactie, rij.gereageerd_op = deel.schuld_id in van_gemeente, Reactie.OPEN.value, None
        session.add(rij)
    for rij in bekend.values():  # the debt lapsed since an earlier offer: nothing is offered for it any more
        rij.vordering_centen, rij.aandeel_centen, rij.reactie = 0, 0, Reactie.AKKOORD.value
    regeling.bod_centen = sum(deel.aandeel.centen for deel in delen)
    regeling.preferent_factor, regeling.factor_geverifieerd = factor.waarde, factor.geverifieerd
    regeling.voorgesteld_op = opdracht.boekdatum
    await _bewaar(session, regeling, Regelingstap.VOORSTEL, nieuw, actor)
    return await queries.aandeel_rijen(session, regeling.gemeente, regeling.id)


async def leg_reactie_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegReactieVast, actor: Actor) -> Regelingstatus:
    """Store the answer and return what all answers mean together.

    The gemeente itself refuses only with a reason. Raises RegelingNietGevonden, VersieVerouderd, StapNietMogelijk,
    AandeelOnbekend, GemeenteWeigertZonderReden or DatumNietMogelijk.
    """
    regeling = await _open(session, opdracht.regeling_id, opdracht.gezien, actor, naam="reactie vastgelegd")
    REGELING.controleer(Regelingstap.REACTIE, regeling.stand)
    rijen = await queries.aandeel_rijen(session, regeling.gemeente, regeling.id)
    rij = next((r for r in rijen if r.schuld_id == opdracht.schuld_id), None)
    if rij is None:
        raise AandeelOnbekend
    if rij.van_gemeente and opdracht.reactie is not Reactie.AKKOORD and not opdracht.reden:
        raise GemeenteWeigertZonderReden
    controleer_datum("reactie", opdracht.datum, regeling.voorgesteld_op or regeling.gemaakt_op, opdracht.boekdatum)
    rij.reactie, rij.gereageerd_op = opdracht.reactie.value, opdracht.datum
    rij.reden = bos.versleutel(opdracht.reden, REACTIE) if opdracht.reden else None
    nieuw = REGELING.volgende(Regelingstap.REACTIE, regeling.stand, uitkomst([Reactie(r.reactie) for r in rijen]))
    if nieuw is Regelingstatus.AKKOORD:
        regeling.akkoord_op = opdracht.boekdatum
    await _bewaar(session, regeling, Regelingstap.REACTIE, nieuw, actor)
    return nieuw


async def _beoordeel_krediet(session: WriteSession, regeling: Regeling, schulden: Sequence[Schuld], delen: Sequence[Deel]) -> None:
    """When private creditors get a share too, that is not paid from the Bbz credit: it may not be more than the business shares."""
    if regeling.kredietverzoek_id is None:
        return
    verzoek = await queries.kredietverzoek(session, regeling.gemeente, regeling.kredietverzoek_id)
    zakelijk = {s.id for s in schulden if s.zakelijk}
    if verzoek and any(deel.aandeel.centen for deel in delen if deel.schuld_id not in zakelijk):
        beoordeel_krediet(Bedrag(verzoek.bedrag_centen), totaal(deel.aandeel for deel in delen if deel.schuld_id in zakelijk))


async def _open(session: WriteSession, regeling_id: UUID, gezien: int, actor: Actor, *, naam: str) -> Regeling:
    regeling = await queries.regeling_met_slot(session, actor.gemeenten, regeling_id)
    verwacht_versie(regeling, gezien)
    await open_dossier(session, actor, regeling.traject_id, Stap.OPLOSSING, naam=naam)
    return regeling


async def _bewaar(session: WriteSession, regeling: Regeling, stap: Regelingstap, nieuw: Regelingstatus, actor: Actor) -> None:
    oud, regeling.status = regeling.status, nieuw.value
    regeling.versie += 1
    await session.flush()
    wijziging = {"status": nieuw.value, "bod_centen": regeling.bod_centen}
    await audit.schrijf(session, regeling.gemeente, stap.value, "regeling", regeling.id, actor, oud={"status": oud}, nieuw=wijziging)
