"""/vroegsignalering/v1/zaken: the work list, one zaak with the person behind it, and what a medewerker does with it."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from contracts.persoon import BetrokkeneItem, HaalAntwoord, HaalVerzoek
from contracts.vroegsignalering import Melding
from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.vroegsignalering.api.deps import SleutelbosDep, plaats
from services.vroegsignalering.api.schemas import (
    AfsluitingVerzoek,
    ContactpogingGegeven,
    ContactpogingVerzoek,
    HulpaanvaardingVerzoek,
    SignaalGegeven,
    ZaakDetail,
    ZaakGegeven,
)
from services.vroegsignalering.domain.beoordeling import UITLEG, Reden
from services.vroegsignalering.domain.fouten import DatumPastNiet, ZaakNietGevonden, ZaakStaatNietToe
from services.vroegsignalering.domain.werkbakje import Werkbakje
from services.vroegsignalering.domain.zaak import Loop
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import Signaal
from services.vroegsignalering.usecases.aanvaard_hulp import Aanvaarding, aanvaard_hulp
from services.vroegsignalering.usecases.lees_zaak import haal_betrokkenen, lees_zaak
from services.vroegsignalering.usecases.leg_contactpoging_vast import Poging, leg_contactpoging_vast
from services.vroegsignalering.usecases.sluit_zaak_af import Afsluiting, sluit_zaak_af

router = APIRouter(tags=["Zaken"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("vroegsignalering:zaken:lezen"), vereist("vroegsignalering:zaken:schrijven")
STANDEN = (ZaakNietGevonden, ZaakStaatNietToe, DatumPastNiet, VersieVerouderd, VersieOntbreekt)


@router.get("/zaken", operation_id="lijstZaken", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    werkbakje: Annotated[Werkbakje | None, Query(description="Alleen zaken in dit werkbakje.")] = None,
) -> Pagina[ZaakGegeven]:
    """De werkvoorraad over al uw gemeenten: wat het eerst benaderd moet zijn staat bovenaan. Zonder persoonsgegevens."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.werkvoorraad(session, actor.gemeenten, werkbakje, (dag, ident), cursor.aantal)
    items = [ZaakGegeven(**_afgeleid(rij)) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij["contact_uiterlijk"], rij["id"])))


@router.post("/zaken/_haal", operation_id="haalPersonenBijZaken", dependencies=[vereist("vroegsignalering:personen:lezen")])
async def haal(verzoek: HaalVerzoek, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep) -> HaalAntwoord:
    """De personen bij deze zaken, voor een andere app. Onbekende ids ontbreken in het antwoord."""
    personen = await haal_betrokkenen(session, verzoek.ids, actor, sleutelbos)
    return HaalAntwoord(items=[BetrokkeneItem(id=ident, betrokkene=betrokkene) for ident, betrokkene in personen.items()])


@router.get("/zaken/{zaakId}", operation_id="leesZaak", dependencies=[LEZEN], responses=problemen(ZaakNietGevonden))
async def lees(zaakId: UUID, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep, response: Response) -> ZaakDetail:
    """Eén zaak met de persoon. Dat u haar leest, komt in het verwerkingenlog."""
    dossier = await lees_zaak(session, zaakId, actor, sleutelbos)
    zaak = dossier.zaak
    etag(response, zaak)
    kolommen = {kolom.key: getattr(zaak, kolom.key) for kolom in zaak.__table__.columns}
    return ZaakDetail(
        **_afgeleid(kolommen | {"wijk": zaak.postcode and zaak.postcode[:4]}),
        hulp_aanvaard_op=zaak.hulp_aanvaard_op,
        afgesloten_op=zaak.afgesloten_op,
        resultaat=zaak.resultaat,
        betrokkene=dossier.betrokkene,
        signaallijst=[_signaal(s) for s in dossier.signalen],
        contactpogingen=[ContactpogingGegeven.model_validate(c) for c in dossier.contactpogingen],
    )


@router.post(
    "/zaken/{zaakId}/contactpogingen",
    operation_id="legContactpogingVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(ZaakNietGevonden, ZaakStaatNietToe, DatumPastNiet),
)
async def contactpoging(
    zaakId: UUID, verzoek: ContactpogingVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Leg vast dat er contact is gezocht. De eerste benadering voldoet aan de termijn van vier weken."""
    poging = Poging(zaakId, verzoek.soort, verzoek.bereikt, verzoek.datum, verzoek.dagdeel, boekdatum)
    ident = await leg_contactpoging_vast(session, poging, actor)
    plaats(response, "zaken", zaakId)
    return Verwijzing(id=ident)


@router.post(
    "/zaken/{zaakId}/hulpaanvaardingen",
    operation_id="aanvaardHulp",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*STANDEN),
)
async def hulpaanvaarding(
    zaakId: UUID,
    verzoek: HulpaanvaardingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """De inwoner aanvaardt hulp. Het zelfstandigenloket krijgt daarmee vanzelf een aanmelding."""
    ident = await aanvaard_hulp(session, Aanvaarding(zaakId, gezien, verzoek.datum, verzoek.warme_overdracht, boekdatum), actor)
    plaats(response, "zaken", zaakId)
    return Verwijzing(id=ident)


@router.post(
    "/zaken/{zaakId}/afsluitingen",
    operation_id="sluitZaakAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(ZaakNietGevonden, ZaakStaatNietToe, VersieVerouderd, VersieOntbreekt),
)
async def afsluiting(
    zaakId: UUID,
    verzoek: AfsluitingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Sluit de zaak af met een eindresultaat van DDAS."""
    ident = await sluit_zaak_af(session, Afsluiting(zaakId, gezien, verzoek.resultaat, boekdatum), actor)
    plaats(response, "zaken", zaakId)
    return Verwijzing(id=ident)


def _afgeleid(rij: Any) -> dict[str, Any]:
    """The fields of ZaakGegeven from the columns of a zaak."""
    velden = {naam: rij[naam] for naam in ZaakGegeven.model_fields if naam not in {"stand", "melding"}}
    loop = Loop(rij["ontvangen_op"], rij["hulp_aanvaard_op"], rij["afgesloten_op"])
    return velden | {"stand": loop.stand, "melding": Melding.MEERVOUDIG if rij["signalen"] > 1 else Melding.ENKELVOUDIG}


def _signaal(signaal: Signaal) -> SignaalGegeven:
    velden = {naam: getattr(signaal, naam) for naam in SignaalGegeven.model_fields if naam != "uitleg"}
    return SignaalGegeven(**velden, uitleg=UITLEG[Reden(signaal.reden)] if signaal.reden else None)
