from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import gateway as steun


@pytest.fixture
async def gateway(regio: Regio) -> AsyncIterator[steun.Proef]:
    async with steun.proef(regio) as proef:
        yield proef
