"""Stoplicht: how does a loan stand, in one word and with the reason? (model Utrecht, domain of document 001)

Colours are for the reader; the word is what counts. During uitstel nothing is claimed (Awb art. 4:94), so a missed term does
not turn the light; after it, what is still open does, and a person decides what happens then (Bbz 2004, art. 41 lid 4 and 5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.debiteuren.domain.lening import Achterstand, Stand
from services.debiteuren.domain.pauze import Pauze, Pauzesoort
from services.debiteuren.domain.uitstel import Uitstel


class Kleur(StrEnum):
    """The five states, the most final last."""

    BIJ = "bij"
    ACHTERSTAND = "achterstand"
    UITSTEL = "uitstel"
    OPEISBAAR = "opeisbaar"
    AFGESLOTEN = "afgesloten"


class Reden(StrEnum):
    """Why the light stands as it does; a code, because it travels."""

    OP_SCHEMA = "op-schema"
    TERMIJN_NIET_BETAALD = "termijn-niet-betaald"
    UITSTEL_VERLEEND = "uitstel-verleend"
    SCHULDREGELING_LOOPT = "schuldregeling-loopt"
    MORATORIUM_LOOPT = "moratorium-loopt"
    WSNP_LOOPT = "wsnp-loopt"
    SURSEANCE_LOOPT = "surseance-loopt"
    FAILLISSEMENT_LOOPT = "faillissement-loopt"
    INVORDERING_GESCHORST = "invordering-geschorst"
    NALATENSCHAP_OPEN = "nalatenschap-open"
    UITSTEL_GEEINDIGD = "uitstel-geeindigd"
    OPGEEIST = "opgeeist"
    AFGELOST = "afgelost"


_PAUZE = {
    Pauzesoort.SCHULDREGELING: Reden.SCHULDREGELING_LOOPT,
    Pauzesoort.MORATORIUM: Reden.MORATORIUM_LOOPT,
    Pauzesoort.WSNP: Reden.WSNP_LOOPT,
    Pauzesoort.SURSEANCE: Reden.SURSEANCE_LOOPT,
    Pauzesoort.FAILLISSEMENT: Reden.FAILLISSEMENT_LOOPT,
    Pauzesoort.GESCHORST: Reden.INVORDERING_GESCHORST,
    Pauzesoort.NALATENSCHAP: Reden.NALATENSCHAP_OPEN,
}


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The light, why, and the arrears that a person should see; none during uitstel."""

    kleur: Kleur
    reden: Reden
    achterstand: Achterstand | None = None


def beoordeel(
    stand: Stand, uitstellen: Iterable[Uitstel], dag: date, respijtdagen: int, *, opgeeist: bool = False, pauzes: Iterable[Pauze] = ()
) -> Oordeel:
    """Judge a loan as it stands at the end of `dag`.

    A pause turns the light like uitstel does; what is opeisbaar stays so, and tells why it waits.
    """
    verleend = tuple(uitstellen)
    achterstand = stand.achterstand(dag, respijtdagen)
    wacht = next((_PAUZE[p.soort] for p in pauzes if p.periode.loopt_op(dag)), None)
    if stand.afgelost:
        return Oordeel(Kleur.AFGESLOTEN, Reden.AFGELOST)
    if opgeeist:
        return Oordeel(Kleur.OPEISBAAR, wacht or Reden.OPGEEIST, achterstand)
    if wacht is not None:
        return Oordeel(Kleur.UITSTEL, wacht)
    if any(u.loopt_op(dag) for u in verleend):
        return Oordeel(Kleur.UITSTEL, Reden.UITSTEL_VERLEEND)
    if achterstand is None:
        return Oordeel(Kleur.BIJ, Reden.OP_SCHEMA)
    na_uitstel = any(u.loopt_op(achterstand.sinds) for u in verleend)
    return Oordeel(Kleur.ACHTERSTAND, Reden.UITSTEL_GEEINDIGD if na_uitstel else Reden.TERMIJN_NIET_BETAALD, achterstand)
