"""What can be set for the afrekening?"""

from pydantic import Field

from kernel.settings import AppSettings


class AfrekeningSettings(AppSettings):
    """Settings of the afrekening; the gateway's settings include them."""

    uitvoerder_naam: str = Field(default="Regionaal zelfstandigenloket", description="Name of the uitvoeringsorganisatie, on invoices.")
