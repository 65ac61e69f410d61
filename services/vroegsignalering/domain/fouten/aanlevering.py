"""What is refused of a delivery, or of who delivers. (A refused *row* of a file is no error but a `weigering`: see weigering.py.)"""

from collections.abc import Sequence

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
