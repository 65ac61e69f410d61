"""The door with an echo where intake stands, in this process and elsewhere."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun.poort import Deur, Echo, luister, open_deur


@pytest.fixture(params=["hier", "elders"])
async def deur(request: pytest.FixtureRequest, regio: Regio) -> AsyncIterator[Deur]:
    """Both ways to run: what holds for one holds for the other."""
    echo = Echo(regio.sleutels, "intake")
    if request.param == "hier":
        async with open_deur(regio, {"intake": echo}) as deur:
            yield deur
    else:
        async with luister(echo) as adres, open_deur(regio, app_urls={"intake": adres}) as deur:
            yield deur
