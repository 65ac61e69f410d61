"""Signaalpartners and convenanten, field by field."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from contracts.vroegsignalering import Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Gemeentecode


class SignaalpartnerVerzoek(Model):
    """Het convenant met een signaalpartner, voor een of meer gemeenten."""

    gemeenten: list[Gemeentecode] = Field(min_length=1, max_length=400)
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    type: Signaalpartnertype
    testgegevens: bool = Field(
        default=False, description="Mag deze partner burgerservicenummers leveren die de elfproef niet doorstaan? Nooit in productie."
    )


class SignaalpartnerGegeven(Model):
    """Een signaalpartner met de gemeenten van zijn convenant."""

    id: UUID
    client_id: str
    naam: str
    type: Signaalpartnertype
    testgegevens: bool
    gemeenten: list[str]
