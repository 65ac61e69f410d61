"""/intake/v1/regelingen: carry a regeling out, from dwangakkoord to end."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import plaats
from services.intake.api.schemas import Dagverzoek, EindeVerzoek, StartVerzoek, UitspraakVerzoek
from services.intake.domain.fouten import (
    DatumNietMogelijk,
    KredietNietBeschikbaar,
    RegelingNietGevonden,
    StapNietMogelijk,
    UitbetalingOntbreekt,
)
from services.intake.usecases.voer_regeling_uit import (
    Regelinghandeling,
    beeindig_regeling,
    betaal_schuldeisers,
    leg_uitspraak_vast,
    start_regeling,
    trek_regeling_in,
    vraag_dwangakkoord,
)

router = APIRouter(tags=["Regelingen"], route_class=EenmaligeRoute)

SCHRIJVEN = vereist("intake:regelingen:schrijven")
WEIGERINGEN = (RegelingNietGevonden, StapNietMogelijk, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.post(
    "/regelingen/{regelingId}/dwangakkoord-verzoeken",
    operation_id="vraagDwangakkoord",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def dwangakkoord(
    regelingId: UUID,
    verzoek: Dagverzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat de rechter om een dwangakkoord is gevraagd."""
    await vraag_dwangakkoord(session, Regelinghandeling(regelingId, gezien, verzoek.datum, boekdatum), actor)
    plaats(response, "regelingen", regelingId)
    return Verwijzing(id=regelingId)


@router.post(
    "/regelingen/{regelingId}/dwangakkoord-uitspraken",
    operation_id="legDwangakkoordUitspraakVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def uitspraak(
    regelingId: UUID,
    verzoek: UitspraakVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg de uitspraak over het dwangakkoord vast."""
    opdracht = Regelinghandeling(regelingId, gezien, verzoek.datum, boekdatum)
    await leg_uitspraak_vast(session, opdracht, actor, toegewezen=verzoek.toegewezen)
    plaats(response, "regelingen", regelingId)
    return Verwijzing(id=regelingId)


@router.post(
    "/regelingen/{regelingId}/starten",
    operation_id="startRegeling",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, KredietNietBeschikbaar),
)
async def start(
    regelingId: UUID,
    verzoek: StartVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Start de regeling. Met krediet kan dat zodra het krediet is uitbetaald."""
    opdracht = Regelinghandeling(regelingId, gezien, verzoek.datum, boekdatum)
    await start_regeling(session, opdracht, verzoek.krediet_uitbetaald_op, actor)
    plaats(response, "regelingen", regelingId)
    return Verwijzing(id=regelingId)


@router.post(
    "/regelingen/{regelingId}/uitbetalingen",
    operation_id="betaalSchuldeisers",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def uitbetaling(
    regelingId: UUID,
    verzoek: Dagverzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat elke schuldeiser zijn deel heeft gekregen."""
    await betaal_schuldeisers(session, Regelinghandeling(regelingId, gezien, verzoek.datum, boekdatum), actor)
    plaats(response, "regelingen", regelingId)
    return Verwijzing(id=regelingId)


@router.post(
    "/regelingen/{regelingId}/beeindigingen",
    operation_id="beeindigRegeling",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, UitbetalingOntbreekt),
)
async def einde(
    regelingId: UUID,
    verzoek: EindeVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Beëindig een regeling die loopt: geslaagd of niet."""
    opdracht = Regelinghandeling(regelingId, gezien, verzoek.datum, boekdatum)
    await beeindig_regeling(session, opdracht, actor, geslaagd=verzoek.geslaagd)
    plaats(response, "regelingen", regelingId)
    return Verwijzing(id=regelingId)


@router.post(
    "/regelingen/{regelingId}/intrekkingen",
    operation_id="trekRegelingIn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def intrekking(
    regelingId: UUID,
    verzoek: Dagverzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Trek een regeling in die nog niet is gestart."""
    await trek_regeling_in(session, Regelinghandeling(regelingId, gezien, verzoek.datum, boekdatum), actor)
    plaats(response, "regelingen", regelingId)
    return Verwijzing(id=regelingId)
