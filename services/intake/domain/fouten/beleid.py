"""Refusals around the beleidsplan (Wgs, art. 2; Bgs, art. 13)."""

from datetime import date

from services.intake.domain.fouten.basis import IntakeFout


class WeigeringsgrondZonderBeleidsplan(IntakeFout):
    """De grond '{grond}' kan niet: het beleidsplan van gemeente {gemeente} noemt deze grond niet op {datum} (Bgs, art. 13)."""

    def __init__(self, grond: str, gemeente: str, datum: date) -> None:
        self.grond, self.gemeente, self.datum = grond, gemeente, datum


class BeleidsplanGeweigerd(IntakeFout):
    """Dit beleidsplan kan niet worden vastgelegd."""


class BeleidsplanTeLang(BeleidsplanGeweigerd):
    """Een beleidsplan geldt ten hoogste {jaren} jaar: vanaf {van} kan dat tot en met {uiterlijk} (Wgs, art. 2)."""

    def __init__(self, jaren: int, van: date, uiterlijk: date) -> None:
        self.jaren, self.van, self.uiterlijk = jaren, van, uiterlijk


class BeleidsplanOverlapt(BeleidsplanGeweigerd):
    """Van {van} tot en met {tot_en_met} geldt al een beleidsplan."""

    def __init__(self, van: date, tot_en_met: date) -> None:
        self.van, self.tot_en_met = van, tot_en_met


class GegevensMogenNietGevraagd(IntakeFout):
    """Gegevens over '{grond}' mogen niet worden gevraagd: het beleidsplan van {gemeente} noemt die grond niet op {datum} (Bgs, art. 13)."""

    def __init__(self, grond: str, gemeente: str, datum: date) -> None:
        self.grond, self.gemeente, self.datum = grond, gemeente, datum


class CrisisbeleidBestaat(IntakeFout):
    """Vanaf {van} zijn al crisisgronden vastgelegd. Kies een latere dag."""

    def __init__(self, van: date) -> None:
        self.van = van
