"""Voorziening: from the signed akte to the money. First the besluit, then the akte, then one payment, then the first term."""

from datetime import date

from services.bbz.domain.fouten import (
    AkteVoorBesluit,
    AlUitbetaald,
    DatumInDeToekomst,
    GeenToekenning,
    NietUitTeBetalen,
    UitbetaaldVoorAkte,
    VervaldagNietNaUitbetaling,
)
from services.bbz.domain.soort import Vorm

_MET_AKTE = frozenset({Vorm.RENTEDRAGENDE_LENING, Vorm.RENTELOZE_LENING, Vorm.BORGTOCHT})


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
    vorm: Vorm, akte_op: date, eerder_uitbetaald_op: date | None, *, uitbetaald_op: date, eerste_vervaldag: date, vandaag: date
) -> None:
    """Raise what stands in the way of paying out now: NietUitTeBetalen, AlUitbetaald, or a date that cannot be.

    A borgtocht is never paid out by the gemeente: the bank lends (art. 16).
    """
    if vorm is Vorm.BORGTOCHT:
        raise NietUitTeBetalen(vorm.value)
    if eerder_uitbetaald_op is not None:
        raise AlUitbetaald(eerder_uitbetaald_op)
    if uitbetaald_op < akte_op:
        raise UitbetaaldVoorAkte(akte_op, uitbetaald_op)
    if uitbetaald_op > vandaag:
        raise DatumInDeToekomst(uitbetaald_op, vandaag)
    if eerste_vervaldag <= uitbetaald_op:
        raise VervaldagNietNaUitbetaling(eerste_vervaldag, uitbetaald_op)
