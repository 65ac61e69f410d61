"""Bring loans to their new stand: terms, journal, stoplicht and the events that tell of it, for many loans in a few statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.debiteuren import AchterstandIngelopen, AchterstandOntstaan, Afgelost, Stoplicht, StoplichtGewijzigd
from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.geld import Bedrag
from services.debiteuren.domain.journaal import Boeking
from services.debiteuren.domain.lening import Stand, Termijnstand
from services.debiteuren.domain.stoplicht import Kleur, Oordeel
from services.debiteuren.store import gebeurtenissen, journaal, queries
from services.debiteuren.store.tables import Lening


@dataclass(slots=True)
class Lopend:
    """A locked loan while it is worked on: where it stood, where it stands, and what is to be booked and told."""

    lening: Lening
    stand: Stand
    inboekingen: list[journaal.Inboeking] = field(default_factory=list)
    gebeurtenissen: list[Gebeurtenis] = field(default_factory=list)
    _gewijzigd: dict[int, Termijnstand] = field(default_factory=dict)

    def naar(self, stand: Stand) -> None:
        """The loan's money now stands so."""
        eerder = {t.nummer: t for t in self.stand.termijnen}
        self._gewijzigd |= {t.nummer: t for t in stand.termijnen if eerder.get(t.nummer) != t}
        self.stand = stand

    def boek(self, boeking: Boeking, valutadatum: date, ontvangst_id: UUID | None = None) -> None:
        """Book this on the loan; a boeking without lines is none."""
        self.inboekingen.append(journaal.Inboeking(boeking, valutadatum, self.lening.id, ontvangst_id))

    def oordeel(self, oordeel: Oordeel, dag: date) -> None:
        """Set the stoplicht as judged, and tell what changed by it."""
        lening, van = self.lening, Kleur(self.lening.stoplicht)
        if oordeel.achterstand is not None:
            if lening.achterstand_sinds is None:
                bedrag = oordeel.achterstand.bedrag.centen
                self.gebeurtenissen.append(AchterstandOntstaan(lening_id=lening.id, sinds=oordeel.achterstand.sinds, bedrag_centen=bedrag))
            lening.achterstand_sinds = oordeel.achterstand.sinds
        elif lening.achterstand_sinds is not None and oordeel.kleur is not Kleur.UITSTEL:
            self.gebeurtenissen.append(AchterstandIngelopen(lening_id=lening.id, datum=dag))
            lening.achterstand_sinds = None
        if oordeel.kleur is not van:
            self.gebeurtenissen.append(
                StoplichtGewijzigd(
                    lening_id=lening.id, van=Stoplicht(van.value), naar=Stoplicht(oordeel.kleur.value), reden=oordeel.reden.value
                )
            )
            if oordeel.kleur is Kleur.AFGESLOTEN:
                self.gebeurtenissen.append(Afgelost(lening_id=lening.id, datum=dag))
        lening.stoplicht, lening.stoplicht_reden = oordeel.kleur.value, oordeel.reden.value

    @property
    def wijzigingen(self) -> list[queries.Termijnwijziging]:
        """The terms that changed."""
        return [queries.Termijnwijziging(self.lening.id, termijn) for termijn in self._gewijzigd.values()]


def stand_van(lening: Lening, vervallen: Sequence[Termijnstand]) -> Stand:
    """The loan's money, from its row and the terms that have fallen due (all of them, or those that are open)."""
    return Stand(tuple(vervallen), lening.termijnen - lening.vervallen_termijnen, Bedrag(lening.vooruit_centen))


async def bewaar(session: WriteSession, gemeente: str, boekdatum: date, lopend: Sequence[Lopend]) -> None:
    """Store all of it. The loans belong to this gemeente and are locked."""
    berichten: list[gebeurtenissen.Bericht] = []
    for werk in lopend:
        lening = werk.lening
        lening.vooruit_centen = werk.stand.vooruit.centen
        lening.vervallen_termijnen = lening.termijnen - werk.stand.te_komen
        for gebeurtenis in werk.gebeurtenissen:
            lening.versie += 1
            berichten.append(gebeurtenissen.Bericht(gebeurtenis, lening.id, lening.versie))
    await session.flush()
    await queries.bewaar_termijnen(session, gemeente, [w for werk in lopend for w in werk.wijzigingen])
    await journaal.boek(session, gemeente, boekdatum, [i for werk in lopend for i in werk.inboekingen])
    await gebeurtenissen.voeg_toe(session, gemeente, boekdatum, berichten)
