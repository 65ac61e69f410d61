"""Levensonderhoud: what is paid for a month, and may it be om niet at once? (Bbz 2004, art. 10, 11, 19; Participatiewet, art. 52)

A month is the bijstandsnorm less the expected net income, as a renteloze lening that the definitieve vaststelling settles.
What was paid in advance for that month is taken off. Om niet at once is for a gevestigde zelfstandige with a short need.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kernel.geld import NUL, Bedrag, procent, rond_af
from services.bbz.domain.bijstandsnorm import Huishouden, maand_erbij, maandnorm
from services.bbz.domain.fouten.uitkering import DatumNietGoed, MaandBuitenUitkering, OmNietKanNiet, VoorschotNietMogelijk
from services.bbz.domain.norm import GeldendeNormen, Normcode
from services.bbz.domain.vermogen import Vermogen
from services.bbz.domain.vermogensruimte import overschrijding, toepasselijke_grens


class Eindreden(StrEnum):
    """Why levensonderhoud ended."""

    DUUR_VERSTREKEN = "duur-verstreken"
    NIET_LEVENSVATBAAR = "niet-levensvatbaar"
    INKOMEN_BOVEN_NORM = "inkomen-boven-norm"
    BEDRIJF_BEEINDIGD = "bedrijf-beeindigd"
    OP_VERZOEK = "op-verzoek"
    VERPLICHTINGEN = "verplichtingen-niet-nagekomen"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"


@dataclass(frozen=True, slots=True)
class Grondslag:
    """What a month is reckoned from, from `vanaf` on until a later one: the household and the net income that is expected per month."""

    vanaf: date
    huishouden: Huishouden
    verwacht_inkomen: Bedrag


@dataclass(frozen=True, slots=True)
class Maandbedrag:
    """One month: the norm, what is taken off, and what remains to be paid. Never below zero."""

    maand: date
    norm: Bedrag
    inkomen: Bedrag
    voorschot: Bedrag
    bedrag: Bedrag
    te_veel_voorschot: Bedrag = NUL


def maandbedrag(
    maand: date, grondslag: Grondslag, normen: GeldendeNormen, *, voorschot: Bedrag = NUL, deel: tuple[int, int] = (1, 1)
) -> Maandbedrag:
    """What is paid for this calendar month; `deel` is (days with a right, days of the month). Raises NormOntbreekt.

    A voorschot that was more than the month is worth leaves a rest, to be taken off the next month.
    """
    dagen, van = deel
    norm = maandnorm(grondslag.huishouden, normen)
    heel = max(NUL, norm - grondslag.verwacht_inkomen)
    recht = rond_af(Decimal(heel.centen) * dagen / van)
    betalen = max(NUL, recht - voorschot)
    return Maandbedrag(maand, norm, grondslag.verwacht_inkomen, voorschot, betalen, max(NUL, voorschot - recht))


def voorschotbedrag(maand: date, grondslag: Grondslag, normen: GeldendeNormen) -> Bedrag:
    """At least 95 % of the bijstand of the month (Participatiewet, art. 52 lid 2; whether it holds for the Bbz is not verified)."""
    return procent(maandbedrag(maand, grondslag, normen).bedrag, normen.norm(Normcode.VOORSCHOT_AANDEEL).procent)


def toets_voorschot(*, aan: bool, besloten: bool, volledig: bool) -> None:
    """Raise VoorschotNietMogelijk when policy, a decision, or missing papers that are to blame stand in the way (art. 52 lid 1)."""
    if not aan:
        raise VoorschotNietMogelijk("het beleid van deze gemeente kent geen voorschot")
    if besloten:
        raise VoorschotNietMogelijk("er is al op de aanvraag besloten")
    if not volledig:
        raise VoorschotNietMogelijk("de gegevens zijn niet op tijd of niet volledig verstrekt")


def dagen_met_recht(maand: date, van: date, tot_en_met: date) -> tuple[int, int]:
    """Days of this month within the bijstand, and days of the month. Raises MaandBuitenUitkering when there are none."""
    if maand.day != 1:
        raise DatumNietGoed(maand, "noem een maand met haar eerste dag")
    volgende = maand_erbij(maand, 1)
    dagen_in_maand = (volgende - maand).days
    eerste, laatste = max(maand, van), min(date.fromordinal(volgende.toordinal() - 1), tot_en_met)
    if eerste > laatste:
        raise MaandBuitenUitkering(maand, van, tot_en_met)
    return (laatste - eerste).days + 1, dagen_in_maand


def laatste_dag(begin: date, maanden: int) -> date:
    """The last day of so many months from `begin`: from 15 January, one month ends on 14 February."""
    eerste = maand_erbij(date(begin.year, begin.month, 1), maanden)
    lengte = (maand_erbij(eerste, 1) - eerste).days
    if begin.day > lengte:  # 31 January plus one month: until the end of February
        return date(eerste.year, eerste.month, lengte)
    return date.fromordinal(date(eerste.year, eerste.month, begin.day).toordinal() - 1)


def toets_direct_om_niet(
    categorie: str, maanden: int, vermogen: Vermogen, normen: GeldendeNormen, *, regelmatig: bool, duurzaam_laag: bool
) -> None:
    """Raise OmNietKanNiet when one of the conditions of art. 19 is not met; NormOntbreekt when its figure is not known."""
    if categorie != "gevestigd":
        raise OmNietKanNiet("het is alleen voor een gevestigde zelfstandige")
    ten_hoogste = normen.norm(Normcode.DUUR_OM_NIET).aantal
    if maanden > ten_hoogste:
        raise OmNietKanNiet(f"de uitkering duurt ten hoogste {ten_hoogste} maanden")
    if not regelmatig:
        raise OmNietKanNiet("het inkomen verloopt niet regelmatig over het jaar")
    if not duurzaam_laag:
        raise OmNietKanNiet("het inkomen is niet duurzaam lager dan de bijstandsnorm")
    grens = toepasselijke_grens(categorie, vermogen, normen)
    if overschrijding(vermogen, grens) > NUL:
        raise OmNietKanNiet(f"het eigen vermogen is hoger dan {grens.bedrag}")
