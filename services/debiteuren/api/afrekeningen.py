"""/debiteuren/v1/rekening-courant, /afrekeningen and /journaal/export: each gemeente its own money."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import StreamingResponse

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import Database, ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from services.debiteuren.api.deps import plaats
from services.debiteuren.api.schemas import (
    AfrekeningGegeven,
    AfrekeningVerzoek,
    ProductGegeven,
    RekeningCourantGegeven,
    VorderingCourantGegeven,
)
from services.debiteuren.domain.fouten import AfrekeningGeweigerd, AfrekeningNietGevonden, JournaalNietGevonden
from services.debiteuren.domain.rekeningcourant import saldo
from services.debiteuren.store import rekeningcourant
from services.debiteuren.usecases.reken_maand_af import lees_maand, periode, reken_maand_af

router = APIRouter(tags=["Afrekening"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:afrekeningen:lezen"), vereist("debiteuren:afrekeningen:schrijven")
GemeenteParameter = Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente waarvan u het geld wilt zien.")]
MaandParameter = Annotated[date, Query(description="Een dag in de maand.")]
KOLOMMEN = (
    "boekdatum",
    "valutadatum",
    "boekingId",
    "nummer",
    "soort",
    "rekening",
    "debetCenten",
    "creditCenten",
    "leningId",
    "ontvangstId",
)


@router.get("/rekening-courant", operation_id="leesRekeningCourant", dependencies=[LEZEN], responses=problemen(JournaalNietGevonden))
async def courant(session: ReadSessionDep, actor: ActorDep, gemeente: GemeenteParameter, maand: MaandParameter) -> RekeningCourantGegeven:
    """Wat in een maand namens een gemeente is uitbetaald en ontvangen, per product en naast de bank."""
    if gemeente not in actor.gemeenten:
        raise JournaalNietGevonden
    regels, bank = await lees_maand(session, gemeente, maand)
    return RekeningCourantGegeven(
        gemeente=gemeente,
        maand=periode(maand)[0],
        producten=[
            ProductGegeven(
                product=r.product,
                uitbetaald_centen=r.uitbetaald.centen,
                ontvangen_centen=r.ontvangen.centen,
                ontvangen_hoofdsom_centen=r.ontvangen_hoofdsom.centen,
                ontvangen_rente_centen=r.ontvangen_rente.centen,
                ontvangen_kosten_centen=r.ontvangen_kosten.centen,
                vorderingen=r.vorderingen,
                saldo_centen=r.saldo.centen,
            )
            for r in regels
        ],
        saldo_centen=saldo(regels).centen,
        bank_centen=bank.bank.centen,
        afschrift_centen=bank.afschriften.centen,
        sluit=bank.sluit,
    )


@router.get(
    "/rekening-courant/vorderingen",
    operation_id="lijstRekeningCourantVorderingen",
    dependencies=[LEZEN],
    responses=problemen(JournaalNietGevonden),
)
async def vorderingen(
    session: ReadSessionDep, actor: ActorDep, cursor: CursorDep, gemeente: GemeenteParameter, maand: MaandParameter
) -> Pagina[VorderingCourantGegeven]:
    """Hetzelfde per vordering: cijfers tot op de debiteur, zonder namen."""
    if gemeente not in actor.gemeenten:
        raise JournaalNietGevonden
    (na,) = cursor.lees(UUID, begin=(EERSTE_ID,))
    rijen = await rekeningcourant.per_vordering(session, gemeente, *periode(maand), na, cursor.aantal)
    items = [VorderingCourantGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.lening_id,)))


@router.post(
    "/afrekeningen",
    operation_id="rekenMaandAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(AfrekeningGeweigerd, GeenToegangTotGemeente),
)
async def reken_af(
    verzoek: AfrekeningVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> AfrekeningGegeven:
    """Stel een maand vast: een verzoek om geld aan de gemeente, of een afdracht."""
    rij = await reken_maand_af(session, eigen_gemeente(actor, verzoek.gemeente), verzoek.maand, boekdatum, actor)
    plaats(response, "afrekeningen", rij.id)
    return AfrekeningGegeven.model_validate(rij)


@router.get("/afrekeningen", operation_id="lijstAfrekeningen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, gemeente: GemeenteParameter) -> Pagina[AfrekeningGegeven]:
    """De afrekeningen met een gemeente, de nieuwste maand eerst."""
    return Pagina(items=[AfrekeningGegeven.model_validate(rij) for rij in await rekeningcourant.afrekeningen(session, gemeente)])


@router.get(
    "/afrekeningen/{afrekeningId}", operation_id="leesAfrekening", dependencies=[LEZEN], responses=problemen(AfrekeningNietGevonden)
)
async def lees(afrekeningId: UUID, session: ReadSessionDep, actor: ActorDep) -> AfrekeningGegeven:
    """Eén afrekening."""
    return AfrekeningGegeven.model_validate(await rekeningcourant.afrekening(session, actor.gemeenten, afrekeningId))


@router.get(
    "/journaal/export",
    operation_id="exporteerJournaal",
    dependencies=[vereist("debiteuren:journaal:lezen")],
    responses=problemen(JournaalNietGevonden) | {200: {"content": {"text/csv": {}}, "description": "CSV, UTF-8, puntkomma."}},
    response_class=Response,
)
async def exporteer(
    request: Request,
    actor: ActorDep,
    gemeente: GemeenteParameter,
    van: Annotated[date, Query(description="Eerste boekdatum.")],
    tot_en_met: Annotated[date, Query(alias="totEnMet", description="Laatste boekdatum.")],
) -> StreamingResponse:
    """De journaalposten van een periode, voor de boekhouding van de gemeente."""
    if gemeente not in actor.gemeenten:
        raise JournaalNietGevonden
    naam = f'attachment; filename="journaal-{gemeente}-{van}-{tot_en_met}.csv"'
    regels = _regels(request.app.state.db, gemeente, van, tot_en_met)
    return StreamingResponse(regels, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": naam})


async def _regels(db: Database, gemeente: str, van: date, tot: date) -> AsyncIterator[str]:
    yield ";".join(KOLOMMEN) + "\r\n"
    async with db.read([gemeente]) as session:
        async for rijen in rekeningcourant.posten(session, gemeente, van, tot):
            uit = io.StringIO()
            schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
            for r in rijen:
                debet, credit = max(r.bedrag_centen, 0), max(-r.bedrag_centen, 0)
                waar = (r.lening_id or "", r.ontvangst_id or "")
                schrijver.writerow((r.boekdatum, r.valutadatum, r.boeking_id, r.nummer, r.soort, r.rekening, debet, credit, *waar))
            yield uit.getvalue()
