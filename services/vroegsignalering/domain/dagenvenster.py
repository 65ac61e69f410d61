"""How old must arrears be before they are a signal, and when are they too old? Per type of partner, dated.

These are practice figures of the national data model, not of a statute; a convenant may set its own. A type that is not
in the table has no window. (The model gives "CAK Zorgverzekeringen" in months of premium, not in days: no window here.)
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

_GGM = "GGM Model Vroegsignalering 1.1.0 (18-12-2025), definitie signaalpartner"


@dataclass(frozen=True, slots=True)
class Dagenvenster:
    """Days of arrears at which a signal of this type is in order, both ends included; `hoogstens` None: no upper end.

    `geverifieerd`: read in `bron` by us. `van` is the day the statutory signals started (Stb. 2020, 240).
    """

    partnertype: str
    van: date
    tot_en_met: date | None
    minstens: int
    hoogstens: int | None
    bron: str
    geverifieerd: bool


DAGENVENSTERS: Final = (
    Dagenvenster("Energie", date(2021, 1, 1), None, 30, None, _GGM, geverifieerd=True),
    Dagenvenster("Huur", date(2021, 1, 1), None, 30, None, _GGM, geverifieerd=True),
    Dagenvenster("Water", date(2021, 1, 1), None, 30, None, _GGM, geverifieerd=True),
    Dagenvenster("Zorg", date(2021, 1, 1), None, 30, 100, _GGM, geverifieerd=True),
)


@dataclass(frozen=True, slots=True)
class Venster:
    """The days that hold for one convenant; None: no such end."""

    minstens: int | None
    hoogstens: int | None


def venster_van(partnertype: str, op: date, minstens: int | None, hoogstens: int | None) -> Venster | None:
    """What the convenant says, and for an end that it leaves open, what holds for its type."""
    eigen = dagenvenster(partnertype, op)
    onder = minstens if minstens is not None or eigen is None else eigen.minstens
    boven = hoogstens if hoogstens is not None or eigen is None else eigen.hoogstens
    return None if onder is None and boven is None else Venster(onder, boven)


def dagenvenster(partnertype: str, op: date) -> Dagenvenster | None:
    """The window of this type on a date, or None when there is none."""
    for venster in DAGENVENSTERS:
        if venster.partnertype == partnertype and venster.van <= op and (venster.tot_en_met is None or op <= venster.tot_en_met):
            return venster
    return None
