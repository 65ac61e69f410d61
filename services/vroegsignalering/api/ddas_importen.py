"""/vroegsignalering/v1/ddas-importen: existing zaken come over from another system, in the national exchange format."""

from typing import Annotated

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.vroegsignalering.api.deps import SettingsDep, SleutelbosDep, plaats
from services.vroegsignalering.domain.fouten import TestgegevensNietToegestaan
from services.vroegsignalering.export.ddas import DdasUitwisseling, naar_leveringen
from services.vroegsignalering.usecases.neem_zaken_over import neem_zaken_over

router = APIRouter(tags=["DDAS"], route_class=EenmaligeRoute)


@router.post(
    "/ddas-importen",
    operation_id="importeerDdas",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("vroegsignalering:ddas-importen:schrijven"), EENMALIG],
    responses=problemen(TestgegevensNietToegestaan),
)
async def importeer(
    verzoek: DdasUitwisseling,
    session: WriteSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    sleutelbos: SleutelbosDep,
    settings: SettingsDep,
    response: Response,
    testgegevens: Annotated[bool, Query(description="Burgerservicenummers mogen de elfproef missen. Nooit in productie.")] = False,
) -> Verwijzing:
    """Neem bestaande zaken over uit een DDAS-levering vroegsignalering, versie 1.2 of 1.0. Het verslag staat bij de aanlevering."""
    if testgegevens and not settings.testgegevens_toegestaan:
        raise TestgegevensNietToegestaan
    ident = await neem_zaken_over(session, naar_leveringen(verzoek), boekdatum, actor, sleutelbos, testgegevens=testgegevens)
    plaats(response, "aanleveringen", ident)
    return Verwijzing(id=ident)
