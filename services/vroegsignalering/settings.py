"""Settings of vroegsignalering, beside those that every app shares."""

from typing import ClassVar

from pydantic import Field, SecretStr

from kernel.settings import AppSettings


class Settings(AppSettings):
    """Instellingen van vroegsignalering."""

    app: ClassVar[str] = "vroegsignalering"

    aanlevering_max_bytes: int = Field(
        default=536_870_912,
        ge=1024,
        description="Largest delivered file, both as sent and unpacked. Beyond it the rest is refused, with a report.",
    )
    aanlevering_max_regels: int = Field(default=1_000_000, ge=1, description="Most rows in one delivered file.")
    aanlevering_blok_regels: int = Field(
        default=10_000, ge=1, le=50_000, description="Rows that are staged, and later handled, in one transaction."
    )
    aanlevering_stil_s: int = Field(
        default=900,
        ge=10,
        description="Seconds without a sign of life after which an upload counts as broken off, and what it brought is handled.",
    )
    geweigerde_regels_dagen: int = Field(
        default=30, ge=1, description="Days that refused rows are kept, encrypted, so that the partner can have them back to mend."
    )
    herhaalde_melding_dagen: int = Field(
        default=183,
        ge=0,
        description="Days in which the same arrears, received again, are a herhaalde melding. The national model says only «recent».",
    )
    brp_url: str = Field(
        default="", description="Base address of Haal Centraal «BRP personen bevragen»; empty: no gemeente can turn the check on."
    )
    brp_sleutel: SecretStr = Field(default=SecretStr(""), description="API key for it.")
    brp_per_keer: int = Field(default=40, ge=1, le=200, description="Signals that are compared with the BRP in one go.")
    ddas_max_bytes: int = Field(default=8_388_608, ge=1024, description="Largest DDAS file for the import of existing zaken.")

    uitvoerder_naam: str = Field(
        default="Regionaal zelfstandigenloket", description="Name of the uitvoeringsorganisatie, in the head and below the letters."
    )
    uitvoerder_adres: tuple[str, ...] = Field(default=(), description="Lines of its address in the head of the letters.")
    uitvoerder_telefoon: str = Field(default="", description="Its telephone number, as letters to inhabitants name it.")
    uitvoerder_email: str = Field(default="", description="Its e-mail address, as letters to inhabitants name it.")
    uitvoerder_kvk_nummer: str = Field(
        default="", pattern=r"^([0-9]{8})?$", description="Its KvK-nummer, in a DDAS delivery; empty leaves it out."
    )
    ddas_contact_naam: str = Field(default="", description="Whom the CBS may ask about a DDAS delivery; empty texts are left out.")
    ddas_contact_telefoon: str = Field(default="", description="Telephone number of that contact.")
    ddas_contact_email: str = Field(default="", description="E-mail address of that contact.")
    ddas_contact_functie: str = Field(default="", description="Job title of that contact.")

    @property
    def testgegevens_toegestaan(self) -> bool:
        """Test data that fails the elfproef: only outside production, and then only from a partner that is marked for it."""
        return self.omgeving == "proef"
