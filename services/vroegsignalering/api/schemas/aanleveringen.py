"""Aanleveringen and refusals, field by field."""

from uuid import UUID

from pydantic import Field

from contracts.vroegsignalering import Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.domain.weigering import Weigercode


class AanleveringGegeven(Model):
    """Een aanlevering, geteld over de gemeenten waar u voor werkt."""

    id: UUID
    formaat: str = Field(description="`csv`, `ndjson` of `ddas`.")
    partnertype: Signaalpartnertype | None
    ontvangen_op: Datum
    stand: str = Field(description="`inlezen` zolang er regels wachten, daarna `verwerkt` of `afgebroken`.")
    gemeenten: list[str]
    ontvangen: int = Field(description="Regels die tot nu toe zijn ontvangen; alleen geteld als u alle gemeenten van het bestand ziet.")
    regels: int = Field(description="Regels die nu verwerkt zijn: aangenomen, geweigerd en dubbel samen.")
    aangenomen: int
    geweigerd: int
    dubbel: int


class WeigeringGegeven(Model):
    """Waarom een regel geen (nieuw) signaal werd."""

    gemeente: str
    regel: int = Field(description="Regelnummer in het bestand, de eerste regel is 1.")
    veld: str = Field(description="Veld van het partnerformaat; `regel` als het om de hele regel gaat.")
    code: Weigercode
    melding: str
    signaal_id: str = Field(description="Uw eigen kenmerk van het signaal, voor zover leesbaar.")
