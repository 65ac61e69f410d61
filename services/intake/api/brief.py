"""How a letter leaves: as PDF/A, or as Word for who wants to go on in it."""

import asyncio
from enum import StrEnum
from typing import Annotated, Any, Final

from fastapi import Query, Request, Response

from kernel.brief import Afzender
from kernel.briefopslag import ConceptNietGevonden
from kernel.problem import problemen
from services.intake.domain.fouten import ParameterOntbreekt
from services.intake.export.beschikking import stel_brief_op
from services.intake.usecases.lees_dossier import Briefdossier

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Briefvorm(StrEnum):
    """In welke vorm een brief komt."""

    PDF = "pdf"
    DOCX = "docx"


VormDep = Annotated[Briefvorm, Query(description="`pdf` (PDF/A) of `docx` (Word).")]
_BINAIR: Final = {"schema": {"type": "string", "format": "binary"}}


def brief_antwoorden(*soorten: type[Exception]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route that answers with a letter."""
    inhoud = {"application/pdf": _BINAIR, _DOCX: _BINAIR}
    goed: dict[int | str, dict[str, Any]] = {200: {"description": "De brief.", "content": inhoud}}
    return {**goed, **problemen(*soorten, ConceptNietGevonden, ParameterOntbreekt)}


async def als_antwoord(request: Request, dossier: Briefdossier, vorm: Briefvorm, naam: str) -> Response:
    """Set the letter, in a thread and after the transaction: typesetting takes longer than a connection may be held."""
    settings = request.app.state.settings
    brief = stel_brief_op(dossier, Afzender(settings.uitvoerder_naam, settings.uitvoerder_adres))
    inhoud = await asyncio.to_thread(brief.als_pdf if vorm is Briefvorm.PDF else brief.als_docx)
    bestand = {"Content-Disposition": f'attachment; filename="{naam}-{dossier.kenmerk}.{vorm}"'}
    return Response(inhoud, media_type="application/pdf" if vorm is Briefvorm.PDF else _DOCX, headers=bestand)
