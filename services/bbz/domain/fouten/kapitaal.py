"""Why bedrijfskapitaal is not possible in this form, amount or term."""

from kernel.geld import Bedrag
from services.bbz.domain.fouten.besluit import BesluitGeweigerd


class GeenBedrijfskapitaal(BesluitGeweigerd):
    """Aan een zelfstandige in de categorie '{categorie}' wordt geen bedrijfskapitaal verleend (Bbz 2004, art. 2 lid 2)."""

    def __init__(self, categorie: str) -> None:
        self.categorie = categorie


class VormNietToegestaan(BesluitGeweigerd):
    """De vorm '{vorm}' kan niet bij de categorie '{categorie}'; wel mogelijk: {mogelijk} (Bbz 2004, {artikel})."""

    def __init__(self, categorie: str, vorm: str, mogelijk: str, artikel: str) -> None:
        self.categorie, self.vorm, self.mogelijk, self.artikel = categorie, vorm, mogelijk, artikel


class BovenDeNorm(BesluitGeweigerd):
    """{gevraagd} is te hoog. Het maximum is {norm}, daarvan is al {eerder} verleend: er kan nog {ruimte} (Bbz 2004, {artikel})."""

    def __init__(self, gevraagd: Bedrag, norm: Bedrag, eerder: Bedrag, ruimte: Bedrag, artikel: str) -> None:
        self.gevraagd, self.norm, self.eerder, self.ruimte, self.artikel = gevraagd, norm, eerder, ruimte, artikel


class NietNaastEerdereBijstand(BesluitGeweigerd):
    """Bijstand volgens {artikel} gaat niet samen met de bijstand volgens {eerder_artikel} die dit bedrijf al kreeg (Bbz 2004, art. 22)."""

    def __init__(self, artikel: str, eerder_artikel: str) -> None:
        self.artikel, self.eerder_artikel = artikel, eerder_artikel


class LooptijdTeLang(BesluitGeweigerd):
    """De looptijd van {gevraagd} maanden is te lang; ten hoogste {ten_hoogste} maanden (Bbz 2004, {artikel})."""

    def __init__(self, gevraagd: int, ten_hoogste: int, artikel: str) -> None:
        self.gevraagd, self.ten_hoogste, self.artikel = gevraagd, ten_hoogste, artikel


class VermogenOnbekend(BesluitGeweigerd):
    """De vorm '{vorm}' hangt af van het vermogen: vul het veld 'vermogen' in (Bbz 2004, {artikel})."""

    status = 400

    def __init__(self, vorm: str, artikel: str) -> None:
        self.vorm, self.artikel = vorm, artikel


class VermogenTeHoog(BesluitGeweigerd):
    """Het eigen vermogen {eigen} is te hoog voor een bedrag om niet; de grens is {grens}{toelichting} (Bbz 2004, {artikel})."""

    def __init__(self, eigen: Bedrag, grens: Bedrag, artikel: str, toelichting: str = "") -> None:
        self.eigen, self.grens, self.artikel, self.toelichting = eigen, grens, artikel, toelichting


class VermogenTeLaag(BesluitGeweigerd):
    """Bij een eigen vermogen van {eigen}, niet boven {grens}, is de bijstand om niet en geen renteloze lening (Bbz 2004, {artikel})."""

    def __init__(self, eigen: Bedrag, grens: Bedrag, artikel: str) -> None:
        self.eigen, self.grens, self.artikel = eigen, grens, artikel
