"""/intake/v1/…/voornemens: say what is intended, hear the person, and ask only what may be asked (Awb 4:7, 4:8; Bgs 13)."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.brief import Briefvorm, VormDep, als_antwoord, brief_antwoorden
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    Grondonderzoeken,
    GrondonderzoekGegeven,
    GrondonderzoekVerzoek,
    VoornemenGegeven,
    Voornemens,
    VoornemenVerzoek,
    Weigeringsgronden,
    ZienswijzeVerzoek,
)
from services.intake.domain.fouten import (
    DatumNietMogelijk,
    GegevensMogenNietGevraagd,
    StapNietMogelijk,
    TrajectNietGevonden,
    VoornemenNietGevonden,
    WeigeringsgrondZonderBeleidsplan,
    ZienswijzeAlGegeven,
)
from services.intake.domain.weigering import open_gronden
from services.intake.store import queries
from services.intake.usecases.lees_traject import lees_grondonderzoeken, lees_voornemenbrief, lees_voornemens
from services.intake.usecases.onderzoek_grond import OnderzoekGrond, onderzoek_grond
from services.intake.usecases.stuur_voornemen import LegZienswijzeVast, StuurVoornemen, leg_zienswijze_vast, stuur_voornemen

router = APIRouter(tags=["Voornemens"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")


@router.get(
    "/trajecten/{trajectId}/voornemens", operation_id="lijstVoornemens", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden)
)
async def lijst(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Voornemens:
    """De voornemens in een traject, met wat de ondernemer ervan vindt."""
    gelezen = await lees_voornemens(session, bos, trajectId, actor)
    return Voornemens(items=[VoornemenGegeven.model_validate(voornemen) for voornemen in gelezen])


@router.post(
    "/trajecten/{trajectId}/voornemens",
    operation_id="stuurVoornemen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        TrajectNietGevonden, StapNietMogelijk, VersieVerouderd, VersieOntbreekt, DatumNietMogelijk, WeigeringsgrondZonderBeleidsplan
    ),
)
async def stuur(
    trajectId: UUID,
    verzoek: VoornemenVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Laat weten wat wij van plan zijn te besluiten. Daarna kan de ondernemer zijn zienswijze geven."""
    opdracht = StuurVoornemen(trajectId, gezien, verzoek.soort, verzoek.grond, verzoek.motivering, verzoek.zienswijze_tot_en_met, boekdatum)
    ident = await stuur_voornemen(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.post(
    "/voornemens/{voornemenId}/zienswijzen",
    operation_id="legZienswijzeVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(VoornemenNietGevonden, ZienswijzeAlGegeven, DatumNietMogelijk),
)
async def zienswijze(
    voornemenId: UUID,
    verzoek: ZienswijzeVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg vast wat de ondernemer van het voornemen vindt."""
    await leg_zienswijze_vast(session, bos, LegZienswijzeVast(voornemenId, verzoek.ontvangen_op, verzoek.zienswijze, boekdatum), actor)
    return Verwijzing(id=voornemenId)


@router.get(
    "/voornemens/{voornemenId}/brief",
    operation_id="leesVoornemenbrief",
    dependencies=[LEZEN],
    response_class=Response,
    responses=brief_antwoorden(VoornemenNietGevonden),
)
async def brief(voornemenId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: VormDep = Briefvorm.PDF) -> Response:
    """De brief met het voornemen."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_voornemenbrief(session, bos, voornemenId, actor)
    return await als_antwoord(request, dossier, vorm, "voornemen")


@router.get(
    "/trajecten/{trajectId}/weigeringsgronden",
    operation_id="lijstWeigeringsgronden",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def gronden(trajectId: UUID, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> Weigeringsgronden:
    """Welke gronden deze gemeente nu heeft om te weigeren. Alleen daarover mag iets worden gevraagd (Bgs, art. 13)."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    plannen = await queries.beleidsplan_waarden(session, traject.gemeente)
    return Weigeringsgronden(items=sorted(open_gronden(plannen, boekdatum)))


@router.get(
    "/trajecten/{trajectId}/grondonderzoeken",
    operation_id="lijstGrondonderzoeken",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def onderzoeken(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Grondonderzoeken:
    """Wat er over weigeringsgronden is nagevraagd."""
    gelezen = await lees_grondonderzoeken(session, bos, trajectId, actor)
    return Grondonderzoeken(items=[GrondonderzoekGegeven.model_validate(rij) for rij in gelezen])


@router.post(
    "/trajecten/{trajectId}/grondonderzoeken",
    operation_id="onderzoekGrond",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(TrajectNietGevonden, StapNietMogelijk, GegevensMogenNietGevraagd),
)
async def onderzoek(
    trajectId: UUID,
    verzoek: GrondonderzoekVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast wat er over een weigeringsgrond is gevonden. Zonder beleidsplan mag er niet eens naar worden gevraagd."""
    opdracht = OnderzoekGrond(trajectId, verzoek.grond, verzoek.bron, verzoek.bevinding, boekdatum)
    ident = await onderzoek_grond(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)
