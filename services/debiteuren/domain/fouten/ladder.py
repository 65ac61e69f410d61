"""Refusals of a step of collection.

LadderFout                    409
├── StapOvergeslagen          the law wants another step first
├── StapTeVroeg               the debtor still has time
├── StapAlGezet               it was done before
├── ContactEerst              policy: speak first, write later
├── InvorderingStaatStil      uitstel or a pause holds
├── GeenAchterstand           nothing is owed now
├── UitsteleindeOnbeslist     uitstel ended and nobody has decided (art. 41 lid 4 and 5)
└── OverdrachtNodig           somebody else does this step
"""

from datetime import date

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class LadderFout(DebiteurenFout):
    """Deze stap van de invordering kan nu niet."""


class StapOvergeslagen(LadderFout):
    """De stap {stap} kan pas na {eerst} ({artikel}). Wel mogelijk: {mogelijk}."""

    def __init__(self, stap: str, eerst: str, artikel: str, mogelijk: str) -> None:
        self.stap, self.eerst, self.artikel, self.mogelijk = stap, eerst, artikel, mogelijk


class StapTeVroeg(LadderFout):
    """De stap {stap} kan vanaf {vanaf}: tot en met de dag ervoor kan de debiteur nog betalen ({artikel})."""

    def __init__(self, stap: str, vanaf: date, artikel: str) -> None:
        self.stap, self.vanaf, self.artikel = stap, vanaf, artikel


class StapAlGezet(LadderFout):
    """De stap {stap} is al gezet op {datum}. Wel mogelijk: {mogelijk}."""

    def __init__(self, stap: str, datum: date, mogelijk: str) -> None:
        self.stap, self.datum, self.mogelijk = stap, datum, mogelijk


class ContactEerst(LadderFout):
    """Neem eerst persoonlijk contact op, en leg dat vast. Deze gemeente stuurt pas daarna brieven."""


class InvorderingStaatStil(LadderFout):
    """De invordering staat stil ({reden}), {tot}. Wel mogelijk: contact."""

    def __init__(self, reden: str, tot_en_met: date | None) -> None:
        self.reden = reden
        self.tot = f"tot en met {tot_en_met}" if tot_en_met else "zonder einddatum"


class GeenAchterstand(LadderFout):
    """Op deze lening staat niets open dat al betaald had moeten zijn."""


class UitsteleindeOnbeslist(LadderFout):
    """Het uitstel liep af op {einde} en daarover is nog niet besloten. Beslis eerst: opeisbaar of alsnog innen (Bbz 2004, art. 41)."""

    def __init__(self, einde: date) -> None:
        self.einde = einde


class OverdrachtNodig(LadderFout):
    """Deze stap doet {voor}. Draag de lening eerst over, en laat de overdracht aanvaarden."""

    def __init__(self, voor: str) -> None:
        self.voor = voor


class StapNietGevonden(LadderFout):
    """Deze stap bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class PauzeNietGevonden(LadderFout):
    """Deze pauze bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class PauzeGeeindigd(LadderFout):
    """Deze pauze is al geëindigd op {einde}."""

    def __init__(self, einde: date) -> None:
        self.einde = einde


class BriefNietGevonden(LadderFout):
    """Bij deze stap hoort geen brief."""

    status = 404
