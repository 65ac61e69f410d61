"""/debiteuren/v1/afschriften: bank statements (camt.053)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.debiteuren.api.deps import AFSCHRIFTEN, AfschriftenDep, SleutelbosDep, plaats
from services.debiteuren.api.schemas import AfschriftenVerwerkt, AfschriftGegeven, AfschriftResultaat
from services.debiteuren.domain.fouten import (
    AfschriftGeenXml,
    AfschriftGeweigerd,
    AfschriftGewijzigd,
    AfschriftNietGevonden,
    AfschriftTeGroot,
)
from services.debiteuren.store import afschriften
from services.debiteuren.usecases.verwerk_afschrift import verwerk_afschriften

router = APIRouter(tags=["Afschriften"], route_class=EenmaligeRoute)

_CAMT053 = {"requestBody": {"required": True, "content": {"application/xml": {"schema": {"type": "string", "description": "camt.053"}}}}}


@router.post(
    "/afschriften",
    operation_id="verwerkAfschrift",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("debiteuren:afschriften:schrijven"), AFSCHRIFTEN, EENMALIG],
    responses=problemen(AfschriftGeweigerd, AfschriftGewijzigd, AfschriftTeGroot, AfschriftGeenXml, GeenToegangTotGemeente)
    | {status.HTTP_200_OK: {"model": AfschriftenVerwerkt, "description": "Alle afschriften waren al verwerkt; er is niets geboekt."}},
    openapi_extra=_CAMT053,
)
async def verwerk(
    inhoud: AfschriftenDep,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    response: Response,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente van de bankrekening; wat niet herkend wordt staat daar.")],
) -> AfschriftenVerwerkt:
    """Verwerk een bestand met bankafschriften (camt.053, versie 02, 04 of 08)."""
    verwerkt = await verwerk_afschriften(session, eigen_gemeente(actor, gemeente), inhoud, boekdatum, actor, bos)
    items = [AfschriftResultaat(**AfschriftGegeven.model_validate(rij).model_dump(), nieuw=nieuw) for rij, nieuw in verwerkt]
    if not any(item.nieuw for item in items):
        response.status_code = status.HTTP_200_OK
    plaats(response, "afschriften", items[0].id)
    return AfschriftenVerwerkt(id=items[0].id, items=items)


@router.get(
    "/afschriften/{afschriftId}",
    operation_id="leesAfschrift",
    dependencies=[vereist("debiteuren:afschriften:lezen")],
    responses=problemen(AfschriftNietGevonden),
)
async def lees(afschriftId: UUID, session: ReadSessionDep, actor: ActorDep) -> AfschriftGegeven:
    """Eén bankafschrift en wat ermee is gedaan."""
    return AfschriftGegeven.model_validate(await afschriften.afschrift(session, actor.gemeenten, afschriftId))
