"""/debiteuren/v1/betaalbestanden, /rekeningen and /machtigingen: what goes to the bank."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import Pagina
from kernel.problem import problemen
from kernel.vierogen import VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas import (
    BetaalbestandGegeven,
    IncassoVerzoek,
    MachtigingVerzoek,
    RekeningGegeven,
    RekeningVerzoek,
    RestitutieDeel,
    RestitutieVerzoek,
    RestitutievoorstelGegeven,
)
from services.debiteuren.domain.fouten import (
    BetaalbestandGeweigerd,
    BetaalbestandNietGevonden,
    LeningNietGevonden,
    MachtigingBestaatAl,
    MachtigingNietGevonden,
    NietGenoegVooruit,
    RekeningNietGevonden,
)
from services.debiteuren.export import pain
from services.debiteuren.store import betalingen
from services.debiteuren.usecases import beheer_betalingen as beheer
from services.debiteuren.usecases.betaal_terug import bekrachtig_restitutie, lees_restitutievoorstel, stel_restitutie_voor
from services.debiteuren.usecases.maak_betaalbestand import Opdracht, Restitutie, maak_incasso
from services.debiteuren.usecases.privacy import CONTEXT_BETAALBESTAND

router = APIRouter(tags=["Betaalbestanden"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:betaalbestanden:lezen"), vereist("debiteuren:betaalbestanden:schrijven")


@router.post(
    "/rekeningen",
    operation_id="legRekeningVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def rekening(
    verzoek: RekeningVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, _: MedewerkerDep, response: Response
) -> Verwijzing:
    """Leg een bankrekening van de kredietverstrekker vast."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    rij = await beheer.leg_rekening_vast(session, gemeente, verzoek.iban, verzoek.naam, verzoek.bic, verzoek.incassant_id, actor, bos)
    plaats(response, "rekeningen", rij.id)
    return Verwijzing(id=rij.id)


@router.get("/rekeningen", operation_id="lijstRekeningen", dependencies=[LEZEN])
async def rekeningen(session: ReadSessionDep, actor: ActorDep) -> Pagina[RekeningGegeven]:
    """De bankrekeningen van uw gemeenten."""
    return Pagina(items=[RekeningGegeven.model_validate(rij) for rij in await betalingen.rekeningen(session, actor.gemeenten)])


@router.post(
    "/leningen/{leningId}/machtigingen",
    operation_id="legMachtigingVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, MachtigingBestaatAl),
)
async def machtiging(
    leningId: UUID,
    verzoek: MachtigingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    response: Response,
) -> Verwijzing:
    """Leg een machtiging tot incasso vast."""
    nieuw = beheer.NieuweMachtiging(leningId, verzoek.kenmerk, verzoek.ondertekend_op, verzoek.iban, verzoek.naam)
    rij = await beheer.leg_machtiging_vast(session, nieuw, actor, bos)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=rij.id)


@router.post(
    "/machtigingen/{machtigingId}/intrekking",
    operation_id="trekMachtigingIn",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[SCHRIJVEN],
    responses=problemen(MachtigingNietGevonden),
)
async def intrekking(machtigingId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep) -> None:
    """Trek een machtiging in."""
    await beheer.trek_machtiging_in(session, machtigingId, boekdatum, actor)


@router.post(
    "/betaalbestanden/_incasso",
    operation_id="maakIncasso",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(BetaalbestandGeweigerd, RekeningNietGevonden),
)
async def incasso(
    verzoek: IncassoVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> BetaalbestandGegeven:
    """Maak een incassobestand (pain.008)."""
    bestand = await maak_incasso(session, verzoek.rekening_id, verzoek.uitvoerdatum, pain.incassos, boekdatum, actor, bos)
    plaats(response, "betaalbestanden", bestand.id)
    return BetaalbestandGegeven.model_validate(bestand)


@router.post(
    "/restitutievoorstellen",
    operation_id="stelRestitutieVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(RekeningNietGevonden, LeningNietGevonden, NietGenoegVooruit),
)
async def stel_restitutie(
    verzoek: RestitutieVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Stel voor terug te betalen wat te veel is betaald. Een collega bekrachtigt het; dan pas is er een bestand voor de bank."""
    delen = [Restitutie(deel.lening_id, Bedrag(deel.bedrag_centen)) for deel in verzoek.restituties]
    opdracht = Opdracht(verzoek.rekening_id, verzoek.uitvoerdatum, delen)
    voorstel_id = await stel_restitutie_voor(session, opdracht, boekdatum, actor)
    plaats(response, "restitutievoorstellen", voorstel_id)
    return Verwijzing(id=voorstel_id)


@router.get(
    "/restitutievoorstellen/{voorstelId}",
    operation_id="leesRestitutievoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def lees_restitutie(voorstelId: UUID, session: ReadSessionDep, actor: ActorDep) -> RestitutievoorstelGegeven:
    """Een voorstel tot terugbetaling, voor wie het bekrachtigt."""
    voorstel = await lees_restitutievoorstel(session, voorstelId, actor)
    opdracht = voorstel.opdracht
    return RestitutievoorstelGegeven(
        id=voorstel.id,
        gemeente=voorstel.gemeente,
        rekening_id=opdracht.rekening_id,
        uitvoerdatum=opdracht.uitvoerdatum,
        restituties=[RestitutieDeel(lening_id=d.lening_id, bedrag_centen=d.bedrag.centen) for d in opdracht.restituties],
        voorgesteld_door=voorstel.voorgesteld_door,
        voorgesteld_op=voorstel.voorgesteld_op,
        besloten=voorstel.besloten,
    )


@router.post(
    "/restitutievoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigRestitutie",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker, BetaalbestandGeweigerd, LeningNietGevonden, NietGenoegVooruit
    ),
)
async def bekrachtig_de_restitutie(
    voorstelId: UUID,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> BetaalbestandGegeven:
    """Maak het bestand (pain.001). Dat kan alleen een andere medewerker dan wie het voorstelde."""
    bestand = await bekrachtig_restitutie(session, voorstelId, pain.uitbetalingen, boekdatum, actor, bos)
    plaats(response, "betaalbestanden", bestand.id)
    return BetaalbestandGegeven.model_validate(bestand)


@router.get(
    "/betaalbestanden/{betaalbestandId}",
    operation_id="leesBetaalbestand",
    dependencies=[LEZEN],
    responses=problemen(BetaalbestandNietGevonden),
)
async def lees(betaalbestandId: UUID, session: ReadSessionDep, actor: ActorDep) -> BetaalbestandGegeven:
    """Eén bestand voor de bank."""
    return BetaalbestandGegeven.model_validate(await betalingen.betaalbestand(session, actor.gemeenten, betaalbestandId))


@router.get(
    "/betaalbestanden/{betaalbestandId}/inhoud",
    operation_id="downloadBetaalbestand",
    dependencies=[LEZEN],
    responses=problemen(BetaalbestandNietGevonden) | {200: {"content": {"application/xml": {}}, "description": "Het bestand."}},
    response_class=Response,
)
async def inhoud(betaalbestandId: UUID, session: ReadSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Response:
    """Het bestand zoals het is gemaakt."""
    bestand = await betalingen.betaalbestand(session, actor.gemeenten, betaalbestandId)
    naam = f'attachment; filename="{bestand.kenmerk}.xml"'
    xml = bos.ontsleutel(bestand.inhoud, CONTEXT_BETAALBESTAND)
    return Response(xml, media_type="application/xml", headers={"Content-Disposition": naam})
