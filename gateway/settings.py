"""What can be set at the gateway?"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from gateway.afrekening.settings import AfrekeningSettings
from gateway.webhooks.settings import WebhookSettings


class UitgeverInstelling(BaseModel):
    """An outside issuer whose tokens are believed, for the clients that are registered with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    naam: str = Field(description="The `iss` of its tokens, exactly.")
    jwks_url: str = Field(pattern=r"^https?://", description="Where its public keys are.")
    medewerker_claim: str | None = Field(
        default=None, description="The claim with the pseudonymous id of the person, if its tokens are of persons."
    )


class Settings(AfrekeningSettings, WebhookSettings):
    """The settings of the gateway."""

    app: ClassVar[str] = "gateway"

    token_geldig_s: int = Field(
        default=3600, ge=60, le=21_600, description="How long an access token of our own issuer holds; at most six hours."
    )
    uitgevers: list[UitgeverInstelling] = Field(
        default_factory=list, description="Outside issuers whose tokens are believed, as a JSON list."
    )
    register_vers_s: float = Field(
        default=5.0, ge=0, description="How long the register of clients is remembered: a withdrawal works after this."
    )
    doorgifte_per_s: float = Field(default=200.0, gt=0, description="Requests a second that one client may send, per door, on average.")
    doorgifte_stoot: int = Field(default=1_000, ge=1, description="Requests that one client may send at once.")
    doorgifte_open_per_s: float = Field(default=50.0, gt=0, description="The same per address, for paths without a token.")
    doorgifte_open_stoot: int = Field(default=200, ge=1, description="The same per address, for paths without a token.")
    doorgifte_body_max_bytes: int = Field(
        default=134_217_728, ge=1024, description="Largest body that is passed on; an app may allow less."
    )
    doorgifte_verbind_s: float = Field(
        default=1.0, gt=0, description="How long an app may take to accept a connection before it counts as down."
    )
    doorgifte_antwoord_s: float = Field(default=60.0, gt=0, description="How long an app may be silent before its answer is given up.")
    doorgifte_verbindingen: int = Field(default=256, ge=1, description="Most connections to the apps together, when they run apart.")

    @property
    def uitgever(self) -> str:
        """The `iss` of our own issuer; its token endpoint is `<uitgever>/tokens`."""
        return f"{self.publieke_url.rstrip('/')}/gateway/v1"
