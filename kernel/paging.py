"""Lists go by keyset: «give me what comes after this row». The hundredth page costs what the first did."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from kernel.problem import Fout
from kernel.web import Model

#: Items on a page unless asked otherwise, and at most.
AANTAL, AANTAL_MAX = 50, 100

T = TypeVar("T")


class OngeldigeCursor(Fout):
    """Deze cursor is niet geldig. Gebruik de waarde van `volgende` uit het vorige antwoord, of laat hem weg."""

    status = 400


class Pagina(Model, Generic[T]):
    """Eén pagina van een lijst."""

    items: list[T]
    volgende: str | None = Field(default=None, description="Cursor van de volgende pagina; leeg op de laatste.")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the previous page ended, and how many items are asked."""

    na: tuple[str, ...] | None
    aantal: int

    def lees(self, *soorten: Callable[[str], Any], begin: Sequence[Any]) -> list[Any]:
        """The sort values after which this page starts, each read by its own function; `begin` for the first page."""
        if self.na is None:
            return list(begin)
        try:
            return [soort(waarde) for soort, waarde in zip(soorten, self.na, strict=True)]
        except ValueError as fout:
            raise OngeldigeCursor from fout

    def volgende(self, rijen: Sequence[Any], sleutel: Callable[[Any], Sequence[Any]]) -> str | None:
        """The cursor after the last of `rijen`; None when this page was not full."""
        if len(rijen) < self.aantal:
            return None
        return base64.urlsafe_b64encode(json.dumps([_tekst(w) for w in sleutel(rijen[-1])]).encode()).decode()


def _tekst(waarde: Any) -> str:
    return waarde.isoformat() if isinstance(waarde, date | datetime) else str(waarde)


def _cursor(
    cursor: Annotated[str | None, Query(max_length=500, description="Waarde van `volgende` uit het vorige antwoord.")] = None,
    aantal: Annotated[int, Query(ge=1, le=AANTAL_MAX, description="Aantal items per pagina.")] = AANTAL,
) -> Cursor:
    if cursor is None:
        return Cursor(None, aantal)
    try:
        waarden = json.loads(base64.urlsafe_b64decode(cursor))
    except ValueError as fout:
        raise OngeldigeCursor from fout
    if not isinstance(waarden, list) or not all(isinstance(w, str) for w in waarden):
        raise OngeldigeCursor
    return Cursor(tuple(waarden), aantal)


CursorDep = Annotated[Cursor, Depends(_cursor)]

#: Before every date and every id: where a list in rising order starts.
EERSTE_DAG, EERSTE_ID = date.min, UUID(int=0)
