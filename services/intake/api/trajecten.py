"""/intake/v1/trajecten: the route from hulpvraag to beschikking and on."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from contracts.persoon import BetrokkeneItem, HaalAntwoord, HaalVerzoek
from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    AfwijzingsvoorstelVerzoek,
    BbzBeschikkingGegeven,
    BesluitGegeven,
    SaneringskredietVerzoek,
    ToelatingsvoorstelVerzoek,
    TrajectDetail,
    TrajectGegeven,
)
from services.intake.domain.fouten import (
    KredietBovenZakelijk,
    OordeelWijktAf,
    StapNietMogelijk,
    TrajectNietGevonden,
    VoornemenOntbreekt,
    WeigeringsgrondZonderBeleidsplan,
    ZienswijzeLoopt,
)
from services.intake.domain.traject import Trajectstatus
from services.intake.store import queries
from services.intake.usecases.lees_dossier import haal_personen
from services.intake.usecases.stel_besluit_voor import StelAfwijzingVoor, StelToelatingVoor, stel_afwijzing_voor, stel_toelating_voor
from services.intake.usecases.vraag_saneringskrediet import VraagSaneringskrediet, vraag_saneringskrediet

router = APIRouter(tags=["Trajecten"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
WEIGERINGEN = (TrajectNietGevonden, StapNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.get("/trajecten", operation_id="lijstTrajecten", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    status: Annotated[Trajectstatus | None, Query(description="Alleen trajecten met deze status.")] = None,
) -> Pagina[TrajectGegeven]:
    """Trajecten, de meest dringende eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.traject_lijst(session, actor.gemeenten, status, (dag, ident), cursor.aantal)
    items = [TrajectGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.besluit_uiterlijk, rij.id)))


@router.get("/trajecten/{trajectId}", operation_id="leesTraject", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden))
async def lees(trajectId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> TrajectDetail:
    """Eén traject met het besluit. De persoon staat bij de aanmelding."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    etag(response, traject)
    besluit = await queries.besluit_van_traject(session, traject.gemeente, traject.id)
    basis = TrajectGegeven.model_validate(traject)
    aanmelding = await queries.aanmelding(session, [traject.gemeente], traject.aanmelding_id)
    bbz = await queries.bbz_besluiten(session, traject.gemeente, traject.id)
    return TrajectDetail(
        **basis.model_dump(),
        woongemeente=traject.woongemeente,
        overleden_op=traject.overleden_op,
        verhuisd_op=traject.verhuisd_op,
        verhuisd_naar=traject.verhuisd_naar,
        contactpersoon=aanmelding.contactpersoon,
        besluit=besluit and BesluitGegeven.model_validate(besluit),
        bbz_beschikkingen=[BbzBeschikkingGegeven.model_validate(rij) for rij in bbz],
    )


@router.post("/trajecten/_haal", operation_id="haalPersonenBijTrajecten", dependencies=[vereist("intake:personen:lezen")])
async def haal(verzoek: HaalVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> HaalAntwoord:
    """De personen bij deze trajecten, voor een andere app. Onbekende ids ontbreken in het antwoord."""
    personen = await haal_personen(session, bos, verzoek.ids, actor)
    return HaalAntwoord(items=[BetrokkeneItem(id=ident, betrokkene=betrokkene) for ident, betrokkene in personen.items()])


@router.post(
    "/trajecten/{trajectId}/toelatingsvoorstellen",
    operation_id="stelToelatingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, OordeelWijktAf),
)
async def toelating(
    trajectId: UUID,
    verzoek: ToelatingsvoorstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel voor om iemand toe te laten, met het plan van aanpak. Een andere medewerker bekrachtigt dat."""
    opdracht = StelToelatingVoor(trajectId, gezien, verzoek.plan_van_aanpak.als_plan(), verzoek.problematische_schulden, boekdatum)
    ident = await stel_toelating_voor(session, bos, opdracht, actor)
    plaats(response, "toelatingsvoorstellen", ident)
    return Verwijzing(id=ident)


@router.post(
    "/trajecten/{trajectId}/afwijzingsvoorstellen",
    operation_id="stelAfwijzingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, WeigeringsgrondZonderBeleidsplan, VoornemenOntbreekt, ZienswijzeLoopt),
)
async def afwijzing(
    trajectId: UUID,
    verzoek: AfwijzingsvoorstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel voor om iemand niet toe te laten. Een andere medewerker bekrachtigt dat."""
    opdracht = StelAfwijzingVoor(trajectId, gezien, verzoek.grond, verzoek.motivering, boekdatum, verzoek.eigen_gegevens)
    ident = await stel_afwijzing_voor(session, bos, opdracht, actor)
    plaats(response, "afwijzingsvoorstellen", ident)
    return Verwijzing(id=ident)


@router.post(
    "/trajecten/{trajectId}/saneringskrediet-verzoeken",
    operation_id="vraagSaneringskrediet",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, KredietBovenZakelijk),
)
async def saneringskrediet(
    trajectId: UUID,
    verzoek: SaneringskredietVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Vraag Bbz om de ondernemer uit te nodigen voor een saneringskrediet."""
    opdracht = VraagSaneringskrediet(trajectId, gezien, verzoek.bedrag_centen, boekdatum)
    ident = await vraag_saneringskrediet(session, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)
