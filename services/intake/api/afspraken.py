"""/intake/v1/afspraken: appointments, and who must be called because he did not come."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import AfspraakAfloop, AfspraakDetail, AfspraakGegeven, AfspraakVerzoek
from services.intake.domain.fouten import AanmeldingNietGevonden, AfspraakNietGevonden, DatumNietMogelijk, StapNietMogelijk
from services.intake.store import queries
from services.intake.usecases.plan_afspraak import PlanAfspraak, bel_na, lees_afspraak, plan_afspraak, rond_afspraak_af

router = APIRouter(tags=["Afspraken"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:afspraken:lezen"), vereist("intake:afspraken:schrijven")
WEIGERINGEN = (AfspraakNietGevonden, StapNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.post(
    "/aanmeldingen/{aanmeldingId}/afspraken",
    operation_id="planAfspraak",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(AanmeldingNietGevonden, DatumNietMogelijk),
)
async def plan(
    aanmeldingId: UUID,
    verzoek: AfspraakVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Maak een afspraak. De laatste werkdag ervoor volgt de gebeurtenis waarop de herinnering kan worden gestuurd."""
    opdracht = PlanAfspraak(aanmeldingId, verzoek.datum, time.fromisoformat(verzoek.tijd), verzoek.vorm, verzoek.plek, boekdatum)
    ident = await plan_afspraak(session, bos, opdracht, actor)
    plaats(response, "afspraken", ident)
    return Verwijzing(id=ident)


@router.get("/afspraken", operation_id="lijstAfspraken", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    aanmeldingId: Annotated[UUID | None, Query(description="Alleen de afspraken van deze aanmelding.")] = None,
    nabellen: Annotated[bool, Query(description="Alleen afspraken waarna nog iemand gebeld moet worden.")] = False,
) -> Pagina[AfspraakGegeven]:
    """Afspraken op volgorde van de dag."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.afspraak_lijst(session, actor.gemeenten, aanmeldingId, (dag, ident), cursor.aantal, nabellen=nabellen)
    items = [AfspraakGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.get("/afspraken/{afspraakId}", operation_id="leesAfspraak", dependencies=[LEZEN], responses=problemen(AfspraakNietGevonden))
async def lees(afspraakId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> AfspraakDetail:
    """Eén afspraak met de plek. Het lezen staat in het verwerkingenlog."""
    rij, plek = await lees_afspraak(session, bos, afspraakId, actor)
    etag(response, rij)
    return AfspraakDetail(**AfspraakGegeven.model_validate(rij).model_dump(), plek=plek)


@router.post(
    "/afspraken/{afspraakId}/aflopen",
    operation_id="rondAfspraakAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, DatumNietMogelijk),
)
async def rond_af(
    afspraakId: UUID,
    verzoek: AfspraakAfloop,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg vast hoe de afspraak afliep. Wie niet kwam, komt op de lijst om na te bellen."""
    await rond_afspraak_af(session, afspraakId, gezien, verzoek.status, boekdatum, actor)
    return Verwijzing(id=afspraakId)


@router.post(
    "/afspraken/{afspraakId}/belpogingen",
    operation_id="belNa",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def nabellen(
    afspraakId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, gezien: IfMatchDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Leg vast dat iemand die niet kwam is nagebeld, om samen te kijken wat nodig is."""
    await bel_na(session, afspraakId, gezien, boekdatum, actor)
    return Verwijzing(id=afspraakId)
