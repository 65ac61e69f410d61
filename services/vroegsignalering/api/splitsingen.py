"""/vroegsignalering/v1/zaken/{zaakId}/splitsingen: undo a join of signals."""

from uuid import UUID

from fastapi import APIRouter, Response, status
from pydantic import Field

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Model, Verwijzing
from services.vroegsignalering.api.deps import plaats
from services.vroegsignalering.domain.fouten import SplitsingPastNiet, ZaakNietGevonden, ZaakStaatNietToe
from services.vroegsignalering.usecases.splits_zaak import Splitsing, splits_zaak

router = APIRouter(tags=["Zaken"], route_class=EenmaligeRoute)


class SplitsingVerzoek(Model):
    """Deze signalen horen niet bij de andere signalen van de zaak."""

    signalen: list[UUID] = Field(min_length=1, max_length=100)


@router.post(
    "/zaken/{zaakId}/splitsingen",
    operation_id="splitsZaak",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("vroegsignalering:zaken:schrijven"), EENMALIG],
    responses=problemen(ZaakNietGevonden, ZaakStaatNietToe, SplitsingPastNiet, VersieVerouderd, VersieOntbreekt),
)
async def splits(
    zaakId: UUID,
    verzoek: SplitsingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Haal signalen uit elkaar die ten onrechte bij elkaar kwamen. U krijgt de nieuwe zaak; latere bestanden veranderen dit niet."""
    ident = await splits_zaak(session, Splitsing(zaakId, gezien, verzoek.signalen, boekdatum), actor)
    plaats(response, "zaken", ident)
    return Verwijzing(id=ident)
