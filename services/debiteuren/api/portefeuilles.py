"""/debiteuren/v1/portefeuilles: what is lent, per gemeente, product, light, class and age; and down to the loan."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from services.debiteuren.api.schemas.portefeuille import PortefeuilleLening, PortefeuilleRegel, PortefeuilleTotaal
from services.debiteuren.domain.fouten.beleid import PortefeuilleNietGevonden
from services.debiteuren.store import portefeuille
from services.debiteuren.store.queries import beleid as vragen

router = APIRouter(tags=["Portefeuille"], route_class=EenmaligeRoute)

LEZEN = vereist("debiteuren:portefeuilles:lezen")


@router.get("/portefeuilles", operation_id="leesPortefeuille", dependencies=[LEZEN])
async def overzicht(
    session: ReadSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    gemeente: Annotated[str | None, Query(pattern=r"^[0-9]{4}$", description="Alleen deze gemeente.")] = None,
    datum: Annotated[date | None, Query(description="De laatste telling tot en met deze dag; leeg is vandaag.")] = None,
) -> PortefeuilleTotaal:
    """De portefeuille zoals de laatste invorderingsronde die telde, met de voorziening oninbaar."""
    van = [g for g in actor.gemeenten if gemeente in (None, g)]
    regels = await portefeuille.overzicht(session, van, datum or boekdatum)
    return PortefeuilleTotaal(
        aantal=sum(r.aantal for r in regels),
        open_centen=sum(r.open_centen for r in regels),
        vervallen_centen=sum(r.vervallen_centen for r in regels),
        voorziening_centen=sum(r.voorziening_centen for r in regels),
        regels=[PortefeuilleRegel.model_validate(r) for r in regels],
    )


@router.get(
    "/portefeuilles/{gemeente}/leningen",
    operation_id="lijstPortefeuilleLeningen",
    dependencies=[LEZEN],
    responses=problemen(PortefeuilleNietGevonden),
)
async def leningen(
    gemeente: str, session: ReadSessionDep, actor: ActorDep, cursor: CursorDep, boekdatum: BoekdatumDep
) -> Pagina[PortefeuilleLening]:
    """Dezelfde cijfers per lening, zoals zij nu staan: een gemeente ziet waar het totaal uit bestaat."""
    if gemeente not in actor.gemeenten:
        raise PortefeuilleNietGevonden
    (na,) = cursor.lees(UUID, begin=(EERSTE_ID,))
    beleid = await vragen.beleid_op(session, gemeente, boekdatum)
    rijen = await portefeuille.leningen(session, gemeente, boekdatum, beleid.klassen, na, cursor.aantal)
    items = [PortefeuilleLening.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.id,)))
