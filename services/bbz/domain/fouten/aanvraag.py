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
