"""/intake/v1/trajecten/{id}: the picture, the debts, the sources consulted, and how the business goes on."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    BedrijfsuitkomstVerzoek,
    BeeldGegeven,
    BeeldVerzoek,
    Raadplegingen,
    RaadplegingGegeven,
    RaadplegingVerzoek,
    SchuldeiserGegeven,
    SchuldenGegeven,
    SchuldGegeven,
    SchuldVerzoek,
    SchuldWijziging,
)
from services.intake.domain.beeld import ontbrekende_regelingen
from services.intake.domain.fouten import BeeldNietGevonden, DatumNietMogelijk, SchuldNietGevonden, StapNietMogelijk, TrajectNietGevonden
from services.intake.domain.schuld import tel_op
from services.intake.store import queries
from services.intake.usecases.leg_beeld_vast import LegBeeldVast, lees_beeld, leg_beeld_vast
from services.intake.usecases.leg_schuld_vast import LegSchuldVast, Schuldeiser, WijzigSchuld, lees_schulden, leg_schuld_vast, wijzig_schuld
from services.intake.usecases.raadpleeg_bron import RaadpleegBron, raadpleeg_bron
from services.intake.usecases.volg_bedrijf import leg_bedrijfsuitkomst_vast

router = APIRouter(tags=["Dossier"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
WEIGERINGEN = (TrajectNietGevonden, StapNietMogelijk)


@router.post(
    "/trajecten/{trajectId}/beelden",
    operation_id="legBeeldVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def leg_beeld(
    trajectId: UUID,
    verzoek: BeeldVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg het beeld van de ondernemer en de onderneming vast. Een eerder beeld blijft bewaard."""
    opdracht = LegBeeldVast(trajectId, verzoek.als_inhoud(), verzoek.maand(), boekdatum)
    ident = await leg_beeld_vast(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/beeld",
    operation_id="leesBeeld",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden, BeeldNietGevonden),
)
async def beeld(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> BeeldGegeven:
    """Het laatste beeld. Het lezen staat in het verwerkingenlog."""
    rij, gegevens = await lees_beeld(session, bos, trajectId, actor)
    inhoud = BeeldVerzoek.model_validate(gegevens)
    return BeeldGegeven(
        id=rij.id,
        volgnummer=rij.volgnummer,
        vastgelegd_op=rij.vastgelegd_op,
        inhoud=inhoud,
        inkomen_centen=rij.inkomen_centen,
        uitgaven_centen=rij.uitgaven_centen,
        over_centen=rij.inkomen_centen - rij.uitgaven_centen,
        nog_te_bekijken=ontbrekende_regelingen((m.regeling, m.uitkomst) for m in inhoud.minimaregelingen),
    )


@router.post(
    "/trajecten/{trajectId}/schulden",
    operation_id="legSchuldVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, DatumNietMogelijk),
)
async def leg_schuld(
    trajectId: UUID,
    verzoek: SchuldVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg een schuld vast."""
    wie = Schuldeiser(
        verzoek.schuldeiser.naam, verzoek.schuldeiser.kenmerk, verzoek.schuldeiser.kvk_nummer, tuple(verzoek.schuldeiser.adres)
    )
    velden = verzoek.model_dump(exclude={"schuldeiser"})
    ident = await leg_schuld_vast(session, bos, LegSchuldVast(trajectId, wie, boekdatum=boekdatum, **velden), actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get("/trajecten/{trajectId}/schulden", operation_id="leesSchulden", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden))
async def schulden(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> SchuldenGegeven:
    """De schulden die nu openstaan, met hun totalen. Het lezen staat in het verwerkingenlog."""
    rijen = await lees_schulden(session, bos, trajectId, actor)
    som = tel_op(rij.waarde for rij, _ in rijen)
    velden = [naam for naam in SchuldGegeven.model_fields if naam != "schuldeiser"]
    items = [
        SchuldGegeven(
            schuldeiser=SchuldeiserGegeven(naam=wie.naam, kenmerk=wie.kenmerk, kvk_nummer=wie.kvk_nummer, adres=list(wie.adres)),
            **{naam: getattr(rij, naam) for naam in velden},
        )
        for rij, wie in rijen
    ]
    return SchuldenGegeven(
        items=items,
        totaal_centen=som.totaal.centen,
        zakelijk_centen=som.zakelijk.centen,
        prive_centen=som.prive.centen,
        preferent_centen=som.preferent.centen,
        concurrent_centen=som.concurrent.centen,
        opeisbaar_centen=som.opeisbaar.centen,
    )


@router.post(
    "/schulden/{schuldId}/wijzigingen",
    operation_id="wijzigSchuld",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(SchuldNietGevonden, StapNietMogelijk, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt),
)
async def wijzig(
    schuldId: UUID,
    verzoek: SchuldWijziging,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Wijzig een schuld, bijvoorbeeld na antwoord van de schuldeiser. De versie staat in de lijst van schulden."""
    await wijzig_schuld(session, WijzigSchuld(schuldId, gezien, boekdatum=boekdatum, **verzoek.model_dump()), actor)
    return Verwijzing(id=schuldId)


@router.post(
    "/trajecten/{trajectId}/raadplegingen",
    operation_id="legRaadplegingVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, DatumNietMogelijk),
)
async def raadpleeg(
    trajectId: UUID,
    verzoek: RaadplegingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat een informatiebron is geraadpleegd, met de grondslag."""
    opdracht = RaadpleegBron(trajectId, verzoek.bron, verzoek.grondslag, verzoek.doel, verzoek.datum, boekdatum)
    ident = await raadpleeg_bron(session, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)


@router.get(
    "/trajecten/{trajectId}/raadplegingen",
    operation_id="lijstRaadplegingen",
    dependencies=[LEZEN],
    responses=problemen(TrajectNietGevonden),
)
async def raadplegingen(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> Raadplegingen:
    """De bronnen die voor dit traject zijn geraadpleegd."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    rijen = await queries.raadpleging_rijen(session, traject.gemeente, traject.id)
    return Raadplegingen(items=[RaadplegingGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/trajecten/{trajectId}/bedrijfsuitkomsten",
    operation_id="legBedrijfsuitkomstVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, DatumNietMogelijk),
)
async def bedrijf(
    trajectId: UUID,
    verzoek: BedrijfsuitkomstVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast of de onderneming doorgaat, doorstart of stopt."""
    ident = await leg_bedrijfsuitkomst_vast(session, trajectId, verzoek.uitkomst, verzoek.datum, boekdatum, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)
