"""/bbz/v1/aanvragen/{aanvraagId}/…: everything between receipt and besluit."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import vereist
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.problem import problemen
from kernel.sjabloon import Briefsjabloon
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import WerkDep, plaats
from services.bbz.api.schemas import aanvragen as schemas
from services.bbz.domain import fouten
from services.bbz.export import brieven
from services.bbz.store import queries
from services.bbz.store.tables import Aanvraag
from services.bbz.usecases.hoor_aanvrager import (
    LegAdviesVast,
    LegZienswijzeVast,
    VerzendVoornemen,
    leg_advies_vast,
    leg_zienswijze_vast,
    verzend_voornemen,
)
from services.bbz.usecases.sluit_aanvraag import StelBuitenBehandeling, TrekIn, stel_buiten_behandeling, trek_in
from services.bbz.usecases.stel_samen import StelSamen, stel_samen
from services.bbz.usecases.toets_rechtmatigheid import ToetsRechtmatigheid, Toetsstand, WijkAf, lees_toetsen, toets_rechtmatigheid, wijk_af
from services.bbz.usecases.verleng_beslistermijn import VerlengBeslistermijn, verleng_beslistermijn
from services.bbz.usecases.voer_orientatie import LeidDoor, leid_door
from services.bbz.usecases.vraag_plafond import vraag_plafond
from services.bbz.usecases.vul_stukken_aan import GeefHersteltermijn, OntvangStukken, geef_hersteltermijn, ontvang_stukken, wat_mist

router = APIRouter(tags=["Behandeling"], route_class=EenmaligeRoute, prefix="/aanvragen/{aanvraagId}")

LEZEN, SCHRIJVEN = vereist("bbz:aanvragen:lezen"), vereist("bbz:aanvragen:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)
OPEN = (fouten.AanvraagNietGevonden, fouten.AanvraagGesloten)


@router.put(
    "/samenstelling",
    operation_id="stelSamen",
    dependencies=[SCHRIJVEN],
    responses=problemen(*OPEN, fouten.SamenstellingKloptNiet, fouten.MedebetrokkeneOnbekend, *VERSIE),
)
async def samenstelling(
    aanvraagId: UUID, verzoek: schemas.SamenstellingVerzoek, werk: WerkDep, gezien: IfMatchDep, response: Response
) -> schemas.AanvraagGegeven:
    """Leg huishouden en bedrijf vast, en wie hoofdelijk aansprakelijk is. Een lopend besluitvoorstel vervalt."""
    rollen = tuple((m.rol, m.aanvaard_op) for m in verzoek.mede)
    opdracht = StelSamen(aanvraagId, gezien, verzoek.gehuwd, verzoek.rechtsvorm, rollen, werk.boekdatum)
    aanvraag = await stel_samen(werk.session, werk.bos, opdracht, werk.actor)
    etag(response, aanvraag)
    return schemas.AanvraagGegeven.model_validate(aanvraag)


@router.get("/stukken", operation_id="lijstStukken", dependencies=[LEZEN], responses=problemen(fouten.AanvraagNietGevonden))
async def stukken(aanvraagId: UUID, werk: WerkDep) -> schemas.StukkenAntwoord:
    """De checklist van de aanvraag, en wat nog mist."""
    aanvraag = await queries.aanvraag(werk.session, werk.actor.gemeenten, aanvraagId)
    return await _stukken(werk, aanvraag)


@router.post(
    "/stukken",
    operation_id="ontvangStukken",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.StukOnbekend),
)
async def ontvang(aanvraagId: UUID, verzoek: schemas.StukkenVerzoek, werk: WerkDep) -> schemas.StukkenAntwoord:
    """Leg vast welke stukken binnenkwamen. Is alles er, dan loopt de beslistermijn weer."""
    await ontvang_stukken(werk.session, OntvangStukken(aanvraagId, tuple(verzoek.codes), verzoek.ontvangen_op, werk.boekdatum), werk.actor)
    return await _stukken(werk, await queries.aanvraag(werk.session, werk.actor.gemeenten, aanvraagId))


@router.post(
    "/hersteltermijnen",
    operation_id="geefHersteltermijn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.NietsMistNog, fouten.HersteltermijnLoopt, fouten.HersteltermijnOngeldig),
)
async def herstel(aanvraagId: UUID, verzoek: schemas.HersteltermijnVerzoek, werk: WerkDep) -> Verwijzing:
    """Geef tijd om aan te vullen. De beslistermijn staat stil vanaf morgen; de brief gaat vandaag uit."""
    ident = await geef_hersteltermijn(werk.session, GeefHersteltermijn(aanvraagId, verzoek.tot_en_met, werk.boekdatum), werk.actor)
    aanvraag = await queries.aanvraag(werk.session, werk.actor.gemeenten, aanvraagId)
    mist = ", ".join(await wat_mist(werk.session, aanvraag))
    await _brief(werk, aanvraag, ident, brieven.HERSTEL, {"stukken": mist, "tot_en_met": f"{verzoek.tot_en_met:%d-%m-%Y}"})
    return Verwijzing(id=ident)


@router.post(
    "/buitenbehandelingstellingen",
    operation_id="stelBuitenBehandeling",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.NietsMistNog, fouten.HersteltermijnNodig, fouten.HersteltermijnLoopt, fouten.BuitenBehandelingTeLaat),
)
async def buiten_behandeling(aanvraagId: UUID, werk: WerkDep) -> Verwijzing:
    """Laat de aanvraag buiten behandeling, na een ongebruikte hersteltermijn en binnen de termijn van Awb art. 4:5 lid 4."""
    await stel_buiten_behandeling(werk.session, StelBuitenBehandeling(aanvraagId, werk.boekdatum), werk.actor)
    aanvraag = await queries.aanvraag(werk.session, werk.actor.gemeenten, aanvraagId)
    await _brief(werk, aanvraag, aanvraag.id, brieven.BUITEN_BEHANDELING, {"stukken": ", ".join(await wat_mist(werk.session, aanvraag))})
    return Verwijzing(id=aanvraagId)


@router.post(
    "/intrekkingen",
    operation_id="trekAanvraagIn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN),
)
async def intrekking(aanvraagId: UUID, verzoek: schemas.IntrekkingVerzoek, werk: WerkDep) -> Verwijzing:
    """De aanvraag eindigt zonder besluit, bijvoorbeeld omdat deeltijdondernemen beter past."""
    await trek_in(werk.session, TrekIn(aanvraagId, verzoek.reden, werk.boekdatum), werk.actor)
    return Verwijzing(id=aanvraagId)


@router.post(
    "/verlengingen",
    operation_id="verlengBeslistermijn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.AlVerlengd, fouten.VerlengingTeLaat, fouten.VerlengingTeLang, fouten.NormOntbreekt, *VERSIE),
)
async def verlenging(
    aanvraagId: UUID, verzoek: schemas.VerlengingAanvraagVerzoek, werk: WerkDep, gezien: IfMatchDep, response: Response
) -> schemas.AanvraagGegeven:
    """Verleng de beslistermijn, één keer en met ten hoogste dertien weken. De brief met de reden gaat vandaag uit."""
    opdracht = VerlengBeslistermijn(aanvraagId, gezien, verzoek.weken, werk.boekdatum)
    aanvraag = await verleng_beslistermijn(werk.session, opdracht, werk.actor)
    velden = {"reden": verzoek.reden, "uiterlijk": f"{aanvraag.besluit_uiterlijk:%d-%m-%Y}"}
    await _brief(werk, aanvraag, aanvraag.id, brieven.VERLENGING, velden)
    etag(response, aanvraag)
    return schemas.AanvraagGegeven.model_validate(aanvraag)


@router.get("/toetsingen", operation_id="lijstToetsingen", dependencies=[LEZEN], responses=problemen(fouten.AanvraagNietGevonden))
async def toetsen(aanvraagId: UUID, werk: WerkDep) -> schemas.ToetsenAntwoord:
    """De rechtmatigheidstoets zoals die er nu voor staat. Het lezen staat in het verwerkingenlog."""
    aanvraag = await queries.aanvraag(werk.session, werk.actor.gemeenten, aanvraagId)
    return _toetsen(await lees_toetsen(werk.session, werk.bos, aanvraag))


@router.post(
    "/toetsingen",
    operation_id="toetsRechtmatigheid",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.NormOntbreekt),
)
async def toets(aanvraagId: UUID, verzoek: schemas.FeitenVerzoek, werk: WerkDep) -> schemas.ToetsenAntwoord:
    """Toets de voorwaarden van de wet op wat bekend is."""
    opdracht = ToetsRechtmatigheid(aanvraagId, verzoek.als_feiten(), werk.boekdatum)
    return _toetsen(await toets_rechtmatigheid(werk.session, werk.bos, opdracht, werk.actor))


@router.post(
    "/afwijkingen",
    operation_id="wijkAfVanToets",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.ToetsOnbekend),
)
async def afwijking(aanvraagId: UUID, verzoek: schemas.AfwijkingVerzoek, werk: WerkDep) -> schemas.ToetsenAntwoord:
    """Oordeel anders dan een toets, met een reden."""
    opdracht = WijkAf(aanvraagId, verzoek.code, verzoek.oordeel, verzoek.reden, werk.boekdatum)
    return _toetsen(await wijk_af(werk.session, werk.bos, opdracht, werk.actor))


@router.post(
    "/voornemens",
    operation_id="verzendVoornemen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.BeleidOntbreekt, fouten.HersteltermijnOngeldig),
)
async def voornemen(aanvraagId: UUID, verzoek: schemas.VoornemenVerzoek, werk: WerkDep) -> Verwijzing:
    """Deel mee dat u wilt afwijzen; de brief gaat vandaag uit (Awb art. 4:7)."""
    opdracht = VerzendVoornemen(aanvraagId, verzoek.zienswijze_tot_en_met, werk.boekdatum)
    rij = await verzend_voornemen(werk.session, opdracht, werk.actor)
    aanvraag = await queries.aanvraag(werk.session, werk.actor.gemeenten, aanvraagId)
    velden = {"reden": verzoek.reden, "tot_en_met": f"{rij.zienswijze_tot_en_met:%d-%m-%Y}"}
    await _brief(werk, aanvraag, rij.id, brieven.VOORNEMEN, velden)
    return Verwijzing(id=rij.id)


@router.post(
    "/zienswijzen",
    operation_id="legZienswijzeVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN, fouten.VoornemenNodig, fouten.ZienswijzeTeLaat),
)
async def zienswijze(aanvraagId: UUID, verzoek: schemas.ZienswijzeVerzoek, werk: WerkDep) -> Verwijzing:
    """Leg vast wat de aanvrager op het voornemen zegt."""
    opdracht = LegZienswijzeVast(aanvraagId, verzoek.zienswijze, verzoek.ontvangen_op)
    return Verwijzing(id=await leg_zienswijze_vast(werk.session, werk.bos, opdracht, werk.actor))


@router.post(
    "/commissieadviezen",
    operation_id="legCommissieadviesVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*OPEN),
)
async def commissie(aanvraagId: UUID, verzoek: schemas.AdviesVerzoek, werk: WerkDep) -> Verwijzing:
    """Leg het advies van de commissie vast."""
    opdracht = LegAdviesVast(aanvraagId, verzoek.advies, Bedrag(verzoek.bedrag_centen), verzoek.toelichting, werk.boekdatum)
    return Verwijzing(id=await leg_advies_vast(werk.session, werk.bos, opdracht, werk.actor))


@router.post(
    "/doorgeleidingen",
    operation_id="leidDoorNaarWerkEnInkomen",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.AanvraagNietGevonden, fouten.AanvraagNogOpen),
)
async def doorgeleiding(aanvraagId: UUID, werk: WerkDep, response: Response) -> Verwijzing:
    """Geef na een afwijzing door aan Werk en Inkomen dat deze persoon komt, met zijn melddatum."""
    ident = await leid_door(werk.session, LeidDoor(aanvraagId, werk.boekdatum), werk.actor)
    plaats(response, "terugkoppelingen", ident)
    return Verwijzing(id=ident)


@router.post(
    "/plafondvragen",
    operation_id="vraagPlafond",
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.AanvraagNietGevonden),
)
async def plafond(aanvraagId: UUID, werk: WerkDep) -> schemas.PlafondAntwoord:
    """Vraag wat bedrijf en aanvrager al kregen, in alle gemeenten samen. Alleen totalen; de vraag staat in het auditlog."""
    gevonden = await vraag_plafond(werk.session, werk.bos, aanvraagId, werk.actor)
    return schemas.PlafondAntwoord(bedrijf_centen=gevonden.bedrijf.centen, aanvrager_centen=gevonden.aanvrager.centen)


async def _stukken(werk: WerkDep, aanvraag: Aanvraag) -> schemas.StukkenAntwoord:
    rijen = await queries.stukken(werk.session, aanvraag.gemeente, aanvraag.id)
    items = [schemas.StukGegeven.model_validate(rij) for rij in rijen]
    return schemas.StukkenAntwoord(items=items, ontbreekt=[rij.code for rij in rijen if rij.ontvangen_op is None])


def _toetsen(stand: list[Toetsstand]) -> schemas.ToetsenAntwoord:
    return schemas.ToetsenAntwoord(items=[schemas.ToetsGegeven.model_validate(s) for s in stand])


async def _brief(werk: WerkDep, aanvraag: Aanvraag, over: UUID, sjabloon: Briefsjabloon, velden: dict[str, str]) -> None:
    """The letter goes out today with the act itself: from now on its text is fixed."""
    betrokkene = await queries.betrokkene(werk.session, aanvraag.gemeente, aanvraag.betrokkene_id)
    alle = {"ontvangen": f"{aanvraag.ontvangen_op:%d-%m-%Y}", **velden}
    hash_, vast_op = betrokkene.bsn_hash, werk.boekdatum
    await brieven.schrijf(werk.session, werk.bos, sjabloon, aanvraag.gemeente, over, alle, hash_, vast_op=vast_op)
