"""/intake/v1: the administration per boekjaar, what is paid for it, and the question of viability that follows."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    AdministratieGegeven,
    AdministratieOverzicht,
    AdministratieVerzoek,
    HulpbudgetGegeven,
    Hulpbudgetten,
    HulpbudgetVerzoek,
    LevensvatbaarheidGegeven,
    Levensvatbaarheidsvragen,
    OnderdeelGegeven,
    VergoedingGegeven,
    VergoedingVerzoek,
)
from services.intake.domain.administratie import Helper, Onderdeel, Stand, alles_in_orde
from services.intake.domain.fouten import (
    AdministratieNietInOrde,
    BudgetOntbreekt,
    BudgetUitgeput,
    HulpIsKosteloos,
    LevensvatbaarheidAlGevraagd,
    PlafondOverschreden,
    StapNietMogelijk,
    TrajectNietGevonden,
)
from services.intake.store import queries, tables
from services.intake.usecases.help_met_administratie import (
    LegAdministratieVast,
    LegHulpbudgetVast,
    VergoedKosten,
    leg_administratie_vast,
    leg_hulpbudget_vast,
    vergoed_kosten,
)
from services.intake.usecases.vraag_levensvatbaarheid import vraag_levensvatbaarheid

router = APIRouter(tags=["Administratie"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
BUDGET_LEZEN, BUDGET_SCHRIJVEN = vereist("intake:hulpbudgetten:lezen"), vereist("intake:hulpbudgetten:schrijven")
WEIGERINGEN = (TrajectNietGevonden, StapNietMogelijk)


@router.post(
    "/trajecten/{trajectId}/administraties",
    operation_id="legAdministratieVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def leg_vast(
    trajectId: UUID,
    verzoek: AdministratieVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg de checklist van een boekjaar vast, of werk die van hetzelfde boekjaar bij."""
    onderdelen = {o.onderdeel: o.stand for o in verzoek.onderdelen}
    opdracht = LegAdministratieVast(trajectId, verzoek.boekjaar, onderdelen, verzoek.helper, boekdatum)
    ident = await leg_administratie_vast(session, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/administratie",
    operation_id="leesAdministratie",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def lees(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> AdministratieOverzicht:
    """De administratie per boekjaar, en wat daarvoor is vergoed."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    jaren = await queries.administratie_rijen(session, traject.gemeente, traject.id)
    vergoedingen = await queries.vergoeding_rijen(session, traject.gemeente, traject.id)
    return AdministratieOverzicht(
        alles_in_orde=alles_in_orde(jaar.in_orde for jaar in jaren),
        boekjaren=[_administratie(jaar) for jaar in jaren],
        vergoedingen=[VergoedingGegeven.model_validate(rij) for rij in vergoedingen],
    )


@router.post(
    "/trajecten/{trajectId}/vergoedingen",
    operation_id="vergoedKosten",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, HulpIsKosteloos, BudgetOntbreekt, PlafondOverschreden, BudgetUitgeput),
)
async def vergoed(
    trajectId: UUID,
    verzoek: VergoedingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast welke kosten van hulp worden betaald, en uit welke bron."""
    bedrag, reden = Bedrag(verzoek.bedrag_centen), verzoek.boven_plafond_reden
    opdracht = VergoedKosten(trajectId, verzoek.boekjaar, verzoek.kostensoort, verzoek.bron, bedrag, reden, boekdatum)
    ident = await vergoed_kosten(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get("/hulpbudgetten", operation_id="lijstHulpbudgetten", dependencies=[BUDGET_LEZEN])
async def budgetten(session: ReadSessionDep, actor: ActorDep) -> Hulpbudgetten:
    """De hulpbudgetten per jaar, met wat ervan is besteed en wat over is."""
    rijen = await queries.hulpbudget_rijen(session, actor.gemeenten)
    return Hulpbudgetten(
        items=[HulpbudgetGegeven.model_validate({**rij, "over_centen": rij["budget_centen"] - rij["besteed_centen"]}) for rij in rijen]
    )


@router.post(
    "/hulpbudgetten",
    operation_id="legHulpbudgetVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BUDGET_SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def leg_budget_vast(
    verzoek: HulpbudgetVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Leg het hulpbudget van een jaar vast. Een later budget van hetzelfde jaar komt in de plaats."""
    opdracht = LegHulpbudgetVast(
        gemeente=eigen_gemeente(actor, verzoek.gemeente),
        jaar=verzoek.jaar,
        budget=Bedrag(verzoek.budget_centen),
        plafond=Bedrag(verzoek.plafond_boekjaar_centen),
        bron=verzoek.bron,
        boekdatum=boekdatum,
    )
    return Verwijzing(id=await leg_hulpbudget_vast(session, opdracht, actor))


@router.post(
    "/trajecten/{trajectId}/levensvatbaarheidsvragen",
    operation_id="vraagLevensvatbaarheid",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, AdministratieNietInOrde, LevensvatbaarheidAlGevraagd, VersieVerouderd, VersieOntbreekt),
)
async def vraag(
    trajectId: UUID,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Vraag Bbz of de onderneming levensvatbaar is. Dat kan zodra de administratie in orde is; de toelating wacht er niet op."""
    ident = await vraag_levensvatbaarheid(session, trajectId, gezien, boekdatum, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/levensvatbaarheidsvragen",
    operation_id="lijstLevensvatbaarheidsvragen",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def vragen(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> Levensvatbaarheidsvragen:
    """De vragen over de levensvatbaarheid met hun antwoord, de nieuwste eerst."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    rijen = await queries.levensvatbaarheid_rijen(session, traject.gemeente, traject.id)
    return Levensvatbaarheidsvragen(items=[LevensvatbaarheidGegeven.model_validate(rij) for rij in rijen])


def _administratie(rij: tables.Administratie) -> AdministratieGegeven:
    onderdelen = [OnderdeelGegeven(onderdeel=Onderdeel(naam), stand=Stand(stand)) for naam, stand in rij.onderdelen.items()]
    return AdministratieGegeven(
        id=rij.id,
        boekjaar=rij.boekjaar,
        onderdelen=onderdelen,
        helper=Helper(rij.helper),
        in_orde=rij.in_orde,
        bijgewerkt_op=rij.bijgewerkt_op,
    )
