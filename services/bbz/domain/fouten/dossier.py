"""Why something cannot be recorded on a dossier."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout


class DossierGeweigerd(BbzFout):
    """Dit kan niet op dit dossier worden vastgelegd."""


class GebeurtenisKloptNiet(DossierGeweigerd):
    """Een beëindiging noemt een reden, een verhuizing noemt een andere gemeente, en een overlijden noemt geen van beide."""

    status = 400


class AlVastgelegd(DossierGeweigerd):
    """Dit is al vastgelegd, op {eerder_op}."""

    def __init__(self, eerder_op: date) -> None:
        self.eerder_op = eerder_op
