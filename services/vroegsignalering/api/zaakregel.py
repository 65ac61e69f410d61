"""A zaak as the API shows it, from a row of the store."""

from collections.abc import Mapping
from typing import Any

from contracts.vroegsignalering import Melding
from services.vroegsignalering.api.schemas.zaken import ZaakGegeven
from services.vroegsignalering.domain.zaak import Loop

#: Fields that are worked out, and not columns.
AFGELEID = frozenset(("stand", "melding"))


def velden(rij: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ZaakGegeven from the columns of a zaak."""
    gegeven = {naam: rij[naam] for naam in ZaakGegeven.model_fields if naam not in AFGELEID}
    melding = Melding.MEERVOUDIG if rij["signalen"] > 1 else Melding.ENKELVOUDIG
    loop = Loop(**{naam: rij[naam] for naam in Loop.__slots__})
    return gegeven | {"stand": loop.stand, "melding": melding}
