"""Settings of intake, beside those that every app shares."""

from typing import ClassVar

from pydantic import Field

from kernel.settings import AppSettings


class Settings(AppSettings):
    """Instellingen van intake."""

    app: ClassVar[str] = "intake"

    uitvoerder_naam: str = Field(
        default="Regionaal zelfstandigenloket", description="Name of the uitvoeringsorganisatie, in the head and below the letters."
    )
    uitvoerder_adres: tuple[str, ...] = Field(default=(), description="Lines of its address in the head of the letters.")
    uitvoerder_kvk: str = Field(default="", description="KvK number of the uitvoeringsorganisatie, in deliveries to CBS (DDAS).")
    uitvoerder_postcode: str = Field(default="", description="Postcode of the uitvoeringsorganisatie, in deliveries to CBS (DDAS).")
    uitvoerder_contact_naam: str = Field(default="", description="Whom CBS can ask about a delivery (DDAS).")
    uitvoerder_contact_email: str = Field(default="", description="Where CBS sends its report on a delivery (DDAS).")
    quickscans_per_minuut: int = Field(default=30, ge=1, description="Public self-tests that one gemeente takes in a minute.")
    quickscan_aanmeldingen_per_uur: int = Field(default=20, ge=1, description="Aanmeldingen after a self-test, per gemeente and hour.")
    quickscan_geldig_uren: int = Field(default=24, ge=1, description="Hours after a self-test in which someone can ask to be called.")
    quickscan_max_bytes: int = Field(default=8_192, ge=1_024, description="Largest message of the public self-test.")
