"""Overname: does a line of a taken-over portfolio add up, and does the whole file agree with what the other side says?

A claim comes with its opening balance on the peildatum: principal that is still to come, what is due and unpaid in its parts, interest that
runs. The file comes with a control total of all of it: the other side's books. What differs is reported, never silently made to fit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.aflosschema import Schemavorm
from services.debiteuren.domain.lening import Delen


@dataclass(frozen=True, slots=True)
class Overnameregel:
    """One claim as it stood at the end of the peildatum. `gepland` says whether the principal to come has a schedule."""

    nummer: int
    kenmerk: str
    soort: str
    oorspronkelijk: Bedrag
    toekomst: Bedrag
    vervallen: Delen
    vervallen_sinds: date | None
    lopende_rente: Bedrag
    vorm: Schemavorm
    rente_procent: Decimal
    termijnen: int
    volgende_vervaldag: date | None
    ingegaan_op: date

    @property
    def totaal(self) -> Bedrag:
        """Everything that the claim asks."""
        return self.toekomst + self.vervallen.totaal + self.lopende_rente


@dataclass(frozen=True, slots=True)
class Verschil:
    """What does not agree: a line (or the whole file, without a number), the field, and what is wrong with it."""

    regel: int | None
    veld: str
    melding: str


def controleer(regel: Overnameregel, peildatum: date) -> list[Verschil]:
    """Why a line cannot be opened; empty when it can."""
    fouten: list[Verschil] = []

    def fout(veld: str, melding: str) -> None:
        fouten.append(Verschil(regel.nummer, veld, melding))

    open_hoofdsom = regel.toekomst + regel.vervallen.hoofdsom
    if open_hoofdsom > regel.oorspronkelijk:
        fout("oorspronkelijkeHoofdsom", f"er staat {open_hoofdsom} aan hoofdsom open, meer dan de {regel.oorspronkelijk} die is geleend")
    if regel.ingegaan_op > peildatum:
        fout("ingegaanOp", "de vordering begint na de peildatum")
    if (regel.vervallen.totaal > NUL) != (regel.vervallen_sinds is not None):
        fout("vervallenSinds", "achterstand en de datum waarop die begon horen bij elkaar")
    if regel.vervallen_sinds is not None and regel.vervallen_sinds > peildatum:
        fout("vervallenSinds", "de achterstand begint na de peildatum")
    if regel.termijnen and (regel.volgende_vervaldag is None or regel.volgende_vervaldag <= peildatum):
        fout("volgendeVervaldag", "de volgende termijn moet na de peildatum vervallen")
    if regel.termijnen and regel.toekomst == NUL:
        fout("termijnen", "er is geen hoofdsom die in termijnen vervalt")
    if regel.lopende_rente > NUL and not regel.termijnen:
        fout("lopendeRente", "lopende rente vervalt met een termijn, en er is geen termijn")
    if regel.totaal == NUL:
        fout("hoofdsomToekomst", "er staat niets open")
    return fouten


def sluit_aan(regels: Iterable[Overnameregel], controletotaal: Bedrag) -> list[Verschil]:
    """What is left between the lines and the control total of the other side; empty when they agree."""
    som = totaal(regel.totaal for regel in regels)
    if som == controletotaal:
        return []
    return [Verschil(None, "controletotaal", f"de regels tellen op tot {som}, het controletotaal is {controletotaal}")]
