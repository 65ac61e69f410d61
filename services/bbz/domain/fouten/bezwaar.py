"""Why something cannot be done with a bezwaar."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout


class BezwaarGeweigerd(BbzFout):
    """Dit kan niet met dit bezwaar."""


class BezwaarVoorBesluit(BezwaarGeweigerd):
    """Het bezwaar kan niet voor het besluit ({besloten_op}) zijn ontvangen."""

    status = 400

    def __init__(self, besloten_op: date) -> None:
        self.besloten_op = besloten_op


class BezwaarAfgedaan(BezwaarGeweigerd):
    """Op dit bezwaar is al beslist: {uitkomst}."""

    def __init__(self, uitkomst: str) -> None:
        self.uitkomst = uitkomst


class BezwaarAlVerdaagd(BezwaarGeweigerd):
    """De beslissing op dit bezwaar is al {weken} weken verdaagd; dat kan één keer (Awb art. 7:10 lid 3)."""

    def __init__(self, weken: int) -> None:
        self.weken = weken


class VerdagingTeLang(BezwaarGeweigerd):
    """{weken} weken is te lang; verdagen kan met ten hoogste {ten_hoogste} weken (Awb art. 7:10 lid 3)."""

    def __init__(self, weken: int, ten_hoogste: int) -> None:
        self.weken, self.ten_hoogste = weken, ten_hoogste


class BezwaarNietTijdig(BezwaarGeweigerd):
    """Het bezwaar kwam te laat: het is niet-ontvankelijk, tenzij de motivering zegt waarom het toch mag (Awb art. 6:11)."""
