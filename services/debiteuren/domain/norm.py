"""Normen: which figures of the law does debiteuren reckon with, and which may be added?

A figure that was used is never changed. The next period ends the one before it, when that has no end of its own; a period that lies over a
known one is refused. The database holds to the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from services.debiteuren.domain.fouten.norm import NormvoorstelKanNiet

_DAG = timedelta(days=1)


class Normcode(StrEnum):
    """Every figure that debiteuren asks for."""

    WETTELIJKE_RENTE = "wettelijke-rente"
    WETTELIJKE_RENTE_DREMPEL = "wettelijke-rente.drempel"
    BETAALTERMIJN = "betaaltermijn.beschikking"
    AANMANING_LAAG = "aanmaning.kosten-laag"
    AANMANING_HOOG = "aanmaning.kosten-hoog"
    AANMANING_GRENS = "aanmaning.grens"
    UITSTEL_PER_KEER = "uitstel.jaren-per-keer"
    UITSTEL_TOTAAL = "uitstel.dagen-totaal"
    UITSTEL_VERLENGINGEN = "uitstel.verlengingen"
    RESTANT_PROCENT = "restant.procent"
    RESTANT_JAREN = "restant.jaren"
    HYPOTHEEK_JAREN = "hypotheek.jaren"

    @property
    def artikel(self) -> str:
        """Where it stands."""
        return _VINDPLAATS[self][0]

    @property
    def eenheid(self) -> str:
        """In what it is told."""
        return _VINDPLAATS[self][1]


_VINDPLAATS: Final = {
    Normcode.WETTELIJKE_RENTE: ("BW, art. 6:119", "procent"),
    Normcode.WETTELIJKE_RENTE_DREMPEL: ("Awb, art. 4:98 lid 2", "centen"),
    Normcode.BETAALTERMIJN: ("Awb, art. 4:87", "dagen"),
    Normcode.AANMANING_LAAG: ("Awb, art. 4:113 lid 1", "euro"),
    Normcode.AANMANING_HOOG: ("Awb, art. 4:113 lid 1", "euro"),
    Normcode.AANMANING_GRENS: ("Awb, art. 4:113 lid 1", "euro"),
    Normcode.UITSTEL_PER_KEER: ("Bbz 2004, art. 41 lid 2", "jaren"),
    Normcode.UITSTEL_TOTAAL: ("Bbz 2004, art. 41 lid 2", "dagen"),
    Normcode.UITSTEL_VERLENGINGEN: ("Bbz 2004, art. 41 lid 2", "keer"),
    Normcode.RESTANT_PROCENT: ("Bbz 2004, art. 43 lid 2", "procent"),
    Normcode.RESTANT_JAREN: ("Bbz 2004, art. 43 lid 2", "jaren"),
    Normcode.HYPOTHEEK_JAREN: ("Bbz 2004, art. 43a lid 2", "jaren"),
}


@dataclass(frozen=True, slots=True)
class Norm:
    """One figure in one period, its last day included; without an end it holds until the next one begins."""

    code: Normcode
    geldig_van: date
    geldig_tot_en_met: date | None
    waarde: Decimal
    bron: str
    geverifieerd: bool


def controleer(bekend: Iterable[Norm], nieuw: Sequence[Norm]) -> None:
    """Raise NormvoorstelKanNiet when a new period ends before it begins, has parts of cents or days, or lies over a known one."""
    for norm in nieuw:
        if norm.geldig_tot_en_met is not None and norm.geldig_tot_en_met < norm.geldig_van:
            raise NormvoorstelKanNiet(f"'{norm.code}' eindigt voor {norm.geldig_van}")
        if norm.code.eenheid not in {"procent", "euro"} and norm.waarde != norm.waarde.to_integral_value():
            raise NormvoorstelKanNiet(f"'{norm.code}' is een heel getal ({norm.code.eenheid})")
    alle = sorted([*bekend, *nieuw], key=lambda n: (n.code, n.geldig_van))
    for eerste, tweede in pairwise(alle):
        if eerste.code is tweede.code and not _eindigt_voor(eerste, tweede):
            raise NormvoorstelKanNiet(f"van '{eerste.code}' is op {tweede.geldig_van} al een waarde bekend")


def _eindigt_voor(eerste: Norm, tweede: Norm) -> bool:
    if eerste.geldig_tot_en_met is None and eerste.geldig_van < tweede.geldig_van:
        eerste = replace(eerste, geldig_tot_en_met=tweede.geldig_van - _DAG)
    return eerste.geldig_tot_en_met is not None and eerste.geldig_tot_en_met < tweede.geldig_van
