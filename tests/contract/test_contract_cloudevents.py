"""Our envelope, judged by the SDK of CloudEvents, by our own published schemas, and by the rules of the NL GOV profile 1.1."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from cloudevents.core.bindings.http import HTTPMessage
from cloudevents.core.bindings.http import from_structured as from_http
from cloudevents.core.bindings.kafka import KafkaMessage
from cloudevents.core.bindings.kafka import from_structured as from_kafka
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from contracts.catalogus import bestandsnaam, gebeurtenissen, schema
from deploy.referentie.asyncapi import asyncapi
from kernel.envelope import CONTENT_TYPE, Event, Gebeurtenis, OnleesbareGebeurtenis, source_of

SOORTEN = list(gebeurtenissen())
OIN = "00000099000000001000"
#: What an intermediary must pass on (X-CE-SIZE).
MAXIMUM = 64 * 1024
ONDERWERP = UUID("019a1b2c-1111-7111-8111-123456789abc")
TIJD = datetime(2025, 3, 12, 9, 30, 15, 123456, tzinfo=UTC)


def voorbeeld(vorm: Mapping[str, Any], document: Mapping[str, Any]) -> Any:
    """A value that this JSON Schema allows, as full as can be."""
    if "$ref" in vorm:
        return voorbeeld(document["$defs"][vorm["$ref"].rsplit("/", 1)[-1]], document)
    if "anyOf" in vorm:
        return voorbeeld(vorm["anyOf"][0], document)
    if "enum" in vorm:
        return vorm["enum"][-1]
    if vorm.get("type") == "object":
        return {naam: voorbeeld(veld, document) for naam, veld in vorm.get("properties", {}).items()}
    if vorm.get("type") == "array":
        return [voorbeeld(vorm["items"], document)]
    formaten = {"uuid": str(ONDERWERP), "date": "2025-03-12", "date-time": "2025-03-12T09:30:15Z"}
    kaal: dict[str, Any] = {"integer": 2**31 - 1, "boolean": True, "number": 1, "string": formaten.get(vorm.get("format", ""), "8.00")}
    return kaal[vorm["type"]]


def event(soort: type[Gebeurtenis], **anders: Any) -> Event:
    """An event of this kind with every field filled, through the same door as the outbox."""
    document = schema(soort)
    gegevens = soort.model_validate(voorbeeld(document, document))
    velden: dict[str, Any] = {
        "id": UUID("019a1b2c-2222-7222-8222-123456789abc"),
        "source": source_of(OIN, soort.publisher),
        "type": soort.type,
        "subject": ONDERWERP,
        "sequence": 7,
        "time": TIJD,
        "gemeente": "0518",
        "boekdatum": date(2025, 3, 12),
        "data": gegevens.as_data(),
        "dataref": soort.dataref(ONDERWERP),
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    }
    return Event(**velden | anders)


@pytest.mark.parametrize("soort", SOORTEN, ids=bestandsnaam)
def test_de_sdk_leest_elke_gebeurtenis_zoals_wij_haar_schreven(soort: type[Gebeurtenis]) -> None:
    onze = event(soort)
    kop = CONTENT_TYPE.encode()
    kafka = from_kafka(KafkaMessage({"content-type": kop}, str(onze.subject), onze.to_json()), JSONFormat(), CloudEvent)
    http = from_http(HTTPMessage({"content-type": CONTENT_TYPE}, onze.to_json()), JSONFormat(), CloudEvent)
    for gelezen in (kafka, http):
        assert gelezen.get_id() == str(onze.id)
        assert gelezen.get_source() == onze.source
        assert gelezen.get_type() == onze.type
        assert gelezen.get_subject() == str(onze.subject)
        assert gelezen.get_time() == onze.time
        assert gelezen.get_datacontenttype() == "application/json"
        assert gelezen.get_data() == onze.data
        assert {naam: gelezen.get_extension(naam) for naam in ("sequence", "sequencetype", "gemeente", "boekdatum")} == {
            "sequence": "0000000007",
            "sequencetype": "Integer",
            "gemeente": "0518",
            "boekdatum": "2025-03-12",
        }


@pytest.mark.parametrize("soort", SOORTEN, ids=bestandsnaam)
def test_wij_lezen_wat_de_sdk_schrijft(soort: type[Gebeurtenis]) -> None:
    onze = event(soort)
    kop = {"content-type": CONTENT_TYPE.encode()}
    gelezen = from_kafka(KafkaMessage(kop, None, onze.to_json()), JSONFormat(), CloudEvent)
    assert Event.from_json(JSONFormat().write(gelezen)) == onze


@pytest.mark.parametrize("soort", SOORTEN, ids=bestandsnaam)
def test_elke_gebeurtenis_past_in_haar_gepubliceerde_schema_en_in_de_envelop(soort: type[Gebeurtenis]) -> None:
    bericht = json.loads(event(soort).to_json())
    Draft202012Validator(schema(soort), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(bericht["data"])
    envelop = asyncapi("1.0.0")["components"]["schemas"]["envelope"]
    Draft202012Validator(envelop, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(bericht)


@pytest.mark.parametrize("soort", SOORTEN, ids=bestandsnaam)
def test_de_regels_van_het_nl_gov_profiel(soort: type[Gebeurtenis]) -> None:
    rauw = event(soort).to_json()
    bericht = json.loads(rauw)
    assert bericht["specversion"] == "1.0"
    assert re.fullmatch(r"urn:nld:oin:\d{20}:systeem:regioloket-[a-z]+", bericht["source"])
    # Reverse domain, one version number, prefixed with v.
    assert re.fullmatch(r"nl\.regioloket\.[a-z-]+\.[a-z-]+\.v[1-9]\d*", bericht["type"])
    assert bericht["time"].endswith("Z")
    # A claim check is a reference to the API of the publisher, by pseudonymous id.
    assert re.fullmatch(rf"/{soort.publisher}/v1/[a-z-]+/{ONDERWERP}", bericht["dataref"])
    namen = set(bericht) - {"data"}
    assert all(re.fullmatch(r"[a-z0-9]{1,20}", naam) for naam in namen)
    assert all(isinstance(bericht[naam], str) and bericht[naam] for naam in namen)
    assert len(rauw) < MAXIMUM
    assert "data_base64" not in bericht


def test_gestructureerde_vorm_is_aan_de_kop_te_herkennen() -> None:
    soort, _, tekens = CONTENT_TYPE.partition(";")
    assert soort == "application/cloudevents+json"
    assert tekens.strip().lower() == "charset=utf-8"


@given(st.integers(1, 2**31 - 1), st.integers(1, 2**31 - 1))
def test_volgorde_als_tekst_is_volgorde_als_getal(een: int, ander: int) -> None:
    teksten = [json.loads(event(SOORTEN[0], sequence=n).to_json())["sequence"] for n in (een, ander)]
    assert (teksten[0] < teksten[1]) == (een < ander)


def test_een_tijd_elders_op_aarde_wordt_utc() -> None:
    curacao = datetime(2025, 3, 12, 5, 30, 15, tzinfo=timezone(timedelta(hours=-4)))
    assert json.loads(event(SOORTEN[0], time=curacao).to_json())["time"] == "2025-03-12T09:30:15Z"


def test_zonder_traceparent_ontbreekt_het_attribuut_en_is_het_niet_leeg() -> None:
    assert "traceparent" not in json.loads(event(SOORTEN[0], traceparent=None).to_json())


@pytest.mark.parametrize("naam", ["id", "source", "type", "subject", "time", "sequence", "gemeente", "boekdatum", "data", "dataref"])
def test_wat_een_verplicht_attribuut_mist_is_geen_gebeurtenis(naam: str) -> None:
    bericht = json.loads(event(SOORTEN[0]).to_json())
    del bericht[naam]
    with pytest.raises(OnleesbareGebeurtenis):
        Event.from_json(json.dumps(bericht).encode())
