"""/intake/v1/beleidsplannen: which optional grounds of refusal the raad opened (Bgs, art. 13)."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.problem import problemen
from kernel.web import Model, Verwijzing
from services.intake.api.deps import plaats
from services.intake.api.schemas import BeleidsplanGegeven, BeleidsplanVerzoek, Crisisgronden, CrisisgrondenGegeven, CrisisgrondenVerzoek
from services.intake.domain.crisis import WETTELIJK, Crisisbeleid
from services.intake.domain.fouten import (
    BeleidsplanNietGevonden,
    BeleidsplanOverlapt,
    BeleidsplanTeLang,
    CrisisbeleidBestaat,
    NormOntbreekt,
)
from services.intake.domain.weigering import Beleidsplan
from services.intake.store import queries
from services.intake.usecases.leg_beleidsplan_vast import leg_beleidsplan_vast
from services.intake.usecases.leg_crisisbeleid_vast import leg_crisisbeleid_vast

router = APIRouter(tags=["Beleidsplannen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:beleidsplannen:lezen"), vereist("intake:beleidsplannen:schrijven")


class Beleidsplannen(Model):
    """De beleidsplannen van uw gemeenten, per gemeente de nieuwste eerst."""

    items: list[BeleidsplanGegeven]


@router.get("/beleidsplannen", operation_id="lijstBeleidsplannen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep) -> Beleidsplannen:
    """Alle vastgelegde beleidsplannen."""
    rijen = await queries.beleidsplan_rijen(session, actor.gemeenten)
    return Beleidsplannen(items=[BeleidsplanGegeven.model_validate(rij) for rij in rijen])


@router.get(
    "/beleidsplannen/{beleidsplanId}",
    operation_id="leesBeleidsplan",
    dependencies=[LEZEN],
    responses=problemen(BeleidsplanNietGevonden),
)
async def lees(beleidsplanId: UUID, session: ReadSessionDep, actor: ActorDep) -> BeleidsplanGegeven:
    """Eén beleidsplan."""
    return BeleidsplanGegeven.model_validate(await queries.beleidsplan(session, actor.gemeenten, beleidsplanId))


@router.post(
    "/beleidsplannen",
    operation_id="legBeleidsplanVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, BeleidsplanTeLang, BeleidsplanOverlapt, NormOntbreekt),
)
async def leg_vast(
    verzoek: BeleidsplanVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, response: Response
) -> Verwijzing:
    """Leg vast welke weigeringsgronden het beleidsplan noemt."""
    plan = Beleidsplan(verzoek.van, verzoek.tot_en_met, frozenset(verzoek.gronden))
    ident = await leg_beleidsplan_vast(session, eigen_gemeente(actor, verzoek.gemeente), plan, verzoek.bron, actor)
    plaats(response, "beleidsplannen", ident)
    return Verwijzing(id=ident)


@router.get("/crisisgronden", operation_id="lijstCrisisgronden", dependencies=[LEZEN])
async def crisisgronden(session: ReadSessionDep, actor: ActorDep) -> Crisisgronden:
    """Wanneer een situatie bedreigend is: volgens de wet, en volgens uw gemeenten."""
    rijen = await queries.crisisbeleid_rijen(session, actor.gemeenten)
    return Crisisgronden(wettelijk=sorted(WETTELIJK), items=[CrisisgrondenGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/crisisgronden",
    operation_id="legCrisisgrondenVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, CrisisbeleidBestaat),
)
async def leg_crisisgronden_vast(
    verzoek: CrisisgrondenVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, response: Response
) -> Verwijzing:
    """Leg vast welke situaties de gemeente bedreigend vindt, naast die van de wet."""
    beleid = Crisisbeleid(verzoek.van, frozenset(verzoek.gronden))
    ident = await leg_crisisbeleid_vast(session, eigen_gemeente(actor, verzoek.gemeente), beleid, verzoek.bron, actor)
    plaats(response, "crisisgronden", ident)
    return Verwijzing(id=ident)
