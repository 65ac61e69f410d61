"""Which day is it for the work? The boekdatum (business date) is an argument, never read from the wall clock inside a rule.

The wall clock only logs. So a whole loan or legal term can be lived through in milliseconds.
"""

from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Header, Request

from kernel.problem import Fout

#: A boekdatum outside these cannot be reckoned with: no holidays are known, or a term would run off the calendar.
VROEGSTE, LAATSTE = date(2000, 1, 1), date(2099, 12, 31)
_NEDERLAND = ZoneInfo("Europe/Amsterdam")


class BoekdatumNietToegestaan(Fout):
    """De boekdatum kan hier niet worden meegegeven: dat mag alleen in een proefomgeving."""

    status = 400


class BoekdatumOnmogelijk(Fout):
    """De boekdatum ligt tussen {vroegste} en {laatste}."""

    status = 400

    def __init__(self, vroegste: date, laatste: date) -> None:
        self.vroegste, self.laatste = vroegste, laatste


def nu() -> datetime:
    """The wall clock, in UTC. For logs and stamps only."""
    return datetime.now(UTC)


def vandaag() -> date:
    """Today in the Netherlands: the boekdatum when nobody says otherwise."""
    return datetime.now(_NEDERLAND).date()


async def _boekdatum(
    request: Request,
    boekdatum: Annotated[
        date | None,
        Header(alias="Boekdatum", description="Dag waarop dit geldt; alleen in een proefomgeving.", json_schema_extra={"format": "date"}),
    ] = None,
) -> date:
    settings = request.app.state.settings
    if boekdatum is None:
        return settings.boekdatum or vandaag()
    if not settings.boekdatum_header:
        raise BoekdatumNietToegestaan
    if not VROEGSTE <= boekdatum <= LAATSTE:
        raise BoekdatumOnmogelijk(VROEGSTE, LAATSTE)
    return boekdatum


BoekdatumDep = Annotated[date, Depends(_boekdatum)]
