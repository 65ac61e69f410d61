"""The afwegingskader, field by field."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from contracts.vroegsignalering import Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.api.schemas.zaken import Werkbakje
from services.vroegsignalering.domain.afweging import PRIORITEIT_MAX, REGELS_MAX, Actie, Kader, Regel, Voorwaarden

Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Centen = Annotated[int, Field(ge=0, le=100_000_000)]
Jaren = Annotated[int, Field(ge=0, le=130)]
Postcode = Annotated[str, Field(pattern=r"^[1-9][0-9]{3}([A-Z]{2})?$", description="Vier cijfers voor een wijk, of een hele postcode.")]


class KaderVoorwaarden(Model):
    """Wat een regel vraagt. Wat u weglaat, vraagt hij niet."""

    crisis: bool | None = Field(default=None, description="Dreigt ontruiming of afsluiting?")
    opeenvolgend: bool | None = Field(default=None, description="Was er in de zes maanden ervoor ook een signaal?")
    ondernemer: bool | None = None
    meervoudig: bool | None = Field(default=None, description="Zijn er twee of meer signalen?")
    soorten_minstens: int | None = Field(default=None, ge=1, le=11, description="Van ten minste zoveel verschillende soorten partners.")
    typen: list[Signaalpartnertype] = Field(default_factory=list, max_length=11, description="Met een signaal van ten minste een van deze.")
    typen_alle: list[Signaalpartnertype] = Field(default_factory=list, max_length=11, description="Met een signaal van elk van deze.")
    bedrag_minstens: Centen | None = Field(default=None, description="Achterstand samen, in eurocenten.")
    bedrag_hoogstens: Centen | None = None
    leeftijd_minstens: Jaren | None = Field(
        default=None, description="De leeftijd die de inwoner dit jaar bereikt. Wie geen bekend geboortejaar heeft, past niet."
    )
    leeftijd_hoogstens: Jaren | None = None
    postcodes: list[Postcode] = Field(default_factory=list, max_length=500)


class KaderRegel(Model):
    """Eén regel: wie past, komt in dit werkbakje."""

    code: Code = Field(description="Naam van de regel; bij elke zaak staat welke regel haar plaatste.")
    bakje: Werkbakje
    actie: Actie = Field(description="Hoe de inwoner wordt benaderd.")
    prioriteit: int = Field(ge=1, le=PRIORITEIT_MAX, description="1 gaat voor.")
    voorwaarden: KaderVoorwaarden = Field(default_factory=KaderVoorwaarden)
    uitleg: str = Field(default="", max_length=500, description="Waarom: dit staat bij de zaak te lezen.")

    def als_regel(self) -> Regel:
        """As the domain knows it."""
        v = self.voorwaarden
        gevraagd = v.model_dump(exclude={"typen", "typen_alle", "postcodes"})
        voorwaarden = Voorwaarden(
            **gevraagd,
            typen=tuple(t.value for t in v.typen),
            typen_alle=tuple(t.value for t in v.typen_alle),
            postcodes=tuple(v.postcodes),
        )
        return Regel(self.code, self.bakje, self.actie, self.prioriteit, voorwaarden, self.uitleg)


class KaderVerzoek(Model):
    """Een eigen afwegingskader: de eerste regel die past, geldt. De laatste regel vraagt niets."""

    regels: list[KaderRegel] = Field(min_length=1, max_length=REGELS_MAX)
    toelichting: str = Field(min_length=1, max_length=2000, description="Waarom dit kader verandert.")


class KaderGegeven(Model):
    """Het afwegingskader dat nu geldt."""

    gemeente: str
    versie: int = Field(description="0 is het standaardkader.")
    regels: list[KaderRegel]

    @classmethod
    def van(cls, gemeente: str, kader: Kader) -> Self:
        """From the domain."""
        return cls(gemeente=gemeente, versie=kader.versie, regels=[KaderRegel.model_validate(regel) for regel in kader.regels])


class Kaders(Model):
    """De afwegingskaders van uw gemeenten."""

    items: list[KaderGegeven]


class ProefVerzoek(Model):
    """Wat zou dit kader met de zaken van een periode doen? Er verandert niets."""

    regels: list[KaderRegel] = Field(min_length=1, max_length=REGELS_MAX)
    van: Datum | None = Field(default=None, description="Eerste dag van ontvangst; standaard een maand voor `totEnMet`.")
    tot_en_met: Datum | None = Field(default=None, description="Laatste dag van ontvangst; standaard vandaag.")

    @model_validator(mode="after")
    def _van_voor_tot(self) -> Self:
        if self.van and self.tot_en_met and self.van > self.tot_en_met:
            raise ValueError("De eerste dag ligt na de laatste.")
        return self


class Verschuiving(Model):
    """Zoveel zaken zouden van hier naar daar gaan, of blijven."""

    van: str
    van_regel: str
    naar: str
    naar_regel: str
    aantal: int


class Bakjestelling(Model):
    """Een werkbakje, nu en straks."""

    werkbakje: str
    nu: int
    straks: int


class ProefGegeven(Model):
    """De uitkomst van een proef."""

    van: date
    tot_en_met: date
    zaken: int
    verplaatst: int = Field(description="Zaken die in een ander werkbakje zouden komen.")
    werkbakjes: list[Bakjestelling]
    verschuivingen: list[Verschuiving]


class HerindelingGegeven(Model):
    """De uitkomst van een herindeling."""

    bekeken: int
    verplaatst: int
    klaar: bool = Field(description="Onwaar: er zijn er nog meer; vraag het opnieuw.")
