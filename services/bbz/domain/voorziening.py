"""Voorziening: from the signed akte to the money. First the besluit, then the akte, then one payment, then the first term.

A bedrag om niet has neither akte nor terms (art. 39 is about loans and borgtocht); a borgtocht is never paid out by the gemeente: the bank
lends, and only what the bank claims is paid, up to the guarantee (art. 16).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from kernel.geld import Bedrag
from services.bbz.domain.fouten import (
    AkteVoorBesluit,
    AlUitbetaald,
    BovenDeBorgtocht,
    DatumInDeToekomst,
    GeenBorgtocht,
    GeenToekenning,
    NietUitTeBetalen,
    UitbetaaldVoorAkte,
    VervaldagNietNaUitbetaling,
    ZekerheidOntbreekt,
)
from services.bbz.domain.soort import Vorm

_MET_AKTE = frozenset({Vorm.RENTEDRAGENDE_LENING, Vorm.RENTELOZE_LENING, Vorm.BORGTOCHT})


class Zekerheidsoort(StrEnum):
    """Security that may be asked (art. 39 lid 3)."""

    HYPOTHEEK = "hypotheek"
    PAND = "pand"
    OVERLIJDENSRISICOVERZEKERING = "overlijdensrisicoverzekering"


def toets_akte(vorm: Vorm | None, besloten_op: date, ondertekend_op: date, vandaag: date) -> Vorm:
    """The form that the akte is of. Raises GeenToekenning, AkteVoorBesluit or DatumInDeToekomst."""
    if vorm not in _MET_AKTE:
        raise GeenToekenning
    if ondertekend_op < besloten_op:
        raise AkteVoorBesluit(ondertekend_op, besloten_op)
    if ondertekend_op > vandaag:
        raise DatumInDeToekomst(ondertekend_op, vandaag)
    return vorm


def toets_uitbetaling(
    vorm: Vorm, bestaat_sinds: date, eerder_uitbetaald_op: date | None, *, uitbetaald_op: date, eerste_vervaldag: date | None, vandaag: date
) -> None:
    """Raise what stands in the way of paying out now: NietUitTeBetalen, AlUitbetaald, or a date that cannot be.

    `bestaat_sinds` is the day of the akte, or of the besluit when there is none.
    """
    if vorm is Vorm.BORGTOCHT:
        raise NietUitTeBetalen(vorm.value)
    if eerder_uitbetaald_op is not None:
        raise AlUitbetaald(eerder_uitbetaald_op)
    if uitbetaald_op < bestaat_sinds:
        raise UitbetaaldVoorAkte(bestaat_sinds, uitbetaald_op)
    if uitbetaald_op > vandaag:
        raise DatumInDeToekomst(uitbetaald_op, vandaag)
    if (eerste_vervaldag is None) != (vorm is Vorm.OM_NIET) or (eerste_vervaldag is not None and eerste_vervaldag <= uitbetaald_op):
        raise VervaldagNietNaUitbetaling(eerste_vervaldag, uitbetaald_op)


def toets_zekerheden(zekerheden: Iterable[tuple[Zekerheidsoort, date | None]], op: date) -> None:
    """Raise ZekerheidOntbreekt when one that was asked is not given yet."""
    mist = [soort.value for soort, gevestigd_op in zekerheden if gevestigd_op is None or gevestigd_op > op]
    if mist:
        raise ZekerheidOntbreekt(", ".join(mist))


def toets_aanspraak(vorm: Vorm | None, borg: Bedrag, eerder: Bedrag, gevraagd: Bedrag) -> None:
    """May the bank be paid this? Raises GeenBorgtocht or BovenDeBorgtocht. Interest and costs are never guaranteed (art. 16 onder a)."""
    if vorm is not Vorm.BORGTOCHT:
        raise GeenBorgtocht
    if gevraagd > borg - eerder:
        raise BovenDeBorgtocht(gevraagd, borg - eerder)
