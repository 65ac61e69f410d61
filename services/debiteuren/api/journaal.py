"""/debiteuren/v1/journaal: balances per account at any date."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.debiteuren.api.schemas import JournaalSaldi, SaldoGegeven
from services.debiteuren.domain.fouten import JournaalNietGevonden
from services.debiteuren.store import journaal

router = APIRouter(tags=["Journaal"], route_class=EenmaligeRoute)


@router.get(
    "/journaal/saldi",
    operation_id="leesSaldi",
    dependencies=[vereist("debiteuren:journaal:lezen")],
    responses=problemen(JournaalNietGevonden),
)
async def saldi(
    session: ReadSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente van het journaal.")],
    datum: Annotated[date | None, Query(description="Stand aan het eind van deze dag; leeg is vandaag.")] = None,
) -> JournaalSaldi:
    """De saldi van alle rekeningen. Debet is credit."""
    if gemeente not in actor.gemeenten:
        raise JournaalNietGevonden
    dag = datum or boekdatum
    rijen = await journaal.saldi(session, gemeente, dag)
    return JournaalSaldi(
        gemeente=gemeente,
        datum=dag,
        debet_centen=sum(rij.debet.centen for rij in rijen),
        credit_centen=sum(rij.credit.centen for rij in rijen),
        rekeningen=[
            SaldoGegeven(
                rekening=rij.rekening, debet_centen=rij.debet.centen, credit_centen=rij.credit.centen, saldo_centen=rij.saldo.centen
            )
            for rij in rijen
        ],
    )
