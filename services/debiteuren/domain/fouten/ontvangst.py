"""Refusals about what a person does with a line of a statement."""

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.basis import DebiteurenFout


class OntvangstGeweigerd(DebiteurenFout):
    """Dit kan niet met deze regel van het bankafschrift."""


class OntvangstNietGevonden(OntvangstGeweigerd):
    """Deze regel van een bankafschrift bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class OntvangstVerkeerdeStatus(OntvangstGeweigerd):
    """Deze regel heeft status {status_nu}; dit kan alleen bij status {mag}."""

    def __init__(self, status_nu: str, mag: str) -> None:
        self.status_nu, self.mag = status_nu, mag


class MeerDanOnbekend(OntvangstGeweigerd):
    """Van deze regel is nog {over} te verdelen; {bedrag} is meer dan dat."""

    def __init__(self, bedrag: Bedrag, over: Bedrag) -> None:
        self.bedrag, self.over = bedrag, over


class GeenInkomendeRegel(OntvangstGeweigerd):
    """Deze regel is geld dat van de rekening ging; dat kan niet op een lening worden geboekt."""


class NietGenoegVooruit(OntvangstGeweigerd):
    """Op deze lening staat {vooruit} vooruitbetaald; {bedrag} is meer dan dat."""

    def __init__(self, bedrag: Bedrag, vooruit: Bedrag) -> None:
        self.bedrag, self.vooruit = bedrag, vooruit


class TermijnBestaatNiet(OntvangstGeweigerd):
    """Termijn {nummer} is niet vervallen of bestaat niet op deze lening; die kan niet worden aangewezen."""

    def __init__(self, nummer: int) -> None:
        self.nummer = nummer
