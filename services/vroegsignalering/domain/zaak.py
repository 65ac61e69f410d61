"""The life of a zaak: open → benaderd → in gesprek → hulp aangeboden → (quick fix) → hulp aanvaard → afgesloten.

The stand is not kept but read off from what happened, the furthest of which counts: nothing forces a visitor who meets someone at
once to pass through steps that did not take place. What each step asks is a function below. Someone must approach the household in
time (domain/termijnen.py); an attempt counts, reached or not; a note in the file ('Administratief') does not.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from services.vroegsignalering.domain.fouten import (
    DatumPastNiet,
    HulpAlAanvaard,
    QuickFixLoopt,
    ResultaatPastNiet,
    SamenvoegingPastNiet,
    ZaakAlAfgesloten,
)

#: Kinds of contact that do not approach anyone.
GEEN_BENADERING: Final = frozenset(("Administratief",))


class Zaakstand(StrEnum):
    """Stand van de zaak."""

    OPEN = "open"
    BENADERD = "benaderd"
    IN_GESPREK = "in-gesprek"
    HULP_AANGEBODEN = "hulp-aangeboden"
    QUICK_FIX = "quick-fix"
    HULP_AANVAARD = "hulp-aanvaard"
    AFGESLOTEN = "afgesloten"


class Eindresultaat(StrEnum):
    """Hoe een zaak eindigt (DDAS EnumEindresultaat, VS v1.2)."""

    ADVIES = "(Budget)advies en/of quick fix"
    GEEN_CONTACT = "Definitief geen contact kunnen krijgen"
    GEEN_REACTIE = "Geen reactie na eerder contact"
    BEKEND_BIJ_SCHULDHULP = "Inwoner al bekend bij schuldhulpverlening"
    ANDER_TRAJECT = "Inwoner heeft al een ander lopend traject"
    ZELF_BETAALD = "Inwoner heeft zelf al betaald/betalingsregeling getroffen"
    OVERLEDEN = "Inwoner is overleden"
    GEEN_HULP_NODIG = "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering"
    ANDERE_REDEN = "Niet opgepakt: andere reden"
    HERHAALD = "Niet opgepakt: herhaalde melding"
    ONTERECHT = "Niet opgepakt: onterecht signaal"
    GEEN_INWONER = "Persoon is geen inwoner (meer) in de gemeente"
    VERVOLGHULP = "Vervolghulp en/of verwijzing"
    VERVOLGHULP_FINANCIEEL = "Vervolghulp en/of verwijzing financieel"
    VERVOLGHULP_NIET_FINANCIEEL = "Vervolghulp en/of verwijzing niet financieel"
    VERWIJZING = "Verwijzing zonder tussenkomst inwoner"


class Hulpsoort(StrEnum):
    """Welke hulp wordt aangeboden."""

    EERSTE_GESPREK = "eerste-gesprek"
    BUDGETADVIES = "budgetadvies"
    QUICK_FIX = "quick-fix"
    VERWIJZING = "verwijzing"


#: A result that says something was not possible after contact, or that contact was not had: it must not contradict what is recorded.
_NA_CONTACT: Final = frozenset((Eindresultaat.GEEN_REACTIE,))
_ZONDER_CONTACT: Final = frozenset((Eindresultaat.GEEN_CONTACT,))


@dataclass(frozen=True, slots=True)
class Loop:
    """What happened in a zaak so far: the day of each step that was taken, None for what was not.

    `opgepakt_op` is the first approach, `bereikt_op` the first contact that reached someone.
    """

    ontvangen_op: date
    hulp_aanvaard_op: date | None
    afgesloten_op: date | None
    opgepakt_op: date | None = None
    bereikt_op: date | None = None
    hulpaanbod_op: date | None = None
    quick_fix_tot: date | None = None

    @property
    def stand(self) -> Zaakstand:
        """The furthest step: help may be accepted and the zaak closed after it."""
        stappen = (
            (self.afgesloten_op, Zaakstand.AFGESLOTEN),
            (self.hulp_aanvaard_op, Zaakstand.HULP_AANVAARD),
            (self.quick_fix_tot, Zaakstand.QUICK_FIX),
            (self.hulpaanbod_op, Zaakstand.HULP_AANGEBODEN),
            (self.bereikt_op, Zaakstand.IN_GESPREK),
            (self.opgepakt_op, Zaakstand.BENADERD),
        )
        return next((stand for dag, stand in stappen if dag), Zaakstand.OPEN)


def mag_behandelen(loop: Loop) -> None:
    """Assigning, placing by hand, noting: in every zaak that is not closed. Raises ZaakAlAfgesloten."""
    if loop.afgesloten_op:
        raise ZaakAlAfgesloten(loop.afgesloten_op)


def mag_contact_vastleggen(loop: Loop, datum: date, boekdatum: date) -> None:
    """A contact attempt, or a talk, fits: the zaak is not closed and the day lies between the signal and today.

    Raises ZaakAlAfgesloten or DatumPastNiet.
    """
    mag_behandelen(loop)
    _in_de_tijd(loop, datum, boekdatum)


def mag_hulp_aanbieden(loop: Loop, datum: date, boekdatum: date) -> None:
    """Help is offered, by letter too, until it is accepted. Raises ZaakAlAfgesloten, HulpAlAanvaard or DatumPastNiet."""
    mag_behandelen(loop)
    if loop.hulp_aanvaard_op:
        raise HulpAlAanvaard(loop.hulp_aanvaard_op)
    _in_de_tijd(loop, datum, boekdatum)


def mag_quick_fix_starten(loop: Loop, datum: date, boekdatum: date) -> None:
    """A quick fix runs once at a time. Raises what `mag_hulp_aanbieden` raises, or QuickFixLoopt."""
    mag_hulp_aanbieden(loop, datum, boekdatum)
    if loop.quick_fix_tot:
        raise QuickFixLoopt(loop.quick_fix_tot)


def mag_hulp_aanvaarden(loop: Loop, datum: date, boekdatum: date) -> None:
    """Help is accepted once, in a zaak that is not closed; a quick fix that did not hold may lead to it.

    Raises ZaakAlAfgesloten, HulpAlAanvaard or DatumPastNiet.
    """
    mag_hulp_aanbieden(loop, datum, boekdatum)


def mag_afsluiten(loop: Loop, resultaat: Eindresultaat) -> None:
    """A zaak is closed once, with a result that its own history does not contradict. Raises ZaakAlAfgesloten or ResultaatPastNiet."""
    mag_behandelen(loop)
    if loop.bereikt_op and resultaat in _ZONDER_CONTACT:
        raise ResultaatPastNiet(resultaat.value, "er is contact geweest")
    if not loop.bereikt_op and resultaat in _NA_CONTACT:
        raise ResultaatPastNiet(resultaat.value, "er is nog geen contact geweest")


def mag_samenvoegen(blijft: Loop, gaat: Loop, *, zelfde: bool) -> None:
    """Two different zaken of one gemeente, both not closed; the first that was received stays, so that no term becomes longer.

    `zelfde`: they are one and the same, or of two gemeenten. Raises ZaakAlAfgesloten or SamenvoegingPastNiet.
    """
    mag_behandelen(blijft)
    mag_behandelen(gaat)
    if zelfde:
        raise SamenvoegingPastNiet("het moeten twee verschillende zaken van dezelfde gemeente zijn")
    if gaat.ontvangen_op < blijft.ontvangen_op:
        raise SamenvoegingPastNiet("de zaak die het eerst is ontvangen, blijft")


def mag_opgaan(gaat: Loop, *, overgenomen: bool) -> None:
    """Nobody was approached in it, so nothing that was done ends up in a zaak that is over. Raises SamenvoegingPastNiet."""
    if overgenomen or gaat.stand is not Zaakstand.OPEN:
        raise SamenvoegingPastNiet("in de zaak die opgaat is al iets gedaan")


def _in_de_tijd(loop: Loop, datum: date, boekdatum: date) -> None:
    if not loop.ontvangen_op <= datum <= boekdatum:
        raise DatumPastNiet(loop.ontvangen_op, boekdatum)
