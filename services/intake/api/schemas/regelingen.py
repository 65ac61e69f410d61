"""What is asked and answered about the solution."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Centen, Zin
from services.intake.domain.aandelen import Reactie
from services.intake.domain.gerechtelijk import Uitspraak, Verzoeksoort
from services.intake.domain.regeling import Kredietbron, Regelingsoort, Regelingstatus

_LEEG: dict[str, Any] = {"format": "date"}


class RegelingVerzoek(Model):
    """De oplossing die wordt voorbereid."""

    soort: Regelingsoort
    aflosperiode_maanden: int | None = Field(default=None, ge=1, le=120, description="Leeg: de norm, in beginsel 18 maanden.")
    vtlb_centen: Centen | None = Field(default=None, description="Vrij te laten bedrag per maand.")
    kredietbron: Kredietbron | None = Field(default=None, description="Alleen bij sanering en herfinanciering.")
    krediet_centen: int | None = Field(default=None, gt=0, le=10**12, description="Bij bron bbz: het bedrag dat aan Bbz wordt gevraagd.")
    afwijking_reden: Zin | None = Field(default=None, description="Waarom niet eerst sanering, dan bemiddeling, dan een 0%-aanbod.")


class RegelingGegeven(Model):
    """Een regeling, zonder persoonsgegevens."""

    id: UUID
    traject_id: UUID
    soort: Regelingsoort
    status: Regelingstatus
    aflosperiode_maanden: int
    vtlb_centen: int | None
    kredietbron: Kredietbron | None
    krediet_uitbetaald_op: date | None = Field(json_schema_extra=_LEEG)
    bod_centen: int | None
    preferent_factor: int | None = Field(description="Hoeveel maal het deel van een concurrente schuldeiser een preferente krijgt.")
    factor_geverifieerd: bool | None = Field(description="Of de bron van die verhouding is gelezen.")
    voorgesteld_op: date | None = Field(json_schema_extra=_LEEG)
    akkoord_op: date | None = Field(json_schema_extra=_LEEG)
    dwangakkoord: bool | None
    gestart_op: date | None = Field(json_schema_extra=_LEEG)
    geeindigd_op: date | None = Field(json_schema_extra=_LEEG)
    afgeweken: bool


class Regelingen(Model):
    """De regelingen van een traject, en welke schuldregeling nu aan de beurt is."""

    items: list[RegelingGegeven]
    volgende: Regelingsoort | None = Field(description="Leeg als sanering, bemiddeling en 0%-aanbod alle drie niet lukten.")


class AandeelGegeven(Model):
    """Wat één schuldeiser voor één schuld wordt geboden, en wat hij antwoordde."""

    schuld_id: UUID
    vordering_centen: int
    aandeel_centen: int
    preferent: bool
    van_gemeente: bool
    reactie: Reactie
    gereageerd_op: date | None = Field(json_schema_extra=_LEEG)
    betaald_op: date | None = Field(json_schema_extra=_LEEG)


class GroepGegeven(Model):
    """Preferente of concurrente schuldeisers samen."""

    vordering_centen: int
    aandeel_centen: int
    akkoord: int
    geweigerd: int
    open: int


class RegelingDetail(RegelingGegeven):
    """Een regeling met het voorstel aan elke schuldeiser."""

    afwijking_reden: str | None
    aandelen: list[AandeelGegeven]
    preferent: GroepGegeven
    concurrent: GroepGegeven


class VoorstelVerzoek(Model):
    """Wat de schuldeisers samen wordt geboden."""

    bod_centen: Centen | None = Field(default=None, description="Leeg als de soort het bod vastlegt: alles, of bij een 0%-aanbod niets.")


class ReactieVerzoek(Model):
    """Antwoord van één schuldeiser op één schuld."""

    schuld_id: UUID
    reactie: Reactie
    reden: Zin | None = None
    datum: date


class Dagverzoek(Model):
    """De dag waarop dit geldt."""

    datum: date


class StartVerzoek(Dagverzoek):
    """Start van de regeling."""

    krediet_uitbetaald_op: date | None = Field(
        default=None, json_schema_extra=_LEEG, description="Bij krediet van een derde of kredietbank; van Bbz komt dit vanzelf."
    )


class UitspraakVerzoek(Dagverzoek):
    """Uitspraak over een dwangakkoord."""

    toegewezen: bool


class EindeVerzoek(Dagverzoek):
    """Einde van de regeling."""

    geslaagd: bool


class RegelingStand(Model):
    """De regeling na deze stap."""

    id: UUID
    status: Regelingstatus


class GerechtelijkeStapVerzoek(Model):
    """Verzoek aan de rechter."""

    soort: Verzoeksoort
    gevraagd_op: date


class RechterUitspraak(Model):
    """Wat de rechter besliste."""

    uitspraak: Uitspraak
    datum: date
    van: date | None = Field(default=None, json_schema_extra=_LEEG)
    tot_en_met: date | None = Field(default=None, json_schema_extra=_LEEG, description="Bij een moratorium: de laatste dag.")


class GerechtelijkeStapGegeven(Model):
    """Een verzoek aan de rechter met de uitspraak."""

    id: UUID
    versie: int
    soort: Verzoeksoort
    gevraagd_op: date
    uitspraak: Uitspraak | None
    uitspraak_op: date | None = Field(json_schema_extra=_LEEG)
    van: date | None = Field(json_schema_extra=_LEEG)
    tot_en_met: date | None = Field(json_schema_extra=_LEEG)
    geeindigd_op: date | None = Field(json_schema_extra=_LEEG)


class GerechtelijkeStappen(Model):
    """De verzoeken aan de rechter in dit traject."""

    items: list[GerechtelijkeStapGegeven]
