"""Why an akte or payment cannot be recorded."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout


class UitbetalingGeweigerd(BbzFout):
    """Dit kan niet worden vastgelegd of uitbetaald."""


class GeenToekenning(UitbetalingGeweigerd):
    """Bij dit besluit hoort geen akte: het is geen toekenning van een lening of borgtocht."""


class AkteBestaatAl(UitbetalingGeweigerd):
    """Voor dit besluit is al een akte ondertekend."""


class AkteVoorBesluit(UitbetalingGeweigerd):
    """De akte ({ondertekend_op}) kan niet voor het besluit ({besloten_op}) zijn ondertekend."""

    def __init__(self, ondertekend_op: date, besloten_op: date) -> None:
        self.ondertekend_op, self.besloten_op = ondertekend_op, besloten_op


class DatumInDeToekomst(UitbetalingGeweigerd):
    """De datum {datum} ligt na vandaag ({vandaag}); leg vast wat al gebeurd is."""

    status = 400

    def __init__(self, datum: date, vandaag: date) -> None:
        self.datum, self.vandaag = datum, vandaag


class AlUitbetaald(UitbetalingGeweigerd):
    """Deze voorziening is al uitbetaald, op {uitbetaald_op}."""

    def __init__(self, uitbetaald_op: date) -> None:
        self.uitbetaald_op = uitbetaald_op


class UitbetaaldVoorAkte(UitbetalingGeweigerd):
    """Uitbetalen kan pas na de akte: die is van {akte_op}, de uitbetaling van {uitbetaald_op}."""

    def __init__(self, akte_op: date, uitbetaald_op: date) -> None:
        self.akte_op, self.uitbetaald_op = akte_op, uitbetaald_op


class VervaldagNietNaUitbetaling(UitbetalingGeweigerd):
    """De eerste vervaldag ({eerste_vervaldag}) ligt niet na de uitbetaling ({uitbetaald_op})."""

    def __init__(self, eerste_vervaldag: date, uitbetaald_op: date) -> None:
        self.eerste_vervaldag, self.uitbetaald_op = eerste_vervaldag, uitbetaald_op


class NietUitTeBetalen(UitbetalingGeweigerd):
    """Een voorziening in de vorm '{vorm}' wordt niet door ons uitbetaald: het geld komt van de bank (Bbz 2004, art. 16)."""

    def __init__(self, vorm: str) -> None:
        self.vorm = vorm
