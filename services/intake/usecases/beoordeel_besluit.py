"""May this be decided? Asked when it is proposed, and again when it is ratified: what allowed it must still hold."""

from datetime import date

from contracts.bbz import Doel, Uitkomst
from kernel.db import WriteSession
from services.intake.domain.fouten import HersteltermijnNietVerstreken, PlanOntbreekt, RegelingLoopt
from services.intake.domain.herziening import ZONDER_HOREN, Herzieningsreden, beoordeel_reden
from services.intake.domain.regeling import OPEN, Regelingstatus
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.voornemen import beoordeel_gehoord
from services.intake.domain.weigering import DOOR_BELEIDSPLAN, Weigeringsgrond, beoordeel_grond
from services.intake.store import queries
from services.intake.store.tables import Traject


async def beoordeel_afwijzing(
    session: WriteSession, traject: Traject, grond: Weigeringsgrond, op: date, *, eigen_gegevens: bool
) -> Weigeringsgrond:
    """Give back the ground when it is open to this gemeente on `op` and the person was heard where that is due.

    What is known of fraude or recidive does not come from the person himself. Raises WeigeringsgrondZonderBeleidsplan,
    VoornemenOntbreekt or ZienswijzeLoopt.
    """
    beoordeel_grond(grond, await queries.beleidsplan_waarden(session, traject.gemeente), traject.gemeente, op)
    await _beoordeel_gehoord(session, traject, Besluitsoort.AFWIJZING, op, eigen_gegevens=eigen_gegevens and grond not in DOOR_BELEIDSPLAN)
    return grond


async def beoordeel_herziening(
    session: WriteSession,
    traject: Traject,
    soort: Besluitsoort,
    reden: Herzieningsreden,
    op: date,
    *,
    met_plan: bool,
    eigen_gegevens: bool,
) -> None:
    """Return when this revision fits its reason, its plan and what went before.

    Raises VerkeerdVoorstel, RedenOntbreekt, BbzKredietLoopt, RegelingLoopt, PlanOntbreekt, HersteltermijnNietVerstreken,
    VoornemenOntbreekt or ZienswijzeLoopt.
    """
    beoordeel_reden(soort, reden, bbz_krediet_loopt=await bbz_krediet_loopt(session, traject))
    if reden is Herzieningsreden.HULP_AFGEROND:
        regelingen = await queries.regeling_rijen(session, traject.gemeente, traject.id)
        if lopend := next((r.stand for r in regelingen if r.stand in OPEN), None):
            raise RegelingLoopt(lopend)
    if soort is Besluitsoort.WIJZIGING and not met_plan:
        raise PlanOntbreekt
    if soort is Besluitsoort.BUITEN_BEHANDELING:
        gegeven = await queries.hersteltermijnen(session, traject.gemeente, traject.id)
        if not gegeven or gegeven[-1].ontvangen_op is not None or gegeven[-1].tot_en_met >= op:
            raise HersteltermijnNietVerstreken
    await _beoordeel_gehoord(session, traject, soort, op, eigen_gegevens=eigen_gegevens or reden in ZONDER_HOREN)


async def bbz_krediet_loopt(session: WriteSession, traject: Traject) -> bool:
    """Was a Bbz credit granted for this route, of which the regeling is not yet done? (000 § 4.4.5.4)"""
    besluiten = await queries.bbz_besluiten(session, traject.gemeente, traject.id)
    if not any(b.uitkomst == Uitkomst.TOEGEKEND and b.doel != Doel.LEVENSONDERHOUD for b in besluiten):
        return False
    regelingen = await queries.regeling_rijen(session, traject.gemeente, traject.id)
    return not any(r.stand is Regelingstatus.GESLAAGD for r in regelingen)


async def _beoordeel_gehoord(session: WriteSession, traject: Traject, soort: Besluitsoort, op: date, *, eigen_gegevens: bool) -> None:
    voornemens = [v.waarde for v in await queries.voornemens(session, traject.gemeente, traject.id)]
    beoordeel_gehoord(soort, voornemens, op, eigen_gegevens=eigen_gegevens)
