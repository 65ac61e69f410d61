"""Schemathesis asks every operation what its OpenAPI document allows, and what it does not: no 500, and no answer that is not documented.

Half of the questions are about things that exist. The seed is fixed; `--hypothesis-seed` gives other questions.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.python.asgi import shutdown_lifespans
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kernel.settings import APPS
from tests.conftest import Regio
from tests.contract.conftest import Proef
from tests.steun.huis import maak_app, settings_voor
from tests.steun.voorraad import vul

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
#: Questions per operation, of each kind.
VOORBEELDEN = 6

VRAGEN = hypothesis_settings(
    max_examples=VOORBEELDEN,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(params=APPS)
async def voorraad(request: pytest.FixtureRequest, regio: Regio) -> tuple[Proef, Mapping[str, str]]:
    """The settings of an app and what it holds. Schemathesis makes and ends the app in a loop of its own."""
    ids = await vul(regio, request.param)
    settings = await settings_voor(regio, request.param)
    return Proef(regio, settings, maak_app(settings)), ids


@pytest.fixture(autouse=True)
def sluit_af() -> Iterator[None]:
    yield
    shutdown_lifespans()


def test_elke_vraag_krijgt_een_antwoord_dat_het_document_noemt(voorraad: tuple[Proef, Mapping[str, str]]) -> None:
    proef, ids = voorraad
    schema = schemathesis.openapi.from_asgi(f"/{proef.app}/v1/openapi.json", proef.api)
    kop = {"Authorization": f"Bearer {proef.token()}"}
    fouten = []
    for gevonden in schema.get_all_operations():
        operatie: Any = gevonden.ok()  # type: ignore[union-attr]  # an operation that it cannot read raises here
        for soort in GenerationMode:
            try:
                _bevraag(operatie, soort, ids, kop)()
            except Unsatisfiable:
                continue  # nothing to ask wrongly
            except Exception as fout:  # noqa: BLE001 - collected: one run shows everything that is wrong
                fouten.append(f"{operatie.label} ({soort.value}): {fout}")
    assert not fouten, "\n\n".join(fouten)


def _bevraag(operatie: Any, soort: GenerationMode, ids: Mapping[str, str], kop: Mapping[str, str]) -> Callable[[], None]:
    vraagt_versie = any(p.name == "If-Match" for p in operatie.headers)

    @VRAGEN
    @given(case=operatie.as_strategy(generation_mode=soort), bestaat=st.booleans(), versie=st.integers(1, 4))
    def vraag(case: Any, bestaat: bool, versie: int) -> None:
        if bestaat:
            case.path_parameters = {naam: ids.get(naam, waarde) for naam, waarde in (case.path_parameters or {}).items()}
            case.query = {naam: ids.get(naam, waarde) for naam, waarde in (case.query or {}).items()}
            if isinstance(case.body, dict):
                case.body = {naam: [ids["gemeente"]] if naam == "gemeenten" else ids.get(naam, w) for naam, w in case.body.items()}
            if vraagt_versie:
                case.headers = {**(case.headers or {}), "If-Match": f'"{versie}"'}
        case.headers = {**(case.headers or {}), **kop}
        case.call_and_validate(checks=CHECKS)

    return vraag
