"""Who changes something says which version he saw: `ETag` out, `If-Match` in. Two people cannot overwrite each other."""

from typing import Annotated

from fastapi import Depends, Header, Response

from kernel.db import Aggregate
from kernel.problem import Fout


class VersieOntbreekt(Fout):
    """Stuur met If-Match mee welke versie u hebt gezien (de ETag van het laatste antwoord)."""

    status = 428


class VersieVerouderd(Fout):
    """Iemand anders heeft dit intussen gewijzigd. Haal de nieuwe versie op en probeer het opnieuw."""

    status = 412


def etag(response: Response, aggregate: Aggregate) -> None:
    """Put the version in the answer."""
    response.headers["ETag"] = f'"{aggregate.versie}"'


async def _if_match(
    if_match: Annotated[str | None, Header(alias="If-Match", max_length=40, description="ETag die u hebt gezien.")] = None,
) -> int:
    if if_match is None:
        raise VersieOntbreekt
    try:
        return int(if_match.strip().removeprefix("W/").strip('"'))
    except ValueError as fout:
        raise VersieVerouderd from fout


IfMatchDep = Annotated[int, Depends(_if_match)]


def verwacht_versie(aggregate: Aggregate, gezien: int) -> None:
    """Refuse when the row, locked by now, is not the version that was seen."""
    if aggregate.versie != gezien:
        raise VersieVerouderd
