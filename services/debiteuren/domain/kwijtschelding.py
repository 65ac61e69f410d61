"""Kwijtschelding and afboeking: on which ground is a claim given up, and what does that do to it?

Kwijtschelding ends the claim. Afboeken as oninbaar only takes it out of the books: if money still comes, it is received.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from services.debiteuren.domain.fouten.besluit import KwijtscheldingGeweigerd


class Kwijtscheldgrond(StrEnum):
    """Why a claim is waived."""

    ONEVENREDIG = "onevenredig"
    DRINGENDE_REDENEN = "dringende-redenen"
    SCHULDREGELING = "schuldregeling"
    WONING_VERKOCHT = "woning-verkocht"
    TIEN_JAAR = "tien-jaar"
    RESTANT_NA_TERMIJN = "restant-na-termijn"

    @property
    def artikel(self) -> str:
        """Where it stands. The text of art. 43 that was read does not say what becomes of a rest: that is done by Awb art. 4:94a."""
        return _ARTIKEL[self]


_ARTIKEL: Final = {
    Kwijtscheldgrond.ONEVENREDIG: "Awb, art. 4:94a",
    Kwijtscheldgrond.DRINGENDE_REDENEN: "Bbz 2004, art. 44 lid 2",
    Kwijtscheldgrond.SCHULDREGELING: "Bbz 2004, art. 42",
    Kwijtscheldgrond.WONING_VERKOCHT: "Bbz 2004, art. 43c lid 2",
    Kwijtscheldgrond.TIEN_JAAR: "Participatiewet, art. 58 lid 7",
    Kwijtscheldgrond.RESTANT_NA_TERMIJN: "Awb, art. 4:94a",
}


class Oninbaarreden(StrEnum):
    """Why a claim is written off; a code of our own, for no law lists them."""

    VERJAARD = "verjaard"
    GEEN_VERHAAL = "geen-verhaal"
    NALATENSCHAP_LEEG = "nalatenschap-leeg"
    VERTROKKEN_ONBEKEND = "vertrokken-onbekend"
    SCHONE_LEI = "schone-lei"
    FAILLISSEMENT_OPGEHEVEN = "faillissement-opgeheven"
    KOSTEN_HOGER = "kosten-hoger-dan-opbrengst"


@dataclass(frozen=True, slots=True)
class Feiten:
    """What must be known to judge a ground. `restant_tot`: when the five years of art. 43 lid 2 end; None when they do not run."""

    bedrijfskapitaal: bool
    schuldregeling_geslaagd: bool
    onder_hypotheek: bool
    inlichtingenplicht: bool
    ontstaan_op: date
    restant_tot: date | None


@dataclass(frozen=True, slots=True)
class Kwijtscheldbeleid:
    """What a gemeente allows. Rotterdam for one does not waive bedrijfskapitaal; what a rest becomes after five years is policy too."""

    bedrijfskapitaal: bool = False
    restant_na_termijn: bool = False


def beoordeel(grond: Kwijtscheldgrond, feiten: Feiten, beleid: Kwijtscheldbeleid, dag: date) -> Kwijtscheldgrond:
    """Give the ground back when it can hold. Raises KwijtscheldingGeweigerd."""
    reden = None
    if grond is Kwijtscheldgrond.SCHULDREGELING and not feiten.schuldregeling_geslaagd:
        reden = "er is geen schuldregeling waaraan is meegewerkt"
    elif grond is Kwijtscheldgrond.WONING_VERKOCHT and not feiten.onder_hypotheek:
        reden = "de lening staat niet onder hypotheek"
    elif grond is Kwijtscheldgrond.TIEN_JAAR and not (feiten.inlichtingenplicht and dag >= _later(feiten.ontstaan_op, 10)):
        reden = "dit is voor een vordering wegens de inlichtingenplicht, na tien jaar"
    elif grond is Kwijtscheldgrond.RESTANT_NA_TERMIJN and not (
        beleid.restant_na_termijn and feiten.restant_tot is not None and dag > feiten.restant_tot
    ):
        reden = "de vijf jaar zijn niet om, of deze gemeente kiest hier niet voor"
    elif grond is Kwijtscheldgrond.ONEVENREDIG and feiten.bedrijfskapitaal and not beleid.bedrijfskapitaal:
        reden = "deze gemeente scheldt bedrijfskapitaal niet kwijt"
    if reden is not None:
        raise KwijtscheldingGeweigerd(reden, grond.artikel)
    return grond


def _later(dag: date, jaren: int) -> date:
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
