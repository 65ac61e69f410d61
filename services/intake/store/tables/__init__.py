"""What intake keeps. Everything a person says or is called is encrypted; what is searched or decided on is not."""

from services.intake.store.tables.aanmelding import Aanmelding, Contactpersoon, Gesprek, Orientatie
from services.intake.store.tables.basis import Tabel
from services.intake.store.tables.begeleiding import Afspraak, Begeleiding, Begeleidingsplan
from services.intake.store.tables.beleidsplan import Beleidsplan, Crisisbeleid
from services.intake.store.tables.besluit import Besluit, Bezwaar, Grondonderzoek, Plan, Voornemen
from services.intake.store.tables.betrokkene import Betrokkene
from services.intake.store.tables.contactsignaal import Contactsignaal, Contactsignaalpoging
from services.intake.store.tables.crisis import Crisis
from services.intake.store.tables.dossier import Administratie, Hulpbudget, Intakebeeld, Levensvatbaarheid, Raadpleging, Schuld, Vergoeding
from services.intake.store.tables.keten import Nazorg, Nazorgcontact, Quickscan, Uitstroom, Verwijzing
from services.intake.store.tables.regeling import Aandeel, BbzAanvraag, BbzBesluit, Bedrijfsuitkomst, GerechtelijkeStap, Regeling
from services.intake.store.tables.schuldtoets import BkrRegistratie, Schuldtoets
from services.intake.store.tables.termijn import Hersteltermijn, Ingebrekestelling
from services.intake.store.tables.traject import Kredietverzoek, Traject

__all__ = [
    "Aandeel",
    "Aanmelding",
    "Administratie",
    "Afspraak",
    "BbzAanvraag",
    "BbzBesluit",
    "Bedrijfsuitkomst",
    "Begeleiding",
    "Begeleidingsplan",
    "Beleidsplan",
    "Besluit",
    "Betrokkene",
    "Bezwaar",
    "BkrRegistratie",
    "Contactpersoon",
    "Contactsignaal",
    "Contactsignaalpoging",
    "Crisis",
    "Crisisbeleid",
    "GerechtelijkeStap",
    "Gesprek",
    "Grondonderzoek",
    "Hersteltermijn",
    "Hulpbudget",
    "Ingebrekestelling",
    "Intakebeeld",
    "Kredietverzoek",
    "Levensvatbaarheid",
    "Nazorg",
    "Nazorgcontact",
    "Orientatie",
    "Plan",
    "Quickscan",
    "Raadpleging",
    "Regeling",
    "Schuld",
    "Schuldtoets",
    "Tabel",
    "Traject",
    "Uitstroom",
    "Vergoeding",
    "Verwijzing",
    "Voornemen",
]
