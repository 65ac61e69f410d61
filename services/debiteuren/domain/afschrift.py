"""Afschrift: does a bank statement add up, and what does a line say that it pays?

Amounts are signed: what came in is positive. Formats stay outside (`export/camt053.py`); here are only dates, cents and references.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from kernel.identificatie import OngeldigKenmerk, betalingskenmerk
from services.debiteuren.domain.fouten import AfschriftSluitNiet, AfschriftVreemdeValuta

EURO = "EUR"
#: Sixteen digits, as people and banks write them: in a row, or in groups with a space, dot or dash between.
_ZESTIEN = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)", re.ASCII)


class Regelstatus(StrEnum):
    """What was done with a line: booked on a loan, nobody knows yet, takes a payment back, or was taken back itself."""

    VERWERKT = "verwerkt"
    ONBEKEND = "onbekend"
    TERUGBOEKING = "terugboeking"
    TERUGGEBOEKT = "teruggeboekt"


@dataclass(frozen=True, slots=True)
class Saldo:
    """A balance of the statement; `bedrag` is negative when the account is overdrawn."""

    bedrag: Bedrag
    valuta: str
    datum: date


@dataclass(frozen=True, slots=True)
class Bankregel:
    """One booked movement. `storno`: the bank takes an earlier movement back. The personal fields never leave encrypted storage."""

    volgnummer: int
    bedrag: Bedrag
    valuta: str
    boekdatum: date
    valutadatum: date
    storno: bool = False
    referentie: str | None = None
    eind_tot_eind: str | None = field(default=None, repr=False)
    omschrijving: str = field(default="", repr=False)
    naam: str | None = field(default=None, repr=False)
    tegenrekening: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Afschrift:
    """One statement of one account."""

    kenmerk: str
    rekening: str = field(repr=False)
    begin: Saldo
    eind: Saldo
    regels: tuple[Bankregel, ...]

    @property
    def mutaties(self) -> Bedrag:
        """All movements together."""
        return Bedrag(sum(r.bedrag.centen for r in self.regels))


def controleer(afschrift: Afschrift) -> Afschrift:
    """Give the statement back when it is in euro and adds up; raise AfschriftVreemdeValuta or AfschriftSluitNiet."""
    for valuta in (afschrift.begin.valuta, *(r.valuta for r in afschrift.regels), afschrift.eind.valuta):
        if valuta != EURO:
            raise AfschriftVreemdeValuta(afschrift.kenmerk, valuta)
    if afschrift.begin.bedrag + afschrift.mutaties != afschrift.eind.bedrag:
        raise AfschriftSluitNiet(afschrift.kenmerk, afschrift.begin.bedrag, afschrift.mutaties, afschrift.eind.bedrag)
    return afschrift


def kenmerken(regel: Bankregel) -> Iterator[str]:
    """Every valid betalingskenmerk on the line, the most trusted first: the structured reference, end-to-end id, free text."""
    gezien: set[str] = set()
    for tekst in (regel.referentie, regel.eind_tot_eind, regel.omschrijving):
        for kenmerk in _geldige(_ZESTIEN.findall(tekst or "")):
            if kenmerk not in gezien:
                gezien.add(kenmerk)
                yield kenmerk


def _geldige(vondsten: Iterable[str]) -> Iterator[str]:
    for vondst in vondsten:
        try:
            yield betalingskenmerk(vondst)
        except OngeldigKenmerk:
            continue


def neemt_betaling_terug(regel: Bankregel) -> bool:
    """Whether the line undoes a payment that came in: a reversal or return that takes money from the account."""
    return regel.storno and regel.bedrag < NUL
