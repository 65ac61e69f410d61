"""Periode: days that count together, both ends included. An open end lasts until somebody ends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Periode:
    """From `van` up to and including `tot_en_met`; None while nobody knows."""

    van: date
    tot_en_met: date | None = None

    def __post_init__(self) -> None:
        assert self.tot_en_met is None or self.van <= self.tot_en_met, "a period has at least one day"

    def loopt_op(self, dag: date) -> bool:
        """Tell whether it holds on this day."""
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)

    def einde_op(self, dag: date) -> date:
        """The last day as far as is known on `dag`."""
        return dag if self.tot_en_met is None else self.tot_en_met


def samengevoegd(periodes: Iterable[Periode], dag: date) -> list[tuple[date, date]]:
    """The same days without overlap, in order; an open end is taken up to `dag`, and what begins after it is left out if open."""
    gesloten = sorted((p.van, p.einde_op(dag)) for p in periodes if p.van <= p.einde_op(dag))
    samen: list[tuple[date, date]] = []
    for van, tot in gesloten:
        if samen and van <= samen[-1][1] + _DAG:
            samen[-1] = (samen[-1][0], max(samen[-1][1], tot))
        else:
            samen.append((van, tot))
    return samen


def dagen_binnen(periodes: Iterable[Periode], van: date, tot_en_met: date) -> int:
    """On how many days from `van` up to and including `tot_en_met` does at least one of them hold?"""
    deel = ((max(begin, van), min(einde, tot_en_met)) for begin, einde in samengevoegd(periodes, tot_en_met))
    return sum((einde - begin).days + 1 for begin, einde in deel if begin <= einde)


def schuif_op(begin: date, einde: date, periodes: Iterable[Periode], dag: date) -> date:
    """Where `einde` ends up when the days of these periods after `begin` do not count: every such day adds one at the end.

    A period that begins before the (moved) end adds all its days, also those that lie past it.
    """
    for van, tot in samengevoegd(periodes, dag):
        eerste = max(van, begin + _DAG)
        if eerste <= einde and eerste <= tot:
            einde += (tot - eerste).days * _DAG + _DAG
    return einde
