"""/bbz/v1/voorzieningen: from the akte to the money, and who it was paid to for debiteuren."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from contracts.persoon import BetrokkeneItem, HaalAntwoord, HaalVerzoek
from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, plaats
from services.bbz.api.schemas import UitbetalingVerzoek, VoorzieningGegeven
from services.bbz.domain import fouten
from services.bbz.store import queries
from services.bbz.usecases.betaal_uit import BetaalUit, betaal_uit
from services.bbz.usecases.lees_dossier import haal_personen

router = APIRouter(tags=["Voorzieningen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:voorzieningen:lezen"), vereist("bbz:voorzieningen:schrijven")


@router.get("/voorzieningen", operation_id="lijstVoorzieningen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[VoorzieningGegeven]:
    """Voorzieningen, op de dag waarop zij ontstonden."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.voorzieningen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [VoorzieningGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.ontstaan_op, rij.id)))


@router.get(
    "/voorzieningen/{voorzieningId}",
    operation_id="leesVoorziening",
    dependencies=[LEZEN],
    responses=problemen(fouten.VoorzieningNietGevonden),
)
async def lees(voorzieningId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> VoorzieningGegeven:
    """Eén voorziening."""
    voorziening = await queries.voorziening(session, actor.gemeenten, voorzieningId)
    etag(response, voorziening)
    return VoorzieningGegeven.model_validate(voorziening)


@router.post("/voorzieningen/_haal", operation_id="haalPersonenBijVoorzieningen", dependencies=[vereist("bbz:personen:lezen")])
async def haal(verzoek: HaalVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> HaalAntwoord:
    """De personen bij deze voorzieningen met hun rekening, voor een andere app. Onbekende ids ontbreken in het antwoord."""
    personen = await haal_personen(session, bos, verzoek.ids, actor)
    return HaalAntwoord(items=[BetrokkeneItem(id=ident, betrokkene=betrokkene) for ident, betrokkene in personen.items()])


@router.post(
    "/voorzieningen/{voorzieningId}/uitbetalingen",
    operation_id="betaalUit",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.VoorzieningNietGevonden,
        fouten.BesluitHerroepen,
        fouten.NietUitTeBetalen,
        fouten.AlUitbetaald,
        fouten.UitbetaaldVoorAkte,
        fouten.DatumInDeToekomst,
        fouten.VervaldagNietNaUitbetaling,
        fouten.OpdrachtOntbreekt,
        fouten.AndereRekening,
        fouten.ZekerheidOntbreekt,
        VersieVerouderd,
        VersieOntbreekt,
    ),
)
async def betaal(
    voorzieningId: UUID,
    verzoek: UitbetalingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg de uitbetaling vast. Debiteuren opent daarna de lening."""
    opdracht = BetaalUit(voorzieningId, gezien, verzoek.uitbetaald_op, verzoek.eerste_vervaldag, verzoek.iban, boekdatum)
    ident = await betaal_uit(session, bos, opdracht, actor)
    plaats(response, "voorzieningen", ident)
    return Verwijzing(id=ident)
