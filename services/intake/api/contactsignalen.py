"""/intake/v1/contactsignalen: arrears on a Bbz loan, a reason to offer contact (document 001, § 8.3)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    ContactpogingGegeven,
    ContactpogingVerzoek,
    ContactsignaalDetail,
    ContactsignaalGegeven,
    ContactVastgelegd,
)
from services.intake.domain.contactsignaal import Signaalstatus
from services.intake.domain.fouten import ContactsignaalNietGevonden, DatumNietMogelijk, StapNietMogelijk
from services.intake.store import queries
from services.intake.usecases.leg_contact_vast import LegContactVast, lees_contactsignaal, leg_contact_vast

router = APIRouter(tags=["Contactsignalen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:contactsignalen:lezen"), vereist("intake:contactsignalen:schrijven")


@router.get("/contactsignalen", operation_id="lijstContactsignalen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    status: Annotated[Signaalstatus | None, Query(description="Alleen signalen met deze status.")] = None,
) -> Pagina[ContactsignaalGegeven]:
    """Achterstanden op Bbz-leningen, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.contactsignaal_lijst(session, actor.gemeenten, status, (dag, ident), cursor.aantal)
    items = [ContactsignaalGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.ontvangen_op, rij.id)))


@router.get(
    "/contactsignalen/{signaalId}",
    operation_id="leesContactsignaal",
    dependencies=[LEZEN],
    responses=problemen(ContactsignaalNietGevonden),
)
async def lees(signaalId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> ContactsignaalDetail:
    """Eén signaal met de persoon en wat er is geprobeerd. Het lezen staat in het verwerkingenlog."""
    signaal, betrokkene, pogingen = await lees_contactsignaal(session, bos, signaalId, actor)
    etag(response, signaal)
    return ContactsignaalDetail(
        **ContactsignaalGegeven.model_validate(signaal).model_dump(),
        betrokkene=betrokkene,
        pogingen=[ContactpogingGegeven.model_validate(rij) for rij in pogingen],
    )


@router.post(
    "/contactsignalen/{signaalId}/contactpogingen",
    operation_id="legContactNaAchterstandVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(ContactsignaalNietGevonden, StapNietMogelijk, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt),
)
async def leg_vast(
    signaalId: UUID,
    verzoek: ContactpogingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> ContactVastgelegd:
    """Leg vast dat contact is aangeboden. Wie hulp aanvaardt en nog geen traject heeft, is daarmee aangemeld."""
    opdracht = LegContactVast(signaalId, gezien, verzoek.datum, verzoek.uitkomst, boekdatum)
    poging_id, aanmelding_id = await leg_contact_vast(session, bos, opdracht, actor)
    plaats(response, "contactsignalen", signaalId)
    return ContactVastgelegd(id=poging_id, aanmelding_id=aanmelding_id)
