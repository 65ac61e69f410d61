"""What is asked and answered about the picture, the debts, the administration and the sources."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from contracts.bbz import Levensvatbaarheid as Uitkomst
from kernel.web import Model
from services.intake.api.schemas.basis import Centen, Gemeentecode, Tekst, Zin
from services.intake.domain.administratie import Bron, Helper, Kostensoort, Onderdeel, Stand
from services.intake.domain.beeld import (
    Beoordeling,
    Beslagsoort,
    Bezitsoort,
    Inkomenssoort,
    Leefgebied,
    Maandruimte,
    Minimaregeling,
    Oorzaak,
    Proceduresoort,
    Regelinguitkomst,
    maandruimte,
)
from services.intake.domain.begeleiding import Bedrijfsuitkomst
from services.intake.domain.bron import Bronsoort, Raadpleegdoel
from services.intake.domain.schuld import Schuldsoort

JAAR = Field(ge=2000, le=2099)


class LeefgebiedGegeven(Model):
    """Hoe het op één leefgebied gaat."""

    leefgebied: Leefgebied
    beoordeling: Beoordeling
    toelichting: Zin | None = None


class OorzaakGegeven(Model):
    """Eén oorzaak van de zorgen over geld."""

    oorzaak: Oorzaak
    toelichting: Zin | None = None


class InkomenGegeven(Model):
    """Inkomen per maand uit één bron."""

    soort: Inkomenssoort
    bedrag_centen: Centen


class UitgaveGegeven(Model):
    """Uitgave per maand."""

    omschrijving: Zin
    bedrag_centen: Centen


class BezitGegeven(Model):
    """Bezit met de geschatte waarde."""

    soort: Bezitsoort
    waarde_centen: Centen
    zakelijk: bool = False


class BeslagGegeven(Model):
    """Beslag, met de beslagvrije voet zoals de beslaglegger die heeft vastgesteld."""

    soort: Beslagsoort
    sinds: date | None = Field(default=None, json_schema_extra={"format": "date"})
    beslagvrije_voet_centen: Centen | None = Field(default=None, description="Per maand; leeg als die nog niet bekend is.")


class MinimaregelingGegeven(Model):
    """Wat de controle van één minimaregeling opleverde."""

    regeling: Minimaregeling
    uitkomst: Regelinguitkomst


class ProcedureGegeven(Model):
    """Gerechtelijke of dreigende stap van een schuldeiser."""

    soort: Proceduresoort
    datum: date | None = Field(default=None, json_schema_extra={"format": "date"})
    toelichting: Zin | None = None


class BeeldVerzoek(Model):
    """Beeld van de ondernemer en de onderneming, zoals het nu is."""

    leefgebieden: list[LeefgebiedGegeven] = Field(min_length=1, max_length=20)
    oorzaken: list[OorzaakGegeven] = Field(default_factory=list, max_length=20)
    inkomens: list[InkomenGegeven] = Field(default_factory=list, max_length=50)
    uitgaven: list[UitgaveGegeven] = Field(default_factory=list, max_length=100)
    bezittingen: list[BezitGegeven] = Field(default_factory=list, max_length=100)
    beslagen: list[BeslagGegeven] = Field(default_factory=list, max_length=50)
    minimaregelingen: list[MinimaregelingGegeven] = Field(default_factory=list, max_length=20)
    procedures: list[ProcedureGegeven] = Field(default_factory=list, max_length=50)
    samenvatting: Tekst | None = None

    def als_inhoud(self) -> dict[str, Any]:
        """The picture as plain data."""
        return self.model_dump(mode="json", by_alias=True)

    def maand(self) -> Maandruimte:
        """What comes in and goes out in a month."""
        return maandruimte((i.bedrag_centen for i in self.inkomens), (u.bedrag_centen for u in self.uitgaven))


class BeeldGegeven(Model):
    """Het laatste beeld, met wat er per maand over is en welke minimaregelingen nog niet zijn bekeken."""

    id: UUID
    volgnummer: int
    vastgelegd_op: date
    inhoud: BeeldVerzoek
    inkomen_centen: int
    uitgaven_centen: int
    over_centen: int
    nog_te_bekijken: list[Minimaregeling]


class SchuldeiserGegeven(Model):
    """Aan wie de schuld is."""

    naam: Zin
    kenmerk: Zin | None = None
    kvk_nummer: str | None = Field(default=None, pattern=r"^[0-9]{8}$")
    adres: list[Zin] = Field(default_factory=list, max_length=4, description="Adresregels voor de brief, zonder de naam.")


class SchuldVerzoek(Model):
    """Een schuld zoals die op de peildatum is."""

    schuldeiser: SchuldeiserGegeven
    soort: Schuldsoort
    bedrag_centen: Centen
    peildatum: date
    zakelijk: bool
    preferent: bool = False
    opeisbaar: bool = True
    beslag: bool = False
    privepersoon: bool = False
    prive_aansprakelijk: bool = Field(default=True, description="Is de ondernemer hier als persoon aansprakelijk voor?")
    van_gemeente: bool = Field(default=False, description="Is de gemeente zelf de schuldeiser?")


class SchuldWijziging(Model):
    """Wat er aan een schuld is veranderd."""

    bedrag_centen: Centen
    peildatum: date
    opeisbaar: bool
    beslag: bool
    vervallen_op: date | None = Field(default=None, json_schema_extra={"format": "date"})


class SchuldGegeven(SchuldVerzoek):
    """Een vastgelegde schuld."""

    id: UUID
    versie: int


class SchuldenGegeven(Model):
    """Alle schulden met hun totalen."""

    items: list[SchuldGegeven]
    totaal_centen: int
    zakelijk_centen: int
    prive_centen: int
    preferent_centen: int
    concurrent_centen: int
    opeisbaar_centen: int


class OnderdeelGegeven(Model):
    """Eén onderdeel van de administratie."""

    onderdeel: Onderdeel
    stand: Stand


class AdministratieVerzoek(Model):
    """Checklist van de administratie over één boekjaar."""

    boekjaar: int = JAAR
    onderdelen: list[OnderdeelGegeven] = Field(min_length=1, max_length=20)
    helper: Helper


class AdministratieGegeven(AdministratieVerzoek):
    """Een vastgelegde checklist."""

    id: UUID
    in_orde: bool
    bijgewerkt_op: date


class VergoedingVerzoek(Model):
    """Kosten van hulp, en waaruit die worden betaald."""

    boekjaar: int = JAAR
    kostensoort: Kostensoort
    bron: Bron
    bedrag_centen: int = Field(gt=0, le=10**9)
    boven_plafond_reden: Zin | None = None


class VergoedingGegeven(Model):
    """Een betaalde vergoeding."""

    id: UUID
    boekjaar: int
    kostensoort: Kostensoort
    bron: Bron
    bedrag_centen: int
    toegekend_op: date


class AdministratieOverzicht(Model):
    """De administratie van alle boekjaren, met wat ervoor is vergoed."""

    alles_in_orde: bool
    boekjaren: list[AdministratieGegeven]
    vergoedingen: list[VergoedingGegeven]


class HulpbudgetVerzoek(Model):
    """Wat een gemeente in een jaar heeft voor hulp bij de administratie."""

    gemeente: Gemeentecode
    jaar: int = JAAR
    budget_centen: Centen
    plafond_boekjaar_centen: Centen = Field(description="Ten hoogste per ondernemer per boekjaar.")
    bron: Zin = Field(description="Waar dit is besloten.")


class HulpbudgetGegeven(Model):
    """Een hulpbudget met wat ervan over is."""

    gemeente: str
    jaar: int
    budget_centen: int
    plafond_boekjaar_centen: int
    bron: str
    besteed_centen: int
    over_centen: int


class Hulpbudgetten(Model):
    """De hulpbudgetten van uw gemeenten."""

    items: list[HulpbudgetGegeven]


class RaadplegingVerzoek(Model):
    """Een informatiebron die is geraadpleegd."""

    bron: Bronsoort
    grondslag: Zin = Field(description="Artikel dat de raadpleging toestaat.")
    doel: Raadpleegdoel
    datum: date


class RaadplegingGegeven(Model):
    """Een vastgelegde raadpleging."""

    id: UUID
    bron: Bronsoort
    grondslag: str
    doel: Raadpleegdoel
    geraadpleegd_op: date
    geraadpleegd_door: str


class Raadplegingen(Model):
    """De bronnen die voor dit traject zijn geraadpleegd."""

    items: list[RaadplegingGegeven]


class LevensvatbaarheidGegeven(Model):
    """Een vraag aan Bbz over de levensvatbaarheid, met het antwoord zodra dat er is."""

    id: UUID
    gevraagd_op: date
    uitkomst: Uitkomst | None
    beantwoord_op: date | None = Field(json_schema_extra={"format": "date"})


class Levensvatbaarheidsvragen(Model):
    """De vragen over de levensvatbaarheid, de nieuwste eerst."""

    items: list[LevensvatbaarheidGegeven]


class BedrijfsuitkomstVerzoek(Model):
    """Hoe het met de onderneming verder gaat."""

    uitkomst: Bedrijfsuitkomst
    datum: date
