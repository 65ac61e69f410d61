"""What vroegsignalering refuses, and why. (A refused *row* of a file is no error but a `weigering`: see weigering.py.)

VroegsignaleringFout
├── AanleveringNietGevonden       404
├── ZaakNietGevonden              404
├── SignaalpartnerOnbekend        403  this client has no convenant
├── BestandGeweigerd              400  no row of the file was taken in
│   ├── FormaatOnbekend           415
│   ├── BestandLeeg
│   ├── KolommenOntbreken
│   ├── KolommenOnbekend
│   └── KolommenDubbel
├── TestgegevensNietToegestaan    409
├── DatumPastNiet                 400
└── ZaakStaatNietToe              409
    ├── ZaakAlAfgesloten
    └── HulpAlAanvaard
"""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar


class VroegsignaleringFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij vroegsignalering."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class AanleveringNietGevonden(VroegsignaleringFout):
    """Deze aanlevering bestaat niet, of hoort bij een gemeente of partner waar u niet voor werkt."""

    status = 404


class ZaakNietGevonden(VroegsignaleringFout):
    """Deze zaak bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

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


class DatumPastNiet(VroegsignaleringFout):
    """De datum moet liggen van {vanaf} tot en met {tot_en_met}."""

    status = 400

    def __init__(self, vanaf: date, tot_en_met: date) -> None:
        self.vanaf, self.tot_en_met = vanaf, tot_en_met


class ZaakStaatNietToe(VroegsignaleringFout):
    """In deze stand van de zaak kan dit niet."""


class ZaakAlAfgesloten(ZaakStaatNietToe):
    """Deze zaak is al afgesloten op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class HulpAlAanvaard(ZaakStaatNietToe):
    """In deze zaak is al hulp aanvaard op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op
