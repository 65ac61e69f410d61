"""Refusals of an onderzoek."""

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class OnderzoekFout(DebiteurenFout):
    """Dit kan niet met dit onderzoek."""


class OnderzoekStapNietMogelijk(OnderzoekFout):
    """Dit onderzoek is {stand}. Dit kan alleen als het {mogelijk} is."""

    def __init__(self, stand: str, mogelijk: str) -> None:
        self.stand, self.mogelijk = stand, mogelijk


class OnderzoekNietGevonden(OnderzoekFout):
    """Dit onderzoek bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
