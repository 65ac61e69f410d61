"""The door with an echo where intake stands."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun.poort import Deur, Echo, open_deur


@pytest.fixture
async def deur(regio: Regio) -> AsyncIterator[Deur]:
    async with open_deur(regio, {"intake": Echo(regio.sleutels, "intake")}) as deur:
        yield deur
