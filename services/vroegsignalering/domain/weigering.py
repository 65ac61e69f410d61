"""Why was a row of a file refused? One code per kind of fault, one Dutch sentence per code, and the field it is about.

A row is refused for every wrong field at once, so that a partner mends it once. `dubbel` is no fault: the row was a signal already.
"""

from enum import StrEnum


class Weigercode(StrEnum):
    """Waarom een regel geen (nieuw) signaal werd."""

    VERPLICHT = "verplicht"
    GEEN_DATUM = "geen-datum"
    IN_TOEKOMST = "in-toekomst"
    TE_LANG_GELEDEN = "te-lang-geleden"
    NA_SIGNAALDATUM = "na-signaaldatum"
    GEEN_GETAL = "geen-getal"
    BUITEN_GRENZEN = "buiten-grenzen"
    GEEN_JA_NEE = "geen-ja-nee"
    ONBEKENDE_WAARDE = "onbekende-waarde"
    ONGELDIG = "ongeldig"
    ELFPROEF = "elfproef"
    TE_LANG = "te-lang"
    GEEN_CONVENANT = "geen-convenant"
    TEKENS = "tekens"
    ONBEKEND_VELD = "onbekend-veld"
    AANTAL_VELDEN = "aantal-velden"
    ONLEESBAAR = "onleesbaar"
    REGEL_TE_LANG = "regel-te-lang"
    AFGEBROKEN = "afgebroken"
    STILGEVALLEN = "stilgevallen"
    TE_VEEL_REGELS = "te-veel-regels"
    BESTAND_TE_GROOT = "bestand-te-groot"
    SIGNAAL_ONTBREEKT = "signaal-ontbreekt"
    DUBBEL = "dubbel"


ZINNEN: dict[Weigercode, str] = {
    Weigercode.VERPLICHT: "Dit veld is verplicht.",
    Weigercode.GEEN_DATUM: "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2025-03-31.",
    Weigercode.IN_TOEKOMST: "Deze datum ligt te ver in de toekomst: ten hoogste vandaag, bij einde levering een jaar vooruit.",
    Weigercode.TE_LANG_GELEDEN: "Deze datum ligt te ver terug: voor 2000, of bij een geboortedatum voor 1900.",
    Weigercode.NA_SIGNAALDATUM: "De achterstand kan niet ontstaan na de signaaldatum.",
    Weigercode.GEEN_GETAL: "Schrijf hier een heel getal, zonder punten, komma's of euroteken.",
    Weigercode.BUITEN_GRENZEN: "Dit getal is te klein of te groot.",
    Weigercode.GEEN_JA_NEE: "Schrijf hier ja of nee.",
    Weigercode.ONBEKENDE_WAARDE: "Deze waarde staat niet in de lijst van het partnerformaat.",
    Weigercode.ONGELDIG: "Dit klopt niet. Kijk in het partnerformaat hoe u het schrijft.",
    Weigercode.ELFPROEF: "Dit burgerservicenummer klopt niet volgens de elfproef.",
    Weigercode.TE_LANG: "Dit is langer dan het partnerformaat toestaat.",
    Weigercode.GEEN_CONVENANT: "U levert niet aan voor deze gemeente.",
    Weigercode.TEKENS: "Hierin staan tekens die niet zijn toegestaan.",
    Weigercode.ONBEKEND_VELD: "In deze regel staat een veld dat het partnerformaat niet kent.",
    Weigercode.AANTAL_VELDEN: "Deze regel heeft meer of minder velden dan de eerste regel.",
    Weigercode.ONLEESBAAR: "Deze regel is niet te lezen.",
    Weigercode.REGEL_TE_LANG: "Deze regel is langer dan 64 kB.",
    Weigercode.AFGEBROKEN: "Het bestand brak hier af. Wat ervoor stond is verwerkt; lever de rest opnieuw aan.",
    Weigercode.STILGEVALLEN: "Hierna kwam niets meer binnen. Lever het hele bestand opnieuw aan; wat er al is, wordt niet dubbel.",
    Weigercode.TE_VEEL_REGELS: "Het bestand heeft te veel regels. Wat ervoor stond is verwerkt; lever de rest apart aan.",
    Weigercode.BESTAND_TE_GROOT: "Het bestand is te groot. Wat ervoor stond is verwerkt; lever de rest apart aan.",
    Weigercode.SIGNAAL_ONTBREEKT: "Een signaal van deze zaak is er niet, of is zelf geweigerd.",
    Weigercode.DUBBEL: "Dit hebt u al eerder aangeleverd. Er is niets dubbel gemaakt.",
}


def fout(veld: str, code: Weigercode) -> str:
    """How a fault travels through the staging table: field and code, never the value."""
    return f"{veld}:{code}"
