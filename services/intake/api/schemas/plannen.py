"""What is asked and answered about a plan van aanpak."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Zin
from services.intake.domain.plan import Planstap, PlanVanAanpak, Product, Uitvoerder


class PlanstapGegeven(Model):
    """Eén stap uit het plan, en wie die doet."""

    omschrijving: Zin
    uitvoerder: Uitvoerder


class PlanGegeven(Model):
    """Plan van aanpak (Wgs, art. 4a)."""

    doelen: list[Zin] = Field(min_length=1, max_length=20)
    stappen: list[PlanstapGegeven] = Field(min_length=1, max_length=50)
    aflosperiode_maanden: int = Field(ge=1, le=120, description="Bij een schuldregeling in beginsel 18 maanden.")
    producten: list[Product] = Field(default_factory=list, max_length=10, description="Wat het plan inzet.")

    def als_plan(self) -> PlanVanAanpak:
        """The plan as the domain knows it."""
        stappen = tuple(Planstap(s.omschrijving, s.uitvoerder) for s in self.stappen)
        return PlanVanAanpak(tuple(self.doelen), stappen, self.aflosperiode_maanden, tuple(self.producten))


class PlanbijwerkingVerzoek(Model):
    """Een nieuwe versie van het plan die de rechten en plichten van de ondernemer niet verandert."""

    plan_van_aanpak: PlanGegeven
    rechtspositie_wijzigt: bool = Field(description="Veranderen rechten of plichten? Dan hoort er een nieuwe beschikking bij.")


class PlanversieGegeven(Model):
    """Eén versie van het plan van aanpak, en het besluit waar die bij hoort."""

    id: UUID
    besluit_id: UUID
    nummer: int
    vastgesteld_op: date
    plan_van_aanpak: PlanGegeven


class Planversies(Model):
    """De versies van het plan, de eerste eerst."""

    items: list[PlanversieGegeven]
