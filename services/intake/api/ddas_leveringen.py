"""/intake/v1/ddas-leveringen: the delivery of trajecten to CBS, one levering per gemeente (DDAS SHV v1.0)."""

import asyncio
from datetime import date
from typing import Annotated, Self

from fastapi import APIRouter, Request, Response
from pydantic import Field, model_validator

from kernel import klok
from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import WriteSessionDep
from kernel.problem import problemen
from kernel.web import Model
from services.intake.api.deps import SleutelbosDep
from services.intake.api.schemas import Gemeentecode
from services.intake.domain.fouten import LeveringTeGroot
from services.intake.export.ddas_shv import (
    DdasContact,
    DdasShvLevering,
    DdasShvOrganisatie,
    DdasShvUitwisseling,
    DdasTraject,
    als_traject,
)
from services.intake.settings import Settings
from services.intake.usecases.maak_levering import MaakLevering, maak_levering

router = APIRouter(tags=["DDAS"])


class LeveringVerzoek(Model):
    """Over welke periode en welke gemeenten wordt geleverd."""

    startdatum: date
    einddatum: date
    gemeenten: Annotated[list[Gemeentecode], Field(min_length=1, max_length=100)]

    @model_validator(mode="after")
    def _op_volgorde(self) -> Self:
        if self.startdatum > self.einddatum:
            raise ValueError("De startdatum ligt na de einddatum.")
        return self


@router.post(
    "/ddas-leveringen/_haal",
    operation_id="haalDdasLevering",
    dependencies=[vereist("intake:ddas-leveringen:lezen")],
    responses=problemen(GeenToegangTotGemeente, LeveringTeGroot),
    response_model=DdasShvUitwisseling,
)
async def haal(verzoek: LeveringVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, request: Request) -> Response:
    """Haal de levering voor het CBS over een periode. Elke inwoner erin staat in het verwerkingenlog."""
    settings: Settings = request.app.state.settings
    opdracht = MaakLevering(
        gemeenten=sorted({eigen_gemeente(actor, g) for g in verzoek.gemeenten}), van=verzoek.startdatum, tot_en_met=verzoek.einddatum
    )
    trajecten: dict[str, list[DdasTraject]] = {}
    async for gemeente, blok in maak_levering(session, bos, opdracht, actor):
        trajecten.setdefault(gemeente, []).extend(als_traject(dossier) for dossier in blok)
    leveringen = [
        DdasShvLevering(teller=teller, organisatie=_organisatie(settings), trajecten=van_gemeente)
        for teller, van_gemeente in enumerate(trajecten.values(), 1)
    ]
    document = DdasShvUitwisseling(
        startdatum=verzoek.startdatum,
        einddatum=verzoek.einddatum,
        aangeleverd_op=klok.nu(),
        leverancier=f"regioloket {settings.api_versie}",
        leveringen=leveringen,
    )
    # Thousands of trajecten take a while to write out: others are not kept waiting for it.
    return Response(await asyncio.to_thread(document.als_bytes), media_type="application/json")


def _organisatie(settings: Settings) -> DdasShvOrganisatie:
    """The regional body itself: no gemeente, so no gemeentecode."""
    contact = DdasContact(naam=settings.uitvoerder_contact_naam or None, email=settings.uitvoerder_contact_email or None)
    return DdasShvOrganisatie(
        naam=settings.uitvoerder_naam,
        kvk_nummer=settings.uitvoerder_kvk or None,
        postcode=settings.uitvoerder_postcode or None,
        contactpersonen=[contact] if contact.naam or contact.email else None,
    )
