"""Oriëntaties and what others hear of them, as the API takes and gives them."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.persoon import GeldigeBetrokkene
from kernel.web import Model
from services.bbz.api.schemas.basis import Gemeentecode, LegeDatum
from services.bbz.domain.orientatie import Kanaal, Orientatiesoort, Orientatieuitkomst


class OrientatieVerzoek(Model):
    """Een screening of gesprek voor een aanvraag."""

    gemeente: Gemeentecode
    soort: Orientatiesoort
    kanaal: Kanaal
    datum: date
    antwoorden: dict[str, bool] = Field(default_factory=dict, max_length=20, description="Per vraag van de screening: ja of nee.")
    uitkomst: Orientatieuitkomst | None = Field(default=None, description="Leeg: wat de antwoorden aangeven.")
    betrokkene: GeldigeBetrokkene | None = Field(default=None, description="Mag ontbreken: dan wordt alleen geteld.")


class OrientatieGegeven(Model):
    """Een oriëntatie, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    soort: Orientatiesoort
    kanaal: Kanaal
    datum: date
    uitkomst: Orientatieuitkomst
    antwoorden: dict[str, bool]


class VraagGegeven(Model):
    """Eén vraag van de screening."""

    code: str
    vraag: str


class VragenAntwoord(Model):
    """De vragenlijst van de screening."""

    items: list[VraagGegeven]


class TerugkoppelingGegeven(Model):
    """Wat een klantmanager of UWV nog moet horen."""

    id: UUID
    gemeente: str
    aan: Kanaal
    moment: str
    onderwerp_id: UUID
    uitkomst: str
    datum: date
    melddatum: LegeDatum = None
    gegeven_op: LegeDatum = None
