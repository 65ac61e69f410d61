"""/debiteuren/v1: take a boeking back that was wrong. Nothing is edited, and two medewerkers agree on it."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.vierogen import VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.tegenboeking import TegenboekingVerzoek, TegenboekingvoorstelGegeven
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.fouten.tegenboeking import BoekingNietGevonden, TegenboekingGeweigerd
from services.debiteuren.usecases.draai_terug import (
    StelTegenboekingVoor,
    bekrachtig_tegenboeking,
    lees_tegenboekingvoorstel,
    stel_tegenboeking_voor,
)

router = APIRouter(tags=["Journaal"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:journaal:lezen"), vereist("debiteuren:journaal:schrijven")


@router.post(
    "/leningen/{leningId}/tegenboekingvoorstellen",
    operation_id="stelTegenboekingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, BoekingNietGevonden, VersieVerouderd, VersieOntbreekt, TegenboekingGeweigerd),
)
async def stel_voor(
    leningId: UUID,
    verzoek: TegenboekingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel voor een boeking terug te draaien. Een collega bekrachtigt het."""
    opdracht = StelTegenboekingVoor(leningId, verzoek.boeking_id, verzoek.motivering, gezien, boekdatum)
    voorstel_id = await stel_tegenboeking_voor(session, bos, opdracht, actor)
    plaats(response, "tegenboekingvoorstellen", voorstel_id)
    return Verwijzing(id=voorstel_id)


@router.get(
    "/tegenboekingvoorstellen/{voorstelId}",
    operation_id="leesTegenboekingvoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def lees(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> TegenboekingvoorstelGegeven:
    """Een voorstel, voor wie het bekrachtigt. Het lezen staat in het verwerkingenlog."""
    return TegenboekingvoorstelGegeven.model_validate(await lees_tegenboekingvoorstel(session, bos, voorstelId, actor))


@router.post(
    "/tegenboekingvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigTegenboeking",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker, TegenboekingGeweigerd),
)
async def bekrachtig(
    voorstelId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Draai de boeking terug. Dat kan alleen een andere medewerker dan wie het voorstelde. U krijgt de lening terug."""
    lening_id = await bekrachtig_tegenboeking(session, voorstelId, boekdatum, actor)
    plaats(response, "leningen", lening_id)
    return Verwijzing(id=lening_id)
