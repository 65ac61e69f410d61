"""Refusals around the solution."""

from collections.abc import Iterable

from kernel.geld import Bedrag
from services.intake.domain.fouten.basis import IntakeFout
from services.intake.domain.fouten.nietgevonden import NietGevonden


class RegelingNietGevonden(NietGevonden):
    """Deze regeling bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class GerechtelijkeStapNietGevonden(NietGevonden):
    """Deze gerechtelijke stap bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VolgordeVraagtReden(IntakeFout):
    """Voor '{soort}' wordt eerst {eerst} aangeboden. Wijkt u daarvan af, geef dan de reden (`afwijkingReden`)."""

    def __init__(self, soort: str, eerst: Iterable[str]) -> None:
        self.soort, self.eerst = soort, " en dan ".join(eerst)


class RegelingLoopt(IntakeFout):
    """Er is al een regeling met de status '{status}'. Rond die eerst af of trek haar in."""

    def __init__(self, status: str) -> None:
        self.status_ = status

    def __str__(self) -> str:
        return (self.__doc__ or "").format(status=self.status_)


class KredietbronPastNiet(IntakeFout):
    """Een sanering of herfinanciering heeft een kredietbron, een andere regeling niet."""


class KredietBovenZakelijk(IntakeFout):
    """Een saneringskrediet van Bbz betaalt alleen zakelijke schulden (Bbz 2004, art. 17): {zakelijk}. Gevraagd is {krediet}."""

    def __init__(self, krediet: Bedrag, zakelijk: Bedrag) -> None:
        self.krediet, self.zakelijk = krediet, zakelijk


class BodOntbreekt(IntakeFout):
    """Geef het bedrag dat de schuldeisers samen wordt aangeboden (`bodCenten`)."""


class BodTeHoog(IntakeFout):
    """Het bod is {bod}, maar alle schulden samen zijn {schulden}."""

    def __init__(self, bod: Bedrag, schulden: Bedrag) -> None:
        self.bod, self.schulden = bod, schulden


class GeenSchulden(IntakeFout):
    """Er zijn geen schulden vastgelegd om een voorstel over te doen."""


class AandeelOnbekend(IntakeFout):
    """Deze schuld hoort niet bij het voorstel."""


class GemeenteWeigertZonderReden(IntakeFout):
    """De gemeente is zelf schuldeiser en werkt binnen de wet zo veel mogelijk mee (sociaal incassobeleid). Een weigering noemt de reden."""


class KredietNietBeschikbaar(IntakeFout):
    """Het krediet is nog niet uitbetaald. Deze regeling kan pas daarna starten."""


class UitbetalingOntbreekt(IntakeFout):
    """Nog niet elke schuldeiser heeft zijn deel gekregen. Leg eerst de uitbetaling vast."""


class MoratoriumTeLang(IntakeFout):
    """Een moratorium duurt ten hoogste {maanden} maanden: tot en met {uiterlijk}."""

    def __init__(self, maanden: int, uiterlijk: object) -> None:
        self.maanden, self.uiterlijk = maanden, uiterlijk


class UitspraakAlGedaan(IntakeFout):
    """Over dit verzoek is al uitspraak gedaan of het is ingetrokken."""


class NietsToegewezen(IntakeFout):
    """Er is niets toegewezen dat nog loopt."""


class EindeOntbreekt(IntakeFout):
    """Geef tot en met welke dag het toegewezen moratorium loopt (`totEnMet`)."""
