from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import bbz as steun


@pytest.fixture
async def bbz(regio: Regio) -> AsyncIterator[steun.Proef]:
    async with steun.proef(regio) as proef:
        yield proef
