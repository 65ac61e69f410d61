"""/intake/v1/regelingen: prepare a solution, offer it, and hear what the creditors answer."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.brief import Afzender
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    AandeelGegeven,
    GroepGegeven,
    ReactieVerzoek,
    RegelingDetail,
    Regelingen,
    RegelingGegeven,
    RegelingStand,
    RegelingVerzoek,
    VoorstelVerzoek,
)
from services.intake.domain.aandelen import Reactie
from services.intake.domain.fouten import (
    AandeelOnbekend,
    BodOntbreekt,
    BodTeHoog,
    DatumNietMogelijk,
    GeenSchulden,
    GemeenteWeigertZonderReden,
    KredietBovenZakelijk,
    KredietbronPastNiet,
    NormOntbreekt,
    ParameterOntbreekt,
    RegelingLoopt,
    RegelingNietGevonden,
    StapNietMogelijk,
    TrajectNietGevonden,
    VolgordeVraagtReden,
)
from services.intake.domain.regeling import NIET_GELUKT, Regelingstatus, volgende
from services.intake.export.voorstelbrief import stel_voorstelbrief_op
from services.intake.store import queries, tables
from services.intake.usecases.bereid_regeling_voor import BereidRegelingVoor, bereid_regeling_voor
from services.intake.usecases.doe_voorstel import DoeVoorstel, LegReactieVast, doe_voorstel, leg_reactie_vast
from services.intake.usecases.lees_regeling import lees_regeling
from services.intake.usecases.schrijf_voorstel import schrijf_voorstel

router = APIRouter(tags=["Regelingen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:regelingen:lezen"), vereist("intake:regelingen:schrijven")
WEIGERINGEN = (RegelingNietGevonden, StapNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.get(
    "/trajecten/{trajectId}/regelingen", operation_id="lijstRegelingen", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden)
)
async def lijst(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> Regelingen:
    """De regelingen van een traject, en welke schuldregeling nu aan de beurt is."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    rijen = await queries.regeling_rijen(session, traject.gemeente, traject.id)
    return Regelingen(items=[_gegeven(rij) for rij in rijen], volgende=volgende({r.vorm for r in rijen if r.stand in NIET_GELUKT}))


@router.post(
    "/trajecten/{trajectId}/regelingen",
    operation_id="bereidRegelingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        TrajectNietGevonden,
        StapNietMogelijk,
        VersieVerouderd,
        VersieOntbreekt,
        RegelingLoopt,
        VolgordeVraagtReden,
        KredietbronPastNiet,
        KredietBovenZakelijk,
        NormOntbreekt,
    ),
)
async def bereid_voor(
    trajectId: UUID,
    verzoek: RegelingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Bereid een oplossing voor. Bij krediet van Bbz gaat er vanzelf een vraag naar Bbz."""
    opdracht = BereidRegelingVoor(trajectId, gezien, boekdatum=boekdatum, **verzoek.model_dump())
    ident = await bereid_regeling_voor(session, bos, opdracht, actor)
    plaats(response, "regelingen", ident)
    return Verwijzing(id=ident)


@router.get("/regelingen/{regelingId}", operation_id="leesRegeling", dependencies=[LEZEN], responses=problemen(RegelingNietGevonden))
async def lees(regelingId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> RegelingDetail:
    """Eén regeling met het voorstel aan elke schuldeiser. Het lezen staat in het verwerkingenlog."""
    rij, aandelen, reden = await lees_regeling(session, bos, regelingId, actor)
    etag(response, rij)
    return RegelingDetail(
        **_gegeven(rij).model_dump(),
        afwijking_reden=reden,
        aandelen=[AandeelGegeven.model_validate(deel) for deel in aandelen],
        preferent=_groep([deel for deel in aandelen if deel.preferent]),
        concurrent=_groep([deel for deel in aandelen if not deel.preferent]),
    )


@router.post(
    "/regelingen/{regelingId}/voorstellen",
    operation_id="doeVoorstel",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, BodOntbreekt, BodTeHoog, GeenSchulden, KredietBovenZakelijk, NormOntbreekt),
)
async def voorstel(
    regelingId: UUID,
    verzoek: VoorstelVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> RegelingStand:
    """Doe een voorstel aan alle schuldeisers. De delen tellen op tot het bod; preferent en concurrent staan apart."""
    await doe_voorstel(session, DoeVoorstel(regelingId, gezien, verzoek.bod_centen, boekdatum), actor)
    plaats(response, "regelingen", regelingId)
    return RegelingStand(id=regelingId, status=Regelingstatus.VOORGESTELD)


@router.post(
    "/regelingen/{regelingId}/reacties",
    operation_id="legReactieVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, AandeelOnbekend, GemeenteWeigertZonderReden, DatumNietMogelijk),
)
async def reactie(
    regelingId: UUID,
    verzoek: ReactieVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> RegelingStand:
    """Leg het antwoord van een schuldeiser vast. Als iedereen akkoord is, is de regeling akkoord."""
    opdracht = LegReactieVast(regelingId, gezien, boekdatum=boekdatum, **verzoek.model_dump())
    stand = await leg_reactie_vast(session, bos, opdracht, actor)
    plaats(response, "regelingen", regelingId)
    return RegelingStand(id=regelingId, status=stand)


@router.get(
    "/regelingen/{regelingId}/voorstelbrieven/{schuldId}",
    operation_id="leesVoorstelbrief",
    dependencies=[LEZEN],
    response_class=Response,
    responses={
        200: {"description": "De brief.", "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
        **problemen(RegelingNietGevonden, AandeelOnbekend, ParameterOntbreekt),
    },
)
async def brief(regelingId: UUID, schuldId: UUID, bos: SleutelbosDep, actor: ActorDep, request: Request) -> Response:
    """De brief met het voorstel aan één schuldeiser. Het lezen staat in het verwerkingenlog."""
    settings = request.app.state.settings
    async with request.app.state.db.write(actor.gemeenten) as session:
        voorstelbrief = await schrijf_voorstel(session, bos, regelingId, schuldId, actor)
    # Typesetting takes longer than a connection may be held: after the transaction, in a thread.
    gezet = stel_voorstelbrief_op(voorstelbrief, Afzender(settings.uitvoerder_naam, settings.uitvoerder_adres))
    bestand = {"Content-Disposition": f'attachment; filename="voorstel-{schuldId}.pdf"'}
    return Response(await asyncio.to_thread(gezet.als_pdf), media_type="application/pdf", headers=bestand)


def _gegeven(rij: tables.Regeling) -> RegelingGegeven:
    velden = {naam: getattr(rij, naam) for naam in RegelingGegeven.model_fields if naam != "afgeweken"}
    return RegelingGegeven(**velden, afgeweken=rij.afwijking_reden is not None)


def _groep(delen: Sequence[tables.Aandeel]) -> GroepGegeven:
    reacties = [Reactie(deel.reactie) for deel in delen]
    return GroepGegeven(
        vordering_centen=sum(deel.vordering_centen for deel in delen),
        aandeel_centen=sum(deel.aandeel_centen for deel in delen),
        akkoord=reacties.count(Reactie.AKKOORD),
        geweigerd=reacties.count(Reactie.GEWEIGERD) + reacties.count(Reactie.GEEN_REACTIE),
        open=reacties.count(Reactie.OPEN),
    )
