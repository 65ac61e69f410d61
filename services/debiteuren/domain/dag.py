"""Dag: what does the end of a day do to one loan?

A term that falls due is claimed, what stood as vooruitbetaald pays it first, and then the stoplicht is judged. Interest is not
here: it runs for every loan every day and is booked for all at once, by the rule in `rente`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.debiteuren.domain.lening import Delen, Stand, Termijnstand, laat_vervallen
from services.debiteuren.domain.stoplicht import Oordeel, beoordeel
from services.debiteuren.domain.uitstel import Uitstel


@dataclass(frozen=True, slots=True)
class Dagresultaat:
    """What the day did: the terms that fell due, what of them was paid from vooruitbetaald, and how the loan stands."""

    stand: Stand
    vervallen: tuple[Termijnstand, ...]
    verrekend: Delen
    oordeel: Oordeel


def sluit_dag(
    stand: Stand, vervalt: Iterable[Termijnstand], uitstellen: Iterable[Uitstel], dag: date, respijtdagen: int, *, opgeeist: bool = False
) -> Dagresultaat:
    """Close `dag` for one loan; `vervalt` are the terms whose due date it is."""
    nieuw = tuple(vervalt)
    assert all(t.vervaldag == dag for t in nieuw), "a term falls due on its own day"
    na, verrekend = laat_vervallen(stand, nieuw)
    return Dagresultaat(na, nieuw, verrekend, beoordeel(na, uitstellen, dag, respijtdagen, opgeeist=opgeeist))
