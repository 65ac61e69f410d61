"""Every event that is published, by publisher; and what would break the ones who read it."""

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from contracts import bbz, debiteuren, gateway, intake, vroegsignalering
from kernel.envelope import Gebeurtenis

PUBLISHERS: tuple[ModuleType, ...] = (vroegsignalering, intake, bbz, debiteuren, gateway)


def gebeurtenissen() -> Iterator[type[Gebeurtenis]]:
    """Every event class, in the order of the story."""
    for module in PUBLISHERS:
        for waarde in vars(module).values():
            if isinstance(waarde, type) and issubclass(waarde, Gebeurtenis) and waarde.publisher == module.PUBLISHER:
                yield waarde


def bestandsnaam(soort: type[Gebeurtenis]) -> str:
    """Under which name its schema is published: `intake.trajecten.plan-vastgesteld.v1.json`."""
    return f"{soort.publisher}.{soort.type.removeprefix('nl.regioloket.')}.json"


def schema(soort: type[Gebeurtenis]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the event's `data`."""
    inhoud = soort.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:regioloket:schema:{soort.type}", **inhoud}


def breuken(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[str]:
    """Why readers of the published schema `oud` would trip over `nieuw`. Empty when only fields were added.

    A published version never loses a field, never makes a certain field uncertain, never changes a type or a code list.
    Such a change needs a `v2` beside it.
    """
    redenen = []
    oude, nieuwe = oud.get("properties", {}), nieuw.get("properties", {})
    for naam, was in oude.items():
        if naam not in nieuwe:
            redenen.append(f"veld {naam} is verdwenen")
        elif _vorm(was, oud) != _vorm(nieuwe[naam], nieuw):
            redenen.append(f"veld {naam} is van soort veranderd")
        elif naam in oud.get("required", []) and naam not in nieuw.get("required", []):
            redenen.append(f"veld {naam} is niet meer zeker aanwezig")
    return redenen


def _vorm(veld: Mapping[str, Any], document: Mapping[str, Any]) -> Any:
    """What a reader sees of a field: type, format and codes; not its description."""
    if "$ref" in veld:
        return _vorm(document["$defs"][str(veld["$ref"]).rsplit("/", 1)[-1]], document)
    if "anyOf" in veld:
        return sorted((_vorm(v, document) for v in veld["anyOf"]), key=repr)
    return {k: sorted(v) if isinstance(v, list) else v for k, v in veld.items() if k in {"type", "format", "enum", "pattern", "const"}}
