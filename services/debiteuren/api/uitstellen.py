"""/debiteuren/v1/leningen/{leningId}/uitstellen"""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas import UitstelVerzoek
from services.debiteuren.domain.fouten import LeningNietGevonden, NormOntbreekt, UitstelGeweigerd
from services.debiteuren.domain.uitstel import Uitstel
from services.debiteuren.usecases.verleen_uitstel import VerleenUitstel, verleen_uitstel

router = APIRouter(tags=["Uitstel"], route_class=EenmaligeRoute)


@router.post(
    "/leningen/{leningId}/uitstellen",
    operation_id="verleenUitstel",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("debiteuren:uitstellen:schrijven"), EENMALIG],
    responses=problemen(LeningNietGevonden, UitstelGeweigerd, NormOntbreekt, VersieVerouderd, VersieOntbreekt),
)
async def verleen(
    leningId: UUID,
    verzoek: UitstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Verleen uitstel van aflossing."""
    opdracht = VerleenUitstel(leningId, Uitstel(verzoek.van, verzoek.tot_en_met), verzoek.reden, gezien, boekdatum)
    uitstel_id = await verleen_uitstel(session, opdracht, actor, bos)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=uitstel_id)
