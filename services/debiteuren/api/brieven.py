"""/debiteuren/v1: the letters of collection and the statements for the debtor, as PDF/A."""

import asyncio
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from kernel.auth import ActorDep, vereist
from kernel.brief import Afzender, Brief
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.debiteuren.api.deps import SleutelbosDep
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.fouten.ladder import BriefNietGevonden, StapNietGevonden
from services.debiteuren.domain.fouten.taak import JaarNogNietVoorbij
from services.debiteuren.export.brieven import lees_stapbrief
from services.debiteuren.export.opgave import jaaropgave, saldo_opgave

router = APIRouter(tags=["Brieven"], route_class=EenmaligeRoute)

_PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}, "description": "De brief als PDF/A."}}


def _afzender(request: Request) -> Afzender:
    settings = request.app.state.settings
    return Afzender(settings.uitvoerder_naam, settings.uitvoerder_adres)


async def _als_antwoord(brief: Brief, naam: str) -> Response:
    """Typesetting takes tens of milliseconds: not in the event loop, and no transaction is open any more."""
    pdf = await asyncio.to_thread(brief.als_pdf)
    return Response(pdf, media_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{naam}.pdf"'})


@router.get(
    "/invorderingsstappen/{stapId}/brief",
    operation_id="leesStapbrief",
    dependencies=[vereist("debiteuren:invorderingen:lezen")],
    response_class=Response,
    responses=_PDF | problemen(StapNietGevonden, BriefNietGevonden),
)
async def stapbrief(stapId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep) -> Response:
    """De brief bij een stap, zoals die is verzonden."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        brief = await lees_stapbrief(session, bos, stapId, actor, _afzender(request))
    return await _als_antwoord(brief, "brief")


@router.get(
    "/leningen/{leningId}/saldo-opgave",
    operation_id="leesSaldoOpgave",
    dependencies=[vereist("debiteuren:leningen:lezen")],
    response_class=Response,
    responses=_PDF | problemen(LeningNietGevonden),
)
async def saldo(
    leningId: UUID,
    request: Request,
    bos: SleutelbosDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    datum: Annotated[date | None, Query(description="Stand aan het eind van deze dag; leeg is vandaag.")] = None,
) -> Response:
    """De stand van een lening op een dag, voor de debiteur."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        brief = await saldo_opgave(session, bos, leningId, datum or boekdatum, actor, _afzender(request))
    return await _als_antwoord(brief, "saldo-opgave")


@router.get(
    "/leningen/{leningId}/jaaropgaven/{jaar}",
    operation_id="leesJaaropgave",
    dependencies=[vereist("debiteuren:leningen:lezen")],
    response_class=Response,
    responses=_PDF | problemen(LeningNietGevonden, JaarNogNietVoorbij),
)
async def jaar_opgave(
    leningId: UUID,
    jaar: Annotated[int, Path(ge=2000, le=2200)],
    request: Request,
    bos: SleutelbosDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
) -> Response:
    """Het jaar van een lening: begin, wat er gebeurde, eind (Bbz 2004, art. 43d)."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        brief = await jaaropgave(session, bos, leningId, jaar, boekdatum, actor, _afzender(request))
    return await _als_antwoord(brief, "jaaropgave")
