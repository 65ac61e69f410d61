"""The words of the letters of collection. A gemeente may use its own; what the law makes us say stays (`verplicht`)."""

from typing import Final

from kernel.sjabloon import Briefsjabloon, Sjabloonalinea
from services.debiteuren.domain.ladder import Stap

_BETALEN = Sjabloonalinea(
    "betalen",
    "Betaal {bedrag} uiterlijk op {uiterlijk}. Zet bij de betaling het betalingskenmerk {kenmerk}.",
    kop="Wat vragen wij van u?",
    verplicht=True,
)
#: Left out only when no account of the gemeente is known.
_REKENING = Sjabloonalinea("rekening", "Maak het bedrag over naar rekening {iban} op naam van {tenaamstelling}.", verplicht=True)
_CONTACT = Sjabloonalinea(
    "contact",
    "Lukt betalen niet? Bel ons dan meteen. Samen kijken we wat wel kan, zoals uitstel of hulp bij schulden. Wacht daar niet mee.",
    kop="Lukt het niet?",
)
_KOSTEN = Sjabloonalinea(
    "kosten",
    "Voor deze aanmaning brengen wij {kosten} in rekening. Dit staat in artikel 4:113 van de Algemene wet bestuursrecht. "
    "Met de kosten erbij is het {totaal}.",
    kop="Kosten",
    verplicht=True,
)
_GEVOLG = Sjabloonalinea(
    "gevolg",
    "Betaalt u niet op tijd? Dan kan de betaling worden afgedwongen. De kosten daarvan betaalt u dan ook.",
    kop="Wat gebeurt er als u niet betaalt?",
    verplicht=True,
)
_BEZWAAR = Sjabloonalinea(
    "bezwaar",
    "Stuur dan binnen 6 weken na de datum van deze brief een bezwaarschrift aan het college van burgemeester en wethouders. "
    "Schrijf daarin uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. "
    "Zet uw handtekening eronder.",
    kop="Bent u het niet eens met dit besluit?",
    verplicht=True,
)

HERINNERING: Final = Briefsjabloon(
    "herinnering",
    "Herinnering: betaling van uw lening",
    (
        Sjabloonalinea(
            "aanleiding", "Volgens onze gegevens is {bedrag} nog niet betaald. Het gaat om wat u moest betalen op {vervaldagen}."
        ),
        Sjabloonalinea(
            "betalen",
            "Betaal {bedrag} zo snel mogelijk. Zet bij de betaling het betalingskenmerk {kenmerk}.",
            kop="Wat vragen wij?",
            verplicht=True,
        ),
        _REKENING,
        _CONTACT,
    ),
    frozenset({"uiterlijk", "kosten", "totaal"}),
)
AANMANING: Final = Briefsjabloon(
    "aanmaning",
    "Aanmaning: betaal uw achterstand",
    (
        Sjabloonalinea("aanleiding", "U hebt {bedrag} niet op tijd betaald. Het gaat om wat u moest betalen op {vervaldagen}."),
        _BETALEN,
        _REKENING,
        _KOSTEN,
        _GEVOLG,
        _CONTACT,
    ),
)
TWEEDE_AANMANING: Final = Briefsjabloon(
    "tweede-aanmaning",
    "Tweede aanmaning: betaal uw achterstand",
    (
        Sjabloonalinea(
            "aanleiding",
            "Wij stuurden u een aanmaning. U hebt {bedrag} nog steeds niet betaald. Het gaat om wat u moest betalen op {vervaldagen}.",
        ),
        _BETALEN,
        _REKENING,
        _KOSTEN,
        Sjabloonalinea(
            "gevolg",
            "Betaalt u niet op tijd? Dan moeten wij de hele lening terugvragen. Dit staat in artikel 40 van het Bbz 2004. "
            "De betaling kan worden afgedwongen. De kosten daarvan betaalt u dan ook.",
            kop="Wat gebeurt er als u niet betaalt?",
            verplicht=True,
        ),
        _CONTACT,
    ),
)
TERUGVORDERING: Final = Briefsjabloon(
    "terugvordering",
    "Besluit: u moet uw lening terugbetalen",
    (
        Sjabloonalinea(
            "besluit",
            "Wij hebben besloten dat u {bedrag} moet terugbetalen. Dat is alles wat van uw lening openstaat. De grond is: {artikel}.",
            verplicht=True,
        ),
        Sjabloonalinea(
            "betalen",
            "Betaal {bedrag} uiterlijk op {uiterlijk}. Zet bij de betaling het betalingskenmerk {kenmerk}.",
            kop="Wanneer moet u betalen?",
            verplicht=True,
        ),
        _REKENING,
        _CONTACT,
        _BEZWAAR,
    ),
    frozenset({"vervaldagen", "kosten", "totaal"}),
)
AANMANING_TERUGVORDERING: Final = Briefsjabloon(
    "aanmaning-terugvordering",
    "Aanmaning: betaal de terugvordering",
    (
        Sjabloonalinea(
            "aanleiding", "Wij besloten dat u uw lening moet terugbetalen. De tijd om te betalen is voorbij en {bedrag} staat open."
        ),
        _BETALEN,
        _REKENING,
        _KOSTEN,
        _GEVOLG,
        _CONTACT,
    ),
    frozenset({"vervaldagen"}),
)
DWANGBEVEL: Final = Briefsjabloon(
    "dwangbevel",
    "Dwangbevel",
    (
        Sjabloonalinea("hoofd", "DWANGBEVEL", verplicht=True),
        Sjabloonalinea(
            "eis",
            "Het college van burgemeester en wethouders beveelt u om {bedrag} te betalen. Dit volgt uit het besluit tot terugvordering "
            "van {beschikking}.",
            verplicht=True,
        ),
        Sjabloonalinea(
            "kosten",
            "In dit bedrag zit {vergoeding} aan vergoeding voor aanmaningen. Voor het dwangbevel zelf rekenen wij {kosten}. "
            "Het dwangbevel kan op uw kosten ten uitvoer worden gelegd.",
            verplicht=True,
        ),
        Sjabloonalinea(
            "grond", "Dit staat in artikel 60, tweede lid, van de Participatiewet en in titel 4.4 van de Algemene wet bestuursrecht."
        ),
    ),
    frozenset({"uiterlijk", "totaal", "vervaldagen", "kenmerk"}),
)
PER_STAP: Final = {
    Stap.HERINNERING: HERINNERING,
    Stap.AANMANING: AANMANING,
    Stap.TWEEDE_AANMANING: TWEEDE_AANMANING,
    Stap.TERUGVORDERING: TERUGVORDERING,
    Stap.AANMANING_TERUGVORDERING: AANMANING_TERUGVORDERING,
    Stap.DWANGBEVEL: DWANGBEVEL,
}
