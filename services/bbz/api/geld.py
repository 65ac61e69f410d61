"""/bbz/v1: payment orders, files for the bank, security, proof of use, borgtocht and the end of a preparation."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep
from kernel.geld import Bedrag, totaal
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.vierogen import VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.bbz.api.deps import WerkDep, plaats
from services.bbz.api.schemas import aanvragen
from services.bbz.api.schemas import voorzieningen as schemas
from services.bbz.domain import fouten
from services.bbz.domain.betaalopdracht import Betaling
from services.bbz.export.pain001 import stel_op
from services.bbz.store import queries
from services.bbz.store.tables import Betaalbestand, Zekerheid
from services.bbz.usecases.geef_betaalopdracht import (
    GeefBetaalopdracht,
    bewaar_betaalbestand,
    geef_betaalopdracht,
    lees_bericht,
    wat_klaarstaat,
)
from services.bbz.usecases.volg_geld import (
    EisZekerheid,
    LegAanspraakVast,
    LegBestedingVast,
    WijzigZekerheid,
    eis_zekerheid,
    leg_aanspraak_vast,
    leg_besteding_vast,
    wijzig_zekerheid,
)
from services.bbz.usecases.zet_krediet_om import BekrachtigOmzetting, StelOmzettingVoor, bekrachtig_omzetting, stel_omzetting_voor

router = APIRouter(tags=["Geld"], route_class=EenmaligeRoute)

SCHRIJVEN, BEKRACHTIGEN = vereist("bbz:voorzieningen:schrijven"), vereist("bbz:besluiten:schrijven")
BESTANDEN_LEZEN, BESTANDEN = vereist("bbz:betaalbestanden:lezen"), vereist("bbz:betaalbestanden:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)
XML = {"description": "pain.001 voor de bank.", "content": {"application/xml": {"schema": {"type": "string", "format": "binary"}}}}


@router.post(
    "/voorzieningen/{voorzieningId}/betaalopdrachten",
    operation_id="geefBetaalopdracht",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.VoorzieningNietGevonden,
        fouten.BesluitHerroepen,
        fouten.NietUitTeBetalen,
        fouten.AlUitbetaald,
        fouten.AlOpgedragen,
        fouten.AanSchuldeisers,
        fouten.NietAanSchuldeisers,
        fouten.BetalingenTellenNietOp,
        fouten.ZekerheidOntbreekt,
        *VERSIE,
    ),
)
async def opdracht(voorzieningId: UUID, verzoek: schemas.BetaalopdrachtVerzoek, werk: WerkDep, gezien: IfMatchDep) -> Verwijzing:
    """Zeg aan wie wordt betaald. Een saneringskrediet gaat naar de schuldeisers."""
    betalingen = tuple(Betaling(Bedrag(b.bedrag_centen), b.naam, b.iban, b.kenmerk, b.aan) for b in verzoek.betalingen)
    geef = GeefBetaalopdracht(voorzieningId, gezien, betalingen, werk.boekdatum)
    return Verwijzing(id=await geef_betaalopdracht(werk.session, werk.bos, geef, werk.actor))


@router.get("/betaalbestanden", operation_id="lijstBetaalbestanden", dependencies=[BESTANDEN_LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.BetaalbestandGegeven]:
    """Bestanden voor de bank, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bladzijde(session, Betaalbestand, Betaalbestand.aangemaakt_op, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.BetaalbestandGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.aangemaakt_op, rij.id)))


@router.post(
    "/betaalbestanden",
    operation_id="maakBetaalbestand",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BESTANDEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, fouten.BeleidOntbreekt, fouten.GeenBetaalopdracht),
)
async def maak(verzoek: schemas.BetaalbestandVerzoek, werk: WerkDep, response: Response) -> Verwijzing:
    """Verzamel wat klaarstaat in één pain.001, in de versie die de bank van de gemeente wil."""
    gemeente = eigen_gemeente(werk.actor, verzoek.gemeente)
    klaar = await wat_klaarstaat(werk.session, werk.bos, gemeente, werk.boekdatum)
    bestand = Betaalbestand(
        id=klaar.opdrachten[0].id,  # as unique as the first transfer in it, which is in no other file
        gemeente=gemeente,
        formaat=klaar.rekening.versie.value,
        aangemaakt_op=werk.boekdatum,
        uitvoeren_op=verzoek.uitvoeren_op,
        aantal=len(klaar.betalingen),
        totaal_centen=totaal(b.bedrag for b in klaar.betalingen).centen,
        door=werk.actor.wie,
        versie=0,
    )
    regels = [(rij.id.hex, betaling) for rij, betaling in zip(klaar.opdrachten, klaar.betalingen, strict=True)]
    bericht = stel_op(bestand.id, klaar.rekening, regels, werk.boekdatum, verzoek.uitvoeren_op)
    await bewaar_betaalbestand(werk.session, werk.bos, klaar, bestand, bericht, werk.actor)
    plaats(response, "betaalbestanden", bestand.id)
    return Verwijzing(id=bestand.id)


@router.get(
    "/betaalbestanden/{betaalbestandId}/bericht",
    operation_id="leesBetaalbestand",
    dependencies=[BESTANDEN_LEZEN],
    response_class=Response,
    responses={200: XML, **problemen(fouten.BetaalbestandNietGevonden)},
)
async def bericht(betaalbestandId: UUID, werk: WerkDep) -> Response:
    """Het bestand voor de bank, altijd hetzelfde. Het ophalen staat in het verwerkingenlog."""
    rij = await queries.vind(werk.session, Betaalbestand, werk.actor.gemeenten, betaalbestandId, fouten.BetaalbestandNietGevonden)
    naam = f'attachment; filename="{rij.formaat}-{rij.id}.xml"'
    inhoud = await lees_bericht(werk.session, werk.bos, rij)
    return Response(inhoud, media_type="application/xml", headers={"Content-Disposition": naam})


@router.get(
    "/aanvragen/{aanvraagId}/zekerheden",
    operation_id="lijstZekerheden",
    dependencies=[vereist("bbz:aanvragen:lezen")],
    responses=problemen(fouten.AanvraagNietGevonden),
)
async def zekerheden(aanvraagId: UUID, session: ReadSessionDep, actor: ActorDep) -> aanvragen.ZekerhedenAntwoord:
    """De zekerheid die is geëist, en of die er is."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, aanvraagId)
    rijen = await queries.zekerheden(session, aanvraag.gemeente, aanvraag.id)
    return aanvragen.ZekerhedenAntwoord(items=[aanvragen.ZekerheidGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/aanvragen/{aanvraagId}/zekerheden",
    operation_id="eisZekerheid",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("bbz:aanvragen:schrijven"), EENMALIG],
    responses=problemen(fouten.AanvraagNietGevonden),
)
async def eis(aanvraagId: UUID, verzoek: aanvragen.ZekerheidVerzoek, werk: WerkDep) -> Verwijzing:
    """Eis een zekerheid. Zolang die er niet is, wordt niet uitbetaald."""
    geeist = EisZekerheid(aanvraagId, verzoek.soort, Bedrag(verzoek.waarde_centen), werk.boekdatum)
    return Verwijzing(id=await eis_zekerheid(werk.session, geeist, werk.actor))


@router.patch(
    "/zekerheden/{zekerheidId}",
    operation_id="wijzigZekerheid",
    dependencies=[vereist("bbz:aanvragen:schrijven")],
    responses=problemen(fouten.ZekerheidNietGevonden, fouten.ZekerheidKanNiet, *VERSIE),
)
async def wijzig(
    zekerheidId: UUID, verzoek: aanvragen.ZekerheidWijziging, werk: WerkDep, gezien: IfMatchDep, response: Response
) -> aanvragen.ZekerheidGegeven:
    """Leg vast wanneer de zekerheid is gevestigd of vervallen."""
    gewijzigd = WijzigZekerheid(zekerheidId, gezien, verzoek.gevestigd_op, verzoek.vervallen_op)
    rij: Zekerheid = await wijzig_zekerheid(werk.session, gewijzigd, werk.actor)
    etag(response, rij)
    return aanvragen.ZekerheidGegeven.model_validate(rij)


@router.post(
    "/voorzieningen/{voorzieningId}/bestedingen",
    operation_id="legBestedingVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.VoorzieningNietGevonden, fouten.BesluitHerroepen, fouten.NogNietUitbetaald, fouten.BestedingTeHoog),
)
async def besteding(voorzieningId: UUID, verzoek: schemas.BestedingVerzoek, werk: WerkDep) -> Verwijzing:
    """Leg een bewijs van besteding vast, en of dit is waarvoor het krediet was."""
    vast = LegBestedingVast(
        voorzieningId, Bedrag(verzoek.bedrag_centen), verzoek.bewijs, verzoek.akkoord, verzoek.toelichting, werk.boekdatum
    )
    return Verwijzing(id=await leg_besteding_vast(werk.session, werk.bos, vast, werk.actor))


@router.post(
    "/voorzieningen/{voorzieningId}/aanspraken",
    operation_id="legAanspraakVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.VoorzieningNietGevonden, fouten.BesluitHerroepen, fouten.GeenBorgtocht, fouten.BovenDeBorgtocht, *VERSIE),
)
async def aanspraak(voorzieningId: UUID, verzoek: schemas.AanspraakVerzoek, werk: WerkDep, gezien: IfMatchDep) -> Verwijzing:
    """Leg vast wat de bank kreeg onder een borgtocht. Het wordt een vordering op de ondernemer."""
    vast = LegAanspraakVast(voorzieningId, gezien, Bedrag(verzoek.bedrag_centen), verzoek.datum, werk.boekdatum)
    return Verwijzing(id=await leg_aanspraak_vast(werk.session, vast, werk.actor))


@router.post(
    "/voorzieningen/{voorzieningId}/omzettingsvoorstellen",
    operation_id="stelKredietomzettingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.VoorzieningNietGevonden,
        fouten.BesluitHerroepen,
        fouten.GeenVoorbereidingskrediet,
        fouten.NogNietUitbetaald,
        fouten.KredietAlOmgezet,
        fouten.OmzettingKloptNiet,
        fouten.LooptijdTeLang,
        fouten.NormOntbreekt,
        *VERSIE,
    ),
)
async def stel_voor(voorzieningId: UUID, verzoek: schemas.OmzettingVerzoek, werk: WerkDep, gezien: IfMatchDep) -> Verwijzing:
    """Stel voor wat er wordt van een voorbereidingskrediet, nu het bedrijf start of niet start."""
    voorstel = StelOmzettingVoor(voorzieningId, gezien, verzoek.als_voorstel(), werk.boekdatum)
    return Verwijzing(id=await stel_omzetting_voor(werk.session, werk.bos, voorstel, werk.actor))


@router.post(
    "/kredietomzettingsvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigKredietomzetting",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BEKRACHTIGEN, EENMALIG],
    responses=problemen(VoorstelNietGevonden, ZelfdeMedewerker, fouten.KredietAlOmgezet, fouten.NormOntbreekt),
)
async def bekrachtig(voorstelId: UUID, werk: WerkDep) -> Verwijzing:
    """Beslis over het voorbereidingskrediet. Dat kan alleen een andere medewerker dan wie het voorstelde."""
    ident = await bekrachtig_omzetting(werk.session, werk.bos, BekrachtigOmzetting(voorstelId, werk.boekdatum), werk.actor)
    return Verwijzing(id=ident)
