"""On which ground may the gemeente refuse? (domain.md A3; Bgs, art. 13)

The law knows one absolute ground: no valid residence status. Fraude and recidive are open only to a gemeente whose
beleidsplan, fixed by the raad, names them on the day of the decision; without that even the data may not be asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from services.intake.domain.fouten import (
    BeleidsplanOverlapt,
    BeleidsplanTeLang,
    GegevensMogenNietGevraagd,
    WeigeringsgrondZonderBeleidsplan,
)


class Weigeringsgrond(StrEnum):
    """Grond om iemand niet toe te laten tot schuldhulpverlening."""

    GEEN_VERBLIJFSTITEL = "geen-verblijfstitel"
    FRAUDE = "fraude"
    RECIDIVE = "recidive"


#: The grounds that exist only when the beleidsplan names them.
DOOR_BELEIDSPLAN = frozenset({Weigeringsgrond.FRAUDE, Weigeringsgrond.RECIDIVE})


@dataclass(frozen=True, slots=True)
class Beleidsplan:
    """What the raad fixed, both days included, as far as it opens grounds of refusal."""

    van: date
    tot_en_met: date
    gronden: frozenset[Weigeringsgrond]

    def geldt_op(self, dag: date) -> bool:
        """Is this the plan of that day?"""
        return self.van <= dag <= self.tot_en_met


def beoordeel_grond(grond: Weigeringsgrond, plannen: Iterable[Beleidsplan], gemeente: str, op: date) -> Weigeringsgrond:
    """Give back `grond` when `gemeente` may use it on `op`; raise WeigeringsgrondZonderBeleidsplan when it may not."""
    if grond not in open_gronden(plannen, op):
        raise WeigeringsgrondZonderBeleidsplan(grond, gemeente, op)
    return grond


def open_gronden(plannen: Iterable[Beleidsplan], op: date) -> frozenset[Weigeringsgrond]:
    """The grounds that a gemeente with these plannen may use on `op`: the absolute one, and what the plan of that day names."""
    uit_plan = frozenset(grond for plan in plannen if plan.geldt_op(op) for grond in plan.gronden)
    return frozenset({Weigeringsgrond.GEEN_VERBLIJFSTITEL}) | uit_plan


def mag_vragen(grond: Weigeringsgrond, plannen: Iterable[Beleidsplan], gemeente: str, op: date) -> None:
    """Return when data about `grond` may be asked on `op`; raise GegevensMogenNietGevraagd when even that may not be done."""
    if grond not in open_gronden(plannen, op):
        raise GegevensMogenNietGevraagd(grond, gemeente, op)


def beoordeel_beleidsplan(nieuw: Beleidsplan, bestaand: Iterable[Beleidsplan], jaren: int) -> Beleidsplan:
    """Give back `nieuw` when it lasts at most `jaren` (Wgs, art. 2) and no day has two plans.

    Raises BeleidsplanTeLang or BeleidsplanOverlapt, in that order.
    """
    assert nieuw.van <= nieuw.tot_en_met, "a beleidsplan holds at least one day"
    uiterlijk = _jaren_later(nieuw.van, jaren) - timedelta(days=1)
    if nieuw.tot_en_met > uiterlijk:
        raise BeleidsplanTeLang(jaren, nieuw.van, uiterlijk)
    for plan in sorted(bestaand, key=lambda p: p.van):
        if plan.van <= nieuw.tot_en_met and nieuw.van <= plan.tot_en_met:
            raise BeleidsplanOverlapt(plan.van, plan.tot_en_met)
    return nieuw


def _jaren_later(dag: date, jaren: int) -> date:
    """The same day some years on; 29 February becomes 1 March. The calendar ends in 9999."""
    jaar = min(dag.year + jaren, date.max.year)
    try:
        return dag.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)
