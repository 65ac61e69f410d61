"""Refusals of a work item."""

from datetime import date

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class TaakNietGevonden(DebiteurenFout):
    """Deze taak bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class TaakAfgerond(DebiteurenFout):
    """Deze taak is al afgerond op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class TaakVraagtBesluit(DebiteurenFout):
    """Deze taak rondt u af met het besluit zelf, niet los daarvan ({artikel})."""

    def __init__(self, artikel: str) -> None:
        self.artikel = artikel


class RondeNogNietMogelijk(DebiteurenFout):
    """Een invorderingsronde over {datum} kan nog niet: het is nu {boekdatum}."""

    def __init__(self, datum: date, boekdatum: date) -> None:
        self.datum, self.boekdatum = datum, boekdatum


class RondeNietGevonden(DebiteurenFout):
    """Deze invorderingsronde bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class JaarNogNietVoorbij(DebiteurenFout):
    """Over {jaar} kan nog geen jaaropgave: het jaar is niet voorbij."""

    def __init__(self, jaar: int) -> None:
        self.jaar = jaar
