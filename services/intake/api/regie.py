"""/intake/v1/trajecten/{trajectId}/regievragen: what a gemeente asks its uitvoerder, in one call (000 § 4.3.3)."""

from uuid import UUID

from fastapi import APIRouter

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.intake.api.deps import SleutelbosDep
from services.intake.api.schemas import RegievraagGegeven, Regievragen
from services.intake.domain.fouten import TrajectNietGevonden
from services.intake.usecases.beantwoord_regievragen import beantwoord_regievragen

router = APIRouter(tags=["Regie"])


@router.get(
    "/trajecten/{trajectId}/regievragen",
    operation_id="beantwoordRegievragen",
    dependencies=[vereist("intake:trajecten:lezen")],
    responses=problemen(TrajectNietGevonden),
)
async def regievragen(
    trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep
) -> Regievragen:
    """De tien vragen die een gemeente over een casus stelt, beantwoord uit het dossier."""
    antwoorden = await beantwoord_regievragen(session, bos, trajectId, boekdatum, actor)
    items = [RegievraagGegeven(nummer=a.nummer, vraag=a.vraag, bekend=a.bekend, feiten=dict(a.feiten)) for a in antwoorden]
    return Regievragen(items=items)
