"""The event catalogue as AsyncAPI 3.0: one channel per publisher, one message per event."""

import json
from typing import Any

from contracts.catalogus import PUBLISHERS, gebeurtenissen, schema
from kernel.envelope import TYPE_PREFIX, Gebeurtenis
from kernel.web import CONTACT

_ENVELOPE = {
    "type": "object",
    "required": ["specversion", "id", "source", "type", "subject", "time", "dataref", "sequence", "gemeente", "boekdatum", "data"],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "format": "uuid", "description": "Met `source` voor altijd uniek; gelijk bij herhaling."},
        "source": {"type": "string", "pattern": "^urn:nld:oin:[0-9]{20}:systeem:.+$"},
        "type": {"type": "string", "pattern": rf"^{TYPE_PREFIX.replace('.', chr(92) + '.')}\..+\.v[0-9]+$"},
        "subject": {"type": "string", "format": "uuid", "description": "Id van het onderwerp; nooit een persoonsgegeven."},
        "time": {"type": "string", "format": "date-time", "description": "Wanneer de gebeurtenis is vastgelegd."},
        "datacontenttype": {"const": "application/json"},
        "dataref": {"type": "string", "format": "uri-reference", "description": "Waar de rest te halen is, voor wie dat mag."},
        "sequence": {"type": "string", "pattern": "^[0-9]{10}$", "description": "Versie van het onderwerp."},
        "sequencetype": {"const": "Integer"},
        "gemeente": {"type": "string", "pattern": "^[0-9]{4}$", "description": "CBS-code."},
        "boekdatum": {"type": "string", "format": "date"},
        "traceparent": {"type": "string"},
    },
}


def asyncapi(versie: str) -> dict[str, Any]:
    """The document. Every message is the CloudEvents envelope with its own `type` and `data`."""
    soorten = list(gebeurtenissen())
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "regioloket: gebeurtenissen",
            "version": versie,
            "description": "Wat de apps van regioloket publiceren, volgens het NL GOV profiel voor CloudEvents 1.1. "
            "Gebeurtenissen zijn dun: ids, codes, datums en bedragen in centen, nooit persoonsgegevens.",
            "contact": CONTACT,
            "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
            "tags": [{"name": m.PUBLISHER} for m in PUBLISHERS],
        },
        "defaultContentType": "application/cloudevents+json",
        "channels": {m.PUBLISHER: _channel(m.PUBLISHER, soorten) for m in PUBLISHERS},
        "operations": {f"{m.PUBLISHER}Publiceert": {"action": "send", "channel": _ref("channels", m.PUBLISHER)} for m in PUBLISHERS},
        "components": {
            "schemas": {"envelope": _ENVELOPE} | {naam: inhoud for s in soorten for naam, inhoud in _schemas(s).items()},
            "messages": {_naam(s): _message(s) for s in soorten},
        },
    }


def _channel(publisher: str, soorten: list[type[Gebeurtenis]]) -> dict[str, Any]:
    eigen = [s for s in soorten if s.publisher == publisher]
    return {
        "address": f"{publisher}.v1",
        "description": f"Alles wat {publisher} meldt; de sleutel van een bericht is het id van het onderwerp.",
        "messages": {_naam(s): _ref("components/messages", _naam(s)) for s in eigen},
        "bindings": {"kafka": {"bindingVersion": "0.5.0"}},
    }


def _message(soort: type[Gebeurtenis]) -> dict[str, Any]:
    return {
        "name": soort.type,
        "title": soort.type.split(".")[-2],
        "summary": " ".join((soort.__doc__ or "").split()),
        "contentType": "application/cloudevents+json",
        "payload": {
            "allOf": [
                _ref("components/schemas", "envelope"),
                {
                    "type": "object",
                    "properties": {"type": {"const": soort.type}, "data": _ref("components/schemas", _naam(soort))},
                    "required": ["type", "data"],
                },
            ]
        },
    }


def _schemas(soort: type[Gebeurtenis]) -> dict[str, Any]:
    """The data of this event and the enumerations it uses, each a schema of its own: AsyncAPI resolves `#` from the whole document."""
    inhoud: dict[str, Any] = json.loads(json.dumps(schema(soort)).replace('"#/$defs/', f'"#/components/schemas/{soort.publisher}'))
    lijsten = inhoud.pop("$defs", {})
    return {_naam(soort): inhoud} | {f"{soort.publisher}{naam}": lijst for naam, lijst in lijsten.items()}


def _naam(soort: type[Gebeurtenis]) -> str:
    return f"{soort.publisher}{soort.__name__}"


def _ref(plek: str, naam: str) -> dict[str, str]:
    return {"$ref": f"#/{plek}/{naam}"}
