"""Aanvraag: whose is it, since when, and by when must be decided? (Participatiewet art. 43, 44; Bbz 2004, art. 35; Awb art. 4:5, 4:15)

The aanvraag is always the applicant's own; an invitation never is one. The melddatum is kept apart from the receipt: the first may give
a right from an earlier day, the second starts the decision term of thirteen weeks. That term may be extended once, by at most thirteen
more, and it stands still while the applicant completes his papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kernel.termijn import Termijn, Termijnsoort
from services.bbz.domain.fouten import (
    AlVerlengd,
    BuitenBehandelingTeLaat,
    HersteltermijnLoopt,
    HersteltermijnNodig,
    HersteltermijnOngeldig,
    MelddatumNaOntvangst,
    NietsMistNog,
    OntvangenInDeToekomst,
    VerlengingTeLaat,
    VerlengingTeLang,
)
from services.bbz.domain.norm import GeldendeNormen, Normcode

#: Code of the decision term, in events and in the list of terms.
BESLISTERMIJN = "bbz-beslistermijn"
#: Why the decision term stands still.
HERSTEL = "hersteltermijn"


class Intrekreden(StrEnum):
    """Why an aanvraag ended without a decision on it."""

    OP_VERZOEK = "op-verzoek"
    DEELTIJDONDERNEMEN = "deeltijdondernemen"
    ANDERE_FINANCIERING = "andere-financiering"
    OVERLEDEN = "overleden"
    VERHUISD = "verhuisd"


@dataclass(frozen=True, slots=True)
class Herstel:
    """A hersteltermijn that was given: the last day, and the day on which the decision term ran on, if it has."""

    gegeven_op: date
    tot_en_met: date
    hervat_op: date | None
    aangevuld: bool


def toets_data(melddatum: date, ontvangen_op: date, vandaag: date) -> None:
    """Raise OntvangenInDeToekomst or MelddatumNaOntvangst when these days cannot be."""
    if ontvangen_op > vandaag:
        raise OntvangenInDeToekomst(ontvangen_op, vandaag)
    if melddatum > ontvangen_op:
        raise MelddatumNaOntvangst(melddatum, ontvangen_op)


def beslistermijn_soort(normen: GeldendeNormen, verlengd_weken: int = 0) -> Termijnsoort:
    """The decision term (art. 35 lid 2 and 3). Longer than twelve weeks, so the Algemene termijnenwet does not extend it."""
    norm = normen.norm(Normcode.BESLISTERMIJN)
    return Termijnsoort(code=BESLISTERMIJN, artikel=f"Bbz 2004, {norm.artikel}", weken=norm.aantal + verlengd_weken, atw=False)


def beslistermijn(ontvangen_op: date, normen: GeldendeNormen) -> Termijn:
    """The decision term from receipt."""
    return Termijn(beslistermijn_soort(normen), ontvangen_op)


def toets_verlenging(weken: int, al_verlengd: int, uiterlijk: date, vandaag: date, normen: GeldendeNormen) -> None:
    """Raise AlVerlengd, VerlengingTeLaat or VerlengingTeLang (art. 35 lid 3): once, in time, and by at most thirteen weeks."""
    ten_hoogste = normen.norm(Normcode.BESLISTERMIJN_VERLENGING)
    if al_verlengd:
        raise AlVerlengd(al_verlengd)
    if vandaag > uiterlijk:
        raise VerlengingTeLaat(uiterlijk)
    if weken > ten_hoogste.aantal:
        raise VerlengingTeLang(weken, ten_hoogste.aantal)


def toets_herstel(ontbreekt: Sequence[str], eerder: Sequence[Herstel], vandaag: date, tot_en_met: date) -> None:
    """Raise when no time to complete can be given: NietsMistNog, HersteltermijnLoopt or HersteltermijnOngeldig (Awb art. 4:5)."""
    if not ontbreekt:
        raise NietsMistNog
    if eerder and eerder[-1].hervat_op is None:
        raise HersteltermijnLoopt(eerder[-1].tot_en_met)
    if tot_en_met <= vandaag:
        raise HersteltermijnOngeldig(vandaag + timedelta(days=1))


def toets_buiten_behandeling(herstel: Sequence[Herstel], ontbreekt: Sequence[str], vandaag: date, normen: GeldendeNormen) -> None:
    """May the aanvraag be left undecided? Only after an unused hersteltermijn, and within four weeks of its end (Awb art. 4:5 lid 1, 4).

    Raises NietsMistNog, HersteltermijnNodig, HersteltermijnLoopt or BuitenBehandelingTeLaat.
    """
    if not ontbreekt:
        raise NietsMistNog
    if not herstel:
        raise HersteltermijnNodig
    laatste = herstel[-1]
    if vandaag <= laatste.tot_en_met:
        raise HersteltermijnLoopt(laatste.tot_en_met)
    norm = normen.norm(Normcode.BUITEN_BEHANDELING)
    soort = Termijnsoort(code="buiten-behandeling", artikel=norm.artikel, weken=norm.aantal, atw=True)
    uiterlijk = Termijn(soort, laatste.tot_en_met).einde
    if vandaag > uiterlijk:
        raise BuitenBehandelingTeLaat(uiterlijk)
