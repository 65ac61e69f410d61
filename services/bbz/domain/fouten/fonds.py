"""Why a fund does not lend this."""

from kernel.geld import Bedrag
from services.bbz.domain.fouten.besluit import BesluitGeweigerd


class FondsGeweigerd(BesluitGeweigerd):
    """Dit past niet binnen de regels van het fonds."""


class DoelNietInFonds(FondsGeweigerd):
    """Dit fonds leent niet voor het doel '{doel}'."""

    def __init__(self, doel: str) -> None:
        self.doel = doel


class VormNietInFonds(FondsGeweigerd):
    """Dit fonds leent niet in de vorm '{vorm}', maar als '{wel}'."""

    def __init__(self, vorm: str, wel: str) -> None:
        self.vorm, self.wel = vorm, wel


class AflossingsvormNietInFonds(FondsGeweigerd):
    """Bij dit fonds kan alleen deze aflossing: {wel}."""

    def __init__(self, wel: str) -> None:
        self.wel = wel


class BovenHetFonds(FondsGeweigerd):
    """{gevraagd} is te hoog; dit fonds leent ten hoogste {maximum}."""

    def __init__(self, gevraagd: Bedrag, maximum: Bedrag) -> None:
        self.gevraagd, self.maximum = gevraagd, maximum


class FondsLeeg(FondsGeweigerd):
    """Gevraagd is {gevraagd}, maar in het fonds zit nog {beschikbaar}."""

    def __init__(self, gevraagd: Bedrag, beschikbaar: Bedrag) -> None:
        self.gevraagd, self.beschikbaar = gevraagd, beschikbaar


class FondsBestaatAl(FondsGeweigerd):
    """Deze gemeente heeft al een fonds met de code '{code}'."""

    def __init__(self, code: str) -> None:
        self.code = code
