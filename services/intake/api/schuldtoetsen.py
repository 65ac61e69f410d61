"""/intake/v1/…/schuldtoetsen and /bkr-registraties: are the debts problematic, and is the admission registered? (000 § 4.4.7)"""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSession, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    BkrBewijsVerzoek,
    BkrRegistratieDetail,
    BkrRegistratieGegeven,
    Schuldtoetsen,
    SchuldtoetsGegeven,
    SchuldtoetsVerzoek,
)
from services.intake.domain.bkr import Bkrstap, Bkrstatus
from services.intake.domain.fouten import (
    BkrRegistratieNietGevonden,
    DatumNietMogelijk,
    MotiveringOntbreekt,
    NormOntbreekt,
    StapNietMogelijk,
    TerugkomdatumOntbreekt,
    TrajectNietGevonden,
)
from services.intake.domain.schuldtoets import Invoer
from services.intake.store import queries
from services.intake.usecases.lees_traject import lees_bkr, lees_schuldtoetsen
from services.intake.usecases.registreer_bkr import LegBewijsVast, leg_bewijs_vast
from services.intake.usecases.toets_schulden import ToetsSchulden, toets_schulden

router = APIRouter(tags=["Schuldtoetsen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
BKR_LEZEN, BKR_SCHRIJVEN = vereist("intake:bkr-registraties:lezen"), vereist("intake:bkr-registraties:schrijven")
BKR_WEIGERINGEN = (BkrRegistratieNietGevonden, StapNietMogelijk, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.get(
    "/trajecten/{trajectId}/schuldtoetsen",
    operation_id="lijstSchuldtoetsen",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def lijst(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Schuldtoetsen:
    """De toetsen op problematische schulden, de laatste het laatst."""
    gelezen = await lees_schuldtoetsen(session, bos, trajectId, actor)
    velden = set(SchuldtoetsGegeven.model_fields) - {"motivering"}
    items = [SchuldtoetsGegeven(**{veld: getattr(rij, veld) for veld in velden}, motivering=motivering) for rij, motivering in gelezen]
    return Schuldtoetsen(items=items)


@router.post(
    "/trajecten/{trajectId}/schuldtoetsen",
    operation_id="toetsSchulden",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        TrajectNietGevonden,
        StapNietMogelijk,
        DatumNietMogelijk,
        VersieVerouderd,
        VersieOntbreekt,
        MotiveringOntbreekt,
        TerugkomdatumOntbreekt,
        NormOntbreekt,
    ),
)
async def toets(
    trajectId: UUID,
    verzoek: SchuldtoetsVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Reken uit of de schulden problematisch zijn, en leg uw eigen oordeel ernaast."""
    invoer = Invoer(verzoek.peildatum or boekdatum, verzoek.opeisbaar_centen, verzoek.afloscapaciteit_centen, verzoek.vermogen_centen)
    opdracht = ToetsSchulden(trajectId, gezien, invoer, verzoek.oordeel, verzoek.motivering, verzoek.terugkomen_op, boekdatum)
    ident = await toets_schulden(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get("/bkr-registraties", operation_id="lijstBkrRegistraties", dependencies=[BKR_LEZEN])
async def bkr_lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    status: Annotated[Bkrstatus | None, Query(description="Alleen registraties met deze status.")] = None,
) -> Pagina[BkrRegistratieGegeven]:
    """Registraties bij BKR, de oudste plicht eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bkr_lijst(session, actor.gemeenten, status, (dag, ident), cursor.aantal)
    items = [BkrRegistratieGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.vereist_op, rij.id)))


@router.get(
    "/bkr-registraties/{registratieId}",
    operation_id="leesBkrRegistratie",
    dependencies=[BKR_LEZEN],
    responses=problemen(BkrRegistratieNietGevonden),
)
async def bkr(
    registratieId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response
) -> BkrRegistratieDetail:
    """Eén registratie met de bewijzen."""
    rij, bewijs, eindbewijs = await lees_bkr(session, bos, registratieId, actor)
    etag(response, rij)
    basis = BkrRegistratieGegeven.model_validate(rij)
    return BkrRegistratieDetail(**basis.model_dump(), bewijs=bewijs, eindbewijs=eindbewijs)


@router.post(
    "/bkr-registraties/{registratieId}/bewijzen",
    operation_id="legBkrBewijsVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BKR_SCHRIJVEN, EENMALIG],
    responses=problemen(*BKR_WEIGERINGEN),
)
async def bewijs(
    registratieId: UUID,
    verzoek: BkrBewijsVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg het bewijs vast dat de toelating bij BKR is geregistreerd."""
    opdracht = LegBewijsVast(registratieId, gezien, Bkrstap.BEWIJS, verzoek.datum, verzoek.kenmerk, boekdatum)
    return await _leg_vast(session, bos, opdracht, actor, response)


@router.post(
    "/bkr-registraties/{registratieId}/eindbewijzen",
    operation_id="legBkrEindbewijsVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BKR_SCHRIJVEN, EENMALIG],
    responses=problemen(*BKR_WEIGERINGEN),
)
async def eindbewijs(
    registratieId: UUID,
    verzoek: BkrBewijsVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg het bewijs vast dat de registratie bij BKR is beëindigd."""
    opdracht = LegBewijsVast(registratieId, gezien, Bkrstap.EINDBEWIJS, verzoek.datum, verzoek.kenmerk, boekdatum)
    return await _leg_vast(session, bos, opdracht, actor, response)


async def _leg_vast(session: WriteSession, bos: SleutelbosDep, opdracht: LegBewijsVast, actor: ActorDep, response: Response) -> Verwijzing:
    await leg_bewijs_vast(session, bos, opdracht, actor)
    plaats(response, "bkr-registraties", opdracht.registratie_id)
    return Verwijzing(id=opdracht.registratie_id)
