"""/bbz/v1/uitvoeringsregels: what a gemeente settled for carrying out, from a day on."""

from fastapi import APIRouter, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.bbz.api.schemas.basis import Gemeentecode
from services.bbz.api.schemas.uitkeringen import UitvoeringsregelGegeven, UitvoeringsregelVerzoek
from services.bbz.domain.fouten.uitkering import RegelNietGevonden
from services.bbz.store.queries.uitvoeringsregels import uitvoeringsregel
from services.bbz.usecases.stel_uitvoeringsregel import StelUitvoeringsregel, stel_uitvoeringsregel

router = APIRouter(tags=["Uitvoering"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:uitvoeringsregels:lezen"), vereist("bbz:uitvoeringsregels:schrijven")


@router.get(
    "/uitvoeringsregels/{gemeente}", operation_id="leesUitvoeringsregel", dependencies=[LEZEN], responses=problemen(RegelNietGevonden)
)
async def lees(gemeente: Gemeentecode, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> UitvoeringsregelGegeven:
    """De regels van een gemeente die vandaag gelden."""
    rij = await uitvoeringsregel(session, gemeente, boekdatum) if gemeente in actor.gemeenten else None
    if rij is None:
        raise RegelNietGevonden
    return UitvoeringsregelGegeven.model_validate(rij)


@router.post(
    "/uitvoeringsregels/{gemeente}",
    operation_id="stelUitvoeringsregel",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def stel(
    gemeente: Gemeentecode,
    verzoek: UitvoeringsregelVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Stel de regels van een gemeente vast, vanaf een dag. Eerdere regels blijven gelden tot die dag."""
    opdracht = StelUitvoeringsregel(
        gemeente=eigen_gemeente(actor, gemeente),
        geldig_van=verzoek.geldig_van,
        herbeoordeling_maanden=verzoek.herbeoordeling_maanden,
        toetsing_apart=verzoek.toetsing_apart,
        voorschot=verzoek.voorschot,
        boekdatum=boekdatum,
    )
    return Verwijzing(id=await stel_uitvoeringsregel(session, opdracht, actor))
