"""What do the letters of vroegsignalering say? Our own words, which a gemeente may put in hers.

After the Toolkit communicatie (VNG, «Ondernemers uit de financiële zorgen» 2025, par. 3.2): *focus* (short, one clear thing to do, concrete
on what happens next), *emotie* (nobody is the only one, there is a solution) and *contact* (a telephone number and an address that are seen
at once). Level B1; «zorgen over geld» and never «schulden». How to reach us is verplicht: a letter without it approaches nobody.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from kernel.sjabloon import Briefsjabloon, Sjabloonalinea

#: How each type of partner is called in a letter.
PARTNERS: Final[Mapping[str, str]] = {
    "Energie": "uw energiebedrijf",
    "Huur": "uw verhuurder",
    "Hypotheek": "uw hypotheekverstrekker",
    "CAK Zorgverzekeringen": "het CAK",
    "Zorg": "uw zorgverzekeraar",
    "Water": "uw waterbedrijf",
    "DUO": "DUO",
    "Belastingdienst": "de Belastingdienst",
    "CAK Eigen bijdrage": "het CAK",
    "Dienst Toeslagen": "Dienst Toeslagen",
    "Overige": "een organisatie waaraan u betaalt",
}

_CONTACT: Final = Sjabloonalinea(
    "contact",
    "{bereikbaar} U kunt alleen bellen voor informatie, of meteen een afspraak maken. U beslist zelf wat u daarna doet.",
    kop="Neem contact met ons op",
    verplicht=True,
)
_GRATIS: Final = Sjabloonalinea("gratis", "Onze hulp is gratis en vertrouwelijk. U zit nergens aan vast.")
_BETAALD: Final = Sjabloonalinea("betaald", "Hebt u de rekening al betaald of een regeling afgesproken? Dan hoeft u niets te doen.")

EERSTE: Final = Briefsjabloon(
    "eerste-brief",
    "Kunnen wij u helpen?",
    (
        Sjabloonalinea(
            "aanleiding",
            "Wij kregen bericht van {partners}: misschien hebt u een rekening nog niet betaald. Dat kan iedereen gebeuren. "
            "Misschien maakt u zich er zorgen over. Wij denken graag met u mee.",
        ),
        Sjabloonalinea(
            "aanbod",
            "Wij kijken samen met u wat er aan de hand is en wat er nodig is. Soms is een gesprek genoeg. Soms helpen wij u met een "
            "betalingsregeling of met het overzicht over uw geld. Al veel mensen gingen u voor.",
            kop="Wat wij voor u kunnen doen",
        ),
        _GRATIS,
        _CONTACT,
        _BETAALD,
    ),
)
ONDERNEMER: Final = Briefsjabloon(
    "brief-ondernemer",
    "Kunnen wij met u meedenken?",
    (
        Sjabloonalinea(
            "aanleiding",
            "Wij kregen bericht van {partners}: misschien is een rekening nog niet betaald. Het zit elke ondernemer wel eens tegen. "
            "U bent niet de enige, en er is vaak meer mogelijk dan u denkt.",
        ),
        Sjabloonalinea(
            "aanbod",
            "Wij weten wat het is om een bedrijf te hebben. Samen met u zetten wij op een rij hoe u en uw bedrijf ervoor staan: "
            "als zzp'er, met een winkel, in de bouw of in de horeca. Daarna weet u welke stappen u kunt zetten. "
            "U blijft zelf de baas over uw bedrijf.",
            kop="Wat wij voor u kunnen doen",
        ),
        _GRATIS,
        _CONTACT,
        _BETAALD,
    ),
)
HERINNERING: Final = Briefsjabloon(
    "herinnering",
    "Wij staan nog steeds voor u klaar",
    (
        Sjabloonalinea(
            "aanleiding",
            "Wij schreven u eerder, omdat wij bericht kregen van {partners}. Wij hebben u nog niet gesproken. Wij begrijpen dat het "
            "lastig kan zijn om over geld te praten. Het hoeft niet in een keer: een kort telefoontje is een goed begin.",
        ),
        _GRATIS,
        _CONTACT,
        _BETAALD,
    ),
)
AFSLUITING: Final = Briefsjabloon(
    "afsluitende-brief",
    "Onze hulp blijft mogelijk",
    (
        Sjabloonalinea(
            "aanleiding",
            "Wij probeerden u te bereiken, omdat wij bericht kregen van {partners}. Dat is niet gelukt. Wij schrijven u nu niet meer. "
            "Wilt u later toch hulp? Dat kan altijd.",
        ),
        _GRATIS,
        _CONTACT,
    ),
)

SJABLONEN: Final = (EERSTE, ONDERNEMER, HERINNERING, AFSLUITING)
BIJ_CODE: Final[Mapping[str, Briefsjabloon]] = {s.code: s for s in SJABLONEN}


def noem_partners(typen: Iterable[str]) -> str:
    """«uw energiebedrijf, uw verhuurder en uw waterbedrijf», each once."""
    namen = sorted({PARTNERS[t] for t in typen})
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def bereikbaar(telefoon: str, emailadres: str) -> str:
    """How to reach us, in one sentence. One of both is there at least."""
    assert telefoon or emailadres, "a letter says how to reach us"
    if telefoon and emailadres:
        return f"Bel {telefoon} of mail naar {emailadres}."
    return f"Bel {telefoon}." if telefoon else f"Mail naar {emailadres}."
