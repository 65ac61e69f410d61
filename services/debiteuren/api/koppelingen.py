"""/debiteuren/v1/ontvangsten/{ontvangstId}/…: what a person says of a line that nobody recognised."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.debiteuren.api.deps import plaats
from services.debiteuren.api.schemas import BestemVerzoek, Gekoppeld, KoppelVerzoek
from services.debiteuren.domain.fouten import (
    GeenInkomendeRegel,
    LeningNietGevonden,
    MeerDanOnbekend,
    OntvangstNietGevonden,
    OntvangstVerkeerdeStatus,
    TermijnBestaatNiet,
)
from services.debiteuren.usecases.koppel_ontvangst import Deel, bestem_ontvangst, koppel_ontvangst, ontkoppel_ontvangst

router = APIRouter(tags=["Ontvangsten"], route_class=EenmaligeRoute)

SCHRIJVEN = [vereist("debiteuren:ontvangsten:schrijven"), EENMALIG]


@router.post(
    "/ontvangsten/{ontvangstId}/koppelingen",
    operation_id="koppelOntvangst",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(
        OntvangstNietGevonden, OntvangstVerkeerdeStatus, GeenInkomendeRegel, MeerDanOnbekend, LeningNietGevonden, TermijnBestaatNiet
    ),
)
async def koppel(
    ontvangstId: UUID,
    verzoek: KoppelVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Gekoppeld:
    """Boek een onbekende regel op een of meer leningen."""
    delen = [Deel(deel.lening_id, Bedrag(deel.bedrag_centen), deel.termijn) for deel in verzoek.delen]
    ids = await koppel_ontvangst(session, ontvangstId, delen, boekdatum, actor)
    plaats(response, "ontvangsten", ids[0])
    return Gekoppeld(id=ids[0], ids=ids)


@router.post(
    "/ontvangsten/{ontvangstId}/bestemming",
    operation_id="bestemOntvangst",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[vereist("debiteuren:ontvangsten:schrijven")],
    responses=problemen(OntvangstNietGevonden, OntvangstVerkeerdeStatus),
)
async def bestem(
    ontvangstId: UUID, verzoek: BestemVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep
) -> None:
    """Zeg van een onbekende regel dat het een uitbetaling is, of een afrekening met de gemeente."""
    await bestem_ontvangst(session, ontvangstId, verzoek.bestemming, boekdatum, actor)


@router.post(
    "/ontvangsten/{ontvangstId}/ontkoppeling",
    operation_id="ontkoppelOntvangst",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(OntvangstNietGevonden, OntvangstVerkeerdeStatus),
)
async def ontkoppel(
    ontvangstId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Haal een betaling van een verkeerde lening af; zij wacht dan weer als onbekende regel."""
    ident = await ontkoppel_ontvangst(session, ontvangstId, boekdatum, actor)
    plaats(response, "ontvangsten", ident)
    return Verwijzing(id=ident)
