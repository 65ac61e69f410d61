"""Why a request does not pass the door.

DoorgifteFout
├── VreemdPad               400  a path that two programs could read differently
├── DubbeleHeader           400  a header that may occur once
├── MedewerkerOnduidelijk   400  not an id, or a person beside the person of the token
├── MedewerkerNietVertrouwd 403  this client may not say for whom it acts
├── PadOnbekend             404  no app answers to this path
├── BerichtTeGroot          413
├── AppNietBereikbaar       503  come back soon (Retry-After)
└── AppTeTraag              504
"""

from typing import ClassVar


class DoorgifteFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Wij konden dit verzoek niet doorgeven."""

    status: ClassVar[int] = 400

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class VreemdPad(DoorgifteFout):
    """Dit adres kan op meer dan een manier worden gelezen. Gebruik in het pad geen losse punten en geen dubbele of gecodeerde strepen."""


class DubbeleHeader(DoorgifteFout):
    """De header {naam} mag maar een keer voorkomen."""

    def __init__(self, naam: str) -> None:
        self.naam = naam


class MedewerkerOnduidelijk(DoorgifteFout):
    """X-Medewerker is een kenmerk van 1-64 letters, cijfers, punten en streepjes; laat hem weg als het token al een medewerker noemt."""


class MedewerkerNietVertrouwd(DoorgifteFout):
    """Deze client mag niet aanduiden welke medewerker handelt; daarvoor is het recht medewerker:aanduiden nodig."""

    status = 403


class PadOnbekend(DoorgifteFout):
    """Dit adres bestaat niet."""

    status = 404


class BerichtTeGroot(DoorgifteFout):
    """Het bericht is groter dan {maximum} bytes. Stuur het in delen."""

    status = 413

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum


class AppNietBereikbaar(DoorgifteFout):
    """De app {app} is even niet bereikbaar. Probeer het over enkele seconden opnieuw."""

    status = 503

    def __init__(self, app: str) -> None:
        self.app = app


class AppTeTraag(DoorgifteFout):
    """De app {app} antwoordt niet op tijd. Controleer of uw verzoek is verwerkt voordat u het herhaalt."""

    status = 504

    def __init__(self, app: str) -> None:
        self.app = app


class TeVeelVerzoeken(DoorgifteFout):
    """U stuurt meer verzoeken dan deze ingang van een client aanneemt. Probeer het over {wacht_s} seconden opnieuw."""

    status = 429

    def __init__(self, wacht_s: int) -> None:
        self.wacht_s = wacht_s
