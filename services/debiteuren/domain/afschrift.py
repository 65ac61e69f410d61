"""Afschrift: does a bank statement add up, and what does a line say that it pays?

Amounts are signed: what came in is positive. Formats stay outside (`export/camt053.py`); here are only dates, cents and references.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from kernel.identificatie import OngeldigKenmerk, betalingskenmerk
from services.debiteuren.domain.fouten import AfschriftSluitNiet, AfschriftVreemdeValuta

EURO = "EUR"
#: A creditor reference of ISO 11649 around our own number: RF, two check digits, sixteen digits.
_RF = re.compile(r"(?<![A-Z0-9])RF(\d{2}) ?((?:\d ?){15}\d)(?![A-Z0-9])", re.ASCII | re.IGNORECASE)
#: Sixteen digits, as people and banks write them: in a row, or in groups with a space, dot or dash between.
_ZESTIEN = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)", re.ASCII)


class Regelstatus(StrEnum):
    """What was done with a line."""

    VERWERKT = "verwerkt"  # booked on a loan
    ONBEKEND = "onbekend"  # nobody knows yet for what
    TERUGBOEKING = "terugboeking"  # takes a payment back
    TERUGGEBOEKT = "teruggeboekt"  # a payment that was taken back
    VERDEELD = "verdeeld"  # was onbekend; its parts are lines of their own
    UITGAAND = "uitgaand"  # a payment order of ours
    AFDRACHT = "afdracht"  # settled with the gemeente
    ONTKOPPELD = "ontkoppeld"  # stood on a loan, and does not belong there


class Voorstelreden(StrEnum):
    """Why a line might be for this loan; a person decides."""

    IBAN_EN_BEDRAG = "iban-en-bedrag"
    IBAN = "iban"


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
    batch: str | None = None
    naam: str | None = field(default=None, repr=False)
    tegenrekening: str | None = field(default=None, repr=False)

    def van(self, bedrag: Bedrag) -> "Bankregel":
        """The part of this line that is so much."""
        return self if bedrag == self.bedrag else replace(self, bedrag=bedrag)


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
        if not tekst:
            continue
        rf = [cijfers for controle, cijfers in _RF.findall(tekst) if rf_klopt(controle, cijfers)]
        for kenmerk in _geldige([*rf, *_ZESTIEN.findall(tekst)]):
            if kenmerk not in gezien:
                gezien.add(kenmerk)
                yield kenmerk


def rf_klopt(controle: str, verwijzing: str) -> bool:
    """Whether the check digits of an RF reference fit (ISO 11649: modulo 97, as an IBAN)."""
    return int(verwijzing.replace(" ", "") + "2715" + controle) % 97 == 1


def rf_kenmerk(kenmerk: str) -> str:
    """The RF reference of a betalingskenmerk, for who pays from abroad."""
    return f"RF{98 - int(kenmerk + '271500') % 97:02d}{kenmerk}"


def _geldige(vondsten: Iterable[str]) -> Iterator[str]:
    for vondst in vondsten:
        try:
            yield betalingskenmerk(vondst)
        except OngeldigKenmerk:
            continue


def neemt_betaling_terug(regel: Bankregel) -> bool:
    """Whether the line undoes a payment that came in: a reversal or return that takes money from the account."""
    return regel.storno and regel.bedrag < NUL
