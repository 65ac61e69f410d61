"""What is asked and answered about besluiten."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Tekst
from services.intake.api.schemas.plannen import PlanGegeven
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond


class BesluitGegeven(Model):
    """Een besluit over toelating."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    datum: date
    grond: Weigeringsgrond | None
    problematische_schulden: bool | None = Field(validation_alias="problematisch")
    binnen_termijn: bool


class ToelatingsvoorstelVerzoek(Model):
    """Voorstel om iemand toe te laten, met het plan van aanpak."""

    plan_van_aanpak: PlanGegeven
    problematische_schulden: bool | None = Field(
        default=None, description="Kan niet alles wat opeisbaar is binnen 36 maanden worden betaald? Leeg: nog niet duidelijk."
    )


class AfwijzingsvoorstelVerzoek(Model):
    """Voorstel om iemand niet toe te laten."""

    grond: Weigeringsgrond
    motivering: Tekst


class VoorstelGegeven(Model):
    """Een voorstel, zoals de tweede medewerker het leest."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    voorgesteld_door: str
    plan_van_aanpak: PlanGegeven | None = None
    problematische_schulden: bool | None = None
    grond: Weigeringsgrond | None = None
    motivering: str | None = None


class BesluitVastgelegd(Model):
    """Verwijzing naar het besluit, en bij een toelating naar het plan."""

    id: UUID
    plan_id: UUID | None
