"""/debiteuren/v1: decisions of two medewerkers about a loan."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.vierogen import VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.besluit import BekrachtigVerzoek, BesluitDetail, BesluitGegeven, BesluitVerzoek, VoorstelGegeven
from services.debiteuren.domain.besluit import Besluitsoort
from services.debiteuren.domain.fouten import LeningAfgesloten, LeningNietGevonden, MeerDanOpen, NormOntbreekt
from services.debiteuren.domain.fouten.besluit import BesluitGeweigerd, BesluitNietGevonden
from services.debiteuren.domain.fouten.ladder import LadderFout
from services.debiteuren.domain.fouten.verjaring import Verjaard
from services.debiteuren.export.brieven import schrijf_stapbrief
from services.debiteuren.store import queries
from services.debiteuren.store.queries import besluiten as vragen
from services.debiteuren.store.queries.invordering import stap_van_besluit
from services.debiteuren.usecases.bekrachtig_besluit import BekrachtigBesluit, bekrachtig_besluit
from services.debiteuren.usecases.lees_besluit import lees_besluit, lees_voorstel
from services.debiteuren.usecases.stel_besluit_voor import StelBesluitVoor, stel_besluit_voor

router = APIRouter(tags=["Besluiten"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:besluiten:lezen"), vereist("debiteuren:besluiten:schrijven")
WEIGERINGEN = (BesluitGeweigerd, LeningAfgesloten, MeerDanOpen, LadderFout, Verjaard, NormOntbreekt)


@router.post(
    "/leningen/{leningId}/besluitvoorstellen",
    operation_id="stelBesluitVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, VersieVerouderd, VersieOntbreekt, *WEIGERINGEN),
)
async def stel_voor(
    leningId: UUID,
    verzoek: BesluitVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel een besluit voor, van opeising tot afboeking. Een collega bekrachtigt het."""
    opdracht = StelBesluitVoor(leningId, verzoek.inhoud(), verzoek.motivering, gezien, boekdatum)
    voorstel_id = await stel_besluit_voor(session, bos, opdracht, actor)
    plaats(response, "besluitvoorstellen", voorstel_id)
    return Verwijzing(id=voorstel_id)


@router.get(
    "/besluitvoorstellen/{voorstelId}", operation_id="leesBesluitvoorstel", dependencies=[LEZEN], responses=problemen(VoorstelNietGevonden)
)
async def lees_het_voorstel(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> VoorstelGegeven:
    """Een voorstel, voor wie het bekrachtigt. Het lezen staat in het verwerkingenlog."""
    voorstel, motivering = await lees_voorstel(session, bos, voorstelId, actor)
    return VoorstelGegeven(
        id=voorstelId,
        gemeente=voorstel.gemeente,
        lening_id=voorstel.onderwerp_id,
        soort=Besluitsoort(voorstel.soort),
        grond=voorstel.inhoud["grond"],
        bedrag_centen=voorstel.inhoud["bedrag"],
        motivering=motivering,
        voorgesteld_op=voorstel.voorgesteld_op,
        besloten=voorstel.besloten_door is not None,
    )


@router.post(
    "/besluitvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigBesluit",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker, *WEIGERINGEN),
)
async def bekrachtig(
    voorstelId: UUID,
    verzoek: BekrachtigVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Bekrachtig een voorstel: het wordt uitgevoerd. Dat kan alleen een andere medewerker dan wie het voorstel deed."""
    besluit_id = await bekrachtig_besluit(session, bos, BekrachtigBesluit(voorstelId, verzoek.soort, boekdatum), actor)
    if (stap := await stap_van_besluit(session, actor.gemeenten, besluit_id)) is not None:
        await schrijf_stapbrief(session, bos, stap)
    plaats(response, "besluiten", besluit_id)
    return Verwijzing(id=besluit_id)


@router.get("/leningen/{leningId}/besluiten", operation_id="lijstBesluiten", dependencies=[LEZEN], responses=problemen(LeningNietGevonden))
async def lijst(leningId: UUID, session: ReadSessionDep, actor: ActorDep) -> Pagina[BesluitGegeven]:
    """Alles wat over een lening is besloten, in volgorde."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    rijen = await vragen.besluiten_van_lening(session, lening.gemeente, lening.id)
    return Pagina(items=[BesluitGegeven.model_validate(rij) for rij in rijen])


@router.get("/besluiten/{besluitId}", operation_id="leesBesluit", dependencies=[LEZEN], responses=problemen(BesluitNietGevonden))
async def lees(besluitId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> BesluitDetail:
    """Een besluit met de motivering. Het lezen staat in het verwerkingenlog."""
    besluit, motivering = await lees_besluit(session, bos, besluitId, actor)
    return BesluitDetail(**BesluitGegeven.model_validate(besluit).model_dump(), motivering=motivering)
