"""Refusals of a deferral."""

from datetime import date

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class UitstelGeweigerd(DebiteurenFout):
    """Dit uitstel kan niet worden verleend."""


class UitstelTeLang(UitstelGeweigerd):
    """Uitstel duurt ten hoogste een jaar per keer: vanaf {van} kan dat tot en met {uiterlijk} (Bbz 2004, art. 41 lid 2)."""

    def __init__(self, van: date, uiterlijk: date) -> None:
        self.van, self.uiterlijk = van, uiterlijk


class UitstelOpgebruikt(UitstelGeweigerd):
    """Over de hele looptijd is {totaal_dagen} dagen uitstel mogelijk; er zijn nog {over_dagen} dagen over (Bbz 2004, art. 41 lid 2)."""

    def __init__(self, totaal_dagen: int, over_dagen: int) -> None:
        self.totaal_dagen, self.over_dagen = totaal_dagen, over_dagen


class UitstelOverlapt(UitstelGeweigerd):
    """Van {van} tot en met {tot_en_met} loopt al uitstel."""

    def __init__(self, van: date, tot_en_met: date) -> None:
        self.van, self.tot_en_met = van, tot_en_met


class UitstelNaAflossing(UitstelGeweigerd):
    """Deze lening is afgelost; er valt niets meer uit te stellen."""


class UitstelTeVaakVerlengd(UitstelGeweigerd):
    """Een aaneengesloten uitstel kan ten hoogste {keren} keer worden verlengd (Bbz 2004, art. 41 lid 2)."""

    def __init__(self, keren: int) -> None:
        self.keren = keren


class VerlagingOnvolledig(UitstelGeweigerd):
    """Bij verlaging hoort een maandbedrag boven nul, en alleen dan (Bbz 2004, art. 41 lid 1)."""

    status = 400


class UitstelEindeOngeldig(UitstelGeweigerd):
    """Dit uitstel loopt van {van} tot en met {tot_en_met}; eerder beëindigen kan vanaf de dag voor het begin tot de dag voor het einde."""

    def __init__(self, van: date, tot_en_met: date) -> None:
        self.van, self.tot_en_met = van, tot_en_met


class UitstelNietGevonden(UitstelGeweigerd):
    """Dit uitstel bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
