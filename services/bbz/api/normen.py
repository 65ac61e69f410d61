"""/bbz/v1/normen: what the law says on a day, from which source, and what is not known."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from kernel.auth import vereist
from kernel.db import ReadSessionDep
from kernel.klok import BoekdatumDep
from services.bbz.api.schemas import NormenAntwoord, NormGegeven
from services.bbz.domain.norm import Normcode
from services.bbz.store import normen

router = APIRouter(tags=["Normen"])


@router.get("/normen", operation_id="lijstNormen", dependencies=[vereist("bbz:normen:lezen")])
async def lijst(
    session: ReadSessionDep,
    boekdatum: BoekdatumDep,
    datum: Annotated[
        date | None, Query(description="Dag waarop de normen gelden; leeg is vandaag.", json_schema_extra={"format": "date"})
    ] = None,
) -> NormenAntwoord:
    """De normen van één dag. Een bedrag van een ander jaar wordt nooit gebruikt."""
    dag = datum or boekdatum
    rijen = await normen.lijst(session, dag)
    ontbreekt = sorted(set(Normcode) - {Normcode(rij.code) for rij in rijen})
    return NormenAntwoord(datum=dag, items=[NormGegeven.model_validate(rij) for rij in rijen], ontbreekt=[code.value for code in ontbreekt])
