"""/vroegsignalering/v1/brp-koppelingen and /brp-controles: which gemeenten compare with the BRP, and what differs."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response, status

from kernel import audit
from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.vroegsignalering.api.deps import SettingsDep, plaats
from services.vroegsignalering.api.schemas.brp import (
    AfhandelingVerzoek,
    BrpControleGegeven,
    BrpKoppelingen,
    BrpKoppelingGegeven,
    BrpKoppelingVerzoek,
)
from services.vroegsignalering.domain.brp import BrpStand
from services.vroegsignalering.domain.fouten import BrpControleAfgehandeld, BrpControleNietGevonden, BrpNietIngesteld
from services.vroegsignalering.store.queries import brp
from services.vroegsignalering.store.tables import BrpKoppeling
from services.vroegsignalering.usecases.controleer_brp import handel_af
from services.vroegsignalering.usecases.match_signalen import Matching

router = APIRouter(tags=["BRP"], route_class=EenmaligeRoute)

Gemeente = Annotated[str, Path(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.")]


@router.get("/brp-koppelingen", operation_id="lijstBrpKoppelingen", dependencies=[vereist("vroegsignalering:brp-koppelingen:lezen")])
async def lijst_koppelingen(session: ReadSessionDep, actor: ActorDep) -> BrpKoppelingen:
    """Welke van uw gemeenten signalen met de BRP laten vergelijken."""
    rijen = await brp.koppelingen(session, actor.gemeenten)
    return BrpKoppelingen(items=[BrpKoppelingGegeven(gemeente=rij.gemeente, aan=rij.aan) for rij in rijen])


@router.put(
    "/brp-koppelingen/{gemeente}",
    operation_id="zetBrpKoppeling",
    dependencies=[vereist("vroegsignalering:brp-koppelingen:schrijven")],
    responses=problemen(GeenToegangTotGemeente, BrpNietIngesteld),
)
async def zet_koppeling(
    gemeente: Gemeente,
    verzoek: BrpKoppelingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    settings: SettingsDep,
    boekdatum: BoekdatumDep,
) -> BrpKoppelingGegeven:
    """Zet de vergelijking met de BRP aan of uit. Bij aanzetten worden ook de signalen van open zaken vergeleken."""
    eigen_gemeente(actor, gemeente)
    if verzoek.aan and not settings.brp_url:
        raise BrpNietIngesteld
    rij = next(iter(await brp.koppelingen(session, [gemeente])), None) or BrpKoppeling(gemeente=gemeente)
    session.add(rij)
    rij.aan, rij.door = verzoek.aan, actor.medewerker or actor.client
    await session.flush()
    if verzoek.aan:
        await brp.zet_open_zaken_klaar(session, gemeente, boekdatum)
    await audit.schrijf(session, gemeente, "brp-koppeling-gezet", "brp-koppeling", rij.id, actor, nieuw={"aan": verzoek.aan})
    return BrpKoppelingGegeven(gemeente=gemeente, aan=rij.aan)


@router.get("/brp-controles", operation_id="lijstBrpControles", dependencies=[vereist("vroegsignalering:brp-controles:lezen")])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[BrpControleGegeven]:
    """De werklijst: signalen waarvan de persoon afwijkt van de BRP, het oudste eerst. Zonder persoonsgegevens."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await brp.werklijst(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [BrpControleGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.gecontroleerd_op, rij.id)))


@router.get(
    "/brp-controles/{signaalId}",
    operation_id="leesBrpControle",
    dependencies=[vereist("vroegsignalering:brp-controles:lezen")],
    responses=problemen(BrpControleNietGevonden),
)
async def lees(signaalId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> BrpControleGegeven:
    """Wat de BRP zei over de persoon van dit signaal."""
    rij = await brp.controle(session, actor.gemeenten, signaalId)
    etag(response, rij)
    return BrpControleGegeven.model_validate(rij)


@router.post(
    "/brp-controles/{signaalId}/afhandelingen",
    operation_id="handelBrpControleAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("vroegsignalering:brp-controles:schrijven"), EENMALIG],
    responses=problemen(BrpControleNietGevonden, BrpControleAfgehandeld, VersieVerouderd, VersieOntbreekt),
)
async def afhandeling(
    signaalId: UUID,
    verzoek: AfhandelingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    settings: SettingsDep,
    response: Response,
) -> Verwijzing:
    """Beoordeel een verschil met de BRP. Is de persoon verhuisd of overleden, dan gaat het signaal uit de zaak."""
    rij = await brp.controle(session, actor.gemeenten, signaalId)
    matching = Matching(rij.gemeente, boekdatum, settings.herhaalde_melding_dagen)
    await handel_af(session, matching, signaalId, gezien, BrpStand(verzoek.besluit), actor)
    plaats(response, "brp-controles", signaalId)
    return Verwijzing(id=signaalId)
