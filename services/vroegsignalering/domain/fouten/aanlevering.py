"""What is refused of a delivery, or of who delivers. (A refused *row* of a file is no error but a `weigering`: see weigering.py.)"""

from collections.abc import Sequence
from datetime import date

from services.vroegsignalering.domain.fouten.basis import VroegsignaleringFout


class AanleveringNietGevonden(VroegsignaleringFout):
    """Deze aanlevering bestaat niet, of hoort bij een gemeente of partner waar u niet voor werkt."""

    status = 404


class SignaalpartnerOnbekend(VroegsignaleringFout):
    """Voor u is nog geen convenant vastgelegd. Vraag de regio om u als signaalpartner op te nemen."""

    status = 403


class BestandGeweigerd(VroegsignaleringFout):
    """Dit bestand is niet aangenomen."""

    status = 400


class FormaatOnbekend(BestandGeweigerd):
    """Lever het bestand aan als text/csv of application/x-ndjson. Wij kregen iets anders."""

    status = 415


class BestandLeeg(BestandGeweigerd):
    """In dit bestand staat geen enkele regel."""


class KolommenOntbreken(BestandGeweigerd):
    """In de eerste regel ontbreken deze verplichte kolommen: {kolommen}."""

    def __init__(self, kolommen: Sequence[str]) -> None:
        self.kolommen = ", ".join(kolommen)


class KolommenOnbekend(BestandGeweigerd):
    """In de eerste regel staan {aantal} kolommen die het partnerformaat niet kent, de eerste op plaats {plaats}."""

    def __init__(self, aantal: int, plaats: int) -> None:
        self.aantal, self.plaats = aantal, plaats


class KolommenDubbel(BestandGeweigerd):
    """In de eerste regel staan deze kolommen meer dan een keer: {kolommen}."""

    def __init__(self, kolommen: Sequence[str]) -> None:
        self.kolommen = ", ".join(kolommen)


class TestgegevensNietToegestaan(VroegsignaleringFout):
    """Testgegevens zijn in deze omgeving niet toegestaan."""


class GrondOntbreekt(VroegsignaleringFout):
    """Voor de soort {soort} staat in de Wgs geen grond. Noteer op welke grond de gemeente deze signalen mag ontvangen."""

    def __init__(self, soort: str) -> None:
        self.soort = soort


class AanleveringBeeindigd(VroegsignaleringFout):
    """Deze aanlevering was al beëindigd, omdat er te lang niets meer binnenkwam. Lever het bestand opnieuw aan."""


class UitsluitingNietGevonden(VroegsignaleringFout):
    """Deze uitsluiting bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class UitsluitingAlBeeindigd(VroegsignaleringFout):
    """Deze uitsluiting is al beëindigd op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class SplitsingPastNiet(VroegsignaleringFout):
    """Noem een of meer signalen van deze zaak, en laat er ten minste een over: de zaak heeft er {aantal}."""

    status = 400

    def __init__(self, aantal: int) -> None:
        self.aantal = aantal


class BrpControleNietGevonden(VroegsignaleringFout):
    """Deze BRP-controle bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BrpControleAfgehandeld(VroegsignaleringFout):
    """Deze BRP-controle vraagt geen beoordeling (meer). Alleen een afwijkende controle kan worden afgehandeld."""


class BrpNietIngesteld(VroegsignaleringFout):
    """De verbinding met de BRP is niet ingesteld. Vraag beheer om het adres en de sleutel."""


class BrpOnbereikbaar(VroegsignaleringFout):
    """De BRP antwoordt nu niet (status {antwoord}). Dit wordt vanzelf opnieuw geprobeerd."""

    status = 503

    def __init__(self, antwoord: int) -> None:
        self.antwoord = antwoord

    @property
    def ligt_aan_de_vraag(self) -> bool:
        """Whether asking again will not help: refused, and not because it was too busy or the key was wrong."""
        return self.antwoord in {400, 404, 422}
