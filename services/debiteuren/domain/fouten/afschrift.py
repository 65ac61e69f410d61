"""Refusals of a bank statement: whole, and nothing is booked."""

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.basis import DebiteurenFout


class AfschriftNietGevonden(DebiteurenFout):
    """Dit bankafschrift bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class AfschriftGeweigerd(DebiteurenFout):
    """Dit bankafschrift kan niet worden verwerkt."""

    status = 400


class AfschriftTeGroot(AfschriftGeweigerd):
    """Dit bankafschrift is te groot: ten hoogste {grens} bytes."""

    status = 413

    def __init__(self, grens: int) -> None:
        self.grens = grens


class AfschriftGeenXml(AfschriftGeweigerd):
    """Stuur het bankafschrift als application/xml."""

    status = 415


class AfschriftOnleesbaar(AfschriftGeweigerd):
    """Dit bestand is geen leesbaar bankafschrift (camt.053, versie 02, 04 of 08): {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class AfschriftOnvolledig(AfschriftGeweigerd):
    """In afschrift {afschrift}, boeking {boeking}, ontbreekt het veld {veld} of klopt het niet."""

    def __init__(self, afschrift: int, boeking: int, veld: str) -> None:
        self.afschrift, self.boeking, self.veld = afschrift, boeking, veld


class AfschriftVreemdeValuta(AfschriftGeweigerd):
    """Afschrift {afschrift} bevat een bedrag in {valuta}. Alleen bedragen in EUR worden verwerkt."""

    def __init__(self, afschrift: str, valuta: str) -> None:
        self.afschrift, self.valuta = afschrift, valuta


class AfschriftSluitNiet(AfschriftGeweigerd):
    """Afschrift {afschrift} sluit niet: beginsaldo {begin} plus boekingen {mutaties} is niet het eindsaldo {eind}."""

    def __init__(self, afschrift: str, begin: Bedrag, mutaties: Bedrag, eind: Bedrag) -> None:
        self.afschrift, self.begin, self.mutaties, self.eind = afschrift, begin, mutaties, eind


class AfschriftGewijzigd(AfschriftGeweigerd):
    """Afschrift {afschrift} is al verwerkt, maar met een andere inhoud. Vraag bij de bank na welke versie klopt."""

    status = 409

    def __init__(self, afschrift: str) -> None:
        self.afschrift = afschrift
