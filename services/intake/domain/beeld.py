"""What does the intake look at? The person and the business as one picture (000 § 4.4.4.1-3, 4.3.1.1).

Not the money alone: life domains and causes stand beside assets, income, beslag and what the gemeente can add to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import Bedrag


class Leefgebied(StrEnum):
    """Leefgebied waar de intake naar vraagt."""

    FINANCIEN = "financien"
    ONDERNEMING = "onderneming"
    WONEN = "wonen"
    GEZIN = "gezin"
    GEZONDHEID = "gezondheid"
    WERK = "werk"
    NETWERK = "netwerk"
    ADMINISTRATIE = "administratie"


class Beoordeling(StrEnum):
    """Hoe het op een leefgebied gaat."""

    GOED = "goed"
    AANDACHT = "aandacht"
    ZORGELIJK = "zorgelijk"


class Oorzaak(StrEnum):
    """Oorzaak van de financiële zorgen."""

    OMZETVERLIES = "omzetverlies"
    GROTE_KLANT_WEG = "grote-klant-weg"
    ONBETAALDE_FACTUREN = "onbetaalde-facturen"
    ZIEKTE = "ziekte"
    SCHEIDING = "scheiding"
    ADMINISTRATIE = "administratie-niet-op-orde"
    BELASTINGAANSLAG = "belastingaanslag"
    INVESTERING = "investering"
    PRIVE_UITGAVEN = "prive-uitgaven"
    ANDERS = "anders"


class Inkomenssoort(StrEnum):
    """Waar het inkomen vandaan komt."""

    ONDERNEMING = "onderneming"
    LOON = "loon"
    UITKERING = "uitkering"
    PARTNER = "partner"
    TOESLAG = "toeslag"
    ANDERS = "anders"


class Bezitsoort(StrEnum):
    """Soort bezit."""

    WONING = "woning"
    BEDRIJFSPAND = "bedrijfspand"
    VOERTUIG = "voertuig"
    VOORRAAD = "voorraad"
    VORDERING = "vordering"
    SPAARGELD = "spaargeld"
    PENSIOEN = "pensioen"
    ANDERS = "anders"


class Beslagsoort(StrEnum):
    """Waarop beslag ligt."""

    LOON = "loon"
    OPDRACHTEN = "inkomsten-uit-opdracht"
    BANK = "bank"
    INBOEDEL = "inboedel"
    BEDRIJFSMIDDELEN = "bedrijfsmiddelen"
    WONING = "woning"


class Minimaregeling(StrEnum):
    """Regeling waar de ondernemer recht op kan hebben (000 § 4.4.4.2)."""

    BIJZONDERE_BIJSTAND = "bijzondere-bijstand"
    INDIVIDUELE_INKOMENSTOESLAG = "individuele-inkomenstoeslag"
    KWIJTSCHELDING = "kwijtschelding-gemeentelijke-belastingen"
    COLLECTIEVE_ZORGVERZEKERING = "collectieve-zorgverzekering"
    KINDPAKKET = "kindpakket"
    STADSPAS = "stadspas"


class Regelinguitkomst(StrEnum):
    """Wat de controle van een minimaregeling opleverde."""

    NOG_NIET_GEKEKEN = "nog-niet-gekeken"
    RECHT = "recht"
    GEEN_RECHT = "geen-recht"
    AANGEVRAAGD = "aangevraagd"
    TOEGEKEND = "toegekend"


class Proceduresoort(StrEnum):
    """Gerechtelijke of dreigende stap van een schuldeiser."""

    DAGVAARDING = "dagvaarding"
    VONNIS = "vonnis"
    ONTRUIMING = "ontruiming"
    FAILLISSEMENTSAANVRAAG = "faillissementsaanvraag"
    AFSLUITING = "afsluiting"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Maandruimte:
    """What comes in and goes out in a month, and what is left: below zero when more goes out."""

    inkomen: Bedrag
    uitgaven: Bedrag

    @property
    def over(self) -> Bedrag:
        """Income less expenses."""
        return self.inkomen - self.uitgaven


def maandruimte(inkomens: Iterable[int], uitgaven: Iterable[int]) -> Maandruimte:
    """From cents per month of each source and each expense."""
    return Maandruimte(Bedrag(sum(inkomens)), Bedrag(sum(uitgaven)))


def ontbrekende_regelingen(gekeken: Iterable[tuple[Minimaregeling, Regelinguitkomst]]) -> list[Minimaregeling]:
    """The regelingen that nobody looked at yet: the gemeente checks them all (000 § 4.4.4.2)."""
    klaar = {regeling for regeling, uitkomst in gekeken if uitkomst is not Regelinguitkomst.NOG_NIET_GEKEKEN}
    return [regeling for regeling in Minimaregeling if regeling not in klaar]
