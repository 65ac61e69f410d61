"""Voorbereidingskrediet: what becomes of it when the preparation ends? (Bbz 2004, art. 29)

It is a renteloze lening while the business is prepared. A start turns it into a loan that bears interest. No start turns it into a gift,
unless the person did not keep his duties or shows too little responsibility for his own living: then it stays a loan.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.bbz.domain.fouten import LooptijdTeLang, OmzettingKloptNiet
from services.bbz.domain.norm import GeldendeNormen, Normcode
from services.bbz.domain.soort import Aflossingsvorm


class Omzettingsuitkomst(StrEnum):
    """What the preparation led to."""

    GESTART = "gestart"
    NIET_GESTART = "niet-gestart"
    VERWIJTBAAR_NIET_GESTART = "verwijtbaar-niet-gestart"


@dataclass(frozen=True, slots=True)
class Omzettingsvoorstel:
    """What is proposed. Only a start has a term, a form of repayment and a first day; only who is to blame needs a reason."""

    uitkomst: Omzettingsuitkomst
    datum: date
    looptijd_maanden: int | None
    aflossingsvorm: Aflossingsvorm | None
    eerste_vervaldag: date | None
    motivering: str

    def __post_init__(self) -> None:
        """Raise OmzettingKloptNiet with every field that does not fit the uitkomst."""
        start = self.uitkomst is Omzettingsuitkomst.GESTART
        goed = {
            "looptijdMaanden": (self.looptijd_maanden is not None) == start,
            "aflossingsvorm": (self.aflossingsvorm is not None) == start,
            "eersteVervaldag": self.eerste_vervaldag > self.datum if self.eerste_vervaldag and start else not start,
            "motivering": bool(self.motivering.strip()),
        }
        if not all(goed.values()):
            raise OmzettingKloptNiet(self.uitkomst.value, ", ".join(veld for veld, klopt in goed.items() if not klopt))


@dataclass(frozen=True, slots=True)
class Omzettingsgevolg:
    """What becomes of the loan: a gift of `om_niet`, or a loan with `rente_procent`; neither leaves it as it is."""

    om_niet: Bedrag
    rente_procent: Decimal | None


def gevolg(voorstel: Omzettingsvoorstel, bedrag: Bedrag, normen: GeldendeNormen) -> Omzettingsgevolg:
    """What art. 29 lid 3 makes of it. Raises LooptijdTeLang, or NormOntbreekt when the interest of the day is not known."""
    if voorstel.uitkomst is Omzettingsuitkomst.NIET_GESTART:
        return Omzettingsgevolg(bedrag, None)
    if voorstel.uitkomst is Omzettingsuitkomst.VERWIJTBAAR_NIET_GESTART:
        return Omzettingsgevolg(NUL, None)
    looptijd = normen.norm(Normcode.LOOPTIJD_LENING)
    if (voorstel.looptijd_maanden or 0) > looptijd.aantal:
        raise LooptijdTeLang(voorstel.looptijd_maanden or 0, looptijd.aantal, looptijd.artikel)
    return Omzettingsgevolg(NUL, normen.norm(Normcode.RENTE_LENING).procent)
