"""What is asked and answered about a bedreigende situatie."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.domain.crisis import Crisisgrond


class CrisisVerzoek(Model):
    """De situatie van iemand die al bekend is, wordt bedreigend (Wgs, art. 4 lid 2)."""

    grond: Crisisgrond
    gemeld_op: date | None = Field(default=None, description="Dag waarop de crisis bekend werd. Standaard de boekdatum.")


class CrisisGegeven(Model):
    """Een bedreigende situatie en het gesprek daarover."""

    id: UUID
    gemeente: str
    aanmelding_id: UUID
    grond: Crisisgrond | None = Field(description="Leeg bij een vroegsignaal: dat is beoordeeld waar het binnenkwam.")
    gemeld_op: date
    gesprek_uiterlijk: date
    gesprek_op: date | None


class Crises(Model):
    """De bedreigende situaties bij deze aanmelding, de oudste eerst."""

    items: list[CrisisGegeven]


class CrisisgesprekVerzoek(Model):
    """Het gesprek over de crisis."""

    datum: date


class CrisisgesprekVastgelegd(Model):
    """Was het gesprek op tijd?"""

    id: UUID
    binnen_termijn: bool
