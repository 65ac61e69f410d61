"""/intake/v1/trajecten/{trajectId}/termijnen and what moves them: hersteltermijn, aanvulling, ingebrekestelling (Awb 4:5, 4:15, 4:17)."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.termijn import TermijnVerstreken
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.brief import Briefvorm, VormDep, als_antwoord, brief_antwoorden
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    AanvullingVerwerkt,
    AanvullingVerzoek,
    DwangsomGegeven,
    Hersteltermijnen,
    HersteltermijnGegeven,
    HersteltermijnVerzoek,
    IngebrekestellingVerzoek,
    Termijnoverzicht,
    TermijnstandGegeven,
)
from services.intake.domain.fouten import (
    BesluitTermijnGeschorst,
    DatumNietMogelijk,
    GeenHersteltermijn,
    HersteltermijnLoopt,
    IngebrekestellingAlOntvangen,
    IngebrekestellingTeVroeg,
    NormOntbreekt,
    StapNietMogelijk,
    TrajectNietGevonden,
)
from services.intake.usecases.lees_termijnen import lees_termijnen
from services.intake.usecases.lees_traject import lees_hersteltermijnbrief, lees_hersteltermijnen
from services.intake.usecases.schort_besluit_op import GeefHersteltermijn, OntvangAanvulling, geef_hersteltermijn, ontvang_aanvulling
from services.intake.usecases.stel_in_gebreke import StelInGebreke, stel_in_gebreke

router = APIRouter(tags=["Termijnen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
WEIGERINGEN = (TrajectNietGevonden, StapNietMogelijk, DatumNietMogelijk)


@router.get(
    "/trajecten/{trajectId}/termijnen",
    operation_id="lijstTermijnenVanTraject",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden, NormOntbreekt),
)
async def termijnen(trajectId: UUID, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> Termijnoverzicht:
    """Alle termijnen van dit dossier: wat er over is, waarom, en de dwangsom als die loopt."""
    overzicht = await lees_termijnen(session, trajectId, boekdatum, actor)
    items = [TermijnstandGegeven.model_validate(stand) for stand in overzicht.termijnen]
    return Termijnoverzicht(items=items, dwangsom=overzicht.dwangsom and DwangsomGegeven.model_validate(overzicht.dwangsom))


@router.get(
    "/trajecten/{trajectId}/hersteltermijnen",
    operation_id="lijstHersteltermijnen",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def hersteltermijnen(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Hersteltermijnen:
    """Welke gegevens zijn gevraagd, en of die kwamen."""
    gelezen = await lees_hersteltermijnen(session, bos, trajectId, actor)
    return Hersteltermijnen(items=[HersteltermijnGegeven.model_validate(rij) for rij in gelezen])


@router.post(
    "/trajecten/{trajectId}/hersteltermijnen",
    operation_id="geefHersteltermijn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, VersieVerouderd, VersieOntbreekt, HersteltermijnLoopt, TermijnVerstreken),
)
async def geef(
    trajectId: UUID,
    verzoek: HersteltermijnVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Vraag om gegevens die ontbreken. De beslistermijn staat stil vanaf de dag erna."""
    opdracht = GeefHersteltermijn(trajectId, gezien, tuple(verzoek.gevraagd), verzoek.tot_en_met, boekdatum)
    ident = await geef_hersteltermijn(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/hersteltermijnen/{hersteltermijnId}/brief",
    operation_id="leesHersteltermijnbrief",
    dependencies=[LEZEN],
    response_class=Response,
    responses=brief_antwoorden(TrajectNietGevonden),
)
async def brief(
    trajectId: UUID, hersteltermijnId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: VormDep = Briefvorm.PDF
) -> Response:
    """De brief waarin om de gegevens is gevraagd."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_hersteltermijnbrief(session, bos, trajectId, hersteltermijnId, actor)
    return await als_antwoord(request, dossier, vorm, "gegevens")


@router.post(
    "/trajecten/{trajectId}/aanvullingen",
    operation_id="ontvangAanvulling",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, VersieVerouderd, VersieOntbreekt, GeenHersteltermijn),
)
async def aanvulling(
    trajectId: UUID,
    verzoek: AanvullingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> AanvullingVerwerkt:
    """De gevraagde gegevens zijn er: de beslistermijn loopt weer."""
    traject = await ontvang_aanvulling(session, OntvangAanvulling(trajectId, gezien, verzoek.ontvangen_op, boekdatum), actor)
    return AanvullingVerwerkt(besluit_uiterlijk=traject.besluit_uiterlijk)


@router.post(
    "/trajecten/{trajectId}/ingebrekestellingen",
    operation_id="stelInGebreke",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, IngebrekestellingAlOntvangen, IngebrekestellingTeVroeg, BesluitTermijnGeschorst, NormOntbreekt),
)
async def in_gebreke(
    trajectId: UUID,
    verzoek: IngebrekestellingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """De ondernemer laat weten dat het besluit te laat is. Twee weken later gaat de dwangsom tellen."""
    ident = await stel_in_gebreke(session, StelInGebreke(trajectId, verzoek.ontvangen_op, verzoek.onredelijk_laat, boekdatum), actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)
