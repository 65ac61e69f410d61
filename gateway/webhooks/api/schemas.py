"""What the webhooks ask and answer, field by field."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, model_validator

from gateway.webhooks.domain.abonnement import Reden, Stand
from kernel.web import Model

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0344"])]
Eventtype = Annotated[str, Field(min_length=1, max_length=200, examples=["nl.regioloket.zaken.*"])]


class AbonnementVerzoek(Model):
    """Waar u van wilt horen, en waar wij het heen sturen."""

    url: str = Field(
        min_length=1, max_length=1000, description="Adres van uw ontvanger.", examples=["https://webhooks.example.org/regioloket"]
    )
    typen: list[Eventtype] = Field(min_length=1, max_length=50, description="Eventtypen, voluit of als begin dat eindigt op `.*`.")
    gemeenten: list[Gemeentecode] = Field(min_length=1, max_length=400, description="Gemeenten waar u voor werkt.")
    formaat: Literal["cloudevents"] = Field(default="cloudevents", description="NL GOV CloudEvents 1.1, structured mode.")


class AbonnementGenomen(Model):
    """Het nieuwe abonnement, met het geheim waarmee wij ondertekenen. Bewaar het goed: wij tonen het maar één keer."""

    id: UUID
    geheim: str = Field(description="Geheim volgens Standard Webhooks.", examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class GeheimVernieuwd(Model):
    """Het nieuwe geheim. Het oude ondertekent nog 24 uur mee."""

    geheim: str


class AbonnementGegeven(Model):
    """Een abonnement. Het geheim staat er nooit bij."""

    id: UUID
    url: str
    typen: list[str]
    gemeenten: list[str]
    formaat: str
    stand: Stand
    reden: Reden | None
    mislukt_sinds: datetime | None = Field(description="Eerste mislukking na de laatste keer dat het lukte.")
    aangemaakt_op: datetime


class Bezorgtelling(Model):
    """Hoeveel bezorgingen er in elke stand zijn."""

    wachtend: int = 0
    bezorgd: int = 0
    opgegeven: int = 0
    vervallen: int = 0


class AbonnementDetail(AbonnementGegeven):
    """Een abonnement met de stand van de bezorging."""

    bezorgingen: Bezorgtelling


class BezorgpogingGegeven(Model):
    """Eén poging om een bericht te bezorgen. Het antwoord van de ontvanger bewaren wij niet, alleen de status."""

    id: UUID
    gemeente: str
    gebeurtenis_id: UUID = Field(description="`id` van de gebeurtenis; ook de `webhook-id` van het bericht.")
    type: str
    nummer: int
    begonnen_op: datetime
    duur_ms: int
    status: int | None
    fout: str | None
    gevolg: str


class HerhalingVerzoek(Model):
    """Stuur opnieuw: alles sinds een tijdstip, of één gebeurtenis."""

    sinds: AwareDatetime | None = Field(default=None, description="Alles wat sindsdien is gebeurd en waar u op geabonneerd bent.")
    gebeurtenis_id: UUID | None = Field(default=None, description="Alleen deze gebeurtenis.")

    @model_validator(mode="after")
    def _een_van_beide(self) -> "HerhalingVerzoek":
        if (self.sinds is None) == (self.gebeurtenis_id is None):
            raise ValueError("Noem sinds of gebeurtenisId, en niet allebei.")
        return self


class HerhalingGegeven(Model):
    """Wat er opnieuw klaarstaat."""

    aantal: int
    verder_vanaf: datetime | None = Field(description="Er is meer dan wij in één keer herhalen: vraag de rest vanaf dit tijdstip.")
