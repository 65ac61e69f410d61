"""Levensonderhoud, field by field."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from contracts.bbz import Categorie
from kernel.web import Model
from services.bbz.api.schemas.basis import MAX_CENTEN, GeldigeIban, LegeDatum, Tekst
from services.bbz.domain.bijstandsnorm import Leefvorm
from services.bbz.domain.duur import Verlengingsgrond
from services.bbz.domain.herbeoordeling import Herbeoordelingsuitkomst
from services.bbz.domain.levensonderhoud import Eindreden
from services.bbz.domain.terugvordering import Terugvorderingsgrond
from services.bbz.usecases.ken_levensonderhoud_toe import Toekenning

Centen = Annotated[int, Field(ge=0, le=MAX_CENTEN, description="Bedrag in hele eurocenten.")]
Saldo = Annotated[int, Field(ge=-MAX_CENTEN, le=MAX_CENTEN, description="Bedrag in hele eurocenten; onder nul is een verlies.")]
Maanden = Annotated[int, Field(ge=1, le=120)]


class VermogensopstellingGegeven(Model):
    """Het vermogen, met wat voor het bedrijf nodig is en de eigen woning apart (Bbz 2004, art. 7, 8)."""

    noodzakelijk_bedrijf_centen: Centen
    eigen_woning_centen: Centen
    overig_centen: Centen
    schulden_centen: Centen

    def als_tupel(self) -> tuple[int, int, int, int]:
        """As the usecases take it."""
        return self.noodzakelijk_bedrijf_centen, self.eigen_woning_centen, self.overig_centen, self.schulden_centen


class UitkeringsvoorstelVerzoek(Model):
    """Voorstel om levensonderhoud toe te kennen, of een voorschot vooraf (Bbz 2004, art. 11; Participatiewet, art. 52)."""

    begin: date
    maanden: Maanden
    leefvorm: Leefvorm
    kostendelers: int = Field(default=0, ge=0, le=20, description="Andere personen van 27 jaar en ouder in de woning (art. 19a).")
    verwacht_inkomen_centen: Centen = Field(description="Netto inkomen van het gezin dat per maand wordt verwacht.")
    boekjaar_begint_in: int = Field(default=1, ge=1, le=12, description="Maand waarin het boekjaar begint.")
    om_niet: bool = Field(default=False, description="Direct om niet (art. 19).")
    regelmatig: bool = Field(default=False, description="Het inkomen verloopt regelmatig over het jaar (art. 19 onder b).")
    duurzaam_laag: bool = Field(default=False, description="Het inkomen is duurzaam lager dan de norm (art. 19 onder b).")
    verwacht_bruto_centen: Centen | None = Field(
        default=None, description="Bruto inkomen per boekjaar, bij een oudere zelfstandige (art. 25)."
    )
    vermogen: VermogensopstellingGegeven | None = Field(default=None, description="Nodig als de bijstand direct om niet is.")
    voorschot: bool = Field(default=False, description="Nog geen toekenning: een voorschot tot op de aanvraag is besloten.")
    volledig: bool = Field(default=True, description="De gegevens zijn op tijd en volledig verstrekt; zo niet, dan is er geen voorschot.")
    motivering: Tekst

    def als_toekenning(self) -> Toekenning:
        """As the usecase takes it."""
        return Toekenning(
            begin=self.begin,
            maanden=self.maanden,
            leefvorm=self.leefvorm.value,
            kostendelers=self.kostendelers,
            verwacht_inkomen=self.verwacht_inkomen_centen,
            boekjaar_begint_in=self.boekjaar_begint_in,
            om_niet=self.om_niet,
            regelmatig=self.regelmatig,
            duurzaam_laag=self.duurzaam_laag,
            verwacht_bruto=self.verwacht_bruto_centen,
            vermogen=self.vermogen.als_tupel() if self.vermogen else None,
            motivering=self.motivering,
        )


class UitkeringGegeven(Model):
    """Een uitkering, zonder persoonsgegevens. Het id is ook dat van de voorziening."""

    id: UUID
    gemeente: str
    aanvraag_id: UUID
    categorie: Categorie
    begin: date
    tot_en_met: date
    maanden: int
    om_niet: bool
    voorlopig: bool = Field(description="Alleen nog een voorschot.")
    medisch_verlengd: bool
    beeindigd_op: LegeDatum = None
    eindreden: str | None


class GrondslagGegeven(Model):
    """Het huishouden en het verwachte inkomen, vanaf een maand."""

    vanaf: date
    leefvorm: Leefvorm
    kostendelers: int
    verwacht_inkomen_centen: int


class UitkeringsmaandGegeven(Model):
    """Een betaalde maand, met de berekening."""

    id: UUID
    maand: date
    voorschot: bool
    dagen: int
    dagen_in_maand: int
    norm_centen: int
    inkomen_centen: int
    verrekend_centen: int = Field(description="Voorschot dat eraf ging.")
    bedrag_centen: int
    om_niet: bool
    betaald_op: date


class HerbeoordelingGegeven(Model):
    """Een herbeoordeling, zonder de toelichting."""

    id: UUID
    datum: date
    uitkomst: Herbeoordelingsuitkomst
    binnen_termijn: bool


class UitkeringDetail(UitkeringGegeven):
    """Een uitkering met alles wat erin gebeurde."""

    grondslagen: list[GrondslagGegeven]
    betaalde_maanden: list[UitkeringsmaandGegeven]
    herbeoordelingen: list[HerbeoordelingGegeven]
    boekjaren: list[UUID] = Field(description="De boekjaren waarin bijstand is betaald.")


class GrondslagVerzoek(Model):
    """Een ander huishouden of ander verwacht inkomen, vanaf een maand die nog niet is betaald."""

    vanaf: date
    leefvorm: Leefvorm
    kostendelers: int = Field(default=0, ge=0, le=20)
    verwacht_inkomen_centen: Centen


class MaandVerzoek(Model):
    """De betaling van een maand; het bedrag wordt berekend."""

    maand: date = Field(description="De eerste dag van de maand.")
    betaald_op: date = Field(description="Dag waarop u de betaling klaarzet voor de bank; niet na vandaag.")
    iban: GeldigeIban | None = Field(default=None, description="Nodig bij de eerste maand; daarna alleen als de rekening verandert.")


class HerbeoordelingVerzoek(Model):
    """Een herbeoordeling van de levensvatbaarheid (Bbz 2004, art. 23)."""

    datum: date
    uitkomst: Herbeoordelingsuitkomst
    toelichting: Tekst


class VerlengingVerzoek(Model):
    """Voorstel om de uitkering te verlengen."""

    maanden: Maanden
    grond: Verlengingsgrond
    verwacht_bruto_centen: Centen | None = Field(default=None, description="Bij een oudere zelfstandige (art. 25).")
    motivering: Tekst


class BeeindigingVerzoek(Model):
    """Voorstel om de uitkering te beëindigen."""

    datum: date = Field(description="Laatste dag met bijstand.")
    reden: Eindreden
    motivering: Tekst


class TerugvorderingVerzoek(Model):
    """Voorstel om bijstand terug te vorderen die niet verschuldigd was (Bbz 2004, art. 45, 46)."""

    grond: Terugvorderingsgrond
    boekjaar: int = Field(ge=2004, le=2100, description="Over welk boekjaar; meer dan daarover nog is betaald kan niet.")
    bedrag_centen: int = Field(gt=0, le=MAX_CENTEN)
    motivering: Tekst


class UitvoeringsvoorstelGegeven(Model):
    """Een voorstel, zoals de tweede medewerker het leest. De velden verschillen per soort."""

    id: UUID
    soort: str
    onderwerp_id: UUID
    voorgesteld_door: str
    inhoud: dict[str, Any]


class UitvoeringsregelVerzoek(Model):
    """Eigen regels van een gemeente bij de uitvoering, vanaf een dag."""

    geldig_van: date
    herbeoordeling_maanden: int | None = Field(default=None, ge=1, le=60, description="Ritme voor wie geen starter is; leeg is geen.")
    toetsing_apart: bool = Field(description="Wie een ondernemer begeleidt, toetst hem niet, en andersom.")
    voorschot: bool = Field(description="Voorschot volgens Participatiewet, art. 52. Of dat ook bij het Bbz geldt, is niet geverifieerd.")


class UitvoeringsregelGegeven(UitvoeringsregelVerzoek):
    """De regels die vandaag gelden."""

    gemeente: str
