"""Which sources may be consulted for someone, and why? (000 § 4.4.4.3)

Consulting starts when the hulpvraag is established; each consultation is recorded with the article that allows it.
"""

from enum import StrEnum


class Bronsoort(StrEnum):
    """Digitale informatiebron."""

    SUWINET = "suwinet"
    BIDN = "bidn"
    BRP = "brp"
    KVK = "kvk"
    KADASTER = "kadaster"
    BKR = "bkr"


class Raadpleegdoel(StrEnum):
    """Waarvoor de bron is geraadpleegd."""

    INKOMEN = "inkomen"
    VERMOGEN = "vermogen"
    SCHULDEN = "schulden"
    HULPVERLENING = "hulpverlening"
    IDENTITEIT = "identiteit"
