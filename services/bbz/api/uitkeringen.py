"""/bbz/v1/uitkeringen: levensonderhoud, from the grant through the months to its end."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, WerkDep, plaats
from services.bbz.api.overgang import OvergangDep
from services.bbz.api.schemas import uitkeringen as schemas
from services.bbz.api.uitvoeringsbrief import met_brief
from services.bbz.domain import fouten
from services.bbz.domain.bijstandsnorm import Huishouden
from services.bbz.domain.fouten import uitkering as geweigerd
from services.bbz.domain.fouten import vaststelling as vastgesteld
from services.bbz.domain.fouten.rechtmatigheid import NietRechtmatig
from services.bbz.export.uitvoeringsbrieven import van_toekenning, van_wijziging
from services.bbz.store.queries import boekjaren
from services.bbz.store.queries import uitkeringen as vragen
from services.bbz.usecases.betaal_maand import BetaalMaand, betaal_maand
from services.bbz.usecases.herbeoordeel import Herbeoordeel, herbeoordeel
from services.bbz.usecases.ken_levensonderhoud_toe import StelLevensonderhoudVoor, stel_levensonderhoud_voor
from services.bbz.usecases.uitvoeringsvoorstel import BEEINDIGING, TERUGVORDERING, VERLENGING
from services.bbz.usecases.wijzig_grondslag import WijzigGrondslag, wijzig_grondslag
from services.bbz.usecases.wijzig_uitkering import StelWijzigingVoor, stel_wijziging_voor

router = APIRouter(tags=["Levensonderhoud"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:uitkeringen:lezen"), vereist("bbz:uitkeringen:schrijven")
_VOORSTELFOUTEN = (
    geweigerd.UitkeringNietGevonden,
    geweigerd.GeenLevensonderhoud,
    geweigerd.DuurTeLang,
    geweigerd.InkomenTeLaagVoorOuder,
    geweigerd.DatumNietGoed,
    fouten.NormOntbreekt,
)


@router.get("/uitkeringen", operation_id="lijstUitkeringen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.UitkeringGegeven]:
    """Uitkeringen, op de dag waarop ze begonnen."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.uitkeringen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.UitkeringGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.begin, rij.id)))


@router.get(
    "/uitkeringen/{uitkeringId}",
    operation_id="leesUitkering",
    dependencies=[LEZEN],
    responses=problemen(geweigerd.UitkeringNietGevonden),
)
async def lees(uitkeringId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> schemas.UitkeringDetail:
    """Eén uitkering, met elke maand en elke herbeoordeling."""
    voorziening, rij = await vragen.uitkering(session, actor.gemeenten, uitkeringId)
    etag(response, voorziening)
    basis = schemas.UitkeringGegeven.model_validate(rij).model_dump()
    grondslagen = await vragen.grondslagen(session, rij.gemeente, rij.id)
    maanden = await vragen.maanden(session, rij.gemeente, rij.id)
    gedaan = await vragen.herbeoordelingen(session, rij.gemeente, rij.id)
    jaren = await boekjaren.boekjaren_van_voorziening(session, rij.gemeente, rij.id)
    return schemas.UitkeringDetail(
        **basis,
        grondslagen=[schemas.GrondslagGegeven.model_validate(g) for g in grondslagen],
        betaalde_maanden=[schemas.UitkeringsmaandGegeven.model_validate(m) for m in maanden],
        herbeoordelingen=[schemas.HerbeoordelingGegeven.model_validate(h) for h in gedaan],
        boekjaren=[jaar.id for jaar in jaren],
    )


@router.post(
    "/aanvragen/{aanvraagId}/uitkeringsvoorstellen",
    operation_id="stelLevensonderhoudVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.AanvraagNietGevonden,
        NietRechtmatig,
        *_VOORSTELFOUTEN[1:],
        geweigerd.UitkeringBestaatAl,
        geweigerd.OmNietKanNiet,
        geweigerd.HuishoudenKanNiet,
        geweigerd.VoorschotNietMogelijk,
        geweigerd.GrondslagOntbreekt,
    ),
)
async def stel_voor(
    aanvraagId: UUID,
    verzoek: schemas.UitkeringsvoorstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    overgang: OvergangDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel levensonderhoud voor, of een voorschot zolang niet is besloten. Een andere medewerker bekrachtigt het."""
    opdracht = StelLevensonderhoudVoor(aanvraagId, verzoek.als_toekenning(), verzoek.voorschot, verzoek.volledig, boekdatum)
    ident = await stel_levensonderhoud_voor(session, bos, opdracht, overgang, actor)
    await met_brief(session, bos, actor, ident, van_toekenning(opdracht.toekenning))
    plaats(response, "uitvoeringsvoorstellen", ident)
    return Verwijzing(id=ident)


@router.post(
    "/uitkeringen/{uitkeringId}/maanden",
    operation_id="betaalMaand",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        geweigerd.UitkeringNietGevonden,
        geweigerd.MaandBuitenUitkering,
        geweigerd.MaandAlBetaald,
        geweigerd.MoetEerstEindigen,
        geweigerd.GrondslagOntbreekt,
        geweigerd.RekeningOntbreekt,
        geweigerd.DatumNietGoed,
        fouten.NormOntbreekt,
    ),
)
async def betaal(uitkeringId: UUID, verzoek: schemas.MaandVerzoek, werk: WerkDep) -> Verwijzing:
    """Betaal een maand: de norm min het verwachte inkomen en wat vooruit is betaald. De betaling gaat mee in het volgende betaalbestand."""
    opdracht = BetaalMaand(uitkeringId, verzoek.maand, verzoek.betaald_op, werk.boekdatum, verzoek.iban)
    return Verwijzing(id=await betaal_maand(werk.session, werk.bos, opdracht, werk.actor))


@router.post(
    "/uitkeringen/{uitkeringId}/grondslagen",
    operation_id="wijzigGrondslag",
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        geweigerd.UitkeringNietGevonden,
        geweigerd.UitkeringGeeindigd,
        geweigerd.HuishoudenKanNiet,
        geweigerd.DatumNietGoed,
        VersieVerouderd,
        VersieOntbreekt,
    ),
)
async def wijzig(
    uitkeringId: UUID,
    verzoek: schemas.GrondslagVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg een ander huishouden of verwacht inkomen vast, vanaf een maand die nog niet is betaald."""
    huishouden = Huishouden(verzoek.leefvorm, verzoek.kostendelers)
    opdracht = WijzigGrondslag(uitkeringId, gezien, verzoek.vanaf, huishouden, Bedrag(verzoek.verwacht_inkomen_centen), boekdatum)
    voorziening = await wijzig_grondslag(session, opdracht, actor)
    etag(response, voorziening)
    return Verwijzing(id=voorziening.id)


@router.post(
    "/uitkeringen/{uitkeringId}/herbeoordelingen",
    operation_id="herbeoordeel",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.UitkeringNietGevonden, geweigerd.UitkeringGeeindigd, geweigerd.DatumNietGoed, fouten.NormOntbreekt),
)
async def doe_herbeoordeling(
    uitkeringId: UUID,
    verzoek: schemas.HerbeoordelingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg een herbeoordeling vast. Niet meer levensvatbaar: dan moet de uitkering eindigen."""
    opdracht = Herbeoordeel(uitkeringId, verzoek.datum, verzoek.uitkomst, verzoek.toelichting, boekdatum)
    return Verwijzing(id=await herbeoordeel(session, bos, opdracht, actor))


class Wijziging:
    """What the three routes below share: a proposal about an uitkering, by a medewerker, on a day."""

    def __init__(
        self,
        session: WriteSessionDep,
        bos: SleutelbosDep,
        actor: ActorDep,
        _: MedewerkerDep,
        overgang: OvergangDep,
        boekdatum: BoekdatumDep,
        response: Response,
    ) -> None:
        self._session, self._bos, self._actor = session, bos, actor
        self._overgang, self._boekdatum, self._response = overgang, boekdatum, response

    async def stel_voor(self, uitkering_id: UUID, soort: str, inhoud: Mapping[str, Any]) -> Verwijzing:
        """Store the proposal and say where it is."""
        opdracht = StelWijzigingVoor(uitkering_id, soort, inhoud, self._boekdatum)
        ident = await stel_wijziging_voor(self._session, self._bos, opdracht, self._overgang, self._actor)
        await met_brief(self._session, self._bos, self._actor, ident, van_wijziging(soort, inhoud))
        plaats(self._response, "uitvoeringsvoorstellen", ident)
        return Verwijzing(id=ident)


WijzigingDep = Annotated[Wijziging, Depends()]


@router.post(
    "/uitkeringen/{uitkeringId}/verlengingsvoorstellen",
    operation_id="stelVerlengingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*_VOORSTELFOUTEN, geweigerd.VerlengingPastNiet, geweigerd.VerlengingTeVroeg, geweigerd.UitkeringGeeindigd),
)
async def verleng(uitkeringId: UUID, verzoek: schemas.VerlengingVerzoek, wijziging: WijzigingDep) -> Verwijzing:
    """Stel een verlenging voor, op een grond die bij de categorie past."""
    inhoud = {"maanden": verzoek.maanden, "grond": verzoek.grond.value, "verwacht_bruto": verzoek.verwacht_bruto_centen}
    return await wijziging.stel_voor(uitkeringId, VERLENGING, {**inhoud, "motivering": verzoek.motivering})


@router.post(
    "/uitkeringen/{uitkeringId}/beeindigingsvoorstellen",
    operation_id="stelBeeindigingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.UitkeringNietGevonden, geweigerd.UitkeringGeeindigd, geweigerd.DatumNietGoed),
)
async def beeindig(uitkeringId: UUID, verzoek: schemas.BeeindigingVerzoek, wijziging: WijzigingDep) -> Verwijzing:
    """Stel voor de uitkering te beëindigen."""
    inhoud = {"datum": verzoek.datum.isoformat(), "reden": verzoek.reden.value, "motivering": verzoek.motivering}
    return await wijziging.stel_voor(uitkeringId, BEEINDIGING, inhoud)


@router.post(
    "/uitkeringen/{uitkeringId}/terugvorderingsvoorstellen",
    operation_id="stelTerugvorderingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.UitkeringNietGevonden, vastgesteld.TerugvorderingAfwijkend, vastgesteld.TerugvorderingTeLaat),
)
async def vorder_terug(uitkeringId: UUID, verzoek: schemas.TerugvorderingVerzoek, wijziging: WijzigingDep) -> Verwijzing:
    """Stel voor bijstand terug te vorderen die niet verschuldigd was. Wat de vaststelling terugvordert, hoort daar."""
    inhoud = {"grond": verzoek.grond.value, "boekjaar": verzoek.boekjaar, "bedrag": verzoek.bedrag_centen, "motivering": verzoek.motivering}
    return await wijziging.stel_voor(uitkeringId, TERUGVORDERING, inhoud)
