"""Aanvragen as the API takes and gives them."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from contracts.bbz import Categorie, Doel
from contracts.persoon import Betrokkene, GeldigeBetrokkene
from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.api.schemas.basis import MAX_CENTEN, Code, Gemeentecode, Gevraagd, LegeDatum, Tekst
from services.bbz.domain.aanvraag import Intrekreden
from services.bbz.domain.huishouden import Rechtsvorm, Rol
from services.bbz.domain.orientatie import Kanaal
from services.bbz.domain.rechtmatigheid import Feiten, Oordeel
from services.bbz.domain.voorziening import Zekerheidsoort


class AanvraagVerzoek(Model):
    """De eigen aanvraag van de ondernemer (Bbz 2004, art. 35)."""

    gemeente: Gemeentecode
    uitnodiging_id: UUID | None = Field(default=None, description="De uitnodiging waarop deze aanvraag volgt, als die er is.")
    categorie: Categorie
    doel: Doel
    bedrag_centen: int = Field(ge=0, le=MAX_CENTEN, description="Gevraagd krediet in hele eurocenten; 0 bij alleen levensonderhoud.")
    levensonderhoud: bool = Field(default=False, description="Of ook, of alleen, levensonderhoud is gevraagd.")
    kanaal: Kanaal = Field(default=Kanaal.ONDERNEMER, description="Hoe de ondernemer kwam; met een uitnodiging is dat altijd intake.")
    fonds_id: UUID | None = Field(default=None, description="Fonds buiten het Bbz waaruit wordt gevraagd.")
    melddatum: date = Field(description="Dag waarop de ondernemer zich meldde (Participatiewet, art. 44).")
    ontvangen_op: date = Field(description="Dag waarop de aanvraag is ontvangen; hierop begint de beslistermijn.")
    betrokkene: GeldigeBetrokkene | None = Field(default=None, description="Mag ontbreken als er een uitnodiging is.")


class AanvraagGegeven(Model):
    """Een aanvraag, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    uitnodiging_id: UUID | None
    traject_id: UUID | None
    dossier_id: UUID | None
    fonds_id: UUID | None
    kanaal: Kanaal
    categorie: Categorie
    doel: Doel
    bedrag_centen: int
    levensonderhoud: bool
    gehuwd: bool
    rechtsvorm: Rechtsvorm | None
    melddatum: date
    ontvangen_op: date
    besluit_uiterlijk: date
    verlengd_weken: int
    status: Literal["ingediend", "voorgesteld", "besloten", "buiten-behandeling", "ingetrokken"]
    voorstel_id: UUID | None = Field(description="Het voorstel dat nu bekrachtigd kan worden.")


class AanvraagDetail(AanvraagGegeven):
    """Een aanvraag met de persoon en het besluit."""

    betrokkene: Betrokkene
    besluit_id: UUID | None


class RolGegeven(Model):
    """De rol van één persoon naast de aanvrager."""

    rol: Rol
    aanvaard_op: LegeDatum = Field(default=None, description="Dag waarop hij de hoofdelijke aansprakelijkheid aanvaardde (art. 30).")


class SamenstellingVerzoek(Model):
    """Huishouden en bedrijf van de aanvrager."""

    gehuwd: bool = Field(description="Getrouwd of samenwonend: dan vragen beiden samen aan (Participatiewet, art. 43 lid 2).")
    rechtsvorm: Rechtsvorm | None = None
    mede: list[RolGegeven] = Field(default_factory=list, max_length=10, description="In de volgorde van 'mede' bij de betrokkene.")


class StukkenVerzoek(Model):
    """Stukken die binnenkwamen."""

    codes: list[Code] = Field(min_length=1, max_length=50)
    ontvangen_op: date


class StukGegeven(Model):
    """Eén stuk van de checklist."""

    code: str
    ontvangen_op: LegeDatum = None


class StukkenAntwoord(Model):
    """De checklist van een aanvraag."""

    items: list[StukGegeven]
    ontbreekt: list[str]


class HersteltermijnVerzoek(Model):
    """Tijd om de aanvraag aan te vullen (Awb art. 4:5)."""

    tot_en_met: date


class VerlengingAanvraagVerzoek(Model):
    """Verlenging van de beslistermijn (Bbz 2004, art. 35 lid 3)."""

    weken: int = Field(ge=1, le=52)
    reden: Tekst


class IntrekkingVerzoek(Model):
    """De aanvraag eindigt zonder besluit."""

    reden: Intrekreden


class FeitenVerzoek(Model):
    """Wat bekend is van de aanvrager; wat ontbreekt, blijft open."""

    geboortedatum: LegeDatum = None
    aow_datum: LegeDatum = Field(default=None, description="Zoals de SVB die geeft.")
    uren_bedrijf: int | None = Field(default=None, ge=0, le=9000)
    uren_alle_werk: int | None = Field(default=None, ge=0, le=9000)
    ondernemer_sinds: LegeDatum = None
    werkt_in_nederland: bool | None = None
    verblijfsrecht: bool | None = None
    wettelijke_vereisten: bool | None = None
    volledige_zeggenschap: bool | None = None
    draagt_risico: bool | None = None
    aangewezen_op_arbeid: bool | None = None
    voorliggende_voorziening: bool | None = None
    alleen_arbeid_ingebracht: bool | None = None
    structurele_beperking_uwv: bool | None = None
    redelijke_termijn: bool | None = None
    levensvatbaar: bool | None = None
    uitkering_werkloosheid: bool | None = None
    inkomen_duurzaam_laag: bool | None = None
    bruto_inkomen_verwacht_centen: int | None = Field(default=None, ge=0, le=MAX_CENTEN)
    stopt_uiterlijk: LegeDatum = None
    ontvangt_bijstand: bool | None = None
    aanvaardt_begeleiding: bool | None = None

    def als_feiten(self) -> Feiten:
        """As the domain knows them."""
        velden = self.model_dump(exclude={"bruto_inkomen_verwacht_centen"})
        bruto = self.bruto_inkomen_verwacht_centen
        return Feiten(**velden, bruto_inkomen_verwacht=None if bruto is None else Bedrag(bruto))


class AfwijkingVerzoek(Model):
    """Een medewerker oordeelt anders dan de toets; dat kan alleen met een reden."""

    code: Code
    oordeel: Oordeel
    reden: Tekst


class ToetsGegeven(Model):
    """Eén toets: invoer, oordeel, artikel, wie en wanneer."""

    code: str
    artikel: str
    oordeel: Oordeel
    invoer: dict[str, str | None]
    reden: str | None = Field(description="Waarom iemand anders oordeelde dan de toets.")
    datum: date
    door: str


class ToetsenAntwoord(Model):
    """De rechtmatigheidstoets van een aanvraag."""

    items: list[ToetsGegeven]


class VoornemenVerzoek(Model):
    """Een voornemen om af te wijzen."""

    zienswijze_tot_en_met: LegeDatum = Field(default=None, description="Leeg: zo lang als het beleid van de gemeente zegt.")
    reden: Tekst


class ZienswijzeVerzoek(Model):
    """Wat de aanvrager op het voornemen zegt."""

    zienswijze: Tekst
    ontvangen_op: date


class AdviesVerzoek(Model):
    """Advies van de commissie."""

    advies: Literal["positief", "negatief"]
    bedrag_centen: Gevraagd
    toelichting: Tekst


class ZekerheidVerzoek(Model):
    """Zekerheid die wordt geëist (Bbz 2004, art. 39 lid 3)."""

    soort: Zekerheidsoort
    waarde_centen: Gevraagd


class ZekerheidWijziging(Model):
    """Wanneer de zekerheid is gevestigd of vervallen."""

    gevestigd_op: LegeDatum = None
    vervallen_op: LegeDatum = None


class ZekerheidGegeven(Model):
    """Een zekerheid bij een aanvraag."""

    id: UUID
    aanvraag_id: UUID
    soort: Zekerheidsoort
    waarde_centen: int
    geeist_op: date
    gevestigd_op: LegeDatum = None
    vervallen_op: LegeDatum = None


class ZekerhedenAntwoord(Model):
    """De zekerheden bij een aanvraag."""

    items: list[ZekerheidGegeven]


class PlafondAntwoord(Model):
    """Wat bedrijf en aanvrager al kregen, in alle gemeenten samen: alleen totalen. De vraag staat in het auditlog."""

    bedrijf_centen: int
    aanvrager_centen: int
