"""The words of a Bbz decision (Bbz 2004, art. 2, 14, 17, 29). The same values as `contracts.bbz`, which publishes them."""

from enum import StrEnum


class Categorie(StrEnum):
    """Soort zelfstandige (art. 2 lid 1)."""

    GEVESTIGD = "gevestigd"
    BEGINNEND = "beginnend"
    OUDER = "ouder"
    BEEINDIGEND = "beeindigend"
    MARGINAAL = "marginaal"
    VOORBEREIDING = "voorbereiding"


class Vorm(StrEnum):
    """Vorm van het bedrijfskapitaal (art. 14 lid 1)."""

    RENTEDRAGENDE_LENING = "rentedragende-lening"
    RENTELOZE_LENING = "renteloze-lening"
    BORGTOCHT = "borgtocht"
    OM_NIET = "om-niet"


class Doel(StrEnum):
    """Waarvoor het bedrijfskapitaal is. Sanering betaalt bestaande zakelijke schulden (art. 17)."""

    INVESTERING = "investering"
    WERKKAPITAAL = "werkkapitaal"
    SANERING = "sanering"
    VOORBEREIDING = "voorbereiding"
    LEVENSONDERHOUD = "levensonderhoud"


class Uitkomst(StrEnum):
    """Uitkomst van een besluit."""

    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"


class Aflossingsvorm(StrEnum):
    """Hoe de lening wordt afgelost; het Bbz schrijft geen van beide voor, de beschikking noemt het (art. 39)."""

    ANNUITAIR = "annuitair"
    LINEAIR = "lineair"
