"""Dossiers, funds and beleid as the API takes and gives them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.bbz import Aflossingsvorm, Doel
from kernel import identificatie
from kernel.web import Model
from services.bbz.api.schemas.basis import MAX_CENTEN, Code, GeldigeIban, Gemeentecode, Gevraagd, LegeDatum
from services.bbz.domain.beleid import Painversie
from services.bbz.domain.dossier import Beeindigingsreden, Melding, Voorval
from services.bbz.domain.fonds import Mutatiesoort


class DossierGegeven(Model):
    """Het dossier van één persoon in één gemeente, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    traject_id: UUID | None
    geopend_op: date
    beeindigd_op: LegeDatum = None
    beeindigd_door: Beeindigingsreden | None
    overleden_op: LegeDatum = None
    verhuisd_op: LegeDatum = None
    naar_gemeente: str | None


class DossierDetail(DossierGegeven):
    """Een dossier met wat erbij hoort."""

    aanvraag_ids: list[UUID]
    voorziening_ids: list[UUID]


class DossierZoekVerzoek(Model):
    """Zoek het dossier van één persoon."""

    bsn: Annotated[str, Field(max_length=9), AfterValidator(identificatie.bsn)]


class DossierZoekAntwoord(Model):
    """De dossiers van deze persoon, in de gemeenten waarvoor u werkt."""

    items: list[DossierGegeven]


class VoorvalVerzoek(Model):
    """Wat er met bedrijf of ondernemer gebeurde."""

    soort: Voorval
    datum: date
    reden: Beeindigingsreden | None = Field(default=None, description="Alleen als het bedrijf eindigt.")
    naar_gemeente: Gemeentecode | None = Field(default=None, description="Alleen bij een verhuizing.")

    def als_melding(self) -> Melding:
        """As the domain knows it."""
        return Melding(self.soort, self.datum, self.reden, self.naar_gemeente)


class FondsregelsGegeven(Model):
    """De regels van een fonds buiten het Bbz."""

    maximum_centen: Gevraagd
    rente_procent: Decimal = Field(ge=0, le=100, decimal_places=4)
    looptijd_maanden: int = Field(ge=1, le=1200)
    aflossingsvormen: list[Aflossingsvorm] = Field(min_length=1, max_length=2)
    doelen: list[Doel] = Field(min_length=1, max_length=5)


class FondsVerzoek(Model):
    """Een nieuw fonds."""

    gemeente: Gemeentecode
    code: Code
    naam: str = Field(min_length=1, max_length=200)
    regels: FondsregelsGegeven


class FondsGegeven(Model):
    """Een fonds."""

    id: UUID
    gemeente: str
    code: str
    naam: str
    regels: FondsregelsGegeven
    geopend_op: date


class FondsDetail(FondsGegeven):
    """Een fonds met wat erin zit."""

    saldo_centen: int
    beschikbaar_centen: int = Field(description="Saldo min wat is toegezegd en nog niet betaald.")


class MutatieVerzoek(Model):
    """Geld in of uit een fonds."""

    soort: Mutatiesoort = Field(description="Een uitbetaling boekt de betaling zelf.")
    bedrag_centen: Gevraagd
    datum: date
    onderwerp_id: UUID | None = Field(default=None, description="De lening waarop werd terugbetaald.")


class RekeningGegeven(Model):
    """De rekening waarvan de gemeente betaalt."""

    naam: str = Field(min_length=1, max_length=70)
    iban: GeldigeIban
    bic: str | None = Field(default=None, pattern="^[A-Z0-9]{8}([A-Z0-9]{3})?$")
    painversie: Painversie


class BeleidGegeven(Model):
    """Wat een gemeente zelf bepaalt. Wat leeg is, is niet vastgelegd."""

    commissie_boven_centen: int | None = Field(default=None, ge=0, le=MAX_CENTEN, description="Hierboven adviseert de commissie.")
    voornemen_bij_afwijzing: bool = Field(default=False, description="Altijd eerst een voornemen, ook als Awb art. 4:7 het niet vraagt.")
    zienswijze_weken: int | None = Field(default=None, ge=1, le=12)
    bezwaar_met_commissie: bool = False
    besteding_binnen_weken: int | None = Field(default=None, ge=1, le=104, description="Zo lang om de besteding te bewijzen.")
    extra_stukken: list[Code] = Field(default_factory=list, max_length=20)
    betaalrekening: RekeningGegeven | None = None

    def als_inhoud(self) -> dict[str, Any]:
        """As it is stored."""
        return self.model_dump(mode="json", by_alias=True)


class BeleidAntwoord(BeleidGegeven):
    """Het beleid dat op een dag geldt."""

    geldig_van: LegeDatum = None
