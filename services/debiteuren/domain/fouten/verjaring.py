"""Refusals around prescription."""

from datetime import date

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class Verjaard(DebiteurenFout):
    """Dit is verjaard: de laatste dag was {laatste}. Aanmanen, verrekenen en een dwangbevel kunnen niet meer (Awb, art. 4:104 lid 2)."""

    def __init__(self, laatste: date) -> None:
        self.laatste = laatste


class StuitingNietInToekomst(DebiteurenFout):
    """Een stuiting legt u vast als zij is gedaan: {datum} ligt na {dag}."""

    status = 400

    def __init__(self, datum: date, dag: date) -> None:
        self.datum, self.dag = datum, dag
