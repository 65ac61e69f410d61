"""/bbz/v1: the letters of an aanvraag or besluit as PDF/A or Word."""

import asyncio
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from kernel.auth import ActorDep, vereist
from kernel.brief import Afzender
from kernel.briefopslag import ConceptNietGevonden
from kernel.problem import problemen
from services.bbz.api.deps import SleutelbosDep
from services.bbz.api.schemas.basis import Code
from services.bbz.domain import fouten
from services.bbz.export.brieven import maak_brief
from services.bbz.usecases.lees_brief import (
    Briefdossier,
    lees_brief_van_aanvraag,
    lees_brief_van_besluit,
    lees_brief_van_voorstel,
)

router = APIRouter(tags=["Brieven"])

LEZEN = vereist("bbz:aanvragen:lezen")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BESTAND = {
    "description": "De brief als PDF/A, of als Word-bestand.",
    "content": {soort: {"schema": {"type": "string", "format": "binary"}} for soort in ("application/pdf", WORD)},
}
Als = Annotated[Literal["pdf", "docx"], Query(alias="vorm", description="PDF/A, of Word om verder te bewerken.")]
FOUTEN = (ConceptNietGevonden, fouten.GemeenteOnbekend)


@router.get(
    "/besluiten/{besluitId}/brief",
    operation_id="leesBeschikking",
    dependencies=[LEZEN],
    response_class=Response,
    responses={200: BESTAND, **problemen(fouten.BesluitNietGevonden, *FOUTEN)},
)
async def beschikking(besluitId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: Als = "pdf") -> Response:
    """De beschikking zoals die is vastgesteld, met wat artikel 39 van het Bbz 2004 voorschrijft."""
    # Its own transaction, closed before the typesetting: a PDF takes longer than a connection may be held.
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_brief_van_besluit(session, bos, besluitId, actor)
    return await stuur_brief(request, dossier, vorm)


@router.get(
    "/besluitvoorstellen/{voorstelId}/brief",
    operation_id="leesConceptbeschikking",
    dependencies=[LEZEN],
    response_class=Response,
    responses={200: BESTAND, **problemen(*FOUTEN)},
)
async def conceptbeschikking(voorstelId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: Als = "docx") -> Response:
    """De beschikking in concept, bij een voorstel dat nog niet is bekrachtigd."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_brief_van_voorstel(session, bos, voorstelId, actor)
    return await stuur_brief(request, dossier, vorm)


@router.get(
    "/aanvragen/{aanvraagId}/brieven/{code}",
    operation_id="leesBriefBijAanvraag",
    dependencies=[LEZEN],
    response_class=Response,
    responses={200: BESTAND, **problemen(fouten.AanvraagNietGevonden, *FOUTEN)},
)
async def bij_aanvraag(aanvraagId: UUID, code: Code, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: Als = "pdf") -> Response:
    """Een andere brief bij de aanvraag, zoals die over een hersteltermijn."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_brief_van_aanvraag(session, bos, aanvraagId, code, actor)
    return await stuur_brief(request, dossier, vorm)


async def stuur_brief(request: Request, d: Briefdossier, vorm: str) -> Response:
    """The letter as a file, set outside any transaction."""
    settings = request.app.state.settings
    uitvoerder = Afzender(settings.uitvoerder_naam, settings.uitvoerder_adres)
    brief = maak_brief(d.tekst, d.betrokkene, d.gemeentenaam, d.kenmerk, d.datum, uitvoerder, overleden=d.overleden)
    inhoud = await asyncio.to_thread(brief.als_docx if vorm == "docx" else brief.als_pdf)
    naam = f'attachment; filename="brief-{d.kenmerk}.{vorm}"'
    return Response(inhoud, media_type=WORD if vorm == "docx" else "application/pdf", headers={"Content-Disposition": naam})
