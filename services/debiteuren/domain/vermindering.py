"""Vermindering: what is taken off a loan when part of it is no longer asked?

A gift (Bbz 2004, art. 12 and 21 lid 1), interest that is waived (art. 21 lid 2), kwijtschelding, what is written off as oninbaar: money
that nobody will pay. It is taken off what the loan still asks, and never off what was paid; when more is taken off than is open, the debtor
paid too much before and the rest stands as vooruitbetaald, to be given back.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.fouten import MeerDanOpen
from services.debiteuren.domain.lening import NIETS, Delen, Stand, Termijnstand, ontvang


class Onderdeel(StrEnum):
    """What a reduction is taken off: everything in the order of Awb art. 4:92, only the principal, or only the interest."""

    ALLES = "alles"
    HOOFDSOM = "hoofdsom"
    RENTE = "rente"


@dataclass(frozen=True, slots=True)
class Schuld:
    """Everything a loan still asks. `lopende_rente` has run and is not due; `toekomst` is principal of terms still to come."""

    stand: Stand
    lopende_rente: Bedrag = NUL
    toekomst: Bedrag = NUL

    @property
    def hoofdsom(self) -> Bedrag:
        """Principal that was lent and not repaid."""
        vervallen = sum(t.open.hoofdsom.centen for t in self.stand.termijnen)
        return Bedrag(vervallen) + self.toekomst + self.stand.ongepland

    @property
    def totaal(self) -> Bedrag:
        """What it costs to be done with the loan today, what stands as vooruitbetaald not counted."""
        return self.stand.open + self.lopende_rente + self.toekomst + self.stand.ongepland


@dataclass(frozen=True, slots=True)
class Vermindering:
    """What was taken off where. `tegoed` had been paid before; `verrekend` is what of it pays terms that are open at once."""

    vervallen: Delen = NIETS
    lopende_rente: Bedrag = NUL
    ongepland: Bedrag = NUL
    toekomst: Bedrag = NUL
    tegoed: Bedrag = NUL
    verrekend: Delen = NIETS

    @property
    def hoofdsom(self) -> Bedrag:
        """Principal that nobody pays any more."""
        return self.vervallen.hoofdsom + self.ongepland + self.toekomst

    @property
    def bedrag(self) -> Bedrag:
        """The whole reduction."""
        return self.vervallen.totaal + self.lopende_rente + self.ongepland + self.toekomst + self.tegoed


def verminder(schuld: Schuld, bedrag: Bedrag, op: Onderdeel) -> tuple[Schuld, Vermindering]:
    """Take `bedrag` off the debt. Raises MeerDanOpen when all of it would be waived and it is more than all."""
    assert bedrag > NUL, "a reduction takes something off"
    if op is Onderdeel.ALLES and bedrag > schuld.totaal:
        raise MeerDanOpen(bedrag, schuld.totaal)
    if op is Onderdeel.HOOFDSOM:
        return _hoofdsom(schuld, bedrag)
    if op is Onderdeel.RENTE:
        return _rente(schuld, bedrag)
    return _alles(schuld, bedrag)


def _alles(schuld: Schuld, bedrag: Bedrag) -> tuple[Schuld, Vermindering]:
    """Oldest due first, then interest that runs, then what was never planned, then what is still to come."""
    stand, vervallen, over = _van_vervallen(schuld.stand, None, bedrag, nieuwste_eerst=False)
    rente = min(over, schuld.lopende_rente)
    ongepland = min(over - rente, stand.ongepland)
    toekomst = min(over - rente - ongepland, schuld.toekomst)
    na = Schuld(replace(stand, ongepland=stand.ongepland - ongepland), schuld.lopende_rente - rente, schuld.toekomst - toekomst)
    return na, Vermindering(vervallen, rente, ongepland, toekomst)


def _hoofdsom(schuld: Schuld, bedrag: Bedrag) -> tuple[Schuld, Vermindering]:
    """What is furthest from being due goes first, so that a gift never pays somebody's arrears before his future terms."""
    ongepland = min(bedrag, schuld.stand.ongepland)
    toekomst = min(bedrag - ongepland, schuld.toekomst)
    rest = bedrag - ongepland - toekomst
    stand, vervallen, over = _van_vervallen(schuld.stand, Delen(hoofdsom=rest), rest, nieuwste_eerst=True)
    stand, verrekend = _tegoed(replace(stand, ongepland=stand.ongepland - ongepland), over)
    na = Schuld(stand, schuld.lopende_rente, schuld.toekomst - toekomst)
    return na, Vermindering(vervallen, NUL, ongepland, toekomst, over, verrekend)


def _rente(schuld: Schuld, bedrag: Bedrag) -> tuple[Schuld, Vermindering]:
    """Interest that is due, oldest first; then what runs; what was paid already is given back."""
    stand, vervallen, over = _van_vervallen(schuld.stand, Delen(rente=bedrag), bedrag, nieuwste_eerst=False)
    lopend = min(over, schuld.lopende_rente)
    stand, verrekend = _tegoed(stand, over - lopend)
    na = Schuld(stand, schuld.lopende_rente - lopend, schuld.toekomst)
    return na, Vermindering(vervallen, lopend, tegoed=over - lopend, verrekend=verrekend)


def _van_vervallen(stand: Stand, grens: Delen | None, bedrag: Bedrag, *, nieuwste_eerst: bool) -> tuple[Stand, Delen, Bedrag]:
    """Lower what due terms ask by at most `bedrag`, and in the parts that `grens` names. Gives what was taken off, and what is over."""
    over, som = bedrag, Delen()
    nieuw: dict[int, Termijnstand] = {}
    for termijn in reversed(stand.termijnen) if nieuwste_eerst else stand.termijnen:
        kan = termijn.open if grens is None else termijn.open.hoogstens(grens)
        deel = kan.eerste(over)
        nieuw[termijn.nummer] = replace(termijn, verschuldigd=termijn.verschuldigd - deel)
        over, som = over - deel.totaal, som + deel
    return replace(stand, termijnen=tuple(nieuw[t.nummer] for t in stand.termijnen)), som, over


def _tegoed(stand: Stand, bedrag: Bedrag) -> tuple[Stand, Delen]:
    """What was paid too much waits as vooruitbetaald; while a term is open it pays that first."""
    if bedrag == NUL:
        return stand, Delen()
    na, toerekening = ontvang(stand, bedrag)
    return na, toerekening.delen
