"""/vroegsignalering/v1/toewijzingen: who works on which zaken, one or many at once."""

from fastapi import APIRouter, status

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.problem import problemen
from services.vroegsignalering.api.schemas.zaken import ToewijzingGegeven, ToewijzingVerzoek
from services.vroegsignalering.domain.fouten import ZaakNietGevonden, ZaakStaatNietToe
from services.vroegsignalering.usecases.wijs_zaken_toe import wijs_zaken_toe

router = APIRouter(tags=["Zaken"], route_class=EenmaligeRoute)


@router.post(
    "/toewijzingen",
    operation_id="wijsZakenToe",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("vroegsignalering:zaken:schrijven"), EENMALIG],
    responses=problemen(ZaakNietGevonden, ZaakStaatNietToe),
)
async def wijs_toe(verzoek: ToewijzingVerzoek, session: WriteSessionDep, actor: ActorDep) -> ToewijzingGegeven:
    """Wijs tot vijfhonderd zaken tegelijk toe. Is er een niet van u of al afgesloten, dan verandert er niets."""
    return ToewijzingGegeven(gewijzigd=await wijs_zaken_toe(session, verzoek.zaken, verzoek.behandelaar, actor))
