"""Duur: for how many months may levensonderhoud run, and on which ground longer? (Bbz 2004, art. 18, 23, 25, 27)

Each category has a first term, an extension and its ground. For starters the decree Stb. 2025, 220 halved the first term:
from which day it holds is configuration, because that day was not read. The law of the day on which the bijstand begins
decides for its whole life.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.geld import Bedrag
from services.bbz.domain.fouten.uitkering import (
    DuurTeLang,
    GeenLevensonderhoud,
    InkomenTeLaagVoorOuder,
    VerlengingPastNiet,
    VerlengingTeVroeg,
)
from services.bbz.domain.norm import GeldendeNormen, Normcode


class Verlengingsgrond(StrEnum):
    """Why longer than the first term."""

    EXTERNE_OMSTANDIGHEDEN = "externe-omstandigheden"
    NOG_NIET_ZELFSTANDIG = "nog-niet-zelfstandig"
    MEDISCH_OF_SOCIAAL = "medisch-of-sociaal"
    OP_VERZOEK = "op-verzoek"
    INKOMENSEIS_GEHAALD = "inkomenseis-gehaald"


@dataclass(frozen=True, slots=True)
class Duurregel:
    """The months of one category under one law. `maximum` None: no end in months; `medisch_na`: from how many months art. 23 goes on.

    `gronden` are the grounds on which the first term may grow to the maximum.
    """

    artikel: str
    eerste: int | None
    maximum: int | None
    gronden: frozenset[Verlengingsgrond]
    medisch_na: int | None = None


def duurregel(categorie: str, begin: date, normen: GeldendeNormen, stb_2025_220_vanaf: date | None) -> Duurregel:
    """The rule for bijstand that begins on `begin`. Raises GeenLevensonderhoud or NormOntbreekt."""
    if categorie == "beginnend":
        return _beginnend(normen, nieuw=stb_2025_220_vanaf is not None and begin >= stb_2025_220_vanaf)
    if categorie == "ouder":
        return Duurregel("art. 25", None, None, frozenset({Verlengingsgrond.INKOMENSEIS_GEHAALD}))
    if categorie not in _VAST:
        raise GeenLevensonderhoud(categorie)
    eerste_code, langer_code, grond = _VAST[categorie]
    eerste, langer = normen.norm(eerste_code), normen.norm(langer_code)
    return Duurregel(eerste.artikel, eerste.aantal, eerste.aantal + langer.aantal, frozenset({grond}))


_GEVESTIGD = (Normcode.DUUR_GEVESTIGD, Normcode.VERLENGING_GEVESTIGD, Verlengingsgrond.EXTERNE_OMSTANDIGHEDEN)
_VAST: Mapping[str, tuple[Normcode, Normcode, Verlengingsgrond]] = {
    "gevestigd": _GEVESTIGD,
    "marginaal": _GEVESTIGD,  # a gevestigde zelfstandige of art. 22
    "beeindigend": (Normcode.DUUR_BEEINDIGEND, Normcode.VERLENGING_BEEINDIGEND, Verlengingsgrond.OP_VERZOEK),
}


def _beginnend(normen: GeldendeNormen, *, nieuw: bool) -> Duurregel:
    """Art. 23 lid 1: 36 months; since Stb. 2025, 220 18 months, extendable to 36. Longer only on medical or social grounds."""
    medisch = Verlengingsgrond.MEDISCH_OF_SOCIAAL
    if not nieuw:
        eerste = normen.norm(Normcode.DUUR_BEGINNEND)
        return Duurregel(eerste.artikel, eerste.aantal, eerste.aantal, frozenset({medisch}), medisch_na=eerste.aantal)
    eerste, ten_hoogste = normen.norm(Normcode.DUUR_BEGINNEND_2025), normen.norm(Normcode.MAXIMUM_BEGINNEND_2025)
    gronden = frozenset({Verlengingsgrond.NOG_NIET_ZELFSTANDIG, medisch})
    return Duurregel(eerste.artikel, eerste.aantal, ten_hoogste.aantal, gronden, medisch_na=ten_hoogste.aantal)


def toets_eerste_duur(categorie: str, maanden: int, regel: Duurregel) -> int:
    """Give back the months of a first grant when they fit. Raises DuurTeLang."""
    if regel.eerste is not None and maanden > regel.eerste:
        raise DuurTeLang(categorie, maanden, regel.eerste, regel.artikel)
    return maanden


def toets_verlenging(categorie: str, verleend: int, erbij: int, grond: Verlengingsgrond, regel: Duurregel) -> int:
    """The months that are granted in all, after this extension. Raises VerlengingPastNiet, VerlengingTeVroeg or DuurTeLang.

    `verleend` are the months granted so far. On medical or social grounds a starter goes on past the maximum, but not before it.
    """
    if grond not in regel.gronden:
        raise VerlengingPastNiet(categorie, grond.value, ", ".join(sorted(regel.gronden)), regel.artikel)
    samen = verleend + erbij
    if grond is Verlengingsgrond.MEDISCH_OF_SOCIAAL:
        assert regel.medisch_na is not None, "only art. 23 knows this ground"
        if verleend < regel.medisch_na:
            raise VerlengingTeVroeg(regel.medisch_na, verleend, regel.artikel)
        return samen
    if regel.maximum is not None and samen > regel.maximum:
        raise DuurTeLang(categorie, samen, regel.maximum, regel.artikel)
    return samen


def toets_inkomenseis(categorie: str, verwacht_bruto: Bedrag | None, normen: GeldendeNormen) -> None:
    """Art. 25: an oudere zelfstandige must expect this bruto income per boekjaar. Raises InkomenTeLaagVoorOuder or NormOntbreekt."""
    if categorie != "ouder":
        return
    eis = normen.norm(Normcode.INKOMENSEIS_OUDER).bedrag
    verwacht = verwacht_bruto or Bedrag(0)
    if verwacht < eis:
        raise InkomenTeLaagVoorOuder(verwacht, eis)
