"""What does deciding too late cost? The dwangsom after an ingebrekestelling (Awb, art. 4:17; domain.md A2.10).

The term must have passed, then the applicant says in writing that the college is too late; two weeks later the days begin
to cost money: a first and a second slice of days, then the rest, up to a number of days. The day of the besluit costs nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kernel.termijn import Termijn, Termijnsoort
from services.intake.domain.fouten import BesluitTermijnGeschorst, IngebrekestellingTeVroeg
from services.intake.domain.normen import Normsoort, norm

INGEBREKE = "ingebrekestelling"
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dwangsomnorm:
    """The figures of art. 4:17 on a date, and whether all of them were read in a text that holds now."""

    dagen_ten_hoogste: int
    schijf_dagen: int
    eerste_centen: int
    tweede_centen: int
    rest_centen: int
    geverifieerd: bool


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """How the counter stands: `eerste_dag` is the first day that costs money, `dagen` how many did so far."""

    eerste_dag: date
    dagen: int
    dagen_ten_hoogste: int
    bedrag_centen: int
    loopt: bool
    geverifieerd: bool


def dwangsomnorm(op: date) -> Dwangsomnorm:
    """The norm on `op`. Raises NormOntbreekt when one of its figures has no row for that date."""
    dagen, schijf = norm(Normsoort.DWANGSOM_DAGEN_TEN_HOOGSTE, op), norm(Normsoort.DWANGSOM_SCHIJF_DAGEN, op)
    eerste, tweede = norm(Normsoort.DWANGSOM_EERSTE_CENTEN, op), norm(Normsoort.DWANGSOM_TWEEDE_CENTEN, op)
    rest = norm(Normsoort.DWANGSOM_REST_CENTEN, op)
    geverifieerd = all(rij.geverifieerd for rij in (dagen, schijf, eerste, tweede, rest))
    return Dwangsomnorm(dagen.waarde, schijf.waarde, eerste.waarde, tweede.waarde, rest.waarde, geverifieerd=geverifieerd)


def ingebrekestellingstermijn(besluit: Termijn, ontvangen_op: date) -> Termijn:
    """The two weeks that the college still has after an ingebrekestelling.

    Raises BesluitTermijnGeschorst while the decision term stands still, IngebrekestellingTeVroeg while it runs, and NormOntbreekt.
    """
    if besluit.geschorst:
        raise BesluitTermijnGeschorst(besluit.opschortingen[-1].van)
    if ontvangen_op <= besluit.einde:
        raise IngebrekestellingTeVroeg(besluit.einde)
    weken = norm(Normsoort.INGEBREKESTELLING_WEKEN, ontvangen_op)
    return Termijn(Termijnsoort(code=INGEBREKE, artikel=weken.artikel, weken=weken.waarde, atw=True), ontvangen_op)


def tel_dwangsom(na_ingebrekestelling: date, besloten_op: date | None, op: date, tarief: Dwangsomnorm) -> Dwangsom:
    """The counter on `op`. `na_ingebrekestelling` is the last of the two weeks; the day after is the first that costs money."""
    eerste = na_ingebrekestelling + _DAG
    tot = min(op + _DAG, besloten_op or date.max)
    dagen = min(max(0, (tot - eerste).days), tarief.dagen_ten_hoogste)
    bedrag = sum(_dagbedrag(nummer, tarief) for nummer in range(dagen))
    return Dwangsom(
        eerste_dag=eerste,
        dagen=dagen,
        dagen_ten_hoogste=tarief.dagen_ten_hoogste,
        bedrag_centen=bedrag,
        loopt=besloten_op is None and 0 < dagen < tarief.dagen_ten_hoogste,
        geverifieerd=tarief.geverifieerd,
    )


def _dagbedrag(nummer: int, tarief: Dwangsomnorm) -> int:
    """What one day costs; `nummer` counts from zero."""
    if nummer < tarief.schijf_dagen:
        return tarief.eerste_centen
    return tarief.tweede_centen if nummer < 2 * tarief.schijf_dagen else tarief.rest_centen
