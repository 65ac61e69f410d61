"""Betaalopdracht: to whom does the money of one voorziening go? (Bbz 2004, art. 14, 17)

A saneringskrediet pays business debts: it goes to the creditors, never to the entrepreneur. Everything else goes to one account of his.
What is paid is exactly what was granted; a voorschot on bedrijfskapitaal does not exist (art. 14 lid 2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import Bedrag, totaal
from services.bbz.domain.fouten import AanSchuldeisers, BetalingenTellenNietOp, NietAanSchuldeisers
from services.bbz.domain.soort import Doel


class Aan(StrEnum):
    """Who is paid."""

    ONDERNEMER = "ondernemer"
    SCHULDEISER = "schuldeiser"


@dataclass(frozen=True, slots=True)
class Betaling:
    """One transfer. `kenmerk` is what the receiver needs to recognise it."""

    bedrag: Bedrag
    naam: str
    iban: str
    kenmerk: str
    aan: Aan


def toets_betalingen(doel: Doel, toegekend: Bedrag, betalingen: Sequence[Betaling]) -> None:
    """Raise AanSchuldeisers, NietAanSchuldeisers or BetalingenTellenNietOp when this is not how the grant is paid."""
    aan_schuldeisers = [b.aan is Aan.SCHULDEISER for b in betalingen]
    if doel is Doel.SANERING and not all(aan_schuldeisers):
        raise AanSchuldeisers
    if doel is not Doel.SANERING and (any(aan_schuldeisers) or len(betalingen) != 1):
        raise NietAanSchuldeisers
    som = totaal(b.bedrag for b in betalingen)
    if som != toegekend:
        raise BetalingenTellenNietOp(som, toegekend)
