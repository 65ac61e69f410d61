from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import intake as steun


@pytest.fixture
async def intake(regio: Regio) -> AsyncIterator[steun.Proef]:
    async with steun.proef(regio) as proef:
        yield proef
