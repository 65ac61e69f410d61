"""What bbz keeps, a file per noun. What a person says or is called is encrypted; what is searched or decided on is not."""

from services.bbz.store.tables.aanvraag import Aanvraag, Hersteltermijn, Stuk
from services.bbz.store.tables.basis import Tabel
from services.bbz.store.tables.bekostiging import Bekostigingsbaten, Sisaindeling, Uitvoeringsregel
from services.bbz.store.tables.beleid import Beleidrij
from services.bbz.store.tables.besluit import Besluit, Bezwaar, Commissieadvies, Voornemen
from services.bbz.store.tables.betaling import Betaalbestand, Betaalopdracht
from services.bbz.store.tables.betrokkene import Betrokkene
from services.bbz.store.tables.boekjaar import Boekjaarrij, Omzettingrij, Vaststellingrij
from services.bbz.store.tables.dossier import Dossier, Dossiergebeurtenis
from services.bbz.store.tables.fonds import Fonds, Fondsmutatie
from services.bbz.store.tables.norm import Normrij, Normvoorstel
from services.bbz.store.tables.onderzoek import Onderzoek
from services.bbz.store.tables.opdracht import Coach, Opdracht, Opdrachtstuk, Voortgang
from services.bbz.store.tables.orientatie import Orientatie, Terugkoppeling
from services.bbz.store.tables.samenstelling import Mederij
from services.bbz.store.tables.starter import Starterfase, Startersgroep, Starterstraject, Trajectcontract, Uitstroommeting
from services.bbz.store.tables.toets import Toetspunt
from services.bbz.store.tables.uitkering import Grondslagrij, Herbeoordelingrij, Uitkering, Uitkeringsmaand, Uitvoeringsbesluit
from services.bbz.store.tables.uitnodiging import Uitnodiging
from services.bbz.store.tables.voorziening import Aanspraak, Besteding, Kredietomzetting, Voorziening, Zekerheid

__all__ = [
    "Aanspraak",
    "Aanvraag",
    "Bekostigingsbaten",
    "Beleidrij",
    "Besluit",
    "Besteding",
    "Betaalbestand",
    "Betaalopdracht",
    "Betrokkene",
    "Bezwaar",
    "Boekjaarrij",
    "Coach",
    "Commissieadvies",
    "Dossier",
    "Dossiergebeurtenis",
    "Fonds",
    "Fondsmutatie",
    "Grondslagrij",
    "Herbeoordelingrij",
    "Hersteltermijn",
    "Kredietomzetting",
    "Mederij",
    "Normrij",
    "Normvoorstel",
    "Omzettingrij",
    "Onderzoek",
    "Opdracht",
    "Opdrachtstuk",
    "Orientatie",
    "Sisaindeling",
    "Starterfase",
    "Startersgroep",
    "Starterstraject",
    "Stuk",
    "Tabel",
    "Terugkoppeling",
    "Toetspunt",
    "Trajectcontract",
    "Uitkering",
    "Uitkeringsmaand",
    "Uitnodiging",
    "Uitstroommeting",
    "Uitvoeringsbesluit",
    "Uitvoeringsregel",
    "Vaststellingrij",
    "Voornemen",
    "Voortgang",
    "Voorziening",
    "Zekerheid",
]
