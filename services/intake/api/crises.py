"""/intake/v1: a bedreigende situatie of someone who is already known."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import plaats
from services.intake.api.schemas.crises import Crises, CrisisGegeven, CrisisgesprekVastgelegd, CrisisgesprekVerzoek, CrisisVerzoek
from services.intake.domain.fouten import (
    AanmeldingNietGevonden,
    CrisisAlBesproken,
    CrisisgrondNietVastgesteld,
    CrisisNietGevonden,
    DatumNietMogelijk,
    NormOntbreekt,
    StapNietMogelijk,
)
from services.intake.store import queries
from services.intake.usecases.meld_crisis import MeldCrisis, VoerCrisisgesprek, meld_crisis, voer_crisisgesprek

router = APIRouter(tags=["Crises"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:aanmeldingen:lezen"), vereist("intake:aanmeldingen:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)


@router.post(
    "/aanmeldingen/{aanmeldingId}/crises",
    operation_id="meldCrisis",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(AanmeldingNietGevonden, StapNietMogelijk, DatumNietMogelijk, CrisisgrondNietVastgesteld, NormOntbreekt, *VERSIE),
)
async def meld(
    aanmeldingId: UUID,
    verzoek: CrisisVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat de situatie bedreigend werd. Er volgt een gesprek binnen drie werkdagen, ook als er al een traject is."""
    opdracht = MeldCrisis(aanmeldingId, gezien, verzoek.grond, verzoek.gemeld_op or boekdatum, boekdatum)
    ident = await meld_crisis(session, opdracht, actor)
    plaats(response, "crises", ident)
    return Verwijzing(id=ident)


@router.get(
    "/aanmeldingen/{aanmeldingId}/crises", operation_id="lijstCrises", dependencies=[LEZEN], responses=problemen(AanmeldingNietGevonden)
)
async def lijst(aanmeldingId: UUID, session: ReadSessionDep, actor: ActorDep) -> Crises:
    """De bedreigende situaties bij deze aanmelding."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, aanmeldingId)
    rijen = await queries.crisis_rijen(session, aanmelding.gemeente, aanmelding.id)
    return Crises(items=[CrisisGegeven.model_validate(rij) for rij in rijen])


@router.get("/crises/{crisisId}", operation_id="leesCrisis", dependencies=[LEZEN], responses=problemen(CrisisNietGevonden))
async def lees(crisisId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> CrisisGegeven:
    """Eén bedreigende situatie."""
    rij = await queries.crisis(session, actor.gemeenten, crisisId)
    etag(response, rij)
    return CrisisGegeven.model_validate(rij)


@router.post(
    "/crises/{crisisId}/gesprekken",
    operation_id="voerCrisisgesprek",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(CrisisNietGevonden, CrisisAlBesproken, StapNietMogelijk, DatumNietMogelijk, *VERSIE),
)
async def gesprek(
    crisisId: UUID,
    verzoek: CrisisgesprekVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> CrisisgesprekVastgelegd:
    """Leg het gesprek over de crisis vast. Vóór het eerste gesprek telt dat gesprek zelf."""
    op_tijd = await voer_crisisgesprek(session, VoerCrisisgesprek(crisisId, gezien, verzoek.datum, boekdatum), actor)
    return CrisisgesprekVastgelegd(id=crisisId, binnen_termijn=op_tijd)
