"""Which events does the house publish, and what stands in each? For rules that name types and fields."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from contracts.catalogus import PUBLISHERS, gebeurtenissen
from kernel.envelope import Gebeurtenis

#: The topics on which the publishers of the house speak.
TOPICS = tuple(f"{module.PUBLISHER}.v1" for module in PUBLISHERS)


@cache
def velden_per_type() -> Mapping[str, Mapping[str, str]]:
    """For each type its fields and the JSON kind of each (`integer`, `string`, `boolean`), as the bus carries them.

    Publishers share the name of a type only for the same fields (the two events of a term).
    """
    return {soort.type: {naam: _kind(schema) for naam, schema in _properties(soort).items()} for soort in gebeurtenissen()}


def _properties(soort: type[Gebeurtenis]) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = soort.model_json_schema(by_alias=True, mode="serialization").get("properties", {})
    return properties


def _kind(schema: Mapping[str, Any]) -> str:
    """A reference is an enumeration, so text; a field that may be absent is not a quantity to count with."""
    return str(schema.get("type", "string"))
