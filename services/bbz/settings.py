"""Settings of bbz, beside those that every app shares."""

from typing import ClassVar

from pydantic import Field

from kernel.settings import AppSettings


class Settings(AppSettings):
    """Instellingen van bbz."""

    app: ClassVar[str] = "bbz"

    uitvoerder_naam: str = Field(
        default="Regionaal zelfstandigenloket", description="Name of the uitvoeringsorganisatie, in the head and below the letters."
    )
    uitvoerder_adres: tuple[str, ...] = Field(default=(), description="Lines of its address in the head of the letters.")
