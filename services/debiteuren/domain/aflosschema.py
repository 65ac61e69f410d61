"""Aflosschema: what falls due when, and how much of it is interest?

The beschikking fixes the rate, the term and the form (Bbz 2004, art. 15 and 39); the statute prescribes neither annuity
nor linear, nor how days are counted. Those last two are product parameters (`Rekenregel`), dated and per product.

Every schedule repays the principal to the cent: the last term takes the rest. The days between payout and the first full
month are paid as interest in the first term, on top of the regular amount, so that the repayments keep their rhythm.

A schedule is never edited. What changes it (an extra repayment, another rate, a gift, a new agreement) makes a new version that goes
on from the evening of a day, with the interest that had run by then; the old version is kept.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise

from kernel.geld import NUL, Bedrag, rond_af, totaal, verdeel
from services.debiteuren.domain.fouten import SchemaNietOpVolgorde, SchemaTeVroeg

MAANDEN_PER_JAAR = 12
_KORTSTE_MAAND = 28
_DAGEN_30_360, _DAGEN_MAAND_30_360, _DAGEN_WERKELIJK_365 = 360, 30, 365


class Schemavorm(StrEnum):
    """How the loan is repaid."""

    ANNUITAIR = "annuitair"
    LINEAIR = "lineair"
    RENTELOOS = "renteloos"
    VRIJ = "vrij"


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
    """The loan as the beschikking states it. `rente_procent` is per year, for example Decimal("8").

    `aflosvrij` terms at the start ask interest only.
    """

    hoofdsom: Bedrag
    rente_procent: Decimal
    looptijd_maanden: int
    vorm: Schemavorm
    uitbetaald_op: date
    eerste_vervaldag: date
    aflosvrij: int = 0

    def __post_init__(self) -> None:
        assert self.hoofdsom > NUL, "a loan lends something"
        assert self.rente_procent >= 0, "interest is never negative"
        assert self.looptijd_maanden >= 1, "a loan has at least one term"
        assert 0 <= self.aflosvrij < self.looptijd_maanden, "grace ends before the loan does"
        assert self.uitbetaald_op < self.eerste_vervaldag, "the first term falls due after the payout"


@dataclass(frozen=True, slots=True)
class Aflostermijn:
    """One term: interest over the days after `begin` up to and including `vervaldag`, and a part of the principal.

    `vooraf` is the part of that interest that had run before `begin`, under an earlier version of the schedule.
    """

    nummer: int
    begin: date
    vervaldag: date
    rente: Bedrag
    hoofdsom: Bedrag
    vooraf: Bedrag = NUL

    @property
    def bedrag(self) -> Bedrag:
        """What the debtor pays."""
        return self.rente + self.hoofdsom


@dataclass(frozen=True, slots=True)
class Lopend:
    """What a new version of a schedule goes on from: the evening of `dag`, interest that had run by then, and the first free number."""

    dag: date
    vooraf: Bedrag = NUL
    nummer: int = 1


def maak_schema(lening: Voorwaarden, regel: Rekenregel, vanaf: Lopend | None = None) -> tuple[Aflostermijn, ...]:
    """Every term of the loan, in order; the parts of the principal sum to the principal."""
    vervaldagen = [maanden_later(lening.eerste_vervaldag, n) for n in range(lening.looptijd_maanden)]
    parten = _Parten(lening.hoofdsom, procent_van(lening.vorm, lening.rente_procent), lening.vorm, lening.aflosvrij)
    return _bouw(parten, vervaldagen, vanaf or Lopend(lening.uitbetaald_op), regel)


def maak_vrij_schema(
    delen: Sequence[tuple[date, Bedrag]], rente_procent: Decimal, vanaf: Lopend, regel: Rekenregel
) -> tuple[Aflostermijn, ...]:
    """A schedule of agreed dates and parts of the principal; interest runs over what is left between them.

    Raises SchemaNietOpVolgorde, or SchemaTeVroeg when the first date is not after the day from which the schedule goes on.
    """
    dagen = [vanaf.dag, *(dag for dag, _ in delen)]
    if delen and delen[0][0] <= vanaf.dag:
        raise SchemaTeVroeg(vanaf.dag)
    if any(later <= eerder for eerder, later in pairwise(dagen)):
        raise SchemaNietOpVolgorde
    rest = totaal(deel for _, deel in delen)
    termijnen: list[Aflostermijn] = []
    for plaats, ((begin, vervaldag), (_, deel)) in enumerate(zip(pairwise(dagen), delen, strict=True)):
        vooraf = vanaf.vooraf if plaats == 0 else NUL
        rente = _rente(rest, rente_procent, begin, vervaldag, regel.dagtelling, hele_maand=maanden_later(begin, 1) == vervaldag)
        termijnen.append(Aflostermijn(vanaf.nummer + plaats, begin, vervaldag, vooraf + rente, deel, vooraf))
        rest -= deel
    return tuple(termijnen)


def herbereken(
    te_komen: Sequence[Aflostermijn], hoofdsom: Bedrag, vorm: Schemavorm, rente_procent: Decimal, vanaf: Lopend, regel: Rekenregel
) -> tuple[Aflostermijn, ...]:
    """The same due dates for another principal: what is left after an extra repayment, a gift or another rate.

    Without principal, interest that had run falls due on the next date, and nothing after it.
    """
    if hoofdsom == NUL:
        eerste = te_komen[:1] if vanaf.vooraf > NUL else ()
        return tuple(Aflostermijn(vanaf.nummer, vanaf.dag, t.vervaldag, vanaf.vooraf, NUL, vanaf.vooraf) for t in eerste)
    if vorm is Schemavorm.VRIJ:
        gewichten = [t.hoofdsom.centen for t in te_komen]
        delen = verdeel(hoofdsom, gewichten if any(gewichten) else [1] * len(te_komen))
        return maak_vrij_schema([(t.vervaldag, deel) for t, deel in zip(te_komen, delen, strict=True)], rente_procent, vanaf, regel)
    aflosvrij = next((plaats for plaats, t in enumerate(te_komen) if t.hoofdsom > NUL), 0)
    parten = _Parten(hoofdsom, procent_van(vorm, rente_procent), vorm, aflosvrij)
    return _bouw(parten, [t.vervaldag for t in te_komen], vanaf, regel)


def verkort(
    te_komen: Sequence[Aflostermijn], hoofdsom: Bedrag, vorm: Schemavorm, rente_procent: Decimal, vanaf: Lopend, regel: Rekenregel
) -> tuple[Aflostermijn, ...]:
    """The same amount per term for less principal: done earlier. The last term takes the rest."""
    if hoofdsom == NUL or vorm is Schemavorm.VRIJ:
        return herbereken(te_komen, hoofdsom, vorm, rente_procent, vanaf, regel)
    regulier = te_komen[min(1, len(te_komen) - 1)]
    if _is_annuiteit(vorm, rente_procent):
        vast = _Parten(hoofdsom, rente_procent, vorm, 0, termijnbedrag=regulier.bedrag)
    else:
        vast = _Parten(hoofdsom, procent_van(vorm, rente_procent), vorm, 0, deel=regulier.hoofdsom)
    return _bouw(vast, [t.vervaldag for t in te_komen], vanaf, regel)


def procent_van(vorm: Schemavorm, rente_procent: Decimal) -> Decimal:
    """The rate at which a form bears interest."""
    return Decimal(0) if vorm is Schemavorm.RENTELOOS else rente_procent


@dataclass(frozen=True, slots=True)
class _Parten:
    """How the principal is divided; `termijnbedrag` or `deel` fix what a term asks, else that follows from the number of terms."""

    hoofdsom: Bedrag
    procent: Decimal
    vorm: Schemavorm
    aflosvrij: int
    termijnbedrag: Bedrag | None = None
    deel: Bedrag | None = None


def _bouw(parten: _Parten, vervaldagen: Sequence[date], vanaf: Lopend, regel: Rekenregel) -> tuple[Aflostermijn, ...]:
    aflossend = len(vervaldagen) - parten.aflosvrij
    annuiteit = parten.termijnbedrag
    if annuiteit is None and _is_annuiteit(parten.vorm, parten.procent):
        annuiteit = _annuiteit(parten.hoofdsom, parten.procent, aflossend, regel.afronding_centen)

    termijnen: list[Aflostermijn] = []
    rest = parten.hoofdsom
    vorige = maanden_later(vervaldagen[0], -1)
    for plaats, vervaldag in enumerate(vervaldagen):
        begin, vooraf = (vanaf.dag, vanaf.vooraf) if plaats == 0 else (vorige, NUL)
        regulier = _rente(rest, parten.procent, vorige, vervaldag, regel.dagtelling, hele_maand=True)
        if plaats < parten.aflosvrij:
            aflossing = NUL
        elif plaats == len(vervaldagen) - 1:
            aflossing = rest
        elif annuiteit is not None:
            aflossing = min(max(annuiteit - regulier, NUL), rest)
        elif parten.deel is not None:
            aflossing = min(parten.deel, rest)
        else:
            aflossing = rest - _lineaire_rest(parten.hoofdsom, aflossend, plaats - parten.aflosvrij + 1, regel.afronding_centen)
        rente = regulier if begin == vorige else _rente(rest, parten.procent, begin, vervaldag, regel.dagtelling, hele_maand=False)
        termijnen.append(Aflostermijn(vanaf.nummer + plaats, begin, vervaldag, vooraf + rente, aflossing, vooraf))
        rest, vorige = rest - aflossing, vervaldag
        if (parten.termijnbedrag or parten.deel) and rest == NUL:
            break
    return tuple(termijnen)


def _is_annuiteit(vorm: Schemavorm, procent: Decimal) -> bool:
    """Without interest an annuity is a linear loan."""
    return vorm is Schemavorm.ANNUITAIR and procent > 0


def _annuiteit(hoofdsom: Bedrag, procent: Decimal, termijnen: int, afronding_centen: int) -> Bedrag:
    """The constant term: P·i / (1 - (1 + i)^-n), half a step up."""
    i = procent / 100 / MAANDEN_PER_JAAR
    exact = hoofdsom.centen * i / (1 - (1 + i) ** -termijnen)
    return Bedrag(int((exact / afronding_centen).quantize(Decimal(1), ROUND_HALF_UP)) * afronding_centen)


def _lineaire_rest(hoofdsom: Bedrag, termijnen: int, nummer: int, afronding_centen: int) -> Bedrag:
    """Principal left after `nummer` equal parts.

    Cents that do not divide fall as late as they can, so that no two parts differ by more than one step.
    """
    centen = hoofdsom.centen
    return Bedrag(centen - centen * nummer // (termijnen * afronding_centen) * afronding_centen)


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


def maanden_later(dag: date, maanden: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * MAANDEN_PER_JAAR + dag.month - 1 + maanden, MAANDEN_PER_JAAR)
    if dag.day <= _KORTSTE_MAAND:
        return date(jaar, maand + 1, dag.day)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))
