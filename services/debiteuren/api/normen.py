"""/debiteuren/v1/normen: which figures of the law hold on a day, what is missing, and how two medewerkers add to them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.vierogen import VoorstelAlBesloten, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.debiteuren.api.deps import plaats
from services.debiteuren.api.schemas.norm import NormenAntwoord, NormenBekrachtigd, NormGegeven, NormvoorstelGegeven, NormvoorstelVerzoek
from services.debiteuren.domain.fouten.norm import NormvoorstelKanNiet, NormvoorstelNietGevonden
from services.debiteuren.domain.norm import Normcode
from services.debiteuren.store import normvoorstellen
from services.debiteuren.usecases.laad_normen import bekrachtig_normen, lees_normvoorstel, stel_normen_voor

router = APIRouter(tags=["Normen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:normen:lezen"), vereist("debiteuren:normen:schrijven")


@router.get("/normen", operation_id="lijstNormen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    boekdatum: BoekdatumDep,
    datum: Annotated[
        date | None, Query(description="Dag waarop de normen gelden; leeg is vandaag.", json_schema_extra={"format": "date"})
    ] = None,
) -> NormenAntwoord:
    """De normen van één dag. Een waarde van een andere periode wordt nooit gebruikt."""
    dag = datum or boekdatum
    rijen = await normvoorstellen.op(session, dag)
    ontbreekt = sorted({code.value for code in Normcode} - {rij.code for rij in rijen})
    return NormenAntwoord(datum=dag, items=[NormGegeven.model_validate(rij) for rij in rijen], ontbreekt=ontbreekt)


@router.post(
    "/normvoorstellen",
    operation_id="stelNormenVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(NormvoorstelKanNiet),
)
async def stel_voor(
    verzoek: NormvoorstelVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Stel normen voor die nog niet bekend zijn, met hun bron. Een bekende waarde verandert nooit."""
    ident = await stel_normen_voor(session, verzoek.als_normen(), boekdatum, actor)
    plaats(response, "normvoorstellen", ident)
    return Verwijzing(id=ident)


@router.get(
    "/normvoorstellen/{voorstelId}",
    operation_id="leesNormvoorstel",
    dependencies=[LEZEN],
    responses=problemen(NormvoorstelNietGevonden),
)
async def lees(voorstelId: UUID, session: ReadSessionDep) -> NormvoorstelGegeven:
    """Een voorstel, voor wie het bekrachtigt. De normen zijn van de regio, niet van een gemeente."""
    rij = await lees_normvoorstel(session, voorstelId)
    return NormvoorstelGegeven(
        id=rij.id,
        normen=[NormGegeven.model_validate(norm, by_name=True) for norm in rij.normen],
        voorgesteld_door=rij.voorgesteld_door,
        voorgesteld_op=rij.voorgesteld_op,
        bekrachtigd_door=rij.bekrachtigd_door,
        bekrachtigd_op=rij.bekrachtigd_op,
    )


@router.post(
    "/normvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigNormen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(NormvoorstelNietGevonden, ZelfdeMedewerker, VoorstelAlBesloten, NormvoorstelKanNiet),
)
async def bekrachtig(
    voorstelId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> NormenBekrachtigd:
    """Laat de voorgestelde normen gelden. Dat kan alleen een andere medewerker dan wie ze voorstelde."""
    return NormenBekrachtigd(aantal=await bekrachtig_normen(session, voorstelId, boekdatum, actor))
