"""/bbz/v1/normen: what the law says on a day, from which source, and what is not known."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.vierogen import VoorstelAlBesloten, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.bbz.api.deps import WerkDep, plaats
from services.bbz.api.schemas import NormenAntwoord, NormGegeven
from services.bbz.api.schemas import normen as schemas
from services.bbz.domain.fouten import NormvoorstelKanNiet, NormvoorstelNietGevonden
from services.bbz.domain.norm import Normcode
from services.bbz.store import normen
from services.bbz.store.tables import Normvoorstel
from services.bbz.usecases.laad_normen import BekrachtigNormen, StelNormenVoor, bekrachtig_normen, stel_normen_voor

router = APIRouter(tags=["Normen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:normen:lezen"), vereist("bbz:normen:schrijven")


@router.get("/normen", operation_id="lijstNormen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    boekdatum: BoekdatumDep,
    datum: Annotated[
        date | None, Query(description="Dag waarop de normen gelden; leeg is vandaag.", json_schema_extra={"format": "date"})
    ] = None,
) -> NormenAntwoord:
    """De normen van één dag. Een bedrag van een ander jaar wordt nooit gebruikt."""
    dag = datum or boekdatum
    rijen = await normen.lijst(session, dag)
    ontbreekt = sorted(set(Normcode) - {Normcode(rij.code) for rij in rijen})
    return NormenAntwoord(datum=dag, items=[NormGegeven.model_validate(rij) for rij in rijen], ontbreekt=[code.value for code in ontbreekt])


@router.post(
    "/normvoorstellen",
    operation_id="stelNormenVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(NormvoorstelKanNiet),
)
async def stel_voor(verzoek: schemas.NormvoorstelVerzoek, werk: WerkDep, response: Response) -> Verwijzing:
    """Stel normen voor die nog niet bekend zijn, met hun bron. Een bekende waarde verandert nooit."""
    ident = await stel_normen_voor(werk.session, StelNormenVoor(verzoek.als_normen(), werk.boekdatum), werk.actor)
    plaats(response, "normvoorstellen", ident)
    return Verwijzing(id=ident)


@router.get(
    "/normvoorstellen/{voorstelId}",
    operation_id="leesNormvoorstel",
    dependencies=[LEZEN],
    responses=problemen(NormvoorstelNietGevonden),
)
async def voorstel(voorstelId: UUID, session: ReadSessionDep) -> schemas.NormvoorstelGegeven:
    """Een voorstel voor normen, voor wie het bekrachtigt. De normen zijn van de regio, niet van een gemeente."""
    rij = await session.get(Normvoorstel, voorstelId)
    if rij is None:
        raise NormvoorstelNietGevonden
    items = [NormGegeven.model_validate(norm, by_name=True) for norm in rij.normen]
    return schemas.NormvoorstelGegeven(
        id=rij.id,
        normen=items,
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
async def bekrachtig(voorstelId: UUID, werk: WerkDep) -> schemas.Bekrachtigd:
    """Laat de voorgestelde normen gelden. Dat kan alleen een andere medewerker dan wie ze voorstelde."""
    return schemas.Bekrachtigd(aantal=await bekrachtig_normen(werk.session, BekrachtigNormen(voorstelId, werk.boekdatum), werk.actor))
