"""What a zaak refuses."""

from datetime import date

from services.vroegsignalering.domain.fouten.basis import VroegsignaleringFout


class ZaakNietGevonden(VroegsignaleringFout):
    """Deze zaak bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class DatumPastNiet(VroegsignaleringFout):
    """De datum moet liggen van {vanaf} tot en met {tot_en_met}."""

    status = 400

    def __init__(self, vanaf: date, tot_en_met: date) -> None:
        self.vanaf, self.tot_en_met = vanaf, tot_en_met


class ZaakStaatNietToe(VroegsignaleringFout):
    """In deze stand van de zaak kan dit niet."""


class ZaakAlAfgesloten(ZaakStaatNietToe):
    """Deze zaak is al afgesloten op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class HulpAlAanvaard(ZaakStaatNietToe):
    """In deze zaak is al hulp aanvaard op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class QuickFixLoopt(ZaakStaatNietToe):
    """In deze zaak loopt al een quick fix tot en met {tot}."""

    def __init__(self, tot: date) -> None:
        self.tot = tot


class ResultaatPastNiet(ZaakStaatNietToe):
    """Het resultaat «{resultaat}» past niet bij deze zaak: {waarom}."""

    def __init__(self, resultaat: str, waarom: str) -> None:
        self.resultaat, self.waarom = resultaat, waarom


class SamenvoegingPastNiet(ZaakStaatNietToe):
    """Deze zaken kunnen niet worden samengevoegd: {waarom}."""

    def __init__(self, waarom: str) -> None:
        self.waarom = waarom


class PeriodeOngeldig(VroegsignaleringFout):
    """De eerste dag van de periode ligt na de laatste."""

    status = 400


class GeenGemeenteGekozen(VroegsignaleringFout):
    """Geen van deze gemeenten hoort bij uw werkgebied. Kies er ten minste een waar u voor werkt."""

    status = 404


class LeveringTeGroot(VroegsignaleringFout):
    """In een levering passen ten hoogste {maximum} signalen. Kies een kortere periode of minder gemeenten."""

    status = 400

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum


class ZoekvraagOnvolledig(VroegsignaleringFout):
    """Zoek op een burgerservicenummer, of op een postcode met een huisnummer."""

    status = 400
