"""What does an event look like on the wire? (NL GOV profile for CloudEvents 1.1)

An app states *what happened* as a `Gebeurtenis`: thin data in the published language of `contracts/`. The outbox adds
*where and when*, and this module makes the CloudEvent of it and reads it back.
"""

import builtins
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

#: Every type name starts with the reverse domain of the product, never with that of an organisation (CE `type`).
TYPE_PREFIX = "nl.regioloket"
#: The content type of structured mode (CE Kafka binding X-K-1, guidelines for JSON).
CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8"


class Gebeurtenis(BaseModel):
    """The data of one kind of event. Thin by design: ids, codes, dates, amounts in cents. Never anything personal.

    A reader ignores fields that it does not know, so that a publisher may add one.

    A subclass names its publisher, the plural of its aggregate and itself; type, topic and dataref follow from those:

        class ZaakGeopend(Gebeurtenis, publisher="vroegsignalering", meervoud="zaken", naam="zaak-geopend"): ...
    """

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)

    publisher: ClassVar[str] = ""
    meervoud: ClassVar[str] = ""
    type: ClassVar[str] = ""
    topic: ClassVar[str] = ""

    def __init_subclass__(cls, *, publisher: str = "", meervoud: str = "", naam: str = "", versie: int = 1, **kwargs: Any) -> None:
        """Derive the names, so that they cannot drift apart. Without a publisher the class only holds shared fields."""
        super().__init_subclass__(**kwargs)
        if not publisher:
            return
        cls.publisher, cls.meervoud = publisher, meervoud
        cls.type = f"{TYPE_PREFIX}.{meervoud}.{naam}.v{versie}"
        cls.topic = f"{publisher}.v{versie}"

    @classmethod
    def dataref(cls, aggregate_id: UUID) -> str:
        """Path of the API resource that holds what the event leaves out (claim check)."""
        return f"/{cls.publisher}/v1/{cls.meervoud}/{aggregate_id}"

    def as_data(self) -> dict[str, Any]:
        """The JSON of `data`, camelCase, as `contracts/` publishes it."""
        return self.model_dump(mode="json", by_alias=True)


G = TypeVar("G", bound=Gebeurtenis)


@dataclass(frozen=True, slots=True)
class Event:
    """One CloudEvent, in or out.

    `id` with `source` is unique for ever and stays the same over retries. `sequence` is the aggregate's version.
    `fetched` is filled by a consumer's fetch step and never travels.
    """

    id: UUID
    source: str
    type: str
    subject: UUID
    sequence: int
    time: datetime
    gemeente: str
    boekdatum: date
    data: Mapping[str, Any]
    dataref: str
    traceparent: str | None = None
    fetched: Any = field(default=None, compare=False)

    @property
    def publisher(self) -> str:
        """The app that published this event: the last part of `source`."""
        return self.source.rsplit("regioloket-", 1)[-1]

    def gegevens(self, soort: "builtins.type[G]") -> G:
        """The data as the published language types it."""
        return soort.model_validate(self.data)

    def to_json(self) -> bytes:
        """The structured-mode CloudEvent."""
        attributes: dict[str, Any] = {
            "specversion": "1.0",
            "id": str(self.id),
            "source": self.source,
            "type": self.type,
            "subject": str(self.subject),
            "time": self.time.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "datacontenttype": "application/json",
            "dataref": self.dataref,
            # Ten digits, zero padded, because `sequence` must sort as text; `sequencetype` says how to read it.
            "sequence": f"{self.sequence:010d}",
            "sequencetype": "Integer",
            "gemeente": self.gemeente,
            "boekdatum": self.boekdatum.isoformat(),
            "data": self.data,
        }
        if self.traceparent:
            attributes["traceparent"] = self.traceparent
        return json.dumps(attributes, separators=(",", ":"), ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Self:
        """Read a structured-mode CloudEvent; raise OnleesbareGebeurtenis with the reason when it is not one."""
        try:
            ce = json.loads(raw)
            return cls(
                id=UUID(ce["id"]),
                source=ce["source"],
                type=ce["type"],
                subject=UUID(ce["subject"]),
                sequence=int(ce["sequence"]),
                time=datetime.fromisoformat(ce["time"]),
                gemeente=ce["gemeente"],
                boekdatum=date.fromisoformat(ce["boekdatum"]),
                data=ce["data"],
                dataref=ce["dataref"],
                traceparent=ce.get("traceparent"),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as fout:
            raise OnleesbareGebeurtenis(type(fout).__name__) from fout


class OnleesbareGebeurtenis(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Dit bericht is geen CloudEvent volgens het NL GOV profiel ({reden})."""

    def __init__(self, reden: str) -> None:
        super().__init__(f"Dit bericht is geen CloudEvent volgens het NL GOV profiel ({reden}).")
        self.reden = reden


def source_of(oin: str, app: str) -> str:
    """The `source` of an app: a URN with the organisation's OIN and the system, in that order (CE `source`)."""
    return f"urn:nld:oin:{oin}:systeem:regioloket-{app}"
