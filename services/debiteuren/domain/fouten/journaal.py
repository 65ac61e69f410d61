"""Refusals about the journal and the days of the books."""

from datetime import date

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class JournaalNietGevonden(DebiteurenFout):
    """Van deze gemeente is er voor u geen journaal."""

    status = 404


class DagafsluitingNietGevonden(DebiteurenFout):
    """Deze dagafsluiting bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class DagVoorbij(DebiteurenFout):
    """De dag {datum} kan niet meer worden afgesloten: de eerste open dag is {eerste}."""

    def __init__(self, datum: date, eerste: date) -> None:
        self.datum, self.eerste = datum, eerste


class DagNogNietVoorbij(DebiteurenFout):
    """De dag {datum} kan nog niet worden afgesloten: het is nu {boekdatum}."""

    def __init__(self, datum: date, boekdatum: date) -> None:
        self.datum, self.boekdatum = datum, boekdatum
