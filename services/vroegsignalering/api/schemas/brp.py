"""The BRP check, field by field."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.domain.brp import BrpStand


class BrpKoppelingVerzoek(Model):
    """Of deze gemeente signalen met de BRP laat vergelijken."""

    aan: bool


class BrpKoppelingGegeven(BrpKoppelingVerzoek):
    """De stand van de koppeling."""

    gemeente: str


class BrpKoppelingen(Model):
    """De gemeenten waarvoor iets is vastgelegd; bij de andere staat de koppeling uit."""

    items: list[BrpKoppelingGegeven]


class BrpControleGegeven(Model):
    """Wat de BRP zei over de persoon van een signaal, zonder die persoon."""

    id: UUID = Field(description="Id van het signaal.")
    gemeente: str
    stand: BrpStand
    velden: list[str] = Field(description="Wat afwijkt: bsn, achternaam, geboortedatum of adres.")
    gecontroleerd_op: Datum | None
    afgehandeld_op: Datum | None


class AfhandelingVerzoek(Model):
    """Het oordeel van een medewerker over een verschil."""

    besluit: Literal["bevestigd", "verhuisd", "overleden"]
