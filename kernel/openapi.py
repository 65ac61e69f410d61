"""What does the OpenAPI document of an app say beyond what FastAPI makes of its routes? (ADR 2.2.1, recipe: standards 1.3)

Paths below the server, problem+json for every error, `API-Version` on every answer, and the answers that the house gives of itself: to a
caller without token or right, to a body that is too large or of another kind, to a key that is still in use.
"""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from kernel.problem import MEDIA_TYPE, TITELS, Probleem

#: OpenAPI ignores header parameters of these names: it has places of its own for them.
_EIGEN_PLEK = {"accept", "authorization", "content-type"}
_HEADERS = {"API-Version": {"description": "Versie van deze API.", "schema": {"type": "string"}}}
_PROBLEEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The document of this app. Two runs of the same code give the same document."""
    document: dict[str, Any] = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=app.routes,
        servers=app.servers,
        license_info=app.license_info,
    )
    document["info"]["contact"] = app.contact  # FastAPI would want a library to look at the address
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for naam in ("HTTPValidationError", "ValidationError"):
        schemas.pop(naam, None)
    schemas["Probleem"] = Probleem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= schemas["Probleem"].pop("$defs", {})
    for operations in document["paths"].values():
        for operation in operations.values():
            _vul_aan(operation)
    for schema in _formaatloos(document):
        schema["format"] = schema["anyOf"][0]["format"]
    basis: str = app.state.basis
    document["paths"] = {pad.removeprefix(basis): operations for pad, operations in document["paths"].items()}
    return document


def _vul_aan(operation: dict[str, Any]) -> None:
    if beschrijving := operation.get("description"):
        # FastAPI makes a title of the function's name; the docstring's first sentence says what it does.
        operation["summary"] = beschrijving.split("\n\n")[0].split(". ")[0].rstrip(".").replace("\n", " ")
    parameters = operation.get("parameters", [])
    operation["parameters"] = [p for p in parameters if p["in"] != "header" or p["name"].lower() not in _EIGEN_PLEK]
    responses = operation["responses"]
    responses.pop("422", None)
    for status in _van_het_huis(operation):
        responses.setdefault(str(status), {"description": TITELS[status]})
    for status, response in responses.items():
        response["headers"] = {**response.get("headers", {}), **_HEADERS}
        if status >= "400":
            response["content"] = _PROBLEEM
    operation["responses"] = dict(sorted(responses.items()))


def _van_het_huis(operation: dict[str, Any]) -> Iterator[int]:
    """The errors that no route names because the kernel gives them."""
    yield from (400, 500, 503)
    if operation.get("security"):
        yield from (401, 403)
    if operation.get("requestBody"):
        yield from (413, 415)
    if any(p["name"] == "Idempotency-Key" for p in operation["parameters"]):
        yield 409


def _formaatloos(knoop: Any) -> Iterator[dict[str, Any]]:
    """Every schema «a date, or nothing»: pydantic puts the format one level too deep for the linter of the API Design Rules."""
    if isinstance(knoop, dict):
        keuzes = knoop.get("anyOf")
        if isinstance(keuzes, list) and keuzes[1:] == [{"type": "null"}] and keuzes[0].get("format") in ("date", "date-time"):
            yield knoop
        knoop = list(knoop.values())
    for kind in knoop if isinstance(knoop, list) else ():
        yield from _formaatloos(kind)
