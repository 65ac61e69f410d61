"""/bbz/v1: proposals, confirmation by a second medewerker, the letter of a besluit, and its akte."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from contracts.bbz import Aflossingsvorm, Uitkomst, Vorm
from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.vierogen import VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, geweigerd, plaats
from services.bbz.api.schemas import AkteVerzoek, BesluitGegeven, BesluitvoorstelGegeven, VermogenGegeven
from services.bbz.domain import fouten
from services.bbz.store import queries
from services.bbz.usecases.bekrachtig_besluit import BekrachtigBesluit, bekrachtig_besluit
from services.bbz.usecases.lees_dossier import lees_voorstel
from services.bbz.usecases.leg_akte_vast import LegAkteVast, leg_akte_vast

router = APIRouter(tags=["Besluiten"], route_class=EenmaligeRoute)

LEZEN, BEKRACHTIGEN = vereist("bbz:aanvragen:lezen"), vereist("bbz:besluiten:schrijven")
AKTEN = vereist("bbz:voorzieningen:schrijven")


@router.get(
    "/besluitvoorstellen/{voorstelId}",
    operation_id="leesBesluitvoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def voorstel(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> BesluitvoorstelGegeven:
    """Een besluitvoorstel, voor wie het bekrachtigt."""
    dossier = await lees_voorstel(session, bos, voorstelId, actor)
    v = dossier.voorstel
    return BesluitvoorstelGegeven(
        id=dossier.id,
        aanvraag_id=dossier.aanvraag_id,
        voorgesteld_door=dossier.voorgesteld_door,
        uitkomst=Uitkomst(v.uitkomst.value),
        vorm=Vorm(v.vorm.value) if v.vorm else None,
        bedrag_centen=v.bedrag.centen,
        looptijd_maanden=v.looptijd_maanden,
        aflossingsvorm=Aflossingsvorm(v.aflossingsvorm.value) if v.aflossingsvorm else None,
        vermogen=VermogenGegeven(eigen_centen=v.vermogen.eigen.centen, totaal_centen=v.vermogen.totaal.centen) if v.vermogen else None,
        vermogen_vennoten=[VermogenGegeven(eigen_centen=w.eigen.centen, totaal_centen=w.totaal.centen) for w in v.vermogen_vennoten],
        begeleiding_centen=v.begeleiding.centen,
        steunt_op_gegevens_van_anderen=v.steunt_op_anderen,
        afwijking_commissie=v.afwijking_commissie,
        motivering=v.motivering,
    )


@router.post(
    "/besluitvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigBesluit",
    response_model=Verwijzing,
    status_code=status.HTTP_201_CREATED,
    dependencies=[BEKRACHTIGEN, EENMALIG],
    responses=problemen(
        VoorstelNietGevonden,
        ZelfdeMedewerker,
        fouten.VoorstelVervangen,
        fouten.AlBesloten,
        fouten.BovenDeNorm,
        fouten.NietNaastEerdereBijstand,
        fouten.LooptijdTeLang,
        fouten.VermogenTeHoog,
        fouten.VermogenTeLaag,
        fouten.NietRechtmatig,
        fouten.HoofdelijkheidOntbreekt,
        fouten.ZienswijzeLoopt,
        fouten.CommissieNodig,
        fouten.FondsGeweigerd,
        fouten.NormOntbreekt,
    ),
)
async def bekrachtig(
    voorstelId: UUID,
    request: Request,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing | Response:
    """Neem het voorgestelde besluit, op de normen van vandaag. Dat kan alleen een andere medewerker dan wie het voorstelde."""
    try:
        ident = await bekrachtig_besluit(session, bos, BekrachtigBesluit(voorstelId, boekdatum), actor)
    except (fouten.BesluitGeweigerd, fouten.HoofdelijkheidOntbreekt) as fout:
        return geweigerd(request, fout)
    plaats(response, "besluiten", ident)
    return Verwijzing(id=ident)


@router.get("/besluiten/{besluitId}", operation_id="leesBesluit", dependencies=[LEZEN], responses=problemen(fouten.BesluitNietGevonden))
async def besluit(besluitId: UUID, session: ReadSessionDep, actor: ActorDep) -> BesluitGegeven:
    """Eén besluit, zonder persoonsgegevens."""
    rij = await queries.besluit(session, actor.gemeenten, besluitId)
    voorziening_id = await queries.voorziening_van_besluit(session, rij.gemeente, rij.id)
    return BesluitGegeven.model_validate(rij).model_copy(update={"voorziening_id": voorziening_id})


@router.post(
    "/besluiten/{besluitId}/akten",
    operation_id="legAkteVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[AKTEN, EENMALIG],
    responses=problemen(
        fouten.BesluitNietGevonden, fouten.GeenToekenning, fouten.AkteBestaatAl, fouten.AkteVoorBesluit, fouten.DatumInDeToekomst
    ),
)
async def akte(
    besluitId: UUID,
    verzoek: AkteVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast dat de akte is ondertekend. Daarmee bestaat de voorziening; het antwoord verwijst ernaar."""
    ident = await leg_akte_vast(session, LegAkteVast(besluitId, verzoek.ondertekend_op, boekdatum), actor)
    plaats(response, "voorzieningen", ident)
    return Verwijzing(id=ident)
