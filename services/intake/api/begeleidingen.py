"""/intake/v1: the begeleidingsplan, and the help that runs beside the solution."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    BegeleidingEinde,
    Begeleidingen,
    BegeleidingGegeven,
    BegeleidingsplanGegeven,
    BegeleidingsplanVerzoek,
    BegeleidingVerzoek,
)
from services.intake.domain.begeleiding import VERSTERKT_ONDERNEMING, Begeleidingsvorm
from services.intake.domain.fouten import (
    BegeleidingAlGeeindigd,
    BegeleidingNietGevonden,
    BegeleidingsplanNietGevonden,
    DatumNietMogelijk,
    StapNietMogelijk,
    TrajectNietGevonden,
)
from services.intake.usecases.begeleid import (
    StartBegeleiding,
    beeindig_begeleiding,
    lees_begeleidingen,
    lees_begeleidingsplan,
    start_begeleiding,
    stel_begeleidingsplan_vast,
)

router = APIRouter(tags=["Begeleiding"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")


@router.post(
    "/trajecten/{trajectId}/begeleidingsplannen",
    operation_id="stelBegeleidingsplanVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(TrajectNietGevonden, StapNietMogelijk),
)
async def stel_vast(
    trajectId: UUID,
    verzoek: BegeleidingsplanVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel een begeleidingsplan vast. Een eerder plan blijft bewaard."""
    ident = await stel_begeleidingsplan_vast(session, bos, trajectId, verzoek.als_inhoud(), boekdatum, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/begeleidingsplan",
    operation_id="leesBegeleidingsplan",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden, BegeleidingsplanNietGevonden),
)
async def plan(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> BegeleidingsplanGegeven:
    """Het laatste begeleidingsplan. Het lezen staat in het verwerkingenlog."""
    rij, inhoud = await lees_begeleidingsplan(session, bos, trajectId, actor)
    gegevens = BegeleidingsplanVerzoek.model_validate(inhoud)
    return BegeleidingsplanGegeven(id=rij.id, volgnummer=rij.volgnummer, vastgesteld_op=rij.vastgesteld_op, inhoud=gegevens)


@router.post(
    "/trajecten/{trajectId}/begeleidingen",
    operation_id="startBegeleiding",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(TrajectNietGevonden, StapNietMogelijk, DatumNietMogelijk),
)
async def start(
    trajectId: UUID,
    verzoek: BegeleidingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat begeleiding begint: flankerende hulp, hulp met geld, of hulp die de onderneming versterkt."""
    opdracht = StartBegeleiding(trajectId, verzoek.vorm, verzoek.uitvoerder, verzoek.gestart_op, boekdatum)
    ident = await start_begeleiding(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/begeleidingen",
    operation_id="lijstBegeleidingen",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def lijst(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Begeleidingen:
    """Alle begeleiding in dit traject. Het lezen staat in het verwerkingenlog."""
    items = [
        BegeleidingGegeven(
            id=rij.id,
            versie=rij.versie,
            vorm=Begeleidingsvorm(rij.vorm),
            uitvoerder=uitvoerder,
            gestart_op=rij.gestart_op,
            geeindigd_op=rij.geeindigd_op,
            versterkt_onderneming=rij.vorm in VERSTERKT_ONDERNEMING,
        )
        for rij, uitvoerder in await lees_begeleidingen(session, bos, trajectId, actor)
    ]
    return Begeleidingen(items=items)


@router.post(
    "/begeleidingen/{begeleidingId}/beeindigingen",
    operation_id="beeindigBegeleiding",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(BegeleidingNietGevonden, BegeleidingAlGeeindigd, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt),
)
async def beeindig(
    begeleidingId: UUID,
    verzoek: BegeleidingEinde,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg vast dat begeleiding is geëindigd."""
    await beeindig_begeleiding(session, begeleidingId, gezien, verzoek.geeindigd_op, boekdatum, actor)
    return Verwijzing(id=begeleidingId)
