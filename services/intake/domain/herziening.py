"""Why is an admission revised? Wijziging, intrekking and beëindiging, and their reasons (Wgs, art. 4a; 000 § 4.4.5.2, 4.4.5.4)."""

from enum import StrEnum

from services.intake.domain.fouten import BbzKredietLoopt, RedenOntbreekt, VerkeerdVoorstel
from services.intake.domain.traject import Besluitsoort


class Herzieningsreden(StrEnum):
    """Waarom een toelating wordt gewijzigd, ingetrokken of beëindigd, of een aanvraag buiten behandeling blijft."""

    PLAN_GEWIJZIGD = "plan-gewijzigd"
    GEGEVENS_ONJUIST = "gegevens-onjuist"
    OP_EIGEN_VERZOEK = "op-eigen-verzoek"
    HULP_AFGEROND = "hulp-afgerond"
    WERKT_NIET_MEE = "werkt-niet-mee"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"
    NIET_AANGEVULD = "niet-aangevuld"


REDENEN = {
    Besluitsoort.WIJZIGING: (Herzieningsreden.PLAN_GEWIJZIGD, Herzieningsreden.GEGEVENS_ONJUIST),
    Besluitsoort.INTREKKING: (Herzieningsreden.GEGEVENS_ONJUIST, Herzieningsreden.OP_EIGEN_VERZOEK),
    Besluitsoort.BEEINDIGING: (
        Herzieningsreden.HULP_AFGEROND,
        Herzieningsreden.OP_EIGEN_VERZOEK,
        Herzieningsreden.WERKT_NIET_MEE,
        Herzieningsreden.VERHUISD,
        Herzieningsreden.OVERLEDEN,
    ),
    Besluitsoort.BUITEN_BEHANDELING: (Herzieningsreden.NIET_AANGEVULD,),
}

#: Nothing that the person did not say himself, or nothing against him: there is no one to hear first (Awb, art. 4:8).
ZONDER_HOREN = frozenset(
    {
        Herzieningsreden.OP_EIGEN_VERZOEK,
        Herzieningsreden.HULP_AFGEROND,
        Herzieningsreden.OVERLEDEN,
        Herzieningsreden.PLAN_GEWIJZIGD,
        Herzieningsreden.NIET_AANGEVULD,
    }
)


def beoordeel_reden(soort: Besluitsoort, reden: Herzieningsreden, *, bbz_krediet_loopt: bool) -> None:
    """Return when `reden` fits. With a Bbz credit that is still being worked with, the help is not over.

    Raises VerkeerdVoorstel, RedenOntbreekt or BbzKredietLoopt.
    """
    if soort not in REDENEN:
        raise VerkeerdVoorstel(soort, REDENEN)
    if reden not in REDENEN[soort]:
        raise RedenOntbreekt(soort, REDENEN[soort])
    if bbz_krediet_loopt and soort is Besluitsoort.BEEINDIGING and reden is Herzieningsreden.HULP_AFGEROND:
        raise BbzKredietLoopt
