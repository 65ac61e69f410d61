"""Who was handed over to whom, with whose consent, and what came of it? (000 § 5.2.1; document 003, item 10)

A warme overdracht goes both ways: to a ketenpartner, or from one. It needs the consent of the entrepreneur, and the feedback
that belongs to it: a handover of which nobody heard is a person lost in between.
"""

from datetime import date
from enum import StrEnum

from services.intake.domain.fouten import OverdrachtZonderToestemming, TerugkoppelingAlGedaan


class Richting(StrEnum):
    """Van het loket naar een partner, of andersom."""

    NAAR = "naar"
    VAN = "van"


class Ketenpartnersoort(StrEnum):
    """Soort ketenpartner."""

    BOEKHOUDER = "boekhouder"
    BANK = "bank"
    KVK = "kvk"
    BELASTINGDIENST = "belastingdienst"
    WIJKTEAM = "wijkteam"
    ECONOMISCHE_ZAKEN = "economische-zaken"
    BBZ = "bbz"
    KREDIETVERSTREKKER = "kredietverstrekker"
    VRIJWILLIGERS = "vrijwilligersorganisatie"
    RAADSLIEDEN = "sociaal-raadslieden"
    JURIST = "jurist"
    ZORG = "zorg"
    ANDERS = "anders"


class Terugkoppeling(StrEnum):
    """Wat de overdracht opleverde."""

    IN_BEHANDELING = "in-behandeling"
    GEHOLPEN = "geholpen"
    GEEN_CONTACT = "geen-contact"
    NIET_PASSEND = "niet-passend"


def beoordeel_toestemming(toestemming_op: date | None, datum: date) -> date:
    """Give back the day of consent: on or before the handover. Raises OverdrachtZonderToestemming."""
    if toestemming_op is None or toestemming_op > datum:
        raise OverdrachtZonderToestemming
    return toestemming_op


def beoordeel_terugkoppeling(eerder: date | None) -> None:
    """Return when the feedback is still open. Raises TerugkoppelingAlGedaan."""
    if eerder is not None:
        raise TerugkoppelingAlGedaan(eerder)
