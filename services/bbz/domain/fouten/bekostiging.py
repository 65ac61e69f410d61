"""What bekostiging and verantwoording refuse."""

from services.bbz.domain.fouten.basis import BbzFout, NietGevonden


class IndelingNietGevonden(NietGevonden):
    """Voor dit jaar heeft deze gemeente geen indeling van de verantwoording vastgelegd, of u werkt er niet voor."""


class BekostigingOntbreekt(BbzFout):
    """Hoe '{product}' in {jaar} wordt bekostigd, is niet bekend. Zonder die regel wordt niets berekend."""

    def __init__(self, product: str, jaar: int) -> None:
        self.product, self.jaar = product, jaar


class FormuleOngeldig(BbzFout):
    """De formule '{formule}' klopt niet: {reden}."""

    status = 400

    def __init__(self, formule: str, reden: str) -> None:
        self.formule, self.reden = formule, reden
