"""Settings of bbz, beside those that every app shares."""

from datetime import date
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
    stb_2019_306_vanaf: date | None = Field(
        default=date(2020, 1, 1),
        description="From which end of a boekjaar recovering is «kan» (Stb. 2019, 306; art. 12 lid 2 c). Not verified; empty: not yet.",
    )
    stb_2025_220_vanaf: date | None = Field(
        default=date(2026, 1, 1),
        description="From which day starters get 18 months (Stb. 2025, 220; art. 23 lid 1). Likely and not verified; empty: not yet.",
    )
