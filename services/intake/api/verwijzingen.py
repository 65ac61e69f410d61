"""/intake/v1/verwijzingen: who was handed over to or from a ketenpartner, and of whom nobody heard yet."""

from datetime import date
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
from kernel.web import Verwijzing as Resource
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import TerugkoppelingVerzoek, VerwijzingDetail, VerwijzingGegeven, VerwijzingVerzoek
from services.intake.domain.fouten import (
    AanmeldingNietGevonden,
    DatumNietMogelijk,
    OverdrachtZonderToestemming,
    TerugkoppelingAlGedaan,
    VerwijzingNietGevonden,
)
from services.intake.store import queries
from services.intake.usecases.verwijs import KoppelTerug, Verwijs, koppel_terug, lees_verwijzing, verwijs

router = APIRouter(tags=["Verwijzingen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:verwijzingen:lezen"), vereist("intake:verwijzingen:schrijven")


@router.post(
    "/aanmeldingen/{aanmeldingId}/verwijzingen",
    operation_id="verwijs",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(AanmeldingNietGevonden, OverdrachtZonderToestemming, DatumNietMogelijk),
)
async def draag_over(
    aanmeldingId: UUID,
    verzoek: VerwijzingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Resource:
    """Leg een overdracht naar of van een ketenpartner vast, met toestemming van de ondernemer."""
    ident = await verwijs(session, bos, Verwijs(aanmeldingId, boekdatum=boekdatum, **verzoek.model_dump()), actor)
    plaats(response, "verwijzingen", ident)
    return Resource(id=ident)


@router.get("/verwijzingen", operation_id="lijstVerwijzingen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    aanmeldingId: Annotated[UUID | None, Query(description="Alleen de verwijzingen van deze aanmelding.")] = None,
    zonderTerugkoppeling: Annotated[bool, Query(description="Alleen verwijzingen waarvan nog niets is gehoord.")] = False,
) -> Pagina[VerwijzingGegeven]:
    """Verwijzingen, die het langst op terugkoppeling wachten eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.verwijzing_lijst(
        session, actor.gemeenten, aanmeldingId, (dag, ident), cursor.aantal, zonder_terugkoppeling=zonderTerugkoppeling
    )
    items = [VerwijzingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.terugkoppeling_verwacht_op, rij.id)))


@router.get(
    "/verwijzingen/{verwijzingId}", operation_id="leesVerwijzing", dependencies=[LEZEN], responses=problemen(VerwijzingNietGevonden)
)
async def lees(verwijzingId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> VerwijzingDetail:
    """Eén verwijzing met de partner. Het lezen staat in het verwerkingenlog."""
    rij, partner, toelichting = await lees_verwijzing(session, bos, verwijzingId, actor)
    etag(response, rij)
    basis = VerwijzingGegeven.model_validate(rij).model_dump()
    return VerwijzingDetail(**basis, partner=partner, toestemming_op=rij.toestemming_op, toelichting=toelichting)


@router.post(
    "/verwijzingen/{verwijzingId}/terugkoppelingen",
    operation_id="koppelTerug",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(VerwijzingNietGevonden, TerugkoppelingAlGedaan, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt),
)
async def terugkoppeling(
    verwijzingId: UUID,
    verzoek: TerugkoppelingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Resource:
    """Leg vast wat de overdracht opleverde."""
    opdracht = KoppelTerug(verwijzingId, gezien, verzoek.resultaat, verzoek.toelichting, verzoek.datum, boekdatum)
    await koppel_terug(session, bos, opdracht, actor)
    return Resource(id=verwijzingId)
