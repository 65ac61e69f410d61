"""/intake/v1/quickscans: a short self-test for everyone, and a call for who wants one. These routes need no token.

Public, so bounded: closed questions, small bodies, per gemeente a number a minute over all processes, and no answer that
tells whether someone is known here.
"""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    QuickscanAanmelding,
    QuickscanAdvies,
    QuickscanGegeven,
    QuickscanOntvangen,
    QuickscanVerzoek,
    QuickscanVraag,
    QuickscanVragen,
)
from services.intake.domain.fouten import (
    AntwoordenOnvolledig,
    CrisisgrondNietVastgesteld,
    GemeenteDoetNietMee,
    NormOntbreekt,
    QuickscanNietGevonden,
    TeVeelAanvragen,
)
from services.intake.domain.quickscan import BRON, GEVERIFIEERD, TEKSTEN, VRAGEN
from services.intake.store import queries
from services.intake.usecases.doe_quickscan import BelNaQuickscan, Grenzen, doe_quickscan, meld_aan_na_quickscan

router = APIRouter(tags=["Quickscan"])

LEZEN = vereist("intake:quickscans:lezen")
_ONTVANGEN = "Dank u wel. Wij nemen contact met u op. Dreigt er iets op korte termijn, bel ons dan vandaag."


@router.get("/quickscan-vragen", operation_id="leesQuickscanVragen")
async def vragen() -> QuickscanVragen:
    """De vragen van de quickscan. Iedereen mag ze zien."""
    return QuickscanVragen(vragen=[QuickscanVraag(code=v.code, tekst=v.tekst, onderwerp=v.onderwerp) for v in VRAGEN])


@router.post(
    "/quickscans",
    operation_id="doeQuickscan",
    status_code=status.HTTP_201_CREATED,
    responses=problemen(AntwoordenOnvolledig, GemeenteDoetNietMee, TeVeelAanvragen),
)
async def doe(verzoek: QuickscanVerzoek, request: Request, boekdatum: BoekdatumDep, response: Response) -> QuickscanAdvies:
    """Doe de quickscan. Wij bewaren het advies, niet uw antwoorden en niets over wie u bent."""
    antwoorden = {a.code: a.antwoord for a in verzoek.antwoorden}
    async with request.app.state.db.write([verzoek.gemeente]) as session:
        ident, advies = await doe_quickscan(session, verzoek.gemeente, antwoorden, _grenzen(request), boekdatum)
    plaats(response, "quickscans", ident)
    return QuickscanAdvies(id=ident, advies=advies, tekst=TEKSTEN[advies], bron=BRON, geverifieerd=GEVERIFIEERD)


@router.post(
    "/quickscan-aanmeldingen",
    operation_id="meldAanNaQuickscan",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problemen(QuickscanNietGevonden, TeVeelAanvragen, CrisisgrondNietVastgesteld, NormOntbreekt),
)
async def meld_aan(verzoek: QuickscanAanmelding, request: Request, bos: SleutelbosDep, boekdatum: BoekdatumDep) -> QuickscanOntvangen:
    """Laat u bellen na de quickscan. Twee keer sturen geeft één aanmelding."""
    velden = {naam: getattr(verzoek, naam) for naam in ("gemeente", "quickscan_id", "betrokkene", "crisisgrond")}
    async with request.app.state.db.write([verzoek.gemeente]) as session:
        await meld_aan_na_quickscan(session, bos, BelNaQuickscan(boekdatum=boekdatum, **velden), _grenzen(request))
    return QuickscanOntvangen(tekst=_ONTVANGEN)


@router.get("/quickscans/{quickscanId}", operation_id="leesQuickscan", dependencies=[LEZEN], responses=problemen(QuickscanNietGevonden))
async def lees(quickscanId: UUID, session: ReadSessionDep, actor: ActorDep) -> QuickscanGegeven:
    """Een gedane quickscan, voor het loket."""
    return QuickscanGegeven.model_validate(await queries.quickscan(session, actor.gemeenten, quickscanId))


def _grenzen(request: Request) -> Grenzen:
    settings = request.app.state.settings
    return Grenzen(settings.quickscans_per_minuut, settings.quickscan_aanmeldingen_per_uur, settings.quickscan_geldig_uren)
