"""What bbz asks and answers, field by field."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from contracts.bbz import Aflossingsvorm, Categorie, Doel, Uitkomst, Vorm
from contracts.persoon import Betrokkene, GeldigeBetrokkene
from kernel import identificatie
from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.domain import soort
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.norm import Eenheid
from services.bbz.domain.vermogen import Vermogen

_MAX_CENTEN = 10**12
Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0153"])]
Gevraagd = Annotated[int, Field(gt=0, le=_MAX_CENTEN, description="Bedrag in hele eurocenten.")]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
LegeDatum = Annotated[date | None, Field(json_schema_extra={"format": "date"})]
Iban = Annotated[str, Field(max_length=42, description="Rekening waarop is uitbetaald.", examples=["NL91ABNA0417164300"])]


class UitnodigingGegeven(Model):
    """Een uitnodiging om een aanvraag te doen, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    traject_id: UUID
    bedrag_centen: int
    datum: date
    aanvraag_id: UUID | None = Field(default=None, description="De aanvraag die erop volgde.")


class AanvraagVerzoek(Model):
    """De eigen aanvraag van de ondernemer (Bbz 2004, art. 35)."""

    gemeente: Gemeentecode
    uitnodiging_id: UUID | None = Field(default=None, description="De uitnodiging waarop deze aanvraag volgt, als die er is.")
    categorie: Categorie
    doel: Doel
    bedrag_centen: Gevraagd
    melddatum: date = Field(description="Dag waarop de ondernemer zich meldde (Participatiewet, art. 44).")
    ontvangen_op: date = Field(description="Dag waarop de aanvraag is ontvangen; hierop begint de beslistermijn.")
    betrokkene: GeldigeBetrokkene | None = Field(default=None, description="Mag ontbreken als er een uitnodiging is.")


class AanvraagGegeven(Model):
    """Een aanvraag, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    uitnodiging_id: UUID | None
    traject_id: UUID | None
    categorie: Categorie
    doel: Doel
    bedrag_centen: int
    melddatum: date
    ontvangen_op: date
    besluit_uiterlijk: date
    status: Literal["ingediend", "voorgesteld", "besloten"]
    voorstel_id: UUID | None = Field(description="Het voorstel dat nu bekrachtigd kan worden.")


class AanvraagDetail(AanvraagGegeven):
    """Een aanvraag met de persoon en het besluit."""

    betrokkene: Betrokkene
    besluit_id: UUID | None


class VermogenGegeven(Model):
    """Vermogen van de aanvrager (Bbz 2004, art. 1 onder h en i, art. 3)."""

    eigen_centen: int = Field(ge=-_MAX_CENTEN, le=_MAX_CENTEN, description="Na aftrek van schulden.")
    totaal_centen: int = Field(ge=0, le=_MAX_CENTEN, description="Voor aftrek van schulden.")


class BesluitvoorstelVerzoek(Model):
    """Voorstel voor een besluit. Een afwijzing heeft alleen een motivering."""

    uitkomst: Uitkomst
    vorm: Vorm | None = None
    bedrag_centen: int = Field(default=0, ge=0, le=_MAX_CENTEN, description="Toe te kennen bedrag in hele eurocenten.")
    looptijd_maanden: int | None = Field(default=None, ge=1, le=1200, description="Bij een lening of borgtocht.")
    aflossingsvorm: Aflossingsvorm | None = Field(default=None, description="Bij een lening.")
    vermogen: VermogenGegeven | None = Field(default=None, description="Nodig bij een bedrag om niet of een renteloze lening (art. 3).")
    motivering: Tekst

    def als_voorstel(self) -> Besluitvoorstel:
        """The proposal as the domain knows it; raises VoorwaardenKloppenNiet."""
        return Besluitvoorstel(
            uitkomst=soort.Uitkomst(self.uitkomst.value),
            vorm=soort.Vorm(self.vorm.value) if self.vorm else None,
            bedrag=Bedrag(self.bedrag_centen),
            looptijd_maanden=self.looptijd_maanden,
            aflossingsvorm=soort.Aflossingsvorm(self.aflossingsvorm.value) if self.aflossingsvorm else None,
            vermogen=Vermogen(Bedrag(self.vermogen.eigen_centen), Bedrag(self.vermogen.totaal_centen)) if self.vermogen else None,
            motivering=self.motivering,
        )


class BesluitvoorstelGegeven(BesluitvoorstelVerzoek):
    """Een voorstel, zoals de tweede medewerker het leest."""

    id: UUID
    aanvraag_id: UUID
    voorgesteld_door: str


class BesluitGegeven(Model):
    """Een besluit op een aanvraag; de motivering staat in de brief."""

    id: UUID
    gemeente: str
    aanvraag_id: UUID
    uitkomst: Uitkomst
    vorm: Vorm | None
    bedrag_centen: int
    looptijd_maanden: int | None
    aflossingsvorm: Aflossingsvorm | None
    rente_procent: Decimal | None
    norm: str | None = Field(description="Code van de norm die het maximum gaf.")
    datum: date
    binnen_termijn: bool
    voorgesteld_door: str
    bekrachtigd_door: str
    voorziening_id: UUID | None = Field(default=None, description="Bestaat zodra de akte is ondertekend.")


class AkteVerzoek(Model):
    """De ondertekende akte bij een besluit."""

    ondertekend_op: date


class VoorzieningGegeven(Model):
    """Een voorziening, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    besluit_id: UUID
    akte_op: date
    uitbetaald_op: LegeDatum = None
    eerste_vervaldag: LegeDatum = None


class UitbetalingVerzoek(Model):
    """De uitbetaling van een krediet; dat kan één keer, na de akte."""

    uitbetaald_op: date
    eerste_vervaldag: date
    iban: Annotated[Iban, AfterValidator(identificatie.iban)]


class NormGegeven(Model):
    """Eén norm van het Bbz 2004, zoals die op de gevraagde dag geldt."""

    code: str
    artikel: str
    eenheid: Eenheid
    waarde: Decimal = Field(description="In de eenheid; bedragen in hele eurocenten.")
    geldig_van: date
    geldig_tot_en_met: LegeDatum = None
    bron: str
    geverifieerd: bool = Field(description="Gelezen in een bron die voor deze periode geldt.")


class NormenAntwoord(Model):
    """De normen van één dag, en welke normen er die dag niet zijn."""

    datum: date
    items: list[NormGegeven]
    ontbreekt: list[str] = Field(description="Codes waarvoor geen waarde bekend is; een besluit dat ze nodig heeft, kan niet.")
