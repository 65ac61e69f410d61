"""Refusals of a gemeente's policy: what it may not choose."""

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class BeleidOngeldig(DebiteurenFout):
    """Dit beleid kan niet worden vastgelegd."""

    status = 400


class KlassenOngeldig(BeleidOngeldig):
    """Deze achterstandsklassen passen niet bij elkaar: {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class BeleidTegenDeWet(BeleidOngeldig):
    """Dit kan een gemeente niet kiezen: {wat} ({artikel})."""

    def __init__(self, wat: str, artikel: str) -> None:
        self.wat, self.artikel = wat, artikel


class IndelingOngeldig(BeleidOngeldig):
    """Deze verdeling van het werk past niet bij de gekozen vorm: {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class BeleidNietGevonden(DebiteurenFout):
    """Van deze gemeente is er voor u geen beleid."""

    status = 404


class PortefeuilleNietGevonden(DebiteurenFout):
    """Van deze gemeente is er voor u geen portefeuille."""

    status = 404
