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
from services.vroegsignalering.api.schemas.signaalpartners import Contactgegevens, ConvenantGegeven
from services.vroegsignalering.domain.fouten import GrondOntbreekt, TestgegevensNietToegestaan
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import Signaalpartner
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
                convenanten=[_convenant(c) for c in convenanten],
            )
        )
    return Signaalpartners(items=items)


@router.put(
    "/signaalpartners/{clientId}",
    operation_id="legSignaalpartnerVast",
    dependencies=[vereist("vroegsignalering:signaalpartners:schrijven")],
    responses=problemen(GeenToegangTotGemeente, TestgegevensNietToegestaan, GrondOntbreekt),
)
async def leg_vast(
    clientId: ClientId, verzoek: SignaalpartnerVerzoek, session: WriteSessionDep, actor: ActorDep, settings: SettingsDep
) -> Verwijzing:
    """Leg vast voor welke gemeenten deze partner mag aanleveren. Gemeenten die u niet noemt, blijven zoals ze zijn."""
    gemeenten = [eigen_gemeente(actor, gemeente) for gemeente in verzoek.gemeenten]
    convenant = Convenant(
        client_id=clientId,
        gemeenten=gemeenten,
        naam=verzoek.naam,
        type=verzoek.type,
        testgegevens=verzoek.testgegevens,
        grond=verzoek.grond,
        terugkoppeling=verzoek.terugkoppeling,
        drempel_centen=verzoek.drempelbedrag_centen,
        dagen_minstens=verzoek.dagen_minstens,
        dagen_hoogstens=verzoek.dagen_hoogstens,
        contact_naam=verzoek.contact.naam,
        contact_email=verzoek.contact.email,
        contact_telefoon=verzoek.contact.telefoon,
        einde=verzoek.einde,
    )
    return Verwijzing(id=await leg_partner_vast(session, convenant, actor, testgegevens_toegestaan=settings.testgegevens_toegestaan))


def _convenant(rij: Signaalpartner) -> ConvenantGegeven:
    return ConvenantGegeven(
        gemeente=rij.gemeente,
        terugkoppeling=rij.terugkoppeling,
        drempelbedrag_centen=rij.drempel_centen,
        dagen_minstens=rij.dagen_minstens,
        dagen_hoogstens=rij.dagen_hoogstens,
        grond=rij.grond,
        einde=rij.einde,
        contact=Contactgegevens(naam=rij.contact_naam, email=rij.contact_email, telefoon=rij.contact_telefoon),
    )
