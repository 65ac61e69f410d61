"""Wettelijke rente: what is due over a sum that was paid late? (Awb art. 4:97 to 4:99; BW art. 6:119)

From the day after the due date until the day of payment, at the percentage of each day. After every whole year the interest of that year
bears interest too (BW art. 6:119 lid 2). The percentages are norms with dates: none is known here by heart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kernel.geld import NUL, Bedrag, rond_af
from services.debiteuren.domain.aflosschema import maanden_later
from services.debiteuren.domain.fouten import WettelijkeRenteNietVerschuldigd
from services.debiteuren.domain.lening import Termijnstand

_DAG = timedelta(days=1)
_DAGEN_PER_JAAR, _MAANDEN_PER_JAAR = 365, 12


@dataclass(frozen=True, slots=True)
class Percentage:
    """The percentage per year of the days from `van` up to and including `tot_en_met`."""

    van: date
    tot_en_met: date | None
    procent: Decimal


@dataclass(frozen=True, slots=True)
class Verzuim:
    """A sum that stood open after its due date, up to and including `tot_en_met`."""

    vervaldag: date
    tot_en_met: date
    bedrag: Bedrag


def verzuim_van(gemist: Iterable[Termijnstand], dag: date, geheven_tot_en_met: date | None, geheven: Bedrag) -> list[Verzuim]:
    """What stood open of these terms until `dag`, oldest first, from the day after the last that was charged.

    `geheven` is interest by law that was charged before: it stands on the oldest terms, and is no basis for more.
    """
    verzuimen: list[Verzuim] = []
    for termijn in gemist:
        af = min(geheven, termijn.open.rente)
        geheven -= af
        sinds = termijn.vervaldag if geheven_tot_en_met is None else max(termijn.vervaldag, geheven_tot_en_met)
        basis = termijn.open.hoofdsom + termijn.open.rente - af
        if sinds < dag and basis > NUL:
            verzuimen.append(Verzuim(sinds, dag, basis))
    return verzuimen


def bereken(verzuimen: Iterable[Verzuim], percentages: Sequence[Percentage]) -> Bedrag:
    """The interest of all these sums, rounded once per sum."""
    som = NUL
    for verzuim in verzuimen:
        som += _over(verzuim, percentages)
    return som


def toets_drempel(bedrag: Bedrag, drempel: Bedrag) -> Bedrag:
    """Give `bedrag` back when it is due; raise WettelijkeRenteNietVerschuldigd below the threshold (Awb art. 4:98 lid 2)."""
    if bedrag < drempel:
        raise WettelijkeRenteNietVerschuldigd(bedrag, drempel)
    return bedrag


def _over(verzuim: Verzuim, percentages: Sequence[Percentage]) -> Bedrag:
    basis, jaar = Decimal(verzuim.bedrag.centen), 1
    rente = Decimal(0)
    begin = verzuim.vervaldag + _DAG
    while begin <= verzuim.tot_en_met:
        # A year after the default began, the interest of that year bears interest too.
        einde = min(maanden_later(verzuim.vervaldag, jaar * _MAANDEN_PER_JAAR), verzuim.tot_en_met)
        rente_van_jaar = sum((basis * p.procent * _dagen(p, begin, einde) / (100 * _DAGEN_PER_JAAR) for p in percentages), Decimal(0))
        rente += rente_van_jaar
        basis += rente_van_jaar
        begin, jaar = einde + _DAG, jaar + 1
    return rond_af(rente)


def _dagen(percentage: Percentage, begin: date, einde: date) -> int:
    van = max(percentage.van, begin)
    tot = einde if percentage.tot_en_met is None else min(percentage.tot_en_met, einde)
    return max(0, (tot - van).days + 1)
