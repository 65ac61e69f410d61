"""What can be set? Every setting with a sentence and a default; the environment (`REGIOLOKET_…`) wins."""

from datetime import date
from pathlib import Path
from ssl import SSLContext, create_default_context
from typing import ClassVar, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

#: The apps of the house, in the order of the story.
APPS = ("vroegsignalering", "intake", "bbz", "debiteuren", "gateway")


class AppSettings(BaseSettings):
    """Settings that every app shares. An app adds its own in its `settings.py`."""

    model_config = SettingsConfigDict(env_prefix="REGIOLOKET_", frozen=True, extra="ignore")

    #: The app's name: schema, topic, role prefix and path prefix all follow from it.
    app: ClassVar[str] = ""
    #: Version of the app's API, returned in `API-Version` (ADR /core/version-header).
    api_versie: ClassVar[str] = "1.0.0"

    omgeving: Literal["productie", "proef"] = Field(
        default="productie",
        description="`proef` allows what production never may: test data that fails the elfproef, and loopback webhooks.",
    )
    oin: str = Field(
        default="00000099000000001000",
        pattern=r"^[0-9]{20}$",
        description="OIN of the uitvoeringsorganisatie; prefix 00000099 is for tests.",
    )
    database_url: SecretStr = Field(
        default=SecretStr("postgresql+asyncpg://{rol}@127.0.0.1:5432/regioloket"),
        description="SQLAlchemy address of the database; `{app}` becomes the app, `{rol}` the role it needs (`intake_worker`).",
    )
    bus: Literal["postgres", "kafka"] = Field(default="postgres", description="Which event bus carries the events.")
    bus_url: SecretStr = Field(
        default=SecretStr("postgresql://bus_gebruiker@127.0.0.1:5432/regioloket"),
        description="Address of the postgres bus; not used with Kafka.",
    )
    kafka_bootstrap: str = Field(default="127.0.0.1:9092", description="Bootstrap servers of Kafka; not used with the postgres bus.")
    database_ca: Path | None = Field(
        default=None,
        description="PEM file of who vouches for the database: with it every connection is TLS, and certificate and host name count.",
    )
    kafka_ca: Path | None = Field(default=None, description="The same for Kafka.")
    kafka_gebruiker: str | None = Field(default=None, description="Account of this app at Kafka (SASL); empty means none.")
    kafka_wachtwoord: SecretStr | None = Field(default=None, description="Its password.")
    kafka_mechanisme: Literal["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"] = Field(
        default="SCRAM-SHA-512", description="How the account proves itself; PLAIN only over TLS."
    )
    sleutels_map: Path = Field(default=Path("var/sleutels"), description="Folder with the signing keys and the encryption keys.")
    app_urls: dict[str, str] = Field(default_factory=dict, description="Base address per app, for calls between apps when they run apart.")
    publieke_url: str = Field(
        default="https://localhost", description="Address by which the outside reaches the gateway; `dataref` is below it."
    )
    boekdatum_header: bool = Field(
        default=False, description="Whether a request may set the business date with the header `Boekdatum`. For trials."
    )
    boekdatum: date | None = Field(default=None, description="The business date on which jobs run, for trials; empty means today.")
    pool_api: int = Field(default=4, ge=1, le=50, description="Database connections of an api process, per app.")
    pool_worker: int = Field(default=3, ge=2, le=50, description="Database connections of a worker process, per app.")
    pool_wacht_s: float = Field(default=5.0, gt=0, description="How long a request waits for a connection before it gets 503.")
    body_max_bytes: int = Field(default=1_048_576, ge=1024, description="Largest request body, unless a route states its own limit.")
    metingen_poort: int | None = Field(
        default=None, ge=1, le=65_535, description="Port on which a worker shows its figures at /metrics; an api shows them beside its API."
    )
    otlp_url: str | None = Field(
        default=None, pattern=r"^https?://", description="Where spans go (OTLP over HTTP, `…/v1/traces`); empty keeps them in the process."
    )
    log_niveau: Literal["debug", "info", "warning", "error"] = Field(default="info", description="Lowest level that is logged.")

    def database_adres(self, rol: str) -> str:
        """The address of this app's database for one of its roles, with the password in it: never log it."""
        adres = self.database_url.get_secret_value()
        return adres.replace("{app}", self.app).replace("{rol}", f"{self.app}_{rol}")

    def database_tls(self) -> SSLContext | None:
        """What a connection to the database demands of its certificate; None without TLS."""
        return create_default_context(cafile=self.database_ca) if self.database_ca else None

    @property
    def sleutelbos_pad(self) -> Path:
        """The key file with which this app encrypts personal data (`kernel.crypto`)."""
        return self.sleutels_map / f"{self.app}.sleutelbos.json"
