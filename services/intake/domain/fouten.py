"""What intake refuses, and why.

IntakeFout
├── NietGevonden                          404
│   ├── AanmeldingNietGevonden
│   ├── TrajectNietGevonden
│   ├── BesluitNietGevonden
│   └── BeleidsplanNietGevonden
├── StapNietMogelijk                      409, names the steps that are possible
├── VoorstelVervallen                     409, a newer proposal took its place
├── TweedeMedewerkerNodig                 409, four eyes
├── DatumNietMogelijk                     409, in the future, or before what it follows on
├── OntbrekendGegeven                     409
│   ├── ParameterOntbreekt                a parameter of the gemeente has not arrived
│   ├── NormOntbreekt                     no row in the table of normen for this date
│   ├── RechtsvormOntbreekt               neither the talk nor the aanmelding names it
│   └── BetrokkeneOntbreekt               vroegsignalering does not know the person of a zaak
├── GeenToegang                           409, who may come (domain.md A3)
│   ├── RechtsvormHeeftGeenToegang
│   └── PriveAansprakelijkheidOntbreekt
├── WeigeringsgrondZonderBeleidsplan      409, fraude and recidive need the beleidsplan (Bgs, art. 13)
└── BeleidsplanGeweigerd                  409
    ├── BeleidsplanTeLang
    └── BeleidsplanOverlapt
"""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar
from uuid import UUID


class IntakeFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de intake."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class NietGevonden(IntakeFout):
    """Dit gegeven bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class AanmeldingNietGevonden(NietGevonden):
    """Deze aanmelding bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class TrajectNietGevonden(NietGevonden):
    """Dit traject bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BesluitNietGevonden(NietGevonden):
    """Dit besluit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BeleidsplanNietGevonden(NietGevonden):
    """Dit beleidsplan bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class StapNietMogelijk(IntakeFout):
    """De stap '{stap}' kan niet bij de status '{huidig}'. Nu wel mogelijk: {mogelijk}."""

    def __init__(self, stap: str, huidig: str, mogelijk: Iterable[str]) -> None:
        self.stap, self.huidig = stap, huidig
        self.mogelijk = ", ".join(mogelijk) or "geen enkele stap"


class VoorstelVervallen(IntakeFout):
    """Dit voorstel is vervallen: er is een nieuwer voorstel gedaan, of er is al besloten."""


class TweedeMedewerkerNodig(IntakeFout):
    """Een besluit vraagt twee medewerkers: wie het voorstel deed, kan het niet zelf bekrachtigen."""


class DatumNietMogelijk(IntakeFout):
    """De {wat} kan niet op {datum} zijn: dat kan van {vanaf} tot en met {tot_en_met}."""

    def __init__(self, wat: str, datum: date, vanaf: date, tot_en_met: date) -> None:
        self.wat, self.datum, self.vanaf, self.tot_en_met = wat, datum, vanaf, tot_en_met


class OntbrekendGegeven(IntakeFout):
    """Een gegeven dat voor deze stap nodig is, ontbreekt."""


class ParameterOntbreekt(OntbrekendGegeven):
    """Van gemeente {gemeente} is de parameter '{parameter}' niet bekend. Laat de beheerder de gemeente (opnieuw) vastleggen."""

    def __init__(self, gemeente: str, parameter: str) -> None:
        self.gemeente, self.parameter = gemeente, parameter


class NormOntbreekt(OntbrekendGegeven):
    """Er is geen norm '{norm}' vastgelegd die geldt op {datum}."""

    def __init__(self, norm: str, datum: date) -> None:
        self.norm, self.datum = norm, datum


class RechtsvormOntbreekt(OntbrekendGegeven):
    """De rechtsvorm van de onderneming is niet bekend. Leg die vast bij het gesprek."""


class BetrokkeneOntbreekt(OntbrekendGegeven):
    """Bij zaak {zaak_id} kent vroegsignalering geen persoon."""

    def __init__(self, zaak_id: UUID) -> None:
        self.zaak_id = zaak_id


class GeenToegang(IntakeFout):
    """Deze hulpvraag valt buiten de schuldhulpverlening. Leg het gesprek vast zonder hulpvraag en verwijs door."""


class RechtsvormHeeftGeenToegang(GeenToegang):
    """Een {rechtsvorm} is een rechtspersoon en heeft geen toegang tot schuldhulpverlening. Leg het gesprek zonder hulpvraag vast."""

    def __init__(self, rechtsvorm: str) -> None:
        self.rechtsvorm = rechtsvorm


class PriveAansprakelijkheidOntbreekt(GeenToegang):
    """Een bestuurder van een bv heeft alleen toegang voor schulden waarvoor hij privé aansprakelijk is. Leg vast of dat zo is."""


class WeigeringsgrondZonderBeleidsplan(IntakeFout):
    """De grond '{grond}' kan niet: het beleidsplan van gemeente {gemeente} noemt deze grond niet op {datum} (Bgs, art. 13)."""

    def __init__(self, grond: str, gemeente: str, datum: date) -> None:
        self.grond, self.gemeente, self.datum = grond, gemeente, datum


class BeleidsplanGeweigerd(IntakeFout):
    """Dit beleidsplan kan niet worden vastgelegd."""


class BeleidsplanTeLang(BeleidsplanGeweigerd):
    """Een beleidsplan geldt ten hoogste {jaren} jaar: vanaf {van} kan dat tot en met {uiterlijk} (Wgs, art. 2)."""

    def __init__(self, jaren: int, van: date, uiterlijk: date) -> None:
        self.jaren, self.van, self.uiterlijk = jaren, van, uiterlijk


class BeleidsplanOverlapt(BeleidsplanGeweigerd):
    """Van {van} tot en met {tot_en_met} geldt al een beleidsplan."""

    def __init__(self, van: date, tot_en_met: date) -> None:
        self.van, self.tot_en_met = van, tot_en_met
