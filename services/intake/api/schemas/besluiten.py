"""What is asked and answered about besluiten."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Tekst, Zin
from services.intake.api.schemas.plannen import PlanGegeven
from services.intake.domain.bezwaar import Bezwaarstatus
from services.intake.domain.herziening import Herzieningsreden
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond


class BesluitGegeven(Model):
    """Een besluit: over toelating, of over wat er daarna met die toelating gebeurt."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    datum: date
    grond: Weigeringsgrond | None
    reden: Herzieningsreden | None
    problematische_schulden: bool | None = Field(validation_alias="problematisch")
    binnen_termijn: bool
    dagen_te_laat: int


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
    eigen_gegevens: bool = Field(
        default=True,
        description="Steunt de afwijzing op wat de ondernemer zelf gaf? Zo niet: eerst een voornemen (Awb, art. 4:7).",
    )


class VoorstelGegeven(Model):
    """Een voorstel, zoals de tweede medewerker het leest."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    voorgesteld_door: str
    plan_van_aanpak: PlanGegeven | None = None
    problematische_schulden: bool | None = None
    grond: Weigeringsgrond | None = None
    reden: Herzieningsreden | None = None
    motivering: str | None = None
    concept_id: UUID | None = Field(default=None, description="Het concept van de brief (`/briefconcepten`).")


class BesluitVastgelegd(Model):
    """Verwijzing naar het besluit, en bij een toelating naar het plan."""

    id: UUID
    plan_id: UUID | None


class HerzieningsvoorstelVerzoek(Model):
    """Voorstel om een toelating te wijzigen, in te trekken of te beëindigen, of een aanvraag niet te behandelen."""

    soort: Literal[Besluitsoort.WIJZIGING, Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING, Besluitsoort.BUITEN_BEHANDELING]
    reden: Herzieningsreden
    motivering: Tekst | None = None
    plan_van_aanpak: PlanGegeven | None = Field(default=None, description="Het nieuwe plan; verplicht bij een wijziging.")
    eigen_gegevens: bool = Field(default=False, description="Steunt het besluit op wat de ondernemer zelf vertelde (Awb, art. 4:8)?")


class Besluiten(Model):
    """De besluiten van een traject, het eerste eerst."""

    items: list[BesluitGegeven]


class VoornemenVerzoek(Model):
    """Wat wij van plan zijn te besluiten, en tot wanneer de ondernemer kan reageren."""

    soort: Literal[Besluitsoort.AFWIJZING, Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING]
    grond: Weigeringsgrond | None = Field(default=None, description="De grond, bij een afwijzing.")
    motivering: Tekst
    zienswijze_tot_en_met: date


class VoornemenGegeven(Model):
    """Een voornemen, en wat de ondernemer ervan vindt."""

    id: UUID
    soort: Besluitsoort
    verzonden_op: date
    zienswijze_tot_en_met: date
    zienswijze_op: date | None
    zienswijze: str | None


class Voornemens(Model):
    """De voornemens van een traject."""

    items: list[VoornemenGegeven]


class ZienswijzeVerzoek(Model):
    """Wat de ondernemer van het voornemen vindt; zonder tekst liet hij weten dat hij niet reageert."""

    ontvangen_op: date
    zienswijze: Tekst | None = None


class BezwaarVerzoek(Model):
    """Een bezwaar tegen een besluit."""

    ontvangen_op: date
    gronden: Tekst


class BezwaarGegeven(Model):
    """Een bezwaar."""

    id: UUID
    besluit_id: UUID
    traject_id: UUID
    ontvangen_op: date
    binnen_termijn: bool
    status: Bezwaarstatus
    afgehandeld_op: date | None


class BezwaarDetail(BezwaarGegeven):
    """Een bezwaar met de gronden."""

    gronden: str


class Bezwaren(Model):
    """De bezwaren van een traject."""

    items: list[BezwaarGegeven]


class BezwaaruitkomstVerzoek(Model):
    """Wat er op een bezwaar is beslist."""

    uitkomst: Literal[Bezwaarstatus.GEGROND, Bezwaarstatus.ONGEGROND, Bezwaarstatus.NIET_ONTVANKELIJK, Bezwaarstatus.INGETROKKEN]
    datum: date


class Weigeringsgronden(Model):
    """Welke gronden om te weigeren deze gemeente nu heeft. Over andere gronden mag niets worden gevraagd (Bgs, art. 13)."""

    items: list[Weigeringsgrond]


class GrondonderzoekVerzoek(Model):
    """Wat er over een weigeringsgrond is nagevraagd en gevonden."""

    grond: Weigeringsgrond
    bron: Zin
    bevinding: Tekst


class GrondonderzoekGegeven(Model):
    """Een navraag naar een weigeringsgrond."""

    id: UUID
    grond: Weigeringsgrond
    bron: str
    bevinding: str
    datum: date


class Grondonderzoeken(Model):
    """De navraag in een traject."""

    items: list[GrondonderzoekGegeven]
