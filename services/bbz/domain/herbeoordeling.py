"""Herbeoordeling: when is viability looked at again? (Bbz 2004, art. 23 lid 2 and 3)

A starter after 6 months, then after 6 and after 12: in month 6, 12 and 24. When the bijstand is extended on medical or social
grounds, every 12 months. For other categories the gemeente sets its own rhythm, or none.
"""

from datetime import date
from enum import StrEnum

from kernel.termijn import Termijn, Termijnsoort
from services.bbz.domain.norm import GeldendeNormen, Normcode

#: Code of the term in events and in the list of terms.
HERBEOORDELING = "bbz-herbeoordeling"


class Herbeoordelingsuitkomst(StrEnum):
    """What the review found."""

    LEVENSVATBAAR = "levensvatbaar"
    ONDER_VOORWAARDEN = "onder-voorwaarden"
    NIET_LEVENSVATBAAR = "niet-levensvatbaar"


_RITME = (Normcode.HERBEOORDELING_EERSTE, Normcode.HERBEOORDELING_TWEEDE, Normcode.HERBEOORDELING_DERDE)


def volgende_herbeoordeling(
    categorie: str, begin: date, gedaan: int, normen: GeldendeNormen, *, eigen_ritme_maanden: int | None, medisch_verlengd: bool
) -> Termijn | None:
    """The term of the next review after `gedaan` reviews, counted from the beginning of the bijstand; None when there is none.

    The rhythm runs from the day the bijstand began and not from a late review: late once does not move the next.
    """
    if categorie == "beginnend":
        if gedaan < len(_RITME):
            ritme = [normen.norm(code) for code in _RITME[: gedaan + 1]]
            return _termijn(begin, sum(n.aantal for n in ritme), ritme[-1].artikel)
        if not medisch_verlengd:
            return None
        verder = normen.norm(Normcode.HERBEOORDELING_VERLENGD)
        al = sum(normen.norm(code).aantal for code in _RITME)
        return _termijn(begin, al + (gedaan - len(_RITME) + 1) * verder.aantal, verder.artikel)
    if eigen_ritme_maanden is None:
        return None
    soort = Termijnsoort(code=HERBEOORDELING, artikel="beleid van de gemeente", maanden=(gedaan + 1) * eigen_ritme_maanden, atw=False)
    return Termijn(soort, begin)


def _termijn(begin: date, maanden: int, artikel: str) -> Termijn:
    """Longer than three months, so the Algemene termijnenwet does not extend it (Atw art. 4)."""
    return Termijn(Termijnsoort(code=HERBEOORDELING, artikel=f"Bbz 2004, {artikel}", maanden=maanden, atw=False), begin)
