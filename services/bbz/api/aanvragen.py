"""/bbz/v1/aanvragen: the applicant's own aanvraag, who he is, and what is proposed to decide."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from contracts.persoon import GeldigeBetrokkene
from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, geweigerd, plaats
from services.bbz.api.schemas import AanvraagDetail, AanvraagGegeven, AanvraagVerzoek, BesluitvoorstelVerzoek
from services.bbz.domain import fouten
from services.bbz.domain.soort import Categorie, Doel
from services.bbz.export.beschikking import leg_concept_klaar
from services.bbz.store import queries
from services.bbz.usecases.dien_aanvraag_in import DienAanvraagIn, dien_aanvraag_in
from services.bbz.usecases.lees_dossier import lees_aanvraag
from services.bbz.usecases.stel_besluit_voor import StelBesluitVoor, stel_besluit_voor
from services.bbz.usecases.wijzig_betrokkene import WijzigBetrokkene, wijzig_betrokkene

router = APIRouter(tags=["Aanvragen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:aanvragen:lezen"), vereist("bbz:aanvragen:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)


@router.get("/aanvragen", operation_id="lijstAanvragen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[AanvraagGegeven]:
    """Aanvragen, op de laatste dag van de beslistermijn."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.aanvragen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [AanvraagGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.besluit_uiterlijk, rij.id)))


@router.post(
    "/aanvragen",
    operation_id="dienAanvraagIn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        GeenToegangTotGemeente,
        fouten.UitnodigingNietGevonden,
        fouten.UitnodigingVerbruikt,
        fouten.FondsNietGevonden,
        fouten.BetrokkeneOntbreekt,
        fouten.DoelKloptNiet,
        fouten.MelddatumNaOntvangst,
        fouten.OntvangenInDeToekomst,
        fouten.NormOntbreekt,
    ),
)
async def dien_in(
    verzoek: AanvraagVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Leg de eigen aanvraag van een ondernemer vast. De beslistermijn begint op de dag van ontvangst."""
    opdracht = DienAanvraagIn(
        gemeente=eigen_gemeente(actor, verzoek.gemeente),
        uitnodiging_id=verzoek.uitnodiging_id,
        categorie=Categorie(verzoek.categorie.value),
        doel=Doel(verzoek.doel.value),
        bedrag=Bedrag(verzoek.bedrag_centen),
        melddatum=verzoek.melddatum,
        ontvangen_op=verzoek.ontvangen_op,
        betrokkene=verzoek.betrokkene,
        boekdatum=boekdatum,
        kanaal=verzoek.kanaal,
        levensonderhoud=verzoek.levensonderhoud,
        fonds_id=verzoek.fonds_id,
    )
    ident = await dien_aanvraag_in(session, bos, opdracht, actor)
    plaats(response, "aanvragen", ident)
    return Verwijzing(id=ident)


@router.get("/aanvragen/{aanvraagId}", operation_id="leesAanvraag", dependencies=[LEZEN], responses=problemen(fouten.AanvraagNietGevonden))
async def lees(aanvraagId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> AanvraagDetail:
    """Eén aanvraag met de persoon. Het lezen staat in het verwerkingenlog."""
    dossier = await lees_aanvraag(session, bos, aanvraagId, actor)
    etag(response, dossier.aanvraag)
    basis = AanvraagGegeven.model_validate(dossier.aanvraag)
    return AanvraagDetail(**basis.model_dump(), betrokkene=dossier.betrokkene, besluit_id=dossier.besluit_id)


@router.put(
    "/aanvragen/{aanvraagId}/betrokkene",
    operation_id="wijzigBetrokkene",
    dependencies=[SCHRIJVEN],
    responses=problemen(fouten.AanvraagNietGevonden, fouten.AlBesloten, *VERSIE),
)
async def wijzig(
    aanvraagId: UUID,
    betrokkene: GeldigeBetrokkene,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    response: Response,
) -> AanvraagGegeven:
    """Verbeter de gegevens van de aanvrager, of vul het KvK-nummer aan. Een lopend besluitvoorstel vervalt."""
    aanvraag = await wijzig_betrokkene(session, bos, WijzigBetrokkene(aanvraagId, gezien, betrokkene), actor)
    etag(response, aanvraag)
    return AanvraagGegeven.model_validate(aanvraag)


@router.post(
    "/aanvragen/{aanvraagId}/besluitvoorstellen",
    operation_id="stelBesluitVoor",
    response_model=Verwijzing,
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.AanvraagNietGevonden,
        fouten.AlBesloten,
        fouten.VoorwaardenKloppenNiet,
        fouten.GeenBedrijfskapitaal,
        fouten.VormNietToegestaan,
        fouten.BovenDeNorm,
        fouten.NietNaastEerdereBijstand,
        fouten.LooptijdTeLang,
        fouten.VermogenOnbekend,
        fouten.VermogenTeHoog,
        fouten.VermogenTeLaag,
        fouten.KvkNummerOntbreekt,
        fouten.NietRechtmatig,
        fouten.HoofdelijkheidOntbreekt,
        fouten.VoornemenNodig,
        fouten.ZienswijzeLoopt,
        fouten.CommissieNodig,
        fouten.AfwijkingNodig,
        fouten.BegeleidingTeHoog,
        fouten.FondsGeweigerd,
        fouten.DoelKloptNiet,
        fouten.AanvraagGesloten,
        fouten.NormOntbreekt,
        *VERSIE,
    ),
)
async def stel_voor(
    aanvraagId: UUID,
    verzoek: BesluitvoorstelVerzoek,
    request: Request,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing | Response:
    """Stel een besluit voor, binnen de normen van vandaag. Een andere medewerker bekrachtigt dat. Vervangt een eerder voorstel."""
    opdracht = StelBesluitVoor(aanvraagId, gezien, verzoek.als_voorstel(), boekdatum)
    try:
        gedaan = await stel_besluit_voor(session, bos, opdracht, actor)
    except (fouten.BesluitGeweigerd, fouten.HoofdelijkheidOntbreekt) as fout:
        return geweigerd(request, fout)
    await leg_concept_klaar(session, bos, gedaan, opdracht.voorstel)
    plaats(response, "besluitvoorstellen", gedaan.id)
    return Verwijzing(id=gedaan.id)
