"""Keep the checklist of a boekjaar, pay for help from a named source, and see what a budget still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.intake.domain.administratie import Bron, Helper, Kostensoort, Onderdeel, Stand, beoordeel_vergoeding, in_orde
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Administratie, Hulpbudget, Vergoeding
from services.intake.usecases.dossier import BOVEN_PLAFOND, open_dossier


@dataclass(frozen=True, slots=True)
class LegAdministratieVast:
    """The checklist of one boekjaar as it stands now."""

    traject_id: UUID
    boekjaar: int
    onderdelen: Mapping[Onderdeel, Stand]
    helper: Helper
    boekdatum: date


@dataclass(frozen=True, slots=True)
class VergoedKosten:
    """Costs for one boekjaar. `reden` says why more than the ceiling is paid."""

    traject_id: UUID
    boekjaar: int
    kostensoort: Kostensoort
    bron: Bron
    bedrag: Bedrag
    reden: str | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class LegHulpbudgetVast:
    """What a gemeente set aside for a year and pays at most per boekjaar, and where that was decided."""

    gemeente: str
    jaar: int
    budget: Bedrag
    plafond: Bedrag
    bron: str
    boekdatum: date


async def leg_administratie_vast(session: WriteSession, opdracht: LegAdministratieVast, actor: Actor) -> UUID:
    """Store the checklist, or bring that of the same boekjaar up to date; return its id. Raises TrajectNietGevonden or StapNietMogelijk."""
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="administratie bijgewerkt")
    rijen = await queries.administratie_rijen(session, traject.gemeente, traject.id)
    rij = next((r for r in rijen if r.boekjaar == opdracht.boekjaar), None)
    oud = {"in_orde": rij.in_orde} if rij else None
    if rij is None:
        rij = Administratie(gemeente=traject.gemeente, versie=0, traject_id=traject.id, boekjaar=opdracht.boekjaar)
        session.add(rij)
    rij.onderdelen = {onderdeel.value: stand.value for onderdeel, stand in opdracht.onderdelen.items()}
    rij.helper, rij.in_orde = opdracht.helper.value, in_orde(opdracht.onderdelen.values())
    rij.bijgewerkt_op, rij.versie = opdracht.boekdatum, rij.versie + 1
    await session.flush()
    nieuw = {"boekjaar": rij.boekjaar, "in_orde": rij.in_orde, "helper": rij.helper}
    await audit.schrijf(session, traject.gemeente, "bijwerken", "administratie", rij.id, actor, oud=oud, nieuw=nieuw)
    return rij.id


async def vergoed_kosten(session: WriteSession, bos: Sleutelbos, opdracht: VergoedKosten, actor: Actor) -> UUID:
    """Store what is paid; return its id.

    Raises TrajectNietGevonden, StapNietMogelijk, HulpIsKosteloos, BudgetOntbreekt, PlafondOverschreden or BudgetUitgeput.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="kosten vergoed")
    gemeente, jaar = traject.gemeente, opdracht.boekdatum.year
    await queries.hulpbudget_slot(session, gemeente, jaar)
    beoordeel_vergoeding(
        opdracht.kostensoort,
        opdracht.bron,
        opdracht.bedrag,
        await queries.hulpbudget(session, gemeente, jaar),
        jaar=jaar,
        betaald_boekjaar=await queries.betaald_boekjaar(session, gemeente, traject.id, opdracht.boekjaar),
        betaald_jaar=await queries.betaald_jaar(session, gemeente, jaar),
        boven_plafond=opdracht.reden is not None,
    )
    rij = Vergoeding(
        gemeente=gemeente,
        traject_id=traject.id,
        boekjaar=opdracht.boekjaar,
        jaar=jaar,
        kostensoort=opdracht.kostensoort.value,
        bron=opdracht.bron.value,
        bedrag_centen=opdracht.bedrag.centen,
        boven_plafond_reden=bos.versleutel(opdracht.reden, BOVEN_PLAFOND) if opdracht.reden else None,
        toegekend_op=opdracht.boekdatum,
        toegekend_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"boekjaar": rij.boekjaar, "bron": rij.bron, "bedrag_centen": rij.bedrag_centen}
    await audit.schrijf(session, gemeente, "vergoeden", "vergoeding", rij.id, actor, nieuw=nieuw)
    return rij.id


async def leg_hulpbudget_vast(session: WriteSession, opdracht: LegHulpbudgetVast, actor: Actor) -> UUID:
    """Store the budget of a year; a newer one of the same year takes its place. Returns the id."""
    rij = Hulpbudget(
        gemeente=opdracht.gemeente,
        jaar=opdracht.jaar,
        budget_centen=opdracht.budget.centen,
        plafond_boekjaar_centen=opdracht.plafond.centen,
        bron=opdracht.bron,
        vastgelegd_op=opdracht.boekdatum,
        vastgelegd_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"jaar": rij.jaar, "budget_centen": rij.budget_centen, "plafond_boekjaar_centen": rij.plafond_boekjaar_centen}
    await audit.schrijf(session, rij.gemeente, "vastleggen", "hulpbudget", rij.id, actor, nieuw=nieuw)
    return rij.id
