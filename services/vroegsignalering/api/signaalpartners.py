"""/vroegsignalering/v1/signaalpartners: who may deliver, for which gemeenten."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Path

from kernel.auth import ActorDep, eigen_gemeente, vereist
from kernel.auth.scopes import GeenToegangTotGemeente
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.problem import problemen
from kernel.web import Model, Verwijzing
from services.vroegsignalering.api.deps import SettingsDep
from services.vroegsignalering.api.schemas import SignaalpartnerGegeven, SignaalpartnerVerzoek
from services.vroegsignalering.domain.fouten import TestgegevensNietToegestaan
from services.vroegsignalering.store import queries
from services.vroegsignalering.usecases.leg_partner_vast import Convenant, leg_partner_vast

router = APIRouter(tags=["Signaalpartners"], route_class=EenmaligeRoute)

ClientId = Annotated[str, Path(min_length=1, max_length=100, description="Id van de client waarmee de partner zich aanmeldt.")]


class Signaalpartners(Model):
    """Alle signaalpartners van uw gemeenten."""

    items: list[SignaalpartnerGegeven]


@router.get("/signaalpartners", operation_id="lijstSignaalpartners", dependencies=[vereist("vroegsignalering:signaalpartners:lezen")])
async def lijst(session: ReadSessionDep) -> Signaalpartners:
    """De signaalpartners van uw gemeenten: tientallen, dus zonder bladeren."""
    rijen = await queries.partners(session)
    items = []
    for _, groep in groupby(rijen, key=lambda rij: rij.client_id):
        convenanten = list(groep)
        eerste = convenanten[0]
        items.append(
            SignaalpartnerGegeven(
                id=eerste.id,
                client_id=eerste.client_id,
                naam=eerste.naam,
                type=eerste.type,
                testgegevens=eerste.testgegevens,
                gemeenten=[c.gemeente for c in convenanten],
            )
        )
    return Signaalpartners(items=items)


@router.put(
    "/signaalpartners/{clientId}",
    operation_id="legSignaalpartnerVast",
    dependencies=[vereist("vroegsignalering:signaalpartners:schrijven")],
    responses=problemen(GeenToegangTotGemeente, TestgegevensNietToegestaan),
)
async def leg_vast(
    clientId: ClientId, verzoek: SignaalpartnerVerzoek, session: WriteSessionDep, actor: ActorDep, settings: SettingsDep
) -> Verwijzing:
    """Leg vast voor welke gemeenten deze partner mag aanleveren. Gemeenten die u niet noemt, blijven zoals ze zijn."""
    gemeenten = [eigen_gemeente(actor, gemeente) for gemeente in verzoek.gemeenten]
    convenant = Convenant(clientId, gemeenten, verzoek.naam, verzoek.type, verzoek.testgegevens)
    return Verwijzing(id=await leg_partner_vast(session, convenant, actor, testgegevens_toegestaan=settings.testgegevens_toegestaan))
