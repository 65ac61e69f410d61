"""/vroegsignalering/v1/zaken: the work list, one zaak with the person behind it, and whose zaken these are."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from contracts.persoon import BetrokkeneItem, HaalAntwoord, HaalVerzoek
from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from services.vroegsignalering.api.deps import SleutelbosDep
from services.vroegsignalering.api.schemas.basis import Gemeentecode
from services.vroegsignalering.api.schemas.zaken import (
    ContactpogingGegeven,
    HulpaanbodGegeven,
    NotitieGegeven,
    SignaalGegeven,
    WerkbakjeGegeven,
    Werkbakjes,
    ZaakDetail,
    ZaakGegeven,
    ZoekAntwoord,
    ZoekVerzoek,
)
from services.vroegsignalering.api.schemas.zaken import Werkbakje as Werkbakjecode
from services.vroegsignalering.api.zaakregel import velden
from services.vroegsignalering.domain.beoordeling import UITLEG, Reden
from services.vroegsignalering.domain.brp import BrpStand
from services.vroegsignalering.domain.fouten import ZaakNietGevonden, ZoekvraagOnvolledig
from services.vroegsignalering.domain.matching import KOPPELING_UITLEG, Koppeling
from services.vroegsignalering.store.queries.brp import standen as brp_standen
from services.vroegsignalering.store.queries.werkvoorraad import Filter, tellingen, werkvoorraad
from services.vroegsignalering.store.tables import Signaal
from services.vroegsignalering.usecases.lees_zaak import haal_betrokkenen, lees_zaak
from services.vroegsignalering.usecases.zoek_zaken import Zoekvraag, zoek_zaken

router = APIRouter(tags=["Zaken"], route_class=EenmaligeRoute)

LEZEN = vereist("vroegsignalering:zaken:lezen")


@router.get("/zaken", operation_id="lijstZaken", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    gemeente: Annotated[Gemeentecode | None, Query(description="Alleen zaken van deze gemeente.")] = None,
    werkbakje: Annotated[Werkbakjecode | None, Query(description="Alleen zaken in dit werkbakje.")] = None,
    behandelaar: Annotated[str | None, Query(max_length=100, description="Alleen zaken van deze medewerker.")] = None,
    nietToegewezen: Annotated[bool, Query(description="Alleen zaken zonder behandelaar.")] = False,
    crisis: Annotated[bool | None, Query(description="Alleen zaken met, of zonder, een crisis.")] = None,
    ondernemer: Annotated[bool | None, Query(description="Alleen zaken van wie wel, of geen, ondernemer is.")] = None,
    opgepakt: Annotated[bool | None, Query(description="Alleen zaken waarin al iemand is benaderd, of juist niet.")] = None,
    prioriteit: Annotated[int | None, Query(ge=1, le=9, description="Alleen zaken met deze prioriteit.")] = None,
    wijk: Annotated[str | None, Query(pattern=r"^[1-9][0-9]{3}$", description="De vier cijfers van de postcode.")] = None,
    uiterlijk: Annotated[date | None, Query(description="Alleen zaken die op of voor deze dag benaderd moeten zijn.")] = None,
) -> Pagina[ZaakGegeven]:
    """De werkvoorraad over al uw gemeenten: wat het eerst benaderd moet zijn staat bovenaan. Zonder persoonsgegevens."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    filter_ = Filter(
        gemeente=gemeente,
        werkbakje=werkbakje,
        behandelaar=behandelaar,
        niet_toegewezen=nietToegewezen,
        crisis=crisis,
        ondernemer=ondernemer,
        opgepakt=opgepakt,
        prioriteit=prioriteit,
        wijk=wijk,
        uiterlijk=uiterlijk,
    )
    rijen = await werkvoorraad(session, actor.gemeenten, filter_, (dag, ident), cursor.aantal)
    items = [ZaakGegeven(**velden(rij)) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij["contact_uiterlijk"], rij["id"])))


@router.get("/werkbakjes", operation_id="lijstWerkbakjes", dependencies=[LEZEN])
async def werkbakjes(session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> Werkbakjes:
    """Hoeveel er per gemeente in elk werkbakje ligt, en hoeveel daarvan te laat is."""
    rijen = await tellingen(session, actor.gemeenten, boekdatum)
    return Werkbakjes(items=[WerkbakjeGegeven(**rij) for rij in rijen])


@router.post("/zaken/_haal", operation_id="haalPersonenBijZaken", dependencies=[vereist("vroegsignalering:personen:lezen")])
async def haal(verzoek: HaalVerzoek, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep) -> HaalAntwoord:
    """De personen bij deze zaken, voor een andere app. Onbekende ids ontbreken in het antwoord."""
    personen = await haal_betrokkenen(session, verzoek.ids, actor, sleutelbos)
    return HaalAntwoord(items=[BetrokkeneItem(id=ident, betrokkene=betrokkene) for ident, betrokkene in personen.items()])


@router.post("/zaken/_zoek", operation_id="zoekZaken", dependencies=[LEZEN], responses=problemen(ZoekvraagOnvolledig))
async def zoek(verzoek: ZoekVerzoek, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep) -> ZoekAntwoord:
    """Zoek de zaken van een persoon (op burgerservicenummer) of van een adres, ook die zijn afgesloten."""
    vraag = Zoekvraag(verzoek.bsn, verzoek.postcode, verzoek.huisnummer, verzoek.huisnummertoevoeging)
    rijen = await zoek_zaken(session, vraag, actor, sleutelbos)
    return ZoekAntwoord(items=[ZaakGegeven(**velden(rij)) for rij in rijen])


@router.get("/zaken/{zaakId}", operation_id="leesZaak", dependencies=[LEZEN], responses=problemen(ZaakNietGevonden))
async def lees(zaakId: UUID, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep, response: Response) -> ZaakDetail:
    """Eén zaak met de persoon. Dat u haar leest, komt in het verwerkingenlog."""
    dossier = await lees_zaak(session, zaakId, actor, sleutelbos)
    zaak = dossier.zaak
    etag(response, zaak)
    kolommen = {kolom.key: getattr(zaak, kolom.key) for kolom in zaak.__table__.columns}
    eigen = set(ZaakDetail.model_fields) - set(ZaakGegeven.model_fields)
    brp = await brp_standen(session, zaak.gemeente, [s.id for s in dossier.signalen])
    return ZaakDetail(
        **velden(kolommen | {"wijk": zaak.postcode and zaak.postcode[:4]}),
        **{naam: kolommen[naam] for naam in eigen if naam in kolommen},
        uitleg_regel=dossier.uitleg_regel,
        betrokkene=dossier.betrokkene,
        signaallijst=[_signaal(s, brp.get(s.id, BrpStand.NIET_GECONTROLEERD)) for s in dossier.signalen],
        contactpogingen=[ContactpogingGegeven.model_validate(c) for c in dossier.contactpogingen],
        hulpaanbiedingen=[HulpaanbodGegeven.model_validate(h) for h in dossier.hulpaanbiedingen],
        notities=[NotitieGegeven(id=n.id, soort=n.soort, datum=n.datum, door=n.door, tekst=tekst) for n, tekst in dossier.notities],
    )


def _signaal(signaal: Signaal, brp: BrpStand) -> SignaalGegeven:
    gegeven = {naam: getattr(signaal, naam) for naam in SignaalGegeven.model_fields if naam != "brp" and not naam.endswith("uitleg")}
    uitleg = UITLEG[Reden(signaal.reden)] if signaal.reden else None
    return SignaalGegeven(**gegeven, uitleg=uitleg, brp=brp, koppeling_uitleg=KOPPELING_UITLEG[Koppeling(signaal.koppeling)])
