"""What levensonderhoud refuses: a wrong household, too many months, a ground that does not fit."""

from datetime import date

from kernel.geld import Bedrag
from services.bbz.domain.fouten.basis import BbzFout, NietGevonden


class UitkeringNietGevonden(NietGevonden):
    """Deze uitkering bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class RegelNietGevonden(NietGevonden):
    """Voor deze gemeente zijn geen uitvoeringsregels vastgesteld, of u werkt er niet voor."""


class UitkeringGeweigerd(BbzFout):
    """Dit kan niet met deze uitkering."""


class GeenLevensonderhoud(UitkeringGeweigerd):
    """Bij '{categorie}' betaalt het Bbz geen levensonderhoud: de bijstand loopt door bij Werk en Inkomen (Bbz 2004, art. 2 lid 3)."""

    def __init__(self, categorie: str) -> None:
        self.categorie = categorie


class DuurTeLang(UitkeringGeweigerd):
    """Gevraagd zijn samen {gevraagd} maanden; voor '{categorie}' zijn er nu ten hoogste {ten_hoogste} mogelijk (Bbz 2004, {artikel})."""

    def __init__(self, categorie: str, gevraagd: int, ten_hoogste: int, artikel: str) -> None:
        self.categorie, self.gevraagd, self.ten_hoogste, self.artikel = categorie, gevraagd, ten_hoogste, artikel


class VerlengingPastNiet(UitkeringGeweigerd):
    """De grond '{grond}' past niet bij '{categorie}'; wel mogelijk: {mogelijk} (Bbz 2004, {artikel})."""

    def __init__(self, categorie: str, grond: str, mogelijk: str, artikel: str) -> None:
        self.categorie, self.grond, self.mogelijk, self.artikel = categorie, grond, mogelijk, artikel


class VerlengingTeVroeg(UitkeringGeweigerd):
    """Om medische of sociale redenen verlengen kan pas na {na} maanden; er zijn er {verleend} verleend (Bbz 2004, {artikel})."""

    def __init__(self, na: int, verleend: int, artikel: str) -> None:
        self.na, self.verleend, self.artikel = na, verleend, artikel


class InkomenTeLaagVoorOuder(UitkeringGeweigerd):
    """Een oudere zelfstandige moet gemiddeld {eis} bruto per boekjaar verwachten; verwacht is {verwacht} (Bbz 2004, art. 25)."""

    def __init__(self, verwacht: Bedrag, eis: Bedrag) -> None:
        self.verwacht, self.eis = verwacht, eis


class OmNietKanNiet(UitkeringGeweigerd):
    """Levensonderhoud direct om niet kan hier niet: {reden} (Bbz 2004, art. 19)."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class HuishoudenKanNiet(UitkeringGeweigerd):
    """Dit huishouden kan niet: {reden} (Participatiewet, paragraaf 3.2)."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class UitkeringBestaatAl(UitkeringGeweigerd):
    """Op deze aanvraag is al levensonderhoud toegekend."""


class UitkeringGeeindigd(UitkeringGeweigerd):
    """Deze uitkering eindigde op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class MaandBuitenUitkering(UitkeringGeweigerd):
    """De maand {maand} valt buiten de uitkering; die loopt van {van} tot en met {tot_en_met}."""

    def __init__(self, maand: date, van: date, tot_en_met: date) -> None:
        self.maand, self.van, self.tot_en_met = maand, van, tot_en_met


class MaandAlBetaald(UitkeringGeweigerd):
    """De maand {maand} is al betaald, op {op}."""

    def __init__(self, maand: date, op: date) -> None:
        self.maand, self.op = maand, op


class GrondslagOntbreekt(UitkeringGeweigerd):
    """Voor de maand {maand} is niet vastgelegd hoe het huishouden eruitziet en welk inkomen wordt verwacht."""

    def __init__(self, maand: date) -> None:
        self.maand = maand


class VoorschotNietMogelijk(UitkeringGeweigerd):
    """Een voorschot kan niet: {reden} (Participatiewet, art. 52)."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class MoetEerstEindigen(UitkeringGeweigerd):
    """Het bedrijf is niet meer levensvatbaar: de uitkering moet eindigen (Bbz 2004, art. 23 lid 2)."""


class VoorstelVerouderd(UitkeringGeweigerd):
    """Sinds dit voorstel is er iets veranderd aan de uitkering. Doe een nieuw voorstel."""


class DatumNietGoed(UitkeringGeweigerd):
    """De datum {datum} kan niet: {reden}."""

    status = 400

    def __init__(self, datum: date, reden: str) -> None:
        self.datum, self.reden = datum, reden


class RekeningOntbreekt(UitkeringGeweigerd):
    """Van deze uitkering is nog geen rekening bekend. Noem bij de eerste maand het IBAN van de ondernemer."""
