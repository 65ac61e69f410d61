"""/intake/v1: moratorium, voorlopige voorziening and Wsnp."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import plaats
from services.intake.api.schemas import (
    EindeVerzoek,
    GerechtelijkeStapGegeven,
    GerechtelijkeStappen,
    GerechtelijkeStapVerzoek,
    RechterUitspraak,
)
from services.intake.domain.fouten import (
    DatumNietMogelijk,
    EindeOntbreekt,
    GerechtelijkeStapNietGevonden,
    MoratoriumTeLang,
    NietsToegewezen,
    NormOntbreekt,
    StapNietMogelijk,
    TrajectNietGevonden,
    UitspraakAlGedaan,
)
from services.intake.store import queries
from services.intake.usecases.ga_naar_rechter import (
    BeeindigStap,
    LegRechterUitspraakVast,
    beeindig_gerechtelijke_stap,
    ga_naar_rechter,
    leg_rechter_uitspraak_vast,
)

router = APIRouter(tags=["Gerechtelijke stappen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:regelingen:lezen"), vereist("intake:regelingen:schrijven")


@router.post(
    "/trajecten/{trajectId}/gerechtelijke-stappen",
    operation_id="gaNaarRechter",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(TrajectNietGevonden, StapNietMogelijk, DatumNietMogelijk),
)
async def verzoek_aan_rechter(
    trajectId: UUID,
    verzoek: GerechtelijkeStapVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg een verzoek aan de rechter vast."""
    ident = await ga_naar_rechter(session, trajectId, verzoek.soort, verzoek.gevraagd_op, boekdatum, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/gerechtelijke-stappen",
    operation_id="lijstGerechtelijkeStappen",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def lijst(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> GerechtelijkeStappen:
    """De verzoeken aan de rechter in dit traject."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    rijen = await queries.gerechtelijke_stap_rijen(session, traject.gemeente, traject.id)
    return GerechtelijkeStappen(items=[GerechtelijkeStapGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/gerechtelijke-stappen/{gerechtelijkeStapId}/uitspraken",
    operation_id="legRechterUitspraakVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        GerechtelijkeStapNietGevonden,
        StapNietMogelijk,
        UitspraakAlGedaan,
        DatumNietMogelijk,
        EindeOntbreekt,
        MoratoriumTeLang,
        NormOntbreekt,
        VersieVerouderd,
        VersieOntbreekt,
    ),
)
async def uitspraak(
    gerechtelijkeStapId: UUID,
    verzoek: RechterUitspraak,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg de uitspraak vast. Wat schuldeisers laat wachten, horen de andere systemen vanzelf."""
    opdracht = LegRechterUitspraakVast(gerechtelijkeStapId, gezien, boekdatum=boekdatum, **verzoek.model_dump())
    await leg_rechter_uitspraak_vast(session, opdracht, actor)
    return Verwijzing(id=gerechtelijkeStapId)


@router.post(
    "/gerechtelijke-stappen/{gerechtelijkeStapId}/beeindigingen",
    operation_id="beeindigGerechtelijkeStap",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GerechtelijkeStapNietGevonden, NietsToegewezen, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt),
)
async def beeindiging(
    gerechtelijkeStapId: UUID,
    verzoek: EindeVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg vast dat wat de rechter toewees is geëindigd, ook na de uitstroom. Schuldeisers wachten er dan niet meer op."""
    opdracht = BeeindigStap(gerechtelijkeStapId, gezien, boekdatum=boekdatum, **verzoek.model_dump())
    await beeindig_gerechtelijke_stap(session, opdracht, actor)
    return Verwijzing(id=gerechtelijkeStapId)
