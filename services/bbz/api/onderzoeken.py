"""/bbz/v1/onderzoeken: is the business viable? From the question to the second reader."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSession, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, plaats
from services.bbz.api.schemas import onderzoeken as schemas
from services.bbz.domain import fouten
from services.bbz.domain.fouten import onderzoek as geweigerd
from services.bbz.domain.fouten import opdracht as opdrachtfouten
from services.bbz.domain.onderzoek import Levensvatbaarheid, Onderzoeksoort, vergoeding
from services.bbz.export.grafiek import als_svg
from services.bbz.store import normen, queries
from services.bbz.store.queries import onderzoeken as vragen
from services.bbz.store.tables.onderzoek import Onderzoek
from services.bbz.usecases.draag_onderzoek_op import DraagOnderzoekOp, draag_onderzoek_op
from services.bbz.usecases.lees_tweede import LeesTweede, lees_tweede
from services.bbz.usecases.lever_onderzoek import LeverAdvies, lees_onderzoek, leg_begroting_vast, lever_advies
from services.bbz.usecases.vraag_onderzoek import vraag_voor_aanvraag

router = APIRouter(tags=["Levensvatbaarheid"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:onderzoeken:lezen"), vereist("bbz:onderzoeken:schrijven")
SVG = {"description": "De grafiek als SVG.", "content": {"image/svg+xml": {"schema": {"type": "string"}}}}
VERSIE = (VersieVerouderd, VersieOntbreekt)


@router.get("/onderzoeken", operation_id="lijstOnderzoeken", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.OnderzoekGegeven]:
    """Onderzoeken, op de dag waarop ze zijn gevraagd."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.onderzoeken(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.OnderzoekGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.gevraagd_op, rij.id)))


@router.get(
    "/onderzoeken/{onderzoekId}", operation_id="leesOnderzoek", dependencies=[LEZEN], responses=problemen(geweigerd.OnderzoekNietGevonden)
)
async def lees(
    onderzoekId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response
) -> schemas.OnderzoekDetail:
    """Eén onderzoek met advies en beeld. Het lezen staat in het verwerkingenlog."""
    rij, advies, beeld = await lees_onderzoek(session, bos, onderzoekId, actor)
    etag(response, rij)
    basis = schemas.OnderzoekGegeven.model_validate(rij).model_dump()
    return schemas.OnderzoekDetail(
        **basis,
        advies=advies,
        beeld=schemas.BeeldGegeven.van(beeld) if beeld else None,
        vergoeding=await _vergoeding(session, rij),
    )


async def _vergoeding(session: WriteSession, rij: Onderzoek) -> schemas.VergoedingGegeven | None:
    """By the rule of the day it was delivered; a year without a rule is said, not guessed."""
    if rij.soort is None or rij.kosten_centen is None or rij.opgeleverd_op is None:
        return None
    categorie = (await queries.aanvraag(session, [rij.gemeente], rij.aanvraag_id)).categorie if rij.aanvraag_id else None
    van_de_dag = await normen.op(session, rij.opgeleverd_op)
    try:
        v = vergoeding(Onderzoeksoort(rij.soort), Bedrag(rij.kosten_centen), van_de_dag, extern=bool(rij.extern), categorie=categorie)
    except fouten.NormOntbreekt as ontbreekt:
        return schemas.VergoedingGegeven(rijk_centen=None, gemeente_centen=None, ontbreekt=ontbreekt.code)
    return schemas.VergoedingGegeven(rijk_centen=v.rijk.centen, gemeente_centen=v.gemeente.centen, ontbreekt=None)


@router.get(
    "/onderzoeken/{onderzoekId}/grafiek",
    operation_id="leesGrafiek",
    dependencies=[LEZEN],
    response_class=Response,
    responses={200: SVG, **problemen(geweigerd.OnderzoekNietGevonden, geweigerd.BegrotingOntbreekt)},
)
async def grafiek(onderzoekId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Response:
    """De begroting in beeld, ook in woorden voor wie het beeld niet ziet."""
    _, _, beeld = await lees_onderzoek(session, bos, onderzoekId, actor)
    if beeld is None:
        raise geweigerd.BegrotingOntbreekt
    return Response(als_svg(beeld), media_type="image/svg+xml")


@router.post(
    "/aanvragen/{aanvraagId}/onderzoeken",
    operation_id="vraagOnderzoek",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.AanvraagNietGevonden, geweigerd.OnderzoekLoopt),
)
async def vraag(
    aanvraagId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Vraag een onderzoek naar de levensvatbaarheid bij deze aanvraag."""
    ident = await vraag_voor_aanvraag(session, aanvraagId, boekdatum, actor)
    plaats(response, "onderzoeken", ident)
    return Verwijzing(id=ident)


@router.post(
    "/onderzoeken/{onderzoekId}/opdrachten",
    operation_id="draagOnderzoekOp",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        geweigerd.OnderzoekNietGevonden,
        geweigerd.OnderzoekInAndereStand,
        opdrachtfouten.CoachNietGevonden,
        opdrachtfouten.CoachVol,
        opdrachtfouten.UiterlijkTeVroeg,
        opdrachtfouten.ToetsingEnBegeleidingApart,
        *VERSIE,
    ),
)
async def draag_op(
    onderzoekId: UUID,
    verzoek: schemas.OnderzoekOpdrachtVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Draag het onderzoek op aan een collega of aan een opdrachtnemer uit de pool."""
    opdracht = DraagOnderzoekOp(
        onderzoek_id=onderzoekId,
        gezien=gezien,
        soort=Onderzoeksoort(verzoek.soort.value),
        opdrachtnemer=verzoek.opdrachtnemer,
        opdracht=verzoek.opdracht,
        uiterlijk=verzoek.uiterlijk,
        prijs=Bedrag(verzoek.prijs_centen),
        boekdatum=boekdatum,
    )
    return Verwijzing(id=await draag_onderzoek_op(session, bos, opdracht, actor))


@router.put(
    "/onderzoeken/{onderzoekId}/begroting",
    operation_id="legBegrotingVast",
    dependencies=[SCHRIJVEN],
    responses=problemen(geweigerd.OnderzoekNietGevonden, geweigerd.OnderzoekInAndereStand, geweigerd.BegrotingKloptNiet),
)
async def begroting(
    onderzoekId: UUID, verzoek: schemas.BegrotingVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, _: MedewerkerDep
) -> schemas.BeeldGegeven:
    """Leg de begroting vast; het antwoord is het doorgerekende beeld."""
    return schemas.BeeldGegeven.van(await leg_begroting_vast(session, bos, onderzoekId, [j.als_jaar() for j in verzoek.jaren], actor))


@router.post(
    "/onderzoeken/{onderzoekId}/adviezen",
    operation_id="leverAdvies",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.OnderzoekNietGevonden, geweigerd.OnderzoekInAndereStand, geweigerd.BegrotingOntbreekt),
)
async def advies(
    onderzoekId: UUID,
    verzoek: schemas.AdviesVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Lever het advies op, voor de tweede lezer."""
    opdracht = LeverAdvies(onderzoekId, Levensvatbaarheid(verzoek.uitkomst.value), verzoek.advies, Bedrag(verzoek.kosten_centen), boekdatum)
    return Verwijzing(id=(await lever_advies(session, bos, opdracht, actor)).id)


@router.post(
    "/onderzoeken/{onderzoekId}/tweede-lezingen",
    operation_id="leesTweede",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(geweigerd.OnderzoekNietGevonden, geweigerd.OnderzoekInAndereStand, geweigerd.EigenWerk, *VERSIE),
)
async def tweede(
    onderzoekId: UUID,
    verzoek: schemas.TweedeLezingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Ga als tweede lezer akkoord, of geef het advies terug. Nooit wie het opleverde."""
    return Verwijzing(id=(await lees_tweede(session, LeesTweede(onderzoekId, gezien, verzoek.akkoord, boekdatum), actor)).id)
