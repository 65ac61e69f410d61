"""/vroegsignalering/v1/zaken/{zaakId}/…: what a medewerker records, from the first attempt to the end."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response, status

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.vroegsignalering.api.deps import SleutelbosDep, plaats
from services.vroegsignalering.api.schemas.behandeling import (
    AfsluitingVerzoek,
    ContactpogingVerzoek,
    GesprekVerzoek,
    HulpaanbiedingVerzoek,
    HulpaanvaardingVerzoek,
    IndelingVerzoek,
    NotitieVerzoek,
    OndernemerschapVerzoek,
    QuickFixVerzoek,
    WarmeOverdrachtVerzoek,
)
from services.vroegsignalering.domain.fouten import DatumPastNiet, WerkbakjeOnbekend, ZaakNietGevonden, ZaakStaatNietToe
from services.vroegsignalering.usecases.aanvaard_hulp import Aanvaarding, aanvaard_hulp
from services.vroegsignalering.usecases.behandel import Handeling
from services.vroegsignalering.usecases.bied_hulp_aan import Aanbod, bied_hulp_aan, start_quick_fix
from services.vroegsignalering.usecases.deel_zaak_in import Indeling, deel_zaak_in
from services.vroegsignalering.usecases.draag_warm_over import WarmeOverdracht, draag_warm_over
from services.vroegsignalering.usecases.leg_contactpoging_vast import Poging, leg_contactpoging_vast
from services.vroegsignalering.usecases.noteer import noteer
from services.vroegsignalering.usecases.sluit_zaak_af import sluit_zaak_af
from services.vroegsignalering.usecases.stel_ondernemer_vast import stel_ondernemer_vast
from services.vroegsignalering.usecases.voer_gesprek import Gesprek, voer_gesprek

router = APIRouter(tags=["Behandeling"], route_class=EenmaligeRoute)

SCHRIJVEN = vereist("vroegsignalering:zaken:schrijven")
STANDEN = (ZaakNietGevonden, ZaakStaatNietToe, DatumPastNiet)
GEZIEN = (VersieVerouderd, VersieOntbreekt)


async def _handeling(zaakId: UUID, gezien: IfMatchDep, boekdatum: BoekdatumDep) -> Handeling:
    """An act on the version of a zaak that was seen."""
    return Handeling(zaakId, gezien, boekdatum)


async def _plaats(zaakId: UUID, response: Response) -> None:
    plaats(response, "zaken", zaakId)


#: Where what was recorded can be read.
PLAATS = Depends(_plaats)


@router.post(
    "/zaken/{zaakId}/contactpogingen",
    operation_id="legContactpogingVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN),
)
async def contactpoging(
    zaakId: UUID, verzoek: ContactpogingVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Leg vast dat er contact is gezocht. De eerste benadering voldoet aan de termijn van vier weken."""
    poging = Poging(zaakId, verzoek.soort, verzoek.bereikt, verzoek.datum, verzoek.dagdeel, boekdatum)
    return Verwijzing(id=await leg_contactpoging_vast(session, poging, actor))


@router.post(
    "/zaken/{zaakId}/gesprekken",
    operation_id="legGesprekVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN),
)
async def gesprek(
    zaakId: UUID, verzoek: GesprekVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, sleutelbos: SleutelbosDep
) -> Verwijzing:
    """Leg een gesprek vast. Het telt als contact waarbij de inwoner is bereikt, ook voor de drie werkdagen bij een crisis."""
    opdracht = Gesprek(zaakId, verzoek.soort, verzoek.datum, verzoek.dagdeel, verzoek.verslag, boekdatum)
    return Verwijzing(id=await voer_gesprek(session, opdracht, actor, sleutelbos))


@router.post(
    "/zaken/{zaakId}/hulpaanbiedingen",
    operation_id="biedHulpAan",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN, *GEZIEN),
)
async def hulpaanbieding(
    verzoek: HulpaanbiedingVerzoek, handeling: Annotated[Handeling, Depends(_handeling)], session: WriteSessionDep, actor: ActorDep
) -> Verwijzing:
    """Leg vast welke hulp is aangeboden."""
    return Verwijzing(id=await bied_hulp_aan(session, Aanbod(handeling, verzoek.soort, verzoek.datum), actor))


@router.post(
    "/zaken/{zaakId}/quick-fixes",
    operation_id="startQuickFix",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN, *GEZIEN),
)
async def quick_fix(
    verzoek: QuickFixVerzoek, handeling: Annotated[Handeling, Depends(_handeling)], session: WriteSessionDep, actor: ActorDep
) -> Verwijzing:
    """De inwoner aanvaardt een quick fix: hij heeft dertig dagen om het op te lossen."""
    return Verwijzing(id=await start_quick_fix(session, handeling, verzoek.datum, actor))


@router.put(
    "/zaken/{zaakId}/ondernemerschap",
    operation_id="stelOndernemerschapVast",
    dependencies=[SCHRIJVEN],
    responses=problemen(*STANDEN, *GEZIEN),
)
async def ondernemerschap(
    verzoek: OndernemerschapVerzoek,
    handeling: Annotated[Handeling, Depends(_handeling)],
    session: WriteSessionDep,
    actor: ActorDep,
    sleutelbos: SleutelbosDep,
) -> Verwijzing:
    """Leg vast of de inwoner ondernemer is, en met welke onderneming."""
    zaak = await stel_ondernemer_vast(session, handeling, verzoek.als_gevonden(), actor, sleutelbos)
    return Verwijzing(id=zaak.id)


@router.post(
    "/zaken/{zaakId}/hulpaanvaardingen",
    operation_id="aanvaardHulp",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN, *GEZIEN),
)
async def hulpaanvaarding(
    verzoek: HulpaanvaardingVerzoek,
    handeling: Annotated[Handeling, Depends(_handeling)],
    session: WriteSessionDep,
    actor: ActorDep,
    sleutelbos: SleutelbosDep,
) -> Verwijzing:
    """De inwoner aanvaardt hulp. Het zelfstandigenloket krijgt van een ondernemer daarmee vanzelf een aanmelding."""
    ondernemer = verzoek.ondernemerschap.als_gevonden() if verzoek.ondernemerschap else None
    aanvaarding = Aanvaarding(handeling, verzoek.datum, verzoek.warme_overdracht, ondernemer)
    return Verwijzing(id=await aanvaard_hulp(session, aanvaarding, actor, sleutelbos))


@router.post(
    "/zaken/{zaakId}/indelingen",
    operation_id="deelZaakIn",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN, *GEZIEN, WerkbakjeOnbekend),
)
async def indeling(
    verzoek: IndelingVerzoek, handeling: Annotated[Handeling, Depends(_handeling)], session: WriteSessionDep, actor: ActorDep
) -> Verwijzing:
    """Leg de zaak met de hand in een werkbakje. Daarna verplaatst geen regel haar meer."""
    waar = Indeling(verzoek.werkbakje, verzoek.actie, verzoek.prioriteit)
    return Verwijzing(id=await deel_zaak_in(session, handeling, waar, actor))


@router.post(
    "/zaken/{zaakId}/notities",
    operation_id="schrijfNotitie",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN),
)
async def notitie(
    zaakId: UUID, verzoek: NotitieVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, sleutelbos: SleutelbosDep
) -> Verwijzing:
    """Schrijf een notitie bij de zaak. Zij wordt versleuteld bewaard en kan niet worden gewijzigd."""
    return Verwijzing(id=await noteer(session, Handeling(zaakId, None, boekdatum), verzoek.tekst, actor, sleutelbos))


@router.post(
    "/zaken/{zaakId}/warme-overdrachten",
    operation_id="draagWarmOver",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(*STANDEN),
)
async def warme_overdracht(
    zaakId: UUID,
    verzoek: WarmeOverdrachtVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    sleutelbos: SleutelbosDep,
) -> Verwijzing:
    """Leg vast aan wie u de inwoner persoonlijk hebt overgedragen, en wanneer. Het staat daarna bij de notities van de zaak."""
    overdracht = WarmeOverdracht(Handeling(zaakId, None, boekdatum), verzoek.datum, verzoek.aan, verzoek.afspraak)
    return Verwijzing(id=await draag_warm_over(session, overdracht, actor, sleutelbos))


@router.post(
    "/zaken/{zaakId}/afsluitingen",
    operation_id="sluitZaakAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG, PLAATS],
    responses=problemen(ZaakNietGevonden, ZaakStaatNietToe, *GEZIEN),
)
async def afsluiting(
    verzoek: AfsluitingVerzoek, handeling: Annotated[Handeling, Depends(_handeling)], session: WriteSessionDep, actor: ActorDep
) -> Verwijzing:
    """Sluit de zaak af met een eindresultaat van DDAS."""
    return Verwijzing(id=await sluit_zaak_af(session, handeling, verzoek.resultaat, actor))
