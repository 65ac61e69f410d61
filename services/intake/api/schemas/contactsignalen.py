"""What is asked and answered about arrears on Bbz loans."""

from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.web import Model
from services.intake.domain.contactsignaal import Contactuitkomst, Signaalstatus


class ContactsignaalGegeven(Model):
    """Een achterstand op een Bbz-lening: bied contact aan. Zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    lening_id: UUID
    sinds: date
    bedrag_centen: int
    ontvangen_op: date
    status: Signaalstatus
    traject_id: UUID | None
    aanmelding_id: UUID | None


class ContactpogingGegeven(Model):
    """Een poging om contact te krijgen."""

    id: UUID
    datum: date
    uitkomst: Contactuitkomst


class ContactsignaalDetail(ContactsignaalGegeven):
    """Een signaal met de persoon en de pogingen."""

    betrokkene: Betrokkene
    pogingen: list[ContactpogingGegeven]


class ContactpogingVerzoek(Model):
    """Wanneer contact is gezocht, en wat dat opleverde. Wie hulp aanvaardt, is daarmee aangemeld."""

    datum: date
    uitkomst: Contactuitkomst


class ContactVastgelegd(Model):
    """Verwijzing naar de poging, en naar de aanmelding die eruit volgt."""

    id: UUID
    aanmelding_id: UUID | None
