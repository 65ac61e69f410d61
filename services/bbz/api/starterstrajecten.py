"""/bbz/v1/starterstrajecten: the preparation of a business in phases, with groups and contracts, and whether it lasted."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, plaats
from services.bbz.api.schemas import starters as schemas
from services.bbz.domain import fouten
from services.bbz.domain.fouten import starter as geweigerd
from services.bbz.store.queries import starters as vragen
from services.bbz.usecases import begeleid_starter as verloop
from services.bbz.usecases import richt_starters_in as inrichting

router = APIRouter(tags=["Starters"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:starterstrajecten:lezen"), vereist("bbz:starterstrajecten:schrijven")


@router.get("/startersgroepen", operation_id="lijstStartersgroepen", dependencies=[LEZEN])
async def groepen(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.GroepGegeven]:
    """Groepen, op de dag waarop ze beginnen."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.groepen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    velden = [veld for veld in schemas.GroepGegeven.model_fields if veld != "deelnemers"]
    items = [
        schemas.GroepGegeven(**{v: getattr(rij, v) for v in velden}, deelnemers=await vragen.deelnemers(session, rij.gemeente, rij.id))
        for rij in rijen
    ]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.begin, rij.id)))


@router.post(
    "/startersgroepen",
    operation_id="maakStartersgroep",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def maak_groep(verzoek: schemas.GroepVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep) -> Verwijzing:
    """Maak een groep van ten hoogste twaalf."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    opdracht = inrichting.MaakGroep(gemeente, verzoek.naam, verzoek.fase, verzoek.begin, verzoek.plaatsen)
    return Verwijzing(id=await inrichting.maak_groep(session, opdracht, actor))


@router.get("/trajectcontracten", operation_id="lijstTrajectcontracten", dependencies=[LEZEN])
async def contracten(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.ContractGegeven]:
    """Contracten met trajectbureaus."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.contracten(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.ContractGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.geldig_van, rij.id)))


@router.post(
    "/trajectcontracten",
    operation_id="sluitTrajectcontract",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, geweigerd.ContractKloptNiet),
)
async def sluit_contract(verzoek: schemas.ContractVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep) -> Verwijzing:
    """Leg een contract vast: delen per mijlpaal, en een bonus."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    opdracht = inrichting.SluitContract(gemeente, verzoek.opdrachtnemer, verzoek.naam, verzoek.geldig_van, verzoek.als_contract())
    return Verwijzing(id=await inrichting.sluit_contract(session, opdracht, actor))


@router.get("/starterstrajecten", operation_id="lijstStarterstrajecten", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.TrajectGegeven]:
    """Starterstrajecten, op de dag waarop ze begonnen."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.trajecten(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.TrajectGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.gestart_op, rij.id)))


@router.post(
    "/starterstrajecten",
    operation_id="beginStarterstraject",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        GeenToegangTotGemeente, geweigerd.GroepNietGevonden, geweigerd.GroepVol, geweigerd.ContractNietGevonden, fouten.NormOntbreekt
    ),
)
async def begin(
    verzoek: schemas.TrajectVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Een kandidaat-starter begint. De voorbereiding duurt ten hoogste twaalf maanden."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    opdracht = verloop.BeginTraject(gemeente, verzoek.betrokkene, verzoek.groep_id, verzoek.contract_id, boekdatum)
    ident = await verloop.begin_traject(session, bos, opdracht, actor)
    plaats(response, "starterstrajecten", ident)
    return Verwijzing(id=ident)


@router.get(
    "/starterstrajecten/{trajectId}",
    operation_id="leesStarterstraject",
    dependencies=[LEZEN],
    responses=problemen(geweigerd.StarterstrajectNietGevonden),
)
async def lees(trajectId: UUID, session: WriteSessionDep, actor: ActorDep, response: Response) -> schemas.TrajectDetail:
    """Eén traject met fasen, metingen en wat het bureau verdiende."""
    rij = await vragen.traject(session, actor.gemeenten, trajectId)
    etag(response, rij)
    fasen = await vragen.fasen(session, rij.gemeente, rij.id)
    metingen = await vragen.metingen(session, rij.gemeente, rij.id)
    verdiend = await inrichting.verdienste(session, rij)
    return schemas.TrajectDetail(
        **schemas.TrajectGegeven.model_validate(rij).model_dump(),
        fasen=[schemas.FaseGegeven.model_validate(f) for f in fasen],
        metingen=[schemas.MetingGegeven.model_validate(m) for m in metingen],
        verdienste=schemas.VerdiensteGegeven.van(verdiend) if verdiend else None,
    )


@router.post(
    "/starterstrajecten/{trajectId}/fasen",
    operation_id="sluitFaseAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.StarterstrajectNietGevonden, geweigerd.TrajectAfgerond, geweigerd.FaseNietAanDeBeurt),
)
async def fase(
    trajectId: UUID, verzoek: schemas.FaseVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, _: MedewerkerDep
) -> Verwijzing:
    """Sluit een fase af, met go of no-go van de klantmanager."""
    opdracht = verloop.SluitFaseAf(
        traject_id=trajectId,
        fase=verzoek.fase,
        ingekocht=verzoek.ingekocht,
        begin=verzoek.begin,
        einde=verzoek.einde,
        door_gaan=verzoek.door_gaan,
        reden=verzoek.reden,
        plan=verzoek.plan,
    )
    return Verwijzing(id=await verloop.sluit_fase_af(session, bos, opdracht, actor))


@router.post(
    "/starterstrajecten/{trajectId}/afrondingen",
    operation_id="rondStarterstrajectAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.StarterstrajectNietGevonden, geweigerd.TrajectAfgerond, geweigerd.StartdatumOntbreekt),
)
async def rond_af(
    trajectId: UUID, verzoek: schemas.AfrondingVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Leg vast wat er van het traject werd; loondienst en parttime tellen ook."""
    opdracht = verloop.RondAf(trajectId, verzoek.uitkomst, verzoek.onderneming_op, boekdatum)
    return Verwijzing(id=(await verloop.rond_af(session, opdracht, actor)).id)


@router.post(
    "/starterstrajecten/{trajectId}/uitstroommetingen",
    operation_id="meetUitstroom",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.StarterstrajectNietGevonden, geweigerd.TrajectLoopt, geweigerd.MetingTeVroeg, geweigerd.AlGemeten),
)
async def meet(
    trajectId: UUID, verzoek: schemas.MetingVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Meet na 12 of 48 maanden of de starter nog uit de bijstand is."""
    opdracht = verloop.MeetUitstroom(trajectId, verzoek.na_maanden, verzoek.maanden_uitkering, verzoek.maanden_levensonderhoud, boekdatum)
    return Verwijzing(id=await verloop.meet_uitstroom(session, opdracht, actor))
