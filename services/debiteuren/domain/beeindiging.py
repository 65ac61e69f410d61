"""Beëindiging: how is what remains of a loan repaid after the business ended? (Bbz 2004, art. 43, 43a to 43d)

Without mortgage or pledge the rest bears no interest from the ending on, and for five years half of the net income above the
bijstandsnorm goes to it. Under mortgage or pledge the college sets a monthly amount by capacity for at most ten years; then
somebody decides.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kernel.geld import NUL, Bedrag, procent


@dataclass(frozen=True, slots=True)
class Beeindigingsnorm:
    """The figures of art. 43 and 43a on a day, from the table of normen."""

    restant_procent: Decimal
    restant_jaren: int
    hypotheek_jaren: int


@dataclass(frozen=True, slots=True)
class Aflosplan:
    """What is paid a month, from the ending until `tot`, and the article that says so."""

    maandbedrag: Bedrag
    tot: date
    artikel: str


def restant(inkomen: Bedrag, bijstandsnorm: Bedrag, beeindigd_op: date, norm: Beeindigingsnorm) -> Aflosplan:
    """Art. 43 lid 2: half of what the net monthly income is above the bijstandsnorm, for five years after the ending."""
    ruimte = max(inkomen - bijstandsnorm, NUL)
    return Aflosplan(procent(ruimte, norm.restant_procent), _later(beeindigd_op, norm.restant_jaren), "Bbz 2004, art. 43 lid 2")


def onder_hypotheek(vastgesteld: Bedrag, inkomen: Bedrag, bijstandsnorm: Bedrag, bijstand_tot: date, norm: Beeindigingsnorm) -> Aflosplan:
    """Art. 43a: the amount that the college set, and nothing when the income is not above the bijstandsnorm (lid 4)."""
    maandbedrag = vastgesteld if inkomen > bijstandsnorm else NUL
    return Aflosplan(maandbedrag, _later(bijstand_tot, norm.hypotheek_jaren), "Bbz 2004, art. 43a")


def _later(dag: date, jaren: int) -> date:
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 2, 28)
