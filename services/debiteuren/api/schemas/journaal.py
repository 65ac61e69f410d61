"""Balances of the journal."""

from datetime import date

from kernel.web import Model
from services.debiteuren.domain.journaal import Rekening


class SaldoGegeven(Model):
    """Een rekening van het journaal. Debet is positief, credit negatief."""

    rekening: Rekening
    debet_centen: int
    credit_centen: int
    saldo_centen: int


class JournaalSaldi(Model):
    """Alle rekeningen van een gemeente aan het eind van een dag. Debet en credit zijn samen gelijk."""

    gemeente: str
    datum: date
    debet_centen: int
    credit_centen: int
    rekeningen: list[SaldoGegeven]
