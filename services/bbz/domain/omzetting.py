"""Omzetting: which part of a business loan becomes a gift, and which interest is waived? (Bbz 2004, art. 21, 3, 31)

Only for a gevestigde zelfstandige with a loan or borgtocht of art. 20. Lid 1 looks at the boekjaar of the aanvraag or the one
before, as he chooses; lid 2 at each of the two after. Both are held under the jaarnorm, with the levensonderhoud of the same
year (lid 4), and stop at the wealth limit of art. 3. With a borgtocht (lid 3) the same sums go to the bank.
"""

from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.bbz.domain.fouten.vaststelling import BoekjaarPastNiet, OmzettingKanNiet
from services.bbz.domain.norm import GeldendeNormen
from services.bbz.domain.vermogen import Vermogen
from services.bbz.domain.vermogensruimte import overschrijding, ruimte, toepasselijke_grens


class Omzettingsoort(StrEnum):
    """Which lid of art. 21."""

    KAPITAAL = "kapitaal"
    RENTE = "rente"


@dataclass(frozen=True, slots=True)
class Jaartoets:
    """The chosen boekjaar: its jaarnorm, net income, and the levensonderhoud of chapter II § 4 over that year, whatever its form."""

    boekjaar: int
    jaarnorm: Bedrag
    netto_inkomen: Bedrag
    levensonderhoud: Bedrag = NUL


@dataclass(frozen=True, slots=True)
class Omzetting:
    """What is converted or waived, and every cap that was held against it."""

    soort: Omzettingsoort
    boekjaar: int
    tekort: Bedrag
    ruimte_vermogen: Bedrag | None
    ruimte_jaarnorm: Bedrag
    ten_hoogste: Bedrag
    bedrag: Bedrag
    grens: Bedrag
    grens_artikel: str


def zet_om(jaar: Jaartoets, aanvraagjaar: int, hoofdsom: Bedrag, vermogen: Vermogen, normen: GeldendeNormen) -> Omzetting:
    """Art. 21 lid 1: jaarnorm less net income, within the wealth room, lid 4 and what was lent.

    Raises BoekjaarPastNiet, OmzettingKanNiet when nothing can be converted, or NormOntbreekt.
    """
    _toets_jaar(jaar.boekjaar, (aanvraagjaar, aanvraagjaar - 1), "lid 1")
    grens = toepasselijke_grens("gevestigd", vermogen, normen)
    tekort, ruimte_norm, onder_grens = _tekort(jaar), _ruimte_jaarnorm(jaar), ruimte(vermogen, grens)
    bedrag = min(tekort, onder_grens, ruimte_norm, hoofdsom)
    if bedrag == NUL:
        raise OmzettingKanNiet(_reden(tekort, onder_grens, ruimte_norm))
    return Omzetting(
        Omzettingsoort.KAPITAAL, jaar.boekjaar, tekort, onder_grens, ruimte_norm, hoofdsom, bedrag, grens.bedrag, grens.artikel
    )


def scheld_rente_kwijt(jaar: Jaartoets, aanvraagjaar: int, rente: Bedrag, vermogen: Vermogen, normen: GeldendeNormen) -> Omzetting:
    """Art. 21 lid 2: the interest of that boekjaar, within the shortfall and lid 4; not at all over the wealth limit.

    Art. 3 lid 1 names the waiving of interest since Stb. 2019, 306. Raises as `zet_om` does.
    """
    _toets_jaar(jaar.boekjaar, (aanvraagjaar + 1, aanvraagjaar + 2), "lid 2")
    grens = toepasselijke_grens("gevestigd", vermogen, normen)
    if overschrijding(vermogen, grens) > NUL:
        raise OmzettingKanNiet(f"het eigen vermogen is hoger dan {grens.bedrag} (art. 3)")
    tekort, ruimte_norm = _tekort(jaar), _ruimte_jaarnorm(jaar)
    bedrag = min(tekort, ruimte_norm, rente)
    if bedrag == NUL:
        raise OmzettingKanNiet(_reden(tekort, None, ruimte_norm))
    return Omzetting(Omzettingsoort.RENTE, jaar.boekjaar, tekort, None, ruimte_norm, rente, bedrag, grens.bedrag, grens.artikel)


def _toets_jaar(boekjaar: int, mogelijk: tuple[int, int], lid: str) -> None:
    if boekjaar not in mogelijk:
        raise BoekjaarPastNiet(boekjaar, " of ".join(str(jaar) for jaar in sorted(mogelijk)), lid)


def _tekort(jaar: Jaartoets) -> Bedrag:
    return max(NUL, jaar.jaarnorm - jaar.netto_inkomen)


def _ruimte_jaarnorm(jaar: Jaartoets) -> Bedrag:
    """Lid 4: together with the levensonderhoud over the same boekjaar never above the jaarnorm."""
    return max(NUL, jaar.jaarnorm - jaar.levensonderhoud)


def _reden(tekort: Bedrag, onder_grens: Bedrag | None, ruimte_norm: Bedrag) -> str:
    if tekort == NUL:
        return "het netto inkomen is niet lager dan de jaarnorm"
    if onder_grens == NUL:
        return "het eigen vermogen laat geen ruimte onder de grens van art. 3"
    if ruimte_norm == NUL:
        return "het levensonderhoud over dat boekjaar is al de hele jaarnorm (lid 4)"
    return "er is niets om te zetten of kwijt te schelden"
