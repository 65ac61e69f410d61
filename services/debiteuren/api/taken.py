"""/debiteuren/v1/taken and /aandachtslijst: which loans need someone, why, and what now. And the rounds that find them."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.invordering import AandachtGegeven, RondeGegeven, RondeVerzoek, TaakAfronding, TaakGegeven
from services.debiteuren.domain.fouten.taak import (
    RondeNietGevonden,
    RondeNogNietMogelijk,
    TaakAfgerond,
    TaakNietGevonden,
    TaakVraagtBesluit,
)
from services.debiteuren.domain.organisatie import Plek
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.store.queries import taken
from services.debiteuren.usecases.lees_aandacht import lees_aandacht
from services.debiteuren.usecases.loop_ronde import loop_ronde
from services.debiteuren.usecases.rond_taak_af import RondTaakAf, rond_taak_af

router = APIRouter(tags=["Taken"], route_class=EenmaligeRoute)

LEZEN = vereist("debiteuren:taken:lezen")
RONDES_LEZEN, RONDES_SCHRIJVEN = vereist("debiteuren:invorderingsrondes:lezen"), vereist("debiteuren:invorderingsrondes:schrijven")


@router.get("/taken", operation_id="lijstTaken", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    plek: Annotated[Plek | None, Query(description="Alleen wat daar ligt.")] = None,
    soort: Annotated[Taaksoort | None, Query(description="Alleen deze soort.")] = None,
) -> Pagina[TaakGegeven]:
    """Open taken, wat het eerst klaar moet zijn eerst. Zonder persoonsgegevens."""
    na = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    kies = (plek.value if plek else None, soort.value if soort else None)
    rijen = await taken.taken(session, actor.gemeenten, *kies, None, (na[0], na[1]), cursor.aantal)
    items = [TaakGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.uiterlijk, rij.id)))


@router.get("/aandachtslijst", operation_id="leesAandachtslijst", dependencies=[LEZEN])
async def aandachtslijst(
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    cursor: CursorDep,
    boekdatum: BoekdatumDep,
    maand: Annotated[date | None, Query(description="Een dag in de maand, leeg is deze; al wat dan of eerder klaar moet zijn.")] = None,
    plek: Annotated[Plek | None, Query(description="Alleen wat daar ligt.")] = None,
) -> Pagina[AandachtGegeven]:
    """Wie deze maand aandacht nodig heeft, waarom, en wat nu. Het lezen staat in het verwerkingenlog."""
    na = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    eind = ((maand or boekdatum).replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    regels = await lees_aandacht(session, bos, eind, plek.value if plek else None, (na[0], na[1]), cursor.aantal, actor)
    items = [
        AandachtGegeven(
            **TaakGegeven.model_validate(r.taak).model_dump(),
            naam=r.naam,
            handelsnaam=r.handelsnaam,
            telefoonnummer=r.telefoonnummer,
            betalingskenmerk=r.lening.betalingskenmerk,
            stoplicht=r.lening.stoplicht,
            reden=r.lening.stoplicht_reden,
            achterstand_sinds=r.lening.achterstand_sinds,
            vervallen_open_centen=r.lening.vervallen_open_centen,
        )
        for r in regels
    ]
    return Pagina(items=items, volgende=cursor.volgende(regels, lambda r: (r.taak.uiterlijk, r.taak.id)))


@router.post(
    "/taken/{taakId}/afrondingen",
    operation_id="rondTaakAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("debiteuren:taken:schrijven"), EENMALIG],
    responses=problemen(TaakNietGevonden, TaakAfgerond, TaakVraagtBesluit, VersieVerouderd, VersieOntbreekt),
)
async def rond_af(
    taakId: UUID,
    verzoek: TaakAfronding,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Rond een taak af. Een taak die een besluit vraagt, gaat alleen weg met dat besluit."""
    lening_id = await rond_taak_af(session, RondTaakAf(taakId, verzoek.uitkomst, gezien, boekdatum), actor)
    plaats(response, "leningen", lening_id)
    return Verwijzing(id=taakId)


@router.post(
    "/invorderingsrondes",
    operation_id="loopInvorderingsronde",
    status_code=status.HTTP_201_CREATED,
    dependencies=[RONDES_SCHRIJVEN],
    responses=problemen(RondeNogNietMogelijk, GeenToegangTotGemeente)
    | {status.HTTP_200_OK: {"model": RondeGegeven, "description": "Deze ronde was al gelopen; er is niets veranderd."}},
)
async def loop(
    verzoek: RondeVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, response: Response
) -> RondeGegeven:
    """Loop de leningen van een gemeente langs: maak taken, plan onderzoeken, tel de portefeuille. De nachtelijke taak doet dit ook."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    if verzoek.datum > boekdatum:
        raise RondeNogNietMogelijk(verzoek.datum, boekdatum)
    rij, nieuw = await loop_ronde(session, gemeente, verzoek.datum, actor)
    if not nieuw:
        response.status_code = status.HTTP_200_OK
    plaats(response, "invorderingsrondes", rij.id)
    return RondeGegeven.model_validate(rij)


@router.get(
    "/invorderingsrondes/{rondeId}",
    operation_id="leesInvorderingsronde",
    dependencies=[RONDES_LEZEN],
    responses=problemen(RondeNietGevonden),
)
async def lees_ronde(rondeId: UUID, session: ReadSessionDep, actor: ActorDep) -> RondeGegeven:
    """Wat een ronde opleverde."""
    return RondeGegeven.model_validate(await taken.ronde(session, actor.gemeenten, rondeId))
