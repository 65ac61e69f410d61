"""How someone comes in: by which channel, who spoke first, and what becomes of an aanmelding (000 § 3.4.3, 4.4.3, 5.2.1)."""

from enum import StrEnum
from typing import Final

from services.intake.domain.fouten import MelderOntbreekt, ToestemmingOntbreekt
from services.intake.domain.machine import Machine


class Aanmeldstatus(StrEnum):
    """Hoe een aanmelding ervoor staat."""

    ONTVANGEN = "ontvangen"
    IN_TRAJECT = "in-traject"
    AFGEROND = "afgerond"
    SAMENGEVOEGD = "samengevoegd"


class Aanmeldstap(StrEnum):
    """Wat iemand met een aanmelding kan doen."""

    GESPREK = "gesprek"
    SAMENVOEGING = "samenvoeging"
    CONTACTPERSOON = "contactpersoon"
    CRISIS = "crisis"
    CRISISGESPREK = "crisisgesprek"


class Partnersoort(StrEnum):
    """Wie een ondernemer aanmeldt, als een partner dat doet."""

    BOEKHOUDER = "boekhouder"
    BANK = "bank"
    KVK = "kvk"
    BELASTINGDIENST = "belastingdienst"
    WIJKTEAM = "wijkteam"
    ECONOMISCHE_ZAKEN = "economische-zaken"
    OVERIG = "overig"


class Relatie(StrEnum):
    """Wie er het eerst belde, als dat niet de ondernemer zelf was."""

    LEVENSPARTNER = "levenspartner"
    FAMILIE = "familie"
    ORGANISATIE = "organisatie"
    OVERIG = "overig"


class Orientatievervolg(StrEnum):
    """Wat er op een oriënterend gesprek volgt."""

    AANMELDING = "aanmelding"
    VERWEZEN = "verwezen"
    BEDENKT_ZICH = "bedenkt-zich"
    NIETS_NODIG = "niets-nodig"


AANMELDING: Final[Machine[Aanmeldstatus, Aanmeldstap]] = Machine(
    "aanmelding",
    {
        Aanmeldstatus.ONTVANGEN: {
            Aanmeldstap.GESPREK: (Aanmeldstatus.IN_TRAJECT, Aanmeldstatus.AFGEROND),
            Aanmeldstap.SAMENVOEGING: (Aanmeldstatus.SAMENGEVOEGD,),
            Aanmeldstap.CONTACTPERSOON: (Aanmeldstatus.ONTVANGEN,),
            Aanmeldstap.CRISIS: (Aanmeldstatus.ONTVANGEN,),
        },
        Aanmeldstatus.IN_TRAJECT: {
            Aanmeldstap.CONTACTPERSOON: (Aanmeldstatus.IN_TRAJECT,),
            Aanmeldstap.CRISIS: (Aanmeldstatus.IN_TRAJECT,),
            Aanmeldstap.CRISISGESPREK: (Aanmeldstatus.IN_TRAJECT,),
        },
        Aanmeldstatus.AFGEROND: {},
        Aanmeldstatus.SAMENGEVOEGD: {},
    },
)


def voer_gesprek(huidig: Aanmeldstatus, *, met_hulpvraag: bool) -> Aanmeldstatus:
    """The first talk took place: with a hulpvraag a traject follows, without one the aanmelding is done."""
    naar = Aanmeldstatus.IN_TRAJECT if met_hulpvraag else Aanmeldstatus.AFGEROND
    return AANMELDING.volgende(Aanmeldstap.GESPREK, huidig, naar)


def beoordeel_melder(*, door_partner: bool, partnersoort: Partnersoort | None, door_ander: bool, toestemming: bool) -> None:
    """Return when this aanmelding may be recorded with the person's data.

    A partner says what kind of partner he is. Who speaks for someone else has that person's consent: without it there is the
    anonymous orientation talk, which keeps nobody's data. Raises MelderOntbreekt or ToestemmingOntbreekt.
    """
    if door_partner and partnersoort is None:
        raise MelderOntbreekt
    if (door_partner or door_ander) and not toestemming:
        raise ToestemmingOntbreekt
