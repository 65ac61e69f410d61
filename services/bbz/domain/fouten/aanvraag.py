"""Why an aanvraag cannot be filed."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout


class AanvraagGeweigerd(BbzFout):
    """Deze aanvraag kan zo niet worden ingediend."""

    status = 400


class BetrokkeneOntbreekt(AanvraagGeweigerd):
    """Een aanvraag zonder uitnodiging noemt de aanvrager zelf: vul het veld 'betrokkene' in."""


class MelddatumNaOntvangst(AanvraagGeweigerd):
    """De melding ({melddatum}) kan niet later zijn dan de ontvangst van de aanvraag ({ontvangen_op})."""

    def __init__(self, melddatum: date, ontvangen_op: date) -> None:
        self.melddatum, self.ontvangen_op = melddatum, ontvangen_op


class OntvangenInDeToekomst(AanvraagGeweigerd):
    """De aanvraag kan niet na vandaag ({vandaag}) zijn ontvangen; opgegeven is {ontvangen_op}."""

    def __init__(self, ontvangen_op: date, vandaag: date) -> None:
        self.ontvangen_op, self.vandaag = ontvangen_op, vandaag


class UitnodigingVerbruikt(AanvraagGeweigerd):
    """Op deze uitnodiging is al een aanvraag ingediend."""

    status = 409


class DoelKloptNiet(AanvraagGeweigerd):
    """Wie alleen levensonderhoud vraagt, noemt het doel 'levensonderhoud' en geen bedrag; wie krediet vraagt, noemt een bedrag en doel."""


class VraagOnbekend(AanvraagGeweigerd):
    """Deze vragen kent de screening niet: {vreemd}. Kies uit: {vragen}."""

    def __init__(self, vreemd: str, vragen: str) -> None:
        self.vreemd, self.vragen = vreemd, vragen


class StukOnbekend(AanvraagGeweigerd):
    """Deze stukken horen niet bij deze aanvraag: {codes}."""

    def __init__(self, codes: str) -> None:
        self.codes = codes


class AanvraagGesloten(AanvraagGeweigerd):
    """Deze aanvraag is '{stand}'; dit kan alleen zolang zij 'ingediend' of 'voorgesteld' is."""

    status = 409

    def __init__(self, stand: str) -> None:
        self.stand = stand


class AlVerlengd(AanvraagGeweigerd):
    """De beslistermijn is al verlengd, met {weken} weken; dat kan één keer (Bbz 2004, art. 35 lid 3)."""

    status = 409

    def __init__(self, weken: int) -> None:
        self.weken = weken


class VerlengingTeLaat(AanvraagGeweigerd):
    """De beslistermijn liep tot en met {uiterlijk} en kan daarna niet meer worden verlengd (Bbz 2004, art. 35 lid 3)."""

    status = 409

    def __init__(self, uiterlijk: date) -> None:
        self.uiterlijk = uiterlijk


class VerlengingTeLang(AanvraagGeweigerd):
    """{weken} weken is te lang; de beslistermijn wordt met ten hoogste {ten_hoogste} weken verlengd (Bbz 2004, art. 35 lid 3)."""

    def __init__(self, weken: int, ten_hoogste: int) -> None:
        self.weken, self.ten_hoogste = weken, ten_hoogste


class NietsMistNog(AanvraagGeweigerd):
    """Alle stukken zijn binnen; er is niets aan te vullen (Awb art. 4:5)."""

    status = 409


class HersteltermijnLoopt(AanvraagGeweigerd):
    """De aanvrager heeft nog tot en met {tot_en_met} om de aanvraag aan te vullen (Awb art. 4:5)."""

    status = 409

    def __init__(self, tot_en_met: date) -> None:
        self.tot_en_met = tot_en_met


class HersteltermijnNodig(AanvraagGeweigerd):
    """Geef de aanvrager eerst een termijn om de aanvraag aan te vullen (Awb art. 4:5 lid 1)."""

    status = 409


class HersteltermijnOngeldig(AanvraagGeweigerd):
    """De laatste dag om aan te vullen moet {vanaf} of later zijn."""

    def __init__(self, vanaf: date) -> None:
        self.vanaf = vanaf


class BuitenBehandelingTeLaat(AanvraagGeweigerd):
    """Buiten behandeling stellen kon tot en met {uiterlijk}; beslis nu op de aanvraag (Awb art. 4:5 lid 4)."""

    status = 409

    def __init__(self, uiterlijk: date) -> None:
        self.uiterlijk = uiterlijk


class AanvraagNogOpen(AanvraagGeweigerd):
    """Doorgeleiden naar Werk en Inkomen kan na een afwijzing, of als de aanvraag zonder besluit is gesloten."""

    status = 409
