"""/vroegsignalering/v1/terugkoppelingen: what a signaalpartner may hear of his own signals, as pages and as a file."""

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request
from pydantic import Field
from starlette.responses import StreamingResponse

from kernel.auth import ActorDep, vereist
from kernel.db import Database
from kernel.klok import BoekdatumDep
from kernel.paging import CursorDep, Pagina
from kernel.problem import problemen
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.fouten import PeriodeOngeldig
from services.vroegsignalering.domain.terugkoppeling import Terugkoppeling, terug_te_koppelen
from services.vroegsignalering.store.queries.terugkoppelingen import Selectie, terugkoppelingen

router = APIRouter(tags=["Terugkoppelingen"])

#: Rows that are fetched at a time for a file.
BLAD: Final = 2_000
#: A cell that a spreadsheet would run as a formula starts with one of these.
_FORMULE: Final = ("=", "+", "-", "@", "\t", "\r")


class TerugkoppelingGegeven(Model):
    """Wat er met een signaal is gebeurd, voor zover u dat mag weten."""

    signaal_id: str = Field(description="Uw eigen kenmerk van het signaal.")
    gemeentecode: str
    signaaldatum: Datum
    ontvangen_op: Datum
    terugkoppeling: Terugkoppeling


@router.get(
    "/terugkoppelingen",
    operation_id="lijstTerugkoppelingen",
    dependencies=[vereist("vroegsignalering:terugkoppelingen:lezen")],
    response_model=Pagina[TerugkoppelingGegeven],
    responses=problemen(PeriodeOngeldig) | {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
async def lijst(
    request: Request,
    actor: ActorDep,
    cursor: CursorDep,
    boekdatum: BoekdatumDep,
    van: Annotated[date, Query(description="Eerste dag van ontvangst.")] = date(2000, 1, 1),
    totEnMet: Annotated[date | None, Query(description="Laatste dag van ontvangst; standaard vandaag.")] = None,
    accept: Annotated[str, Header(description="`application/json` voor een bladzijde, `text/csv` voor alles in een bestand.")] = "",
) -> Any:
    """Uw eigen signalen met wat u ervan mag weten: opgepakt of niet. Alleen van gemeenten die terugkoppeling met u afspraken."""
    tot_en_met = totEnMet or boekdatum
    if van > tot_en_met:
        raise PeriodeOngeldig
    kenmerk, gemeente = cursor.lees(str, str, begin=("", ""))
    selectie = Selectie(actor.client, van, tot_en_met, (kenmerk, gemeente), cursor.aantal)
    if accept.partition(";")[0].strip() == "text/csv":
        bestand = _als_csv(request.app.state.db, actor.gemeenten, replace(selectie, aantal=BLAD))
        return StreamingResponse(
            bestand,
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="terugkoppeling.csv"'},
        )
    async with request.app.state.db.read(actor.gemeenten) as session:
        rijen = await terugkoppelingen(session, actor.gemeenten, selectie)
    items = [_gegeven(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij["kenmerk"], rij["gemeente"])))


async def _als_csv(db: Database, gemeenten: frozenset[str], selectie: Selectie) -> AsyncIterator[str]:
    """The whole file, page by page: no transaction is open while the client reads."""
    yield "signaalId;gemeentecode;signaaldatum;ontvangenOp;terugkoppeling\r\n"
    while True:
        async with db.read(gemeenten) as session:
            rijen = await terugkoppelingen(session, gemeenten, selectie)
        if rijen:
            yield _regels([_gegeven(rij) for rij in rijen])
        if len(rijen) < selectie.aantal:
            return
        selectie = replace(selectie, na=(rijen[-1]["kenmerk"], rijen[-1]["gemeente"]))


def _regels(items: list[TerugkoppelingGegeven]) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    for item in items:
        kenmerk = f"'{item.signaal_id}" if item.signaal_id.startswith(_FORMULE) else item.signaal_id
        schrijver.writerow([kenmerk, item.gemeentecode, item.signaaldatum, item.ontvangen_op, item.terugkoppeling.value])
    return uit.getvalue()


def _gegeven(rij: dict[str, Any]) -> TerugkoppelingGegeven:
    return TerugkoppelingGegeven(
        signaal_id=rij["kenmerk"],
        gemeentecode=rij["gemeente"],
        signaaldatum=rij["signaaldatum"],
        ontvangen_op=rij["ontvangen_op"],
        terugkoppeling=terug_te_koppelen(Signaalstatus(rij["status"])),
    )
