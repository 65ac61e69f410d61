"""Voorzieningen and payments as the API takes and gives them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from kernel import identificatie
from kernel.web import Model
from services.bbz.api.schemas.basis import Iban, LegeDatum


class VoorzieningGegeven(Model):
    """Een voorziening, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    besluit_id: UUID
    akte_op: date
    uitbetaald_op: LegeDatum = None
    eerste_vervaldag: LegeDatum = None


class UitbetalingVerzoek(Model):
    """De uitbetaling van een krediet; dat kan één keer, na de akte."""

    uitbetaald_op: date
    eerste_vervaldag: date
    iban: Annotated[Iban, AfterValidator(identificatie.iban)]
