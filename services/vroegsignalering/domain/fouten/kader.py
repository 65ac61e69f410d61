"""What an afwegingskader refuses."""

from services.vroegsignalering.domain.fouten.basis import VroegsignaleringFout


class KaderNietGevonden(VroegsignaleringFout):
    """Dit afwegingskader bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class KaderOngeldig(VroegsignaleringFout):
    """Dit afwegingskader kan zo niet worden gebruikt: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class WerkbakjeOnbekend(VroegsignaleringFout):
    """Werkbakje {bakje} staat niet in het afwegingskader van deze gemeente. Kies uit: {bakjes}."""

    status = 400

    def __init__(self, bakje: str, bakjes: str) -> None:
        self.bakje, self.bakjes = bakje, bakjes
