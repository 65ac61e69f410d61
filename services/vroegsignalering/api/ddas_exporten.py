"""/vroegsignalering/v1/ddas-exporten: what happened in a period, in the national exchange format."""

import asyncio
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from kernel import klok
from kernel.auth import ActorDep, vereist
from kernel.idempotency import EenmaligeRoute
from kernel.problem import problemen
from services.vroegsignalering.api.deps import SettingsDep, SleutelbosDep
from services.vroegsignalering.api.schemas.basis import Gemeentecode
from services.vroegsignalering.domain.fouten import GeenGemeenteGekozen, LeveringTeGroot, PeriodeOngeldig
from services.vroegsignalering.export.ddas import DdasUitwisseling
from services.vroegsignalering.export.ddas_uit import Afzender, als_bericht
from services.vroegsignalering.usecases.stel_levering_samen import Periode, stel_levering_samen

router = APIRouter(tags=["DDAS"], route_class=EenmaligeRoute)


@router.get(
    "/ddas-exporten",
    operation_id="exporteerDdas",
    dependencies=[vereist("vroegsignalering:ddas-exporten:lezen")],
    response_model=DdasUitwisseling,
    responses=problemen(PeriodeOngeldig, GeenGemeenteGekozen, LeveringTeGroot),
)
async def exporteer(
    request: Request,
    actor: ActorDep,
    sleutelbos: SleutelbosDep,
    settings: SettingsDep,
    van: Annotated[date, Query(description="Eerste dag van de periode, naar de datum van de signalen.")],
    totEnMet: Annotated[date, Query(description="Laatste dag van de periode.")],
    gemeente: Annotated[list[Gemeentecode] | None, Query(max_length=400, description="Alleen deze gemeenten.")] = None,
) -> Response:
    """De signalen en zaken van een periode als DDAS-levering vroegsignalering 1.2: een levering per gemeente, met burgerservicenummers.

    Een zaak staat erin als een van haar signalen in de periode valt, dan met al haar signalen. Dat u dit ophaalt, komt in het auditlog.
    """
    if van > totEnMet:
        raise PeriodeOngeldig
    gemeenten = sorted(actor.gemeenten & set(gemeente)) if gemeente else sorted(actor.gemeenten)
    if not gemeenten:  # a message holds at least one levering
        raise GeenGemeenteGekozen
    async with request.app.state.db.write(gemeenten) as session:
        leveringen = await stel_levering_samen(session, Periode(gemeenten, van, totEnMet), actor, sleutelbos)
    afzender = Afzender(
        leverancier=f"regioloket {settings.api_versie}",
        naam=settings.uitvoerder_naam,
        kvk_nummer=settings.uitvoerder_kvk_nummer,
        contact_naam=settings.ddas_contact_naam,
        contact_telefoon=settings.ddas_contact_telefoon,
        contact_email=settings.ddas_contact_email,
        contact_functie=settings.ddas_contact_functie,
    )
    inhoud = await asyncio.to_thread(als_bericht, leveringen, van, totEnMet, afzender, klok.nu())
    naam = f"ddas-vroegsignalering-{van}-{totEnMet}.json"
    return Response(inhoud, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{naam}"'})
