"""What is asked and answered about a plan van aanpak."""

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Zin
from services.intake.domain.plan import Planstap, PlanVanAanpak, Uitvoerder


class PlanstapGegeven(Model):
    """Eén stap uit het plan, en wie die doet."""

    omschrijving: Zin
    uitvoerder: Uitvoerder


class PlanGegeven(Model):
    """Plan van aanpak (Wgs, art. 4a)."""

    doelen: list[Zin] = Field(min_length=1, max_length=20)
    stappen: list[PlanstapGegeven] = Field(min_length=1, max_length=50)
    aflosperiode_maanden: int = Field(ge=1, le=120, description="Bij een schuldregeling in beginsel 18 maanden.")

    def als_plan(self) -> PlanVanAanpak:
        """The plan as the domain knows it."""
        stappen = tuple(Planstap(s.omschrijving, s.uitvoerder) for s in self.stappen)
        return PlanVanAanpak(tuple(self.doelen), stappen, self.aflosperiode_maanden)
