"""The life of a zaak: open → hulp aanvaard → afgesloten, or straight from open to afgesloten.

Someone must approach the household within four weeks of the signal (Wgs; VNG handreiking 2025 par. 4.4.3.1).
An attempt counts, reached or not; a note in the file ('Administratief') does not.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kernel.termijn import Termijnsoort
from services.vroegsignalering.domain.fouten import DatumPastNiet, HulpAlAanvaard, ZaakAlAfgesloten

#: Four weeks to approach the inhabitant, set by statute: the Algemene termijnenwet applies.
CONTACT_TERMIJN: Final = Termijnsoort(code="contact-na-signaal", artikel="Wgs; VNG-handreiking 2025 par. 4.4.3.1", weken=4, atw=True)

#: Kinds of contact that do not approach anyone.
GEEN_BENADERING: Final = frozenset(("Administratief",))


class Zaakstand(StrEnum):
    """Stand van de zaak."""

    OPEN = "open"
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


@dataclass(frozen=True, slots=True)
class Loop:
    """Where a zaak stands, for as far as the rules below need it."""

    ontvangen_op: date
    hulp_aanvaard_op: date | None
    afgesloten_op: date | None

    @property
    def stand(self) -> Zaakstand:
        """Afgesloten wins over hulp aanvaard: help may be accepted and the zaak closed after it."""
        if self.afgesloten_op:
            return Zaakstand.AFGESLOTEN
        return Zaakstand.HULP_AANVAARD if self.hulp_aanvaard_op else Zaakstand.OPEN


def mag_contact_vastleggen(loop: Loop, datum: date, boekdatum: date) -> None:
    """A contact attempt fits: the zaak is not closed and the day lies between the signal and today.

    Raises ZaakAlAfgesloten or DatumPastNiet.
    """
    if loop.afgesloten_op:
        raise ZaakAlAfgesloten(loop.afgesloten_op)
    _in_de_tijd(loop, datum, boekdatum)


def mag_hulp_aanvaarden(loop: Loop, datum: date, boekdatum: date) -> None:
    """Help is accepted once, in a zaak that is not closed. Raises ZaakAlAfgesloten, HulpAlAanvaard or DatumPastNiet."""
    if loop.afgesloten_op:
        raise ZaakAlAfgesloten(loop.afgesloten_op)
    if loop.hulp_aanvaard_op:
        raise HulpAlAanvaard(loop.hulp_aanvaard_op)
    _in_de_tijd(loop, datum, boekdatum)


def mag_afsluiten(loop: Loop) -> None:
    """A zaak is closed once. Raises ZaakAlAfgesloten."""
    if loop.afgesloten_op:
        raise ZaakAlAfgesloten(loop.afgesloten_op)


def _in_de_tijd(loop: Loop, datum: date, boekdatum: date) -> None:
    if not loop.ontvangen_op <= datum <= boekdatum:
        raise DatumPastNiet(loop.ontvangen_op, boekdatum)
