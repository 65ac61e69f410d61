"""Exploitatiebegroting: what does a business leave over, and is that enough to live on? (Bbz 2004, art. 1 onder c)

Three years go in. Out comes per year what is available after tax, what living, repayment and replacement ask, and what is left;
and the ratios an adviser looks at. A computed picture, not a judgment: that is the adviser's and the second reader's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kernel.geld import NUL, Bedrag
from services.bbz.domain.fouten.onderzoek import BegrotingKloptNiet

JAREN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrotingsjaar:
    """One year, all in cents. `belasting` is what must be paid; `levensonderhoud` what the household needs in private."""

    jaar: int
    omzet: Bedrag
    inkoop: Bedrag
    bedrijfskosten: Bedrag
    afschrijving: Bedrag
    rente: Bedrag
    belasting: Bedrag
    overig_inkomen: Bedrag
    levensonderhoud: Bedrag
    aflossing: Bedrag
    vervanging: Bedrag
    eigen_vermogen: Bedrag
    balanstotaal: Bedrag
    vlottende_activa: Bedrag
    kortlopende_schulden: Bedrag


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """What a year comes to. A ratio is None when there is nothing to divide by."""

    jaar: int
    brutowinst: Bedrag
    resultaat: Bedrag
    beschikbaar: Bedrag
    nodig: Bedrag
    ruimte: Bedrag
    brutomarge_procent: Decimal | None
    solvabiliteit_procent: Decimal | None
    liquiditeit: Decimal | None
    dekking: Decimal | None

    @property
    def toereikend(self) -> bool:
        """Is there enough for the business to go on and for the household to live?"""
        return self.ruimte >= NUL


@dataclass(frozen=True, slots=True)
class Beeld:
    """The three years. `toereikend_vanaf` is the first year from which it stays enough; None when the last year is not."""

    jaren: tuple[Jaarbeeld, ...]

    @property
    def toereikend_vanaf(self) -> int | None:
        """From which year on it is enough and stays so."""
        vanaf: int | None = None
        for jaar in reversed(self.jaren):
            if not jaar.toereikend:
                break
            vanaf = jaar.jaar
        return vanaf


def reken_door(begroting: Sequence[Begrotingsjaar]) -> Beeld:
    """The picture of three successive years. Raises BegrotingKloptNiet."""
    jaren = [j.jaar for j in begroting]
    if len(jaren) != JAREN or jaren != list(range(jaren[0], jaren[0] + JAREN)):
        raise BegrotingKloptNiet(f"geef {JAREN} opeenvolgende jaren")
    return Beeld(tuple(_jaar(j) for j in begroting))


def _jaar(j: Begrotingsjaar) -> Jaarbeeld:
    brutowinst = j.omzet - j.inkoop
    resultaat = brutowinst - j.bedrijfskosten - j.afschrijving - j.rente
    # Depreciation is no money that leaves; replacing what wears out is.
    beschikbaar = resultaat + j.afschrijving + j.overig_inkomen - j.belasting
    nodig = j.levensonderhoud + j.aflossing + j.vervanging
    return Jaarbeeld(
        jaar=j.jaar,
        brutowinst=brutowinst,
        resultaat=resultaat,
        beschikbaar=beschikbaar,
        nodig=nodig,
        ruimte=beschikbaar - nodig,
        brutomarge_procent=_verhouding(brutowinst, j.omzet, 100),
        solvabiliteit_procent=_verhouding(j.eigen_vermogen, j.balanstotaal, 100),
        liquiditeit=_verhouding(j.vlottende_activa, j.kortlopende_schulden, 1),
        dekking=_verhouding(beschikbaar + j.rente - j.levensonderhoud, j.aflossing + j.rente, 1),
    )


def _verhouding(teller: Bedrag, noemer: Bedrag, keer: int) -> Decimal | None:
    """Two decimals, half up."""
    if noemer <= NUL:
        return None
    return (Decimal(teller.centen) * keer / noemer.centen).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
