"""Aflosschema: what falls due when, and how much of it is interest?

The beschikking fixes the rate, the term and the form (Bbz 2004, art. 15 and 39); the statute prescribes neither annuity
nor linear, nor how days are counted. Those last two are product parameters (`Rekenregel`), dated and per product.

Every schedule repays the principal to the cent: the last term takes the rest. The days between payout and the first full
month are paid as interest in the first term, on top of the regular amount, so that the repayments keep their rhythm.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from kernel.geld import Bedrag, rond_af

MAANDEN_PER_JAAR = 12
_DAGEN_30_360, _DAGEN_MAAND_30_360, _DAGEN_WERKELIJK_365 = 360, 30, 365


class Schemavorm(StrEnum):
    """How the loan is repaid."""

    ANNUITAIR = "annuitair"
    LINEAIR = "lineair"
    RENTELOOS = "renteloos"


class Dagtelling(StrEnum):
    """How the days of interest are counted: every month 30 of 360, or the calendar's days of 365."""

    DERTIG_360 = "30/360"
    WERKELIJK_365 = "werkelijk/365"


@dataclass(frozen=True, slots=True)
class Rekenregel:
    """Product parameters: `afronding_centen` 1 gives terms in cents, 100 in whole euros; `respijtdagen` before a miss is arrears."""

    dagtelling: Dagtelling
    afronding_centen: int
    respijtdagen: int


@dataclass(frozen=True, slots=True)
class Voorwaarden:
    """The loan as the beschikking states it. `rente_procent` is per year, for example Decimal("8")."""

    hoofdsom: Bedrag
    rente_procent: Decimal
    looptijd_maanden: int
    vorm: Schemavorm
    uitbetaald_op: date
    eerste_vervaldag: date

    def __post_init__(self) -> None:
        assert self.hoofdsom > Bedrag(0), "a loan lends something"
        assert self.rente_procent >= 0, "interest is never negative"
        assert self.looptijd_maanden >= 1, "a loan has at least one term"
        assert self.uitbetaald_op < self.eerste_vervaldag, "the first term falls due after the payout"


@dataclass(frozen=True, slots=True)
class Aflostermijn:
    """One term: interest over the days after `begin` up to and including `vervaldag`, and a part of the principal."""

    nummer: int
    begin: date
    vervaldag: date
    rente: Bedrag
    hoofdsom: Bedrag

    @property
    def bedrag(self) -> Bedrag:
        """What the debtor pays."""
        return self.rente + self.hoofdsom


def maak_schema(lening: Voorwaarden, regel: Rekenregel) -> tuple[Aflostermijn, ...]:
    """Every term of the loan, in order; the parts of the principal sum to the principal."""
    procent = Decimal(0) if lening.vorm is Schemavorm.RENTELOOS else lening.rente_procent
    annuiteit = _annuiteit(lening, procent, regel.afronding_centen) if _is_annuiteit(lening.vorm, procent) else None

    termijnen: list[Aflostermijn] = []
    rest = lening.hoofdsom
    vorige = _maanden_later(lening.eerste_vervaldag, -1)
    for nummer in range(1, lening.looptijd_maanden + 1):
        vervaldag = _maanden_later(lening.eerste_vervaldag, nummer - 1)
        begin = lening.uitbetaald_op if nummer == 1 else vorige
        regulier = _rente(rest, procent, vorige, vervaldag, regel.dagtelling, hele_maand=True)
        if nummer == lening.looptijd_maanden:
            aflossing = rest
        elif annuiteit is not None:
            aflossing = min(max(annuiteit - regulier, Bedrag(0)), rest)
        else:
            aflossing = rest - _lineaire_rest(lening, nummer, regel.afronding_centen)
        rente = _rente(rest, procent, begin, vervaldag, regel.dagtelling, hele_maand=begin == vorige)
        termijnen.append(Aflostermijn(nummer, begin, vervaldag, rente, aflossing))
        rest, vorige = rest - aflossing, vervaldag
    return tuple(termijnen)


def _is_annuiteit(vorm: Schemavorm, procent: Decimal) -> bool:
    """Without interest an annuity is a linear loan."""
    return vorm is Schemavorm.ANNUITAIR and procent > 0


def _annuiteit(lening: Voorwaarden, procent: Decimal, afronding_centen: int) -> Bedrag:
    """The constant term: P·i / (1 - (1 + i)^-n), half a step up."""
    i = procent / 100 / MAANDEN_PER_JAAR
    exact = lening.hoofdsom.centen * i / (1 - (1 + i) ** -lening.looptijd_maanden)
    return Bedrag(int((exact / afronding_centen).quantize(Decimal(1), ROUND_HALF_UP)) * afronding_centen)


def _lineaire_rest(lening: Voorwaarden, nummer: int, afronding_centen: int) -> Bedrag:
    """Principal left after `nummer` equal parts.

    Cents that do not divide fall as late as they can, so that no two parts differ by more than one step.
    """
    centen, looptijd = lening.hoofdsom.centen, lening.looptijd_maanden
    afgelost = centen * nummer // (looptijd * afronding_centen) * afronding_centen
    return Bedrag(centen - afgelost)


def _rente(over: Bedrag, procent: Decimal, begin: date, einde: date, dagtelling: Dagtelling, *, hele_maand: bool) -> Bedrag:
    """Interest in whole cents, half up.

    With 30/360 a month from due date to due date is thirty days, also when it ends early in February.
    """
    if dagtelling is Dagtelling.WERKELIJK_365:
        return rond_af(over.centen * procent * (einde - begin).days / (100 * _DAGEN_WERKELIJK_365))
    dagen = _DAGEN_MAAND_30_360 if hele_maand else _dagen_30_360(begin, einde)
    return rond_af(over.centen * procent * dagen / (100 * _DAGEN_30_360))


def _dagen_30_360(begin: date, einde: date) -> int:
    """Days when every month has thirty; the thirty-first counts as the thirtieth."""
    maanden = (einde.year - begin.year) * MAANDEN_PER_JAAR + einde.month - begin.month
    return max(0, maanden * _DAGEN_MAAND_30_360 + min(einde.day, _DAGEN_MAAND_30_360) - min(begin.day, _DAGEN_MAAND_30_360))


def _maanden_later(dag: date, maanden: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * MAANDEN_PER_JAAR + dag.month - 1 + maanden, MAANDEN_PER_JAAR)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))
