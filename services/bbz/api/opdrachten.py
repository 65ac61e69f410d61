"""/bbz/v1/opdrachten and /coaches: the work that is given to outsiders, as our own people see it; and the papers with it."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, plaats
from services.bbz.api.schemas import opdrachten as schemas
from services.bbz.domain import fouten
from services.bbz.domain.fouten import opdracht as geweigerd
from services.bbz.domain.fouten.starter import StarterstrajectNietGevonden
from services.bbz.domain.opdracht import Opdrachtsoort
from services.bbz.store.queries import opdrachten as vragen
from services.bbz.usecases.beheer_coachpool import NeemInPool, neem_in_pool
from services.bbz.usecases.beheer_stukken import VoegStukToe, lees_opdracht, lees_stuk, voeg_stuk_toe
from services.bbz.usecases.verstrek_opdracht import VerstrekOpdracht, verstrek_bij_aanvraag, verstrek_bij_traject
from services.bbz.usecases.werk_aan_opdracht import begin, trek_in

router = APIRouter(tags=["Opdrachten"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:opdrachten:lezen"), vereist("bbz:opdrachten:schrijven")
#: Gegevensbeheer is a role of its own: it completes files and decides nothing.
STUKKEN_LEZEN, STUKKEN_SCHRIJVEN = vereist("bbz:stukken:lezen"), vereist("bbz:stukken:schrijven")
STUK = {
    "description": "De inhoud van het stuk.",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


@router.get("/coaches", operation_id="lijstCoaches", dependencies=[vereist("bbz:coaches:lezen")])
async def pool(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.CoachGegeven]:
    """De coachpool, met de plaatsen die ieder nog heeft."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.coaches(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [
        schemas.CoachGegeven(
            **{veld: getattr(rij, veld) for veld in schemas.CoachGegeven.model_fields if veld != "vrij"},
            vrij=rij.capaciteit - await vragen.lopend(session, rij.gemeente, rij.client) if rij.actief else 0,
        )
        for rij in rijen
    ]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.sinds, rij.id)))


@router.post(
    "/coaches",
    operation_id="neemInPool",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("bbz:coaches:schrijven"), EENMALIG],
    responses=problemen(GeenToegangTotGemeente, geweigerd.CoachBestaatAl),
)
async def neem_op(
    verzoek: schemas.CoachVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Neem een coach, bureau of vrijwilliger op in de pool van een gemeente."""
    opdracht = NeemInPool(
        gemeente=eigen_gemeente(actor, verzoek.gemeente),
        client=verzoek.client,
        naam=verzoek.naam,
        soort=verzoek.soort,
        deskundigheid=tuple(verzoek.deskundigheid),
        capaciteit=verzoek.capaciteit,
        boekdatum=boekdatum,
    )
    return Verwijzing(id=await neem_in_pool(session, opdracht, actor))


@router.get("/opdrachten", operation_id="lijstOpdrachten", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.OpdrachtGegeven]:
    """Opdrachten, die het eerst klaar moet zijn eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.opdrachten(session, actor.gemeenten, (dag, ident), cursor.aantal, None)
    items = [schemas.OpdrachtGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.uiterlijk, rij.id)))


@router.post(
    "/aanvragen/{aanvraagId}/begeleidingen",
    operation_id="verstrekBegeleiding",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.AanvraagNietGevonden,
        geweigerd.CoachNietGevonden,
        geweigerd.CoachVol,
        geweigerd.UiterlijkTeVroeg,
        geweigerd.ToetsingEnBegeleidingApart,
    ),
)
async def begeleid(
    aanvraagId: UUID,
    verzoek: schemas.BegeleidingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Geef iemand uit de pool de opdracht om deze ondernemer te begeleiden."""
    opdracht = VerstrekOpdracht(
        soort=Opdrachtsoort.BEGELEIDING,
        gemeente="",
        opdrachtnemer=verzoek.opdrachtnemer,
        betrokkene_id=aanvraagId,
        aanvraag_id=aanvraagId,
        onderzoek_id=None,
        starterstraject_id=None,
        opdracht=verzoek.opdracht,
        doelen=tuple(verzoek.doelen),
        betaler=verzoek.betaler,
        prijs=Bedrag(verzoek.prijs_centen),
        uiterlijk=verzoek.uiterlijk,
        boekdatum=boekdatum,
    )
    ident = await verstrek_bij_aanvraag(session, bos, aanvraagId, opdracht, actor)
    plaats(response, "opdrachten", ident)
    return Verwijzing(id=ident)


@router.post(
    "/starterstrajecten/{trajectId}/opdrachten",
    operation_id="verstrekTraject",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(StarterstrajectNietGevonden, geweigerd.CoachNietGevonden, geweigerd.CoachVol, geweigerd.UiterlijkTeVroeg),
)
async def laat_voorbereiden(
    trajectId: UUID,
    verzoek: schemas.TrajectopdrachtVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Laat een trajectbureau uit de pool een starter voorbereiden."""
    opdracht = VerstrekOpdracht(
        soort=Opdrachtsoort.TRAJECT,
        gemeente="",
        opdrachtnemer=verzoek.opdrachtnemer,
        betrokkene_id=trajectId,
        aanvraag_id=None,
        onderzoek_id=None,
        starterstraject_id=trajectId,
        opdracht=verzoek.opdracht,
        doelen=(),
        betaler=None,
        prijs=Bedrag(verzoek.prijs_centen),
        uiterlijk=verzoek.uiterlijk,
        boekdatum=boekdatum,
    )
    ident = await verstrek_bij_traject(session, bos, trajectId, opdracht, actor)
    plaats(response, "opdrachten", ident)
    return Verwijzing(id=ident)


@router.get(
    "/opdrachten/{opdrachtId}", operation_id="leesOpdracht", dependencies=[LEZEN], responses=problemen(geweigerd.OpdrachtNietGevonden)
)
async def lees(
    opdrachtId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response
) -> schemas.OpdrachtDetail:
    """Eén opdracht met stukken en voortgang. Het lezen staat in het verwerkingenlog."""
    dossier = await lees_opdracht(session, bos, opdrachtId, actor, None)
    etag(response, dossier.rij)
    return schemas.OpdrachtDetail.van(dossier)


@router.post(
    "/opdrachten/{opdrachtId}/beginnen",
    operation_id="beginOpdracht",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.OpdrachtNietGevonden, geweigerd.OpdrachtInAndereStand),
)
async def begin_opdracht(
    opdrachtId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """De opdrachtnemer is begonnen."""
    return Verwijzing(id=(await begin(session, opdrachtId, boekdatum, actor, None)).id)


@router.post(
    "/opdrachten/{opdrachtId}/intrekkingen",
    operation_id="trekOpdrachtIn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.OpdrachtNietGevonden, geweigerd.OpdrachtInAndereStand),
)
async def trek_opdracht_in(
    opdrachtId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Trek de opdracht in. De opdrachtnemer ziet er daarna niets meer van."""
    return Verwijzing(id=(await trek_in(session, opdrachtId, boekdatum, actor)).id)


@router.post(
    "/opdrachten/{opdrachtId}/stukken",
    operation_id="voegStukToe",
    status_code=status.HTTP_201_CREATED,
    dependencies=[STUKKEN_SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.OpdrachtNietGevonden, geweigerd.OpdrachtInAndereStand, geweigerd.StukNietLeesbaar),
)
async def voeg_toe(
    opdrachtId: UUID, verzoek: schemas.StukVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Voeg een stuk toe dat de opdrachtnemer nodig heeft."""
    opdracht = VoegStukToe(opdrachtId, verzoek.naam, verzoek.mediatype, verzoek.inhoud, boekdatum)
    return Verwijzing(id=await voeg_stuk_toe(session, bos, opdracht, actor, None))


@router.get(
    "/opdrachten/{opdrachtId}/stukken/{stukId}",
    operation_id="leesStuk",
    dependencies=[STUKKEN_LEZEN],
    response_class=Response,
    responses={200: STUK, **problemen(geweigerd.OpdrachtNietGevonden, geweigerd.StukNietGevonden)},
)
async def stuk(opdrachtId: UUID, stukId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Response:
    """De inhoud van een stuk. Het lezen staat in het verwerkingenlog."""
    mediatype, inhoud = await lees_stuk(session, bos, opdrachtId, stukId, actor, None)
    return Response(inhoud, media_type=mediatype, headers={"Content-Disposition": f'attachment; filename="stuk-{stukId}"'})
