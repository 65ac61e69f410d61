"""/intake/v1/aanmeldingen: find someone, see who may be the same person, join, and name the one contactpersoon."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from contracts.persoon import BetrokkeneItem, HaalAntwoord, HaalVerzoek
from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    Aanmeldingen,
    AanmeldingGegeven,
    AanmeldingZoekVerzoek,
    Contactpersonen,
    ContactpersoonGegeven,
    ContactpersoonVerzoek,
    Dubbelen,
    DubbelGegeven,
    SamenvoegingVerzoek,
)
from services.intake.domain.fouten import AanmeldingNietGevonden, SamenvoegingNietMogelijk, StapNietMogelijk, WisselredenOntbreekt
from services.intake.store import queries
from services.intake.usecases.lees_dossier import haal_aanmelders
from services.intake.usecases.voeg_samen import VoegSamen, voeg_met_de_hand_samen
from services.intake.usecases.wijs_contactpersoon_aan import WijsContactpersoonAan, wijs_contactpersoon_aan
from services.intake.usecases.zoek_persoon import vind_dubbelen, zoek_aanmeldingen

router = APIRouter(tags=["Aanmeldingen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:aanmeldingen:lezen"), vereist("intake:aanmeldingen:schrijven")
WEIGERINGEN = (AanmeldingNietGevonden, StapNietMogelijk, VersieVerouderd, VersieOntbreekt)


@router.post("/aanmeldingen/_haal", operation_id="haalPersonenBijAanmeldingen", dependencies=[vereist("intake:personen:lezen")])
async def haal(verzoek: HaalVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> HaalAntwoord:
    """De personen bij deze aanmeldingen, voor een andere app. Onbekende ids ontbreken in het antwoord."""
    personen = await haal_aanmelders(session, bos, verzoek.ids, actor)
    return HaalAntwoord(items=[BetrokkeneItem(id=ident, betrokkene=betrokkene) for ident, betrokkene in personen.items()])


@router.post("/aanmeldingen/_zoek", operation_id="zoekAanmeldingen", dependencies=[LEZEN])
async def zoek(verzoek: AanmeldingZoekVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Aanmeldingen:
    """De aanmeldingen van iemand, op BSN. Het zoeken staat in het verwerkingenlog."""
    rijen = await zoek_aanmeldingen(session, bos, verzoek.bsn, actor)
    return Aanmeldingen(items=[AanmeldingGegeven.model_validate(rij) for rij in rijen])


@router.get(
    "/aanmeldingen/{aanmeldingId}/dubbelen",
    operation_id="lijstDubbelen",
    dependencies=[LEZEN],
    responses=problemen(AanmeldingNietGevonden),
)
async def dubbelen(aanmeldingId: UUID, session: WriteSessionDep, actor: ActorDep) -> Dubbelen:
    """Andere aanmeldingen die van dezelfde persoon kunnen zijn."""
    gevonden = await vind_dubbelen(session, aanmeldingId, actor)
    items = [
        DubbelGegeven(
            aanmelding=AanmeldingGegeven.model_validate(d.aanmelding),
            zelfde_bsn=d.zelfde_bsn,
            zelfde_naam_en_geboorte=d.zelfde_naam,
            zelfde_onderneming=d.zelfde_onderneming,
        )
        for d in gevonden
    ]
    return Dubbelen(items=items)


@router.post(
    "/aanmeldingen/{aanmeldingId}/samenvoegingen",
    operation_id="voegAanmeldingSamen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, SamenvoegingNietMogelijk),
)
async def voeg_samen(
    aanmeldingId: UUID,
    verzoek: SamenvoegingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Laat deze aanmelding verdergaan in een andere van dezelfde persoon."""
    await voeg_met_de_hand_samen(session, VoegSamen(aanmeldingId, gezien, verzoek.blijft_id, boekdatum), actor)
    plaats(response, "aanmeldingen", verzoek.blijft_id)
    return Verwijzing(id=verzoek.blijft_id)


@router.get(
    "/aanmeldingen/{aanmeldingId}/contactpersonen",
    operation_id="lijstContactpersonen",
    dependencies=[LEZEN],
    responses=problemen(AanmeldingNietGevonden),
)
async def contactpersonen(aanmeldingId: UUID, session: ReadSessionDep, actor: ActorDep) -> Contactpersonen:
    """Wie de vaste contactpersoon is en was."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, aanmeldingId)
    rijen = await queries.contactpersonen(session, aanmelding.gemeente, aanmelding.id)
    return Contactpersonen(items=[ContactpersoonGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/aanmeldingen/{aanmeldingId}/contactpersonen",
    operation_id="wijsContactpersoonAan",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, WisselredenOntbreekt),
)
async def wijs_aan(
    aanmeldingId: UUID,
    verzoek: ContactpersoonVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Wijs de vaste contactpersoon aan, voor de hele route. Wisselen kan, met een reden."""
    opdracht = WijsContactpersoonAan(aanmeldingId, gezien, verzoek.medewerker, verzoek.reden, boekdatum)
    ident = await wijs_contactpersoon_aan(session, bos, opdracht, actor)
    plaats(response, "aanmeldingen", aanmeldingId)
    return Verwijzing(id=ident)
