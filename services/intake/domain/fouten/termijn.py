"""Refusals around the legal terms (Awb, art. 4:5, 4:15 and 4:17)."""

from datetime import date

from services.intake.domain.fouten.basis import IntakeFout


class HersteltermijnLoopt(IntakeFout):
    """Er loopt al een hersteltermijn, tot en met {tot_en_met}."""

    def __init__(self, tot_en_met: date) -> None:
        self.tot_en_met = tot_en_met


class GeenHersteltermijn(IntakeFout):
    """Er loopt geen hersteltermijn waarin gegevens worden verwacht."""


class HersteltermijnNietVerstreken(IntakeFout):
    """Buiten behandeling stellen kan pas als een hersteltermijn ongebruikt is verstreken (Awb, art. 4:5)."""


class IngebrekestellingTeVroeg(IntakeFout):
    """De beslistermijn loopt nog: ingebrekestelling kan pas na {einde} (Awb, art. 4:17)."""

    def __init__(self, einde: date) -> None:
        self.einde = einde


class BesluitTermijnGeschorst(IntakeFout):
    """De beslistermijn staat stil sinds {sinds}: ingebrekestelling kan nu niet (Awb, art. 4:15 en 4:17)."""

    def __init__(self, sinds: date) -> None:
        self.sinds = sinds


class IngebrekestellingAlOntvangen(IntakeFout):
    """Voor dit traject is al een ingebrekestelling ontvangen, op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op
