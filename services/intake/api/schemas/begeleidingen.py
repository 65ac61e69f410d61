"""What is asked and answered about help and appointments."""

from datetime import date, time
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field

from kernel.web import Model
from services.intake.api.schemas.basis import Tekst, Zin
from services.intake.domain.afspraak import Afspraakstatus, Afspraakvorm
from services.intake.domain.begeleiding import Begeleidingsvorm


def _kloktijd(waarde: Any) -> Any:
    return waarde.strftime("%H:%M") if isinstance(waarde, time) else waarde


#: A time on the clock in the Netherlands: the `time` of JSON Schema would need an offset.
Kloktijd = Annotated[str, BeforeValidator(_kloktijd), Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["10:30"])]


class BegeleidingsplanVerzoek(Model):
    """Begeleidingsplan: waar de begeleiding zich op richt (000 § 4.4.6.1)."""

    themas: list[Zin] = Field(min_length=1, max_length=20)
    kennis: list[Zin] = Field(default_factory=list, max_length=20)
    vaardigheden: list[Zin] = Field(default_factory=list, max_length=20)
    flankerende_hulp: list[Zin] = Field(default_factory=list, max_length=20)
    versterken_onderneming: list[Zin] = Field(default_factory=list, max_length=20)
    terugval_voorkomen: Tekst | None = None

    def als_inhoud(self) -> dict[str, Any]:
        """The plan as plain data."""
        return self.model_dump(mode="json", by_alias=True)


class BegeleidingsplanGegeven(Model):
    """Het laatste begeleidingsplan."""

    id: UUID
    volgnummer: int
    vastgesteld_op: date
    inhoud: BegeleidingsplanVerzoek


class BegeleidingVerzoek(Model):
    """Begeleiding die begint."""

    vorm: Begeleidingsvorm
    uitvoerder: Zin
    gestart_op: date


class BegeleidingEinde(Model):
    """Laatste dag van de begeleiding."""

    geeindigd_op: date


class BegeleidingGegeven(BegeleidingVerzoek):
    """Begeleiding, en of die de onderneming versterkt."""

    id: UUID
    versie: int
    geeindigd_op: date | None = Field(json_schema_extra={"format": "date"})
    versterkt_onderneming: bool


class Begeleidingen(Model):
    """Alle begeleiding in dit traject."""

    items: list[BegeleidingGegeven]


class AfspraakVerzoek(Model):
    """Een afspraak. Vlak ervoor volgt een herinnering."""

    datum: date
    tijd: Kloktijd
    vorm: Afspraakvorm
    plek: Zin | None = None


class AfspraakGegeven(Model):
    """Een afspraak, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    aanmelding_id: UUID
    datum: date
    tijd: Kloktijd
    vorm: Afspraakvorm
    status: Afspraakstatus
    herinneren_op: date
    herinnerd_op: date | None = Field(json_schema_extra={"format": "date"})
    nagebeld_op: date | None = Field(json_schema_extra={"format": "date"})


class AfspraakDetail(AfspraakGegeven):
    """Een afspraak met de plek."""

    plek: str | None


class AfspraakAfloop(Model):
    """Hoe een afspraak afliep."""

    status: Afspraakstatus = Field(description="Geweest, afgezegd, verzet of niet-verschenen.")
