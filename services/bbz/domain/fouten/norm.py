"""A figure of the law that is missing or wrong."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout


class NormOntbreekt(BbzFout):
    """De norm '{code}' ({vindplaats}) van {op} is niet bekend. Zonder die norm kan niet worden besloten."""

    def __init__(self, code: str, artikel: str, op: date) -> None:
        self.code, self.artikel, self.op = code, artikel, op
        self.vindplaats = f"Bbz 2004, {artikel}" if artikel.startswith("art.") else artikel


class NormenOngeldig(BbzFout):
    """De meegeleverde normen kloppen niet: {reden}."""

    status = 500

    def __init__(self, reden: str) -> None:
        self.reden = reden
