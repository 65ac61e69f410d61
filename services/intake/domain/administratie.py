"""Is the administration in order, who helps, and who pays for that? (000 § 4.4.2, 4.4.4.4)

Only when the administration is in order are the debts clear, and only then can viability be researched. Help to the person
is free. Costs of the business are the entrepreneur's own; where a gemeente pays (part of) them, it does so from a named
source, up to its own ceiling per boekjaar and within its budget of the year.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import Bedrag
from services.intake.domain.fouten import BudgetOntbreekt, BudgetUitgeput, HulpIsKosteloos, PlafondOverschreden


class Onderdeel(StrEnum):
    """Wat er per boekjaar moet zijn."""

    JAARREKENING = "jaarrekening"
    INKOMSTENBELASTING = "aangifte-inkomstenbelasting"
    OMZETBELASTING = "aangifte-omzetbelasting"
    LOONHEFFINGEN = "aangifte-loonheffingen"
    DEBITEUREN = "lijst-debiteuren"
    CREDITEUREN = "lijst-crediteuren"
    BANKAFSCHRIFTEN = "bankafschriften"


class Stand(StrEnum):
    """Hoe een onderdeel ervoor staat."""

    ONTBREEKT = "ontbreekt"
    IN_ORDE = "in-orde"
    NIET_NODIG = "niet-nodig"


class Helper(StrEnum):
    """Wie helpt met de administratie."""

    ONDERNEMER = "ondernemer"
    EIGEN_ADVISEUR = "eigen-adviseur"
    ANDERE_ADVISEUR = "andere-adviseur"
    VRIJWILLIGER = "vrijwilliger"
    LOKET = "loket"


class Kostensoort(StrEnum):
    """Kosten van hulp aan de persoon, of kosten van het bedrijf (000 § 4.4.2)."""

    PERSOON = "persoon"
    BEDRIJF = "bedrijf"


class Bron(StrEnum):
    """Waaruit de kosten worden betaald."""

    ONDERNEMER = "ondernemer"
    GEMEENTEBUDGET = "gemeentebudget"
    NOODFONDS = "schuldhulpnoodfonds"
    BIJZONDERE_BIJSTAND = "bijzondere-bijstand"
    BBZ = "bbz"


@dataclass(frozen=True, slots=True)
class Hulpbudget:
    """What a gemeente set aside for one year, and the most it pays per entrepreneur per boekjaar."""

    budget: Bedrag
    plafond: Bedrag


def in_orde(onderdelen: Collection[Stand]) -> bool:
    """Is one boekjaar complete? An empty checklist is not."""
    return bool(onderdelen) and Stand.ONTBREEKT not in onderdelen


def alles_in_orde(jaren: Iterable[bool]) -> bool:
    """Is every boekjaar on the checklist complete, and is there at least one?"""
    alle = list(jaren)
    return bool(alle) and all(alle)


def beoordeel_vergoeding(
    kosten: Kostensoort,
    bron: Bron,
    bedrag: Bedrag,
    budget: Hulpbudget | None,
    *,
    jaar: int,
    betaald_boekjaar: Bedrag,
    betaald_jaar: Bedrag,
    boven_plafond: bool,
) -> None:
    """Return when these costs may be paid from `bron`.

    `betaald_boekjaar` was paid before for this entrepreneur and boekjaar, `betaald_jaar` for the gemeente in `jaar`.
    Raises HulpIsKosteloos, BudgetOntbreekt, PlafondOverschreden (unless `boven_plafond`, with a reason) or BudgetUitgeput.
    """
    if kosten is Kostensoort.PERSOON and bron is Bron.ONDERNEMER:
        raise HulpIsKosteloos
    if bron is not Bron.GEMEENTEBUDGET:
        return
    if budget is None:
        raise BudgetOntbreekt(jaar)
    if not boven_plafond and betaald_boekjaar + bedrag > budget.plafond:
        raise PlafondOverschreden(budget.plafond, betaald_boekjaar)
    if betaald_jaar + bedrag > budget.budget:
        raise BudgetUitgeput(jaar, budget.budget - betaald_jaar)
