"""/gateway/v1/managementinformatie and /gateway/v1/indicatoren"""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from gateway.managementinformatie.api.schemas import IndicatorGegeven, RapportGegeven
from gateway.managementinformatie.domain.fouten import GemeenteNietGevonden, OngeldigeMaand, VormNietMogelijk
from gateway.managementinformatie.domain.rapport import lees_maand, stel_op
from gateway.managementinformatie.domain.register import REGISTER
from gateway.managementinformatie.export.csv import als_csv
from gateway.managementinformatie.store import queries
from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.paging import Pagina
from kernel.problem import problemen

router = APIRouter(tags=["Managementinformatie"], route_class=EenmaligeRoute)

LEZEN = [vereist("gateway:managementinformatie:lezen")]
_CSV: dict[int | str, dict[str, Any]] = {
    200: {"description": "De cijfers van de maand.", "content": {"text/csv": {"schema": {"type": "string"}}}}
}


@router.get(
    "/managementinformatie/{maand}",
    operation_id="leesManagementinformatie",
    dependencies=LEZEN,
    response_model=RapportGegeven,
    responses=problemen(OngeldigeMaand, GemeenteNietGevonden, VormNietMogelijk) | _CSV,
)
async def lees(
    maand: str,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.")],
    session: ReadSessionDep,
    actor: ActorDep,
    accept: Annotated[str, Header(max_length=500)] = "*/*",
) -> RapportGegeven | Response:
    """De cijfers van één gemeente over één maand, als JSON of (Accept: text/csv) als CSV."""
    vorm = _vorm(accept)
    eerste_dag = lees_maand(maand)
    if gemeente not in actor.gemeenten:
        raise GemeenteNietGevonden
    cijfers = stel_op(await queries.standen(session, gemeente, eerste_dag))
    if vorm == "csv":
        naam = f'attachment; filename="managementinformatie-{gemeente}-{maand}.csv"'
        return Response(als_csv(gemeente, maand, cijfers), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": naam})
    return RapportGegeven.uit(gemeente, maand, cijfers)


@router.get("/indicatoren", operation_id="lijstIndicatoren", dependencies=LEZEN)
async def indicatoren() -> Pagina[IndicatorGegeven]:
    """Alle indicatoren, met definitie, formule en de gebeurtenissen waar zij uit komen."""
    return Pagina(items=[IndicatorGegeven.uit(indicator) for indicator in REGISTER])


def _vorm(accept: str) -> str:
    """The first form in `Accept` that we have."""
    for deel in accept.split(","):
        soort = deel.split(";")[0].strip().lower()
        if soort in {"application/json", "application/*", "*/*"}:
            return "json"
        if soort in {"text/csv", "text/*"}:
            return "csv"
    raise VormNietMogelijk
