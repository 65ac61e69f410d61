"""What is asked and answered about trajecten."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.bbz import Uitkomst, Vorm
from kernel.web import Model
from services.intake.api.schemas.besluiten import BesluitGegeven
from services.intake.domain.rechtsvorm import Rechtsvorm
from services.intake.domain.traject import Trajectstatus


class TrajectGegeven(Model):
    """Een traject, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    aanmelding_id: UUID
    rechtsvorm: Rechtsvorm
    prive_aansprakelijk: bool
    schulden_totaal_centen: int | None
    hulpvraag_op: date
    besluit_uiterlijk: date
    status: Trajectstatus
    voorstel_id: UUID | None = Field(description="Het voorstel dat nu bekrachtigd kan worden.")


class BbzBeschikkingGegeven(Model):
    """De beschikking van Bbz, naast die van de Wgs: de schuldhulp gaat door (VNG-handreiking, § 4.4.5.4)."""

    besluit_id: UUID
    uitkomst: Uitkomst
    vorm: Vorm | None
    bedrag_centen: int
    datum: date


class TrajectDetail(TrajectGegeven):
    """Een traject met het besluit over toelating, en de beschikkingen van Bbz ernaast."""

    woongemeente: str | None
    overleden_op: date | None = Field(description="Gemeld door Bbz.")
    verhuisd_op: date | None = Field(description="Gemeld door Bbz.")
    verhuisd_naar: str | None = Field(description="CBS-code van de nieuwe gemeente.")
    contactpersoon: str | None = Field(description="De vaste contactpersoon, als pseudoniem; dezelfde als bij de aanmelding.")
    besluit: BesluitGegeven | None
    bbz_beschikkingen: list[BbzBeschikkingGegeven]


class SaneringskredietVerzoek(Model):
    """Vraag aan Bbz om de ondernemer uit te nodigen voor een saneringskrediet."""

    bedrag_centen: int = Field(gt=0, le=10**12, description="Geschat bedrag in hele eurocenten.")
