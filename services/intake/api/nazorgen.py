"""/intake/v1: uitstroom, and contact after it."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    NazorgAntwoord,
    NazorgcontactGegeven,
    NazorgcontactVerzoek,
    NazorgEinde,
    NazorgGegeven,
    UitstroomVerzoek,
)
from services.intake.domain.fouten import (
    DatumNietMogelijk,
    NabellenOntbreekt,
    NazorgAlAangeboden,
    NazorgAlBeantwoord,
    NazorgNietGevonden,
    RegelingLoopt,
    StapNietMogelijk,
    TrajectNietGevonden,
)
from services.intake.usecases.bied_nazorg import (
    Nazorghandeling,
    beantwoord_nazorg,
    bied_nazorg,
    lees_nazorg,
    leg_contact_vast,
    rond_nazorg_af,
)
from services.intake.usecases.laat_uitstromen import LaatUitstromen, laat_uitstromen

router = APIRouter(tags=["Nazorg"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
WEIGERINGEN = (NazorgNietGevonden, StapNietMogelijk, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.post(
    "/trajecten/{trajectId}/uitstromen",
    operation_id="laatUitstromen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        TrajectNietGevonden, StapNietMogelijk, NabellenOntbreekt, RegelingLoopt, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt
    ),
)
async def uitstroom(
    trajectId: UUID,
    verzoek: UitstroomVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat iemand uitstroomt, met de reden. Wat nog liep voor hem, eindigt."""
    opdracht = LaatUitstromen(trajectId, gezien, verzoek.reden, verzoek.datum, verzoek.toelichting, boekdatum)
    ident = await laat_uitstromen(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.post(
    "/trajecten/{trajectId}/nazorgen",
    operation_id="biedNazorg",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(TrajectNietGevonden, StapNietMogelijk, NazorgAlAangeboden),
)
async def aanbod(
    trajectId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Bied nazorg aan. De ondernemer kiest."""
    ident = await bied_nazorg(session, trajectId, boekdatum, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/nazorg",
    operation_id="leesNazorg",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden, NazorgNietGevonden),
)
async def lees(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> NazorgGegeven:
    """De nazorg met de contactmomenten. Het lezen staat in het verwerkingenlog."""
    nazorg, contacten = await lees_nazorg(session, bos, trajectId, actor)
    etag(response, nazorg)
    items = [NazorgcontactGegeven(id=rij.id, datum=rij.datum, bereikt=rij.bereikt, verslag=verslag) for rij, verslag in contacten]
    return NazorgGegeven(
        id=nazorg.id,
        status=nazorg.stand,
        aangeboden_op=nazorg.aangeboden_op,
        gestart_op=nazorg.gestart_op,
        geeindigd_op=nazorg.geeindigd_op,
        contacten=items,
    )


@router.post(
    "/nazorgen/{nazorgId}/antwoorden",
    operation_id="beantwoordNazorg",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, NazorgAlBeantwoord),
)
async def antwoord(
    nazorgId: UUID,
    verzoek: NazorgAntwoord,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg vast of de ondernemer nazorg wil. Wie nee zei, kan later nog ja zeggen."""
    await beantwoord_nazorg(session, Nazorghandeling(nazorgId, gezien, verzoek.datum, boekdatum), actor, gewenst=verzoek.gewenst)
    return Verwijzing(id=nazorgId)


@router.post(
    "/nazorgen/{nazorgId}/contacten",
    operation_id="legNazorgcontactVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def contact(
    nazorgId: UUID,
    verzoek: NazorgcontactVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg een contactmoment na afloop vast."""
    opdracht = Nazorghandeling(nazorgId, gezien, verzoek.datum, boekdatum)
    return Verwijzing(id=await leg_contact_vast(session, bos, opdracht, verzoek.verslag, actor, bereikt=verzoek.bereikt))


@router.post(
    "/nazorgen/{nazorgId}/afrondingen",
    operation_id="rondNazorgAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def afronding(
    nazorgId: UUID,
    verzoek: NazorgEinde,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Rond de nazorg af."""
    await rond_nazorg_af(session, Nazorghandeling(nazorgId, gezien, verzoek.datum, boekdatum), actor)
    return Verwijzing(id=nazorgId)
