"""Refusals of what would change the money of a loan."""

from datetime import date

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.basis import DebiteurenFout


class BoekingGeweigerd(DebiteurenFout):
    """Dit kan niet op de lening worden geboekt."""


class MeerDanOpen(BoekingGeweigerd):
    """Er staat {open} open; {bedrag} is meer dan dat."""

    def __init__(self, bedrag: Bedrag, open_: Bedrag) -> None:
        self.bedrag, self.open = bedrag, open_


class LeningZonderVervallenTermijn(BoekingGeweigerd):
    """Op deze lening is nog geen termijn vervallen; er is niets waar kosten of wettelijke rente bij kunnen komen."""


class LeningAfgesloten(BoekingGeweigerd):
    """Deze lening is afgesloten; er staat niets meer open."""


class WettelijkeRenteNietVerschuldigd(BoekingGeweigerd):
    """De wettelijke rente is {bedrag}; onder {grens} is zij niet verschuldigd (Awb, art. 4:98 lid 2)."""

    def __init__(self, bedrag: Bedrag, grens: Bedrag) -> None:
        self.bedrag, self.grens = bedrag, grens


class GeenVerzuim(BoekingGeweigerd):
    """Er is geen termijn die na de vervaldag nog openstond; er is geen wettelijke rente verschuldigd op {datum}."""

    def __init__(self, datum: date) -> None:
        self.datum = datum
