"""/vroegsignalering/v1/zaken/{zaakId}/samenvoegingen: two zaken that turn out to be one household."""

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
from services.vroegsignalering.domain.fouten import SamenvoegingPastNiet, ZaakNietGevonden, ZaakStaatNietToe
from services.vroegsignalering.usecases.voeg_zaken_samen import Samenvoeging, voeg_zaken_samen

router = APIRouter(tags=["Zaken"], route_class=EenmaligeRoute)


class SamenvoegingVerzoek(Model):
    """Deze twee zaken gaan over hetzelfde huishouden."""

    op_te_gaan: UUID = Field(description="De zaak die opgaat in deze zaak: later ontvangen, en nog door niemand benaderd.")


@router.post(
    "/zaken/{zaakId}/samenvoegingen",
    operation_id="voegZakenSamen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("vroegsignalering:zaken:schrijven"), EENMALIG],
    responses=problemen(ZaakNietGevonden, ZaakStaatNietToe, SamenvoegingPastNiet, VersieVerouderd, VersieOntbreekt),
)
async def voeg_samen(
    zaakId: UUID,
    verzoek: SamenvoegingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Voeg een zaak bij deze zaak, als geen regel zag dat het om hetzelfde huishouden gaat. Later kunt u de signalen weer splitsen."""
    ident = await voeg_zaken_samen(session, Samenvoeging(zaakId, gezien, verzoek.op_te_gaan, boekdatum), actor)
    plaats(response, "zaken", ident)
    return Verwijzing(id=ident)
