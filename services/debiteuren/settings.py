"""Settings of debiteuren, beside those that every app shares."""

from typing import ClassVar

from pydantic import Field

from kernel.settings import AppSettings


class Settings(AppSettings):
    """Instellingen van debiteuren."""

    app: ClassVar[str] = "debiteuren"

    afschrift_max_bytes: int = Field(default=33_554_432, ge=1024, description="Largest bank statement file that is taken, in bytes.")
    dagafsluiting_stuk: int = Field(default=5_000, ge=1, le=50_000, description="Loans per transaction when a day is closed.")
    uitvoerder_naam: str = Field(
        default="Regionaal zelfstandigenloket", description="Name of the uitvoeringsorganisatie, under the letters."
    )
    uitvoerder_adres: tuple[str, ...] = Field(default=(), description="Lines of its address in the head of the letters.")
