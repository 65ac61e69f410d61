"""Definitieve vaststelling: what becomes of the bijstand of a boekjaar? (Bbz 2004, art. 4, 6, 11 lid 2, 12, 13)

Bijstand and net income together are held against the jaarnorm. Less: the difference is given too, within the share of the
months with bijstand. Equal: all is om niet. More: the difference may be recovered. Whatever would be om niet stays a loan as
far as the eigen vermogen is over its limit. The whole computation is kept: it is the reason of the decision.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kernel.geld import NUL, Bedrag, procent, rond_af
from services.bbz.domain.bijstandsnorm import Boekjaar, Jaarnorm
from services.bbz.domain.fouten.vaststelling import TerugvorderingAfwijkend
from services.bbz.domain.norm import GeldendeNormen, Normcode
from services.bbz.domain.vermogensruimte import Vermogensopstelling, overschrijding, toepasselijke_grens

_MAANDEN = 12


class Vaststelling(StrEnum):
    """Outcome (art. 12 lid 2 a, b, c; art. 13)."""

    EXTRA_BIJSTAND = "extra-bijstand"
    GELIJK = "gelijk"
    TERUGVORDERING = "terugvordering"
    LENING_BLIJFT = "lening-blijft"


@dataclass(frozen=True, slots=True)
class Jaarinkomen:
    """Income of the household over the boekjaar: before tax where no loonbelasting was held in, and net where it was.

    A refund of income tax is no income (art. 6 lid 1). A loss is below zero and stays so.
    """

    zonder_loonbelasting: Bedrag
    met_loonbelasting_netto: Bedrag = NUL


@dataclass(frozen=True, slots=True)
class NettoInkomen:
    """Art. 6 lid 2: the forfait is taken off income on which no loonbelasting was held in; off a loss nothing is."""

    inkomen: Jaarinkomen
    forfait_procent: Decimal
    forfait: Bedrag
    bedrag: Bedrag


@dataclass(frozen=True, slots=True)
class Bijstandsjaar:
    """What was lent in the boekjaar and over how many months (a part of a month counts for its part).

    `teruggevorderd`: what of it a decision before the vaststelling already made a claim (art. 45, 46); that is no loan any more.
    """

    lening: Bedrag
    maanden: Decimal
    teruggevorderd: Bedrag = NUL


@dataclass(frozen=True, slots=True)
class Berekening:
    """The computation, line by line. `om_niet` + `terug` + `lening_blijft` is all of `bijstand.lening` that was not recovered before."""

    boekjaar: int
    jaarnorm: Jaarnorm
    netto: NettoInkomen
    bijstand: Bijstandsjaar
    samen: Bedrag
    verschil: Bedrag
    naar_evenredigheid: Bedrag
    terug_ten_hoogste: Bedrag
    vermogen: Vermogensopstelling
    grens: Bedrag
    grens_artikel: str
    boven_grens: Bedrag
    uitkomst: Vaststelling
    extra: Bedrag
    om_niet: Bedrag
    terug: Bedrag
    lening_blijft: Bedrag
    aflossing_per_jaar: Bedrag
    aflossing_vanaf: date | None

    def __post_init__(self) -> None:
        over = self.bijstand.lening - self.bijstand.teruggevorderd
        assert self.om_niet + self.terug + self.lening_blijft == over, "every cent that is still lent gets its place"


def netto_inkomen(inkomen: Jaarinkomen, normen: GeldendeNormen) -> NettoInkomen:
    """The net income over the boekjaar. Raises NormOntbreekt when the forfait of that year is not known."""
    tarief = normen.norm(Normcode.FORFAIT).procent
    forfait = procent(max(NUL, inkomen.zonder_loonbelasting), tarief)
    return NettoInkomen(inkomen, tarief, forfait, inkomen.zonder_loonbelasting - forfait + inkomen.met_loonbelasting_netto)


def stel_vast(
    categorie: str,
    boekjaar: Boekjaar,
    norm: Jaarnorm,
    inkomen: Jaarinkomen,
    bijstand: Bijstandsjaar,
    vermogen: Vermogensopstelling,
    normen: GeldendeNormen,
    *,
    laatste_bijstandsjaar: int,
    terugvorderen: Bedrag | None = None,
    terugvordering_moet: bool = False,
) -> Berekening:
    """Compute the vaststelling. `terugvorderen` is what the college chooses to recover; None is all that can be.

    Before Stb. 2019, 306 all had to be recovered (`terugvordering_moet`). Raises TerugvorderingAfwijkend or NormOntbreekt.
    """
    netto = netto_inkomen(inkomen, normen)
    samen = bijstand.lening + netto.bedrag
    verschil = norm.bedrag - samen
    evenredig = rond_af(Decimal(norm.bedrag.centen) * bijstand.maanden / _MAANDEN)
    grens = toepasselijke_grens(categorie, vermogen.vermogen, normen)
    boven = overschrijding(vermogen.vermogen, grens)

    # Art. 12 lid 2 a: in total never above the share of the months with bijstand.
    extra = min(max(NUL, verschil), max(NUL, evenredig - bijstand.lening))
    # What was recovered before is not recovered twice, nor given: only the rest of the loan gets its place here.
    terug_ten_hoogste = max(NUL, min(bijstand.lening, max(NUL, -verschil)) - bijstand.teruggevorderd)
    rest = bijstand.lening - bijstand.teruggevorderd
    terug = _terug(terugvorderen, terug_ten_hoogste, moet=terugvordering_moet)

    # Art. 3 and 13: as far as the wealth is over the limit nothing more is given, and then what was lent stays lent.
    extra_gegeven = max(NUL, extra - boven)
    over = boven - (extra - extra_gegeven)
    blijft = min(rest - terug, over)
    return Berekening(
        boekjaar=boekjaar.jaar,
        jaarnorm=norm,
        netto=netto,
        bijstand=bijstand,
        samen=samen,
        verschil=verschil,
        naar_evenredigheid=evenredig,
        terug_ten_hoogste=terug_ten_hoogste,
        vermogen=vermogen,
        grens=grens.bedrag,
        grens_artikel=grens.artikel,
        boven_grens=boven,
        uitkomst=_uitkomst(verschil, blijft),
        extra=extra_gegeven,
        om_niet=rest - terug - blijft,
        terug=terug,
        lening_blijft=blijft,
        aflossing_per_jaar=procent(blijft, normen.norm(Normcode.AFLOSSING_RENTELOOS).procent) if blijft > NUL else NUL,
        aflossing_vanaf=date(laatste_bijstandsjaar + 1, 1, 1) if blijft > NUL else None,
    )


def _terug(gekozen: Bedrag | None, ten_hoogste: Bedrag, *, moet: bool) -> Bedrag:
    if gekozen is None:
        return ten_hoogste
    if gekozen > ten_hoogste or gekozen < NUL or (moet and gekozen != ten_hoogste):
        raise TerugvorderingAfwijkend(gekozen, ten_hoogste, "is precies" if moet else "is ten hoogste")
    return gekozen


def _uitkomst(verschil: Bedrag, blijft: Bedrag) -> Vaststelling:
    if blijft > NUL:
        return Vaststelling.LENING_BLIJFT
    if verschil > NUL:
        return Vaststelling.EXTRA_BIJSTAND
    return Vaststelling.GELIJK if verschil == NUL else Vaststelling.TERUGVORDERING
