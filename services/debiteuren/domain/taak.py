"""Taak: a loan that needs someone. Who, why, and what now? (model Utrecht: which customers need attention this month)"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from services.debiteuren.domain.ladder import Stap
from services.debiteuren.domain.organisatie import Werk, werk_van


class Taaksoort(StrEnum):
    """Why someone must look."""

    CONTACT = "contact"
    LADDERSTAP = "ladderstap"
    UITSTEL_EINDIGT = "uitstel-eindigt"
    VERLAGING_NIET_BETAALD = "verlaging-niet-betaald"
    VERJARING_NADERT = "verjaring-nadert"
    VERJAARD = "verjaard"
    ONDERZOEK = "onderzoek"
    OVERDRACHT = "overdracht"
    BEDRIJF_BEEINDIGD = "bedrijf-beeindigd"
    OVERLEDEN = "overleden"
    VERHUISD = "verhuisd"
    SCHULDREGELING = "schuldregeling"
    SCHULDREGELING_GEEINDIGD = "schuldregeling-geeindigd"
    RESTANT_TERMIJN_OM = "restant-termijn-om"


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What a kind of work item asks: the kind of work, what to do now in words, and the article behind it."""

    werk: Werk
    wat_nu: str
    artikel: str | None = None


_OPDRACHT: Final = {
    Taaksoort.CONTACT: Opdracht(Werk.CONTACT, "Bel of bezoek de ondernemer en leg het contact vast. Kijk of hulp nodig is."),
    Taaksoort.UITSTEL_EINDIGT: Opdracht(
        Werk.UITSTEL, "Beslis over het einde van het uitstel: alsnog innen, verlengen of opeisbaar.", "Bbz 2004, art. 41 lid 4 en 5"
    ),
    Taaksoort.VERLAGING_NIET_BETAALD: Opdracht(
        Werk.UITSTEL, "Het verlaagde bedrag is niet betaald. Neem contact op en beslis of de verlaging doorgaat.", "Awb, art. 4:96"
    ),
    Taaksoort.VERJARING_NADERT: Opdracht(
        Werk.TERUGVORDERING, "Stuit de verjaring, of besluit om af te boeken.", "Awb, art. 4:104 tot 4:106"
    ),
    Taaksoort.VERJAARD: Opdracht(
        Werk.TERUGVORDERING, "Een deel is verjaard en mag niet meer worden geïnd. Boek het af.", "Awb, art. 4:104"
    ),
    Taaksoort.ONDERZOEK: Opdracht(Werk.ONDERZOEK, "Vraag de cijfers op, of beoordeel wat is ontvangen.", "Bbz 2004, art. 38"),
    Taaksoort.OVERDRACHT: Opdracht(Werk.TERUGVORDERING, "Aanvaard de overdracht, of weiger die met een reden."),
    Taaksoort.BEDRIJF_BEEINDIGD: Opdracht(
        Werk.TERUGVORDERING, "Het bedrijf is gestopt. Beslis over opeisen en over het restant.", "Bbz 2004, art. 39 lid 2 en 43"
    ),
    Taaksoort.OVERLEDEN: Opdracht(
        Werk.TERUGVORDERING, "De ondernemer is overleden. Stuur hem geen brieven; zoek contact met de erfgenamen.", "Bbz 2004, art. 43c"
    ),
    Taaksoort.VERHUISD: Opdracht(
        Werk.BEWAKING, "De ondernemer is verhuisd. De vordering blijft bij deze gemeente; pas het adres aan.", "Participatiewet, art. 58"
    ),
    Taaksoort.SCHULDREGELING: Opdracht(
        Werk.UITSTEL, "Er loopt een schuldregeling. De invordering staat stil; beslis of de gemeente meewerkt.", "Bbz 2004, art. 42"
    ),
    Taaksoort.SCHULDREGELING_GEEINDIGD: Opdracht(
        Werk.UITSTEL, "De schuldregeling is afgelopen. Beslis over wat nog openstaat.", "Bbz 2004, art. 42"
    ),
    Taaksoort.RESTANT_TERMIJN_OM: Opdracht(
        Werk.TERUGVORDERING, "De vijf jaar na de beëindiging zijn om. Beslis over het restant.", "Bbz 2004, art. 43 lid 2"
    ),
}
_WAT_NU_STAP: Final = {
    Stap.CONTACT: "Bel of bezoek de ondernemer en leg het contact vast.",
    Stap.HERINNERING: "Stuur een herinnering.",
    Stap.AANMANING: "Stuur een aanmaning: twee weken om te betalen.",
    Stap.TWEEDE_AANMANING: "Stuur de tweede aanmaning.",
    Stap.TERUGVORDERING: "Stel een terugvordering voor: een nieuwe beschikking met zes weken om te betalen.",
    Stap.AANMANING_TERUGVORDERING: "Stuur de aanmaning op de terugvordering.",
    Stap.DWANGBEVEL: "Vaardig een dwangbevel uit.",
    Stap.DEURWAARDER: "Draag het dwangbevel over aan de deurwaarder.",
    Stap.DEURWAARDER_RETOUR: "Vraag de deurwaarder hoe het staat.",
}


def opdracht(soort: Taaksoort, stap: Stap | None = None) -> Opdracht:
    """What this work item asks; one about the ladder asks for its step."""
    if soort is Taaksoort.LADDERSTAP:
        assert stap is not None, "a step of the ladder has its step"
        return Opdracht(werk_van(stap), _WAT_NU_STAP[stap])
    return _OPDRACHT[soort]
