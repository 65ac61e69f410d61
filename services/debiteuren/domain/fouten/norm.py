"""Refusals about figures of the law."""

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class NormvoorstelNietGevonden(DebiteurenFout):
    """Dit voorstel voor normen bestaat niet."""

    status = 404


class NormvoorstelKanNiet(DebiteurenFout):
    """Dit voorstel voor normen kan niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden
