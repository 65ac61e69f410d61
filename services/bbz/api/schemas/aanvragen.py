"""Aanvragen as the API takes and gives them."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from contracts.bbz import Categorie, Doel
from contracts.persoon import Betrokkene, GeldigeBetrokkene
from kernel.web import Model
from services.bbz.api.schemas.basis import Gemeentecode, Gevraagd


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
