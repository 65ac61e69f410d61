"""/debiteuren/v1/leningen/{leningId}/invordering: where a loan is on the ladder, what may be done, and doing it."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.invordering import (
    EindeVerzoek,
    InvorderingGegeven,
    PauzeGegeven,
    PauzeVerzoek,
    StapGegeven,
    StapVerzoek,
    StuitingGegeven,
    StuitingVerzoek,
    VerjaringGegeven,
    VerjaringTermijn,
)
from services.debiteuren.domain.achterstandsklasse import achterstandsdagen, klasse_van
from services.debiteuren.domain.fouten import LeningNietGevonden, NormOntbreekt
from services.debiteuren.domain.fouten.ladder import LadderFout, PauzeGeeindigd, PauzeNietGevonden
from services.debiteuren.domain.fouten.verjaring import StuitingNietInToekomst, Verjaard
from services.debiteuren.export.brieven import schrijf_stapbrief
from services.debiteuren.store import queries
from services.debiteuren.store.queries import invordering as vragen
from services.debiteuren.usecases.laad_invordering import laad
from services.debiteuren.usecases.pauzeer import Pauzeer, beeindig_pauze, pauzeer
from services.debiteuren.usecases.stuit import Stuit, stuit
from services.debiteuren.usecases.zet_stap import ZetStap, zet_stap

router = APIRouter(tags=["Invordering"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:invorderingen:lezen"), vereist("debiteuren:invorderingen:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)


@router.get(
    "/leningen/{leningId}/invordering", operation_id="leesInvordering", dependencies=[LEZEN], responses=problemen(LeningNietGevonden)
)
async def lees(leningId: UUID, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, response: Response) -> InvorderingGegeven:
    """Waar een lening op de ladder staat, wat er is gedaan en wat de volgende stap is."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    dossier = await laad(session, lening, boekdatum)
    etag(response, lening)
    dagen = achterstandsdagen(lening.achterstand_sinds, boekdatum, dossier.stil)
    stil, komt = dossier.stilstand(), dossier.volgende
    op_de_ladder = dossier.lopend is not None or bool(dossier.inbaar)
    return InvorderingGegeven(
        lening_id=lening.id,
        stoplicht=lening.stoplicht,
        reden=lening.stoplicht_reden,
        aanvang=dossier.aanvang if dossier.lopend else None,
        begonnen_op=dossier.lopend.begonnen_op if dossier.lopend else None,
        behandelaar=dossier.plek,
        achterstand_dagen=dagen,
        klasse=klasse_van(dagen, dossier.beleid.klassen).code,
        te_vragen_centen=dossier.inbaar_bedrag.centen,
        verjaard_centen=dossier.verjaard_bedrag.centen,
        staat_stil=stil[0] if stil else None,
        volgende_stap=komt.stap if komt and op_de_ladder else None,
        volgende_vanaf=komt.vanaf if komt and op_de_ladder else None,
        stappen=[StapGegeven.model_validate(rij) for rij in dossier.stappen],
        pauzes=[PauzeGegeven.model_validate(rij) for rij in await vragen.pauzerijen(session, lening.gemeente, [lening.id])],
    )


@router.post(
    "/leningen/{leningId}/invorderingsstappen",
    operation_id="zetInvorderingsstap",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, LadderFout, Verjaard, NormOntbreekt, *VERSIE),
)
async def zet(
    leningId: UUID,
    verzoek: StapVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Zet een stap van de invordering. Een terugvordering is een besluit en gaat via besluitvoorstellen."""
    opdracht = ZetStap(leningId, verzoek.stap, gezien, boekdatum, verzoek.toelichting, verzoek.kanaal, verzoek.bereikt)
    stap_id = await zet_stap(session, bos, opdracht, actor)
    await schrijf_stapbrief(session, bos, await vragen.stap(session, actor.gemeenten, stap_id))
    plaats(response, "invorderingsstappen", stap_id)
    return Verwijzing(id=stap_id)


@router.get("/leningen/{leningId}/verjaring", operation_id="leesVerjaring", dependencies=[LEZEN], responses=problemen(LeningNietGevonden))
async def verjaring(leningId: UUID, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> VerjaringGegeven:
    """Tot wanneer elke open termijn kan worden geïnd, en wat de verjaring stuitte."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    dossier = await laad(session, lening, boekdatum)
    termijnen = [
        VerjaringTermijn(
            nummer=t.nummer,
            vervaldag=t.vervaldag,
            open_centen=t.open.totaal.centen,
            verjaart_op=dossier.verjaart(t),
            verjaard=dossier.verjaart(t) < boekdatum,
        )
        for t in dossier.open_termijnen
    ]
    stuitingen = [StuitingGegeven.model_validate(rij) for rij in await vragen.stuitingen(session, lening.gemeente, lening.id)]
    return VerjaringGegeven(lening_id=lening.id, datum=boekdatum, termijnen=termijnen, stuitingen=stuitingen)


@router.post(
    "/leningen/{leningId}/stuitingen",
    operation_id="legStuitingVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, StuitingNietInToekomst, Verjaard, *VERSIE),
)
async def leg_stuiting_vast(
    leningId: UUID,
    verzoek: StuitingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast wat de verjaring stuitte, zoals een erkenning (Awb, art. 4:105)."""
    opdracht = Stuit(leningId, verzoek.handeling, verzoek.datum, verzoek.vervaldagen, verzoek.toelichting, gezien, boekdatum)
    stuiting_id = await stuit(session, bos, opdracht, actor)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=stuiting_id)


@router.post(
    "/leningen/{leningId}/pauzes",
    operation_id="pauzeerInvordering",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, *VERSIE),
)
async def laat_stilstaan(
    leningId: UUID,
    verzoek: PauzeVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Laat de invordering stilstaan, bijvoorbeeld bij surseance."""
    wat = Pauzeer(verzoek.soort, verzoek.van, verzoek.tot_en_met, boekdatum)
    pauze_id = await pauzeer(session, leningId, wat, actor, gezien)
    assert pauze_id is not None, "a pause by hand has a cause of its own"
    plaats(response, "leningen", leningId)
    return Verwijzing(id=pauze_id)


@router.post(
    "/pauzes/{pauzeId}/beeindigingen",
    operation_id="beeindigPauze",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(PauzeNietGevonden, PauzeGeeindigd, *VERSIE),
)
async def ga_verder(
    pauzeId: UUID,
    verzoek: EindeVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Laat de invordering verdergaan. If-Match is de versie van de lening."""
    rij = await vragen.pauze_met_slot(session, actor.gemeenten, pauzeId)
    await beeindig_pauze(session, rij, verzoek.laatste_dag, boekdatum, actor, gezien)
    plaats(response, "leningen", rij.lening_id)
    return Verwijzing(id=pauzeId)
