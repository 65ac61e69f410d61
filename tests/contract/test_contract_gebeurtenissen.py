"""The published language: nothing personal in it, and nothing that breaks who already reads it."""

import copy
import re
from typing import Any

import pytest

from contracts.catalogus import bestandsnaam, breuken, gebeurtenissen, schema
from deploy.referentie.schrijf import breuken_met_gepubliceerd
from kernel.envelope import Gebeurtenis

SOORTEN = list(gebeurtenissen())

#: Words that would carry a person onto the bus.
PERSOONLIJK = re.compile(
    r"bsn|naam$|voorletters|adres|straat|postcode|huisnummer|iban|geboorte|telefoon|email|toelichting|omschrijving", re.IGNORECASE
)
#: The name of a gemeente is no person's.
TOEGESTAAN = {("gateway", "naam")}

VOORBEELD: dict[str, Any] = {
    "properties": {"datum": {"type": "string", "format": "date"}, "soort": {"$ref": "#/$defs/Soort"}, "bedrag": {"type": "integer"}},
    "required": ["datum", "soort"],
    "$defs": {"Soort": {"enum": ["a", "b"], "type": "string"}},
}


@pytest.mark.parametrize("soort", SOORTEN, ids=bestandsnaam)
def test_een_gebeurtenis_draagt_niets_persoonlijks(soort: type[Gebeurtenis]) -> None:
    velden = [n for n in soort.model_fields if PERSOONLIJK.search(n) and (soort.publisher, n) not in TOEGESTAAN]
    assert velden == []


@pytest.mark.parametrize("soort", SOORTEN, ids=bestandsnaam)
def test_namen_volgen_het_profiel(soort: type[Gebeurtenis]) -> None:
    assert re.fullmatch(r"nl\.regioloket\.[a-z-]+\.[a-z-]+\.v1", soort.type)
    assert soort.topic == f"{soort.publisher}.v1"


def test_wat_is_gepubliceerd_breekt_niet() -> None:
    assert breuken_met_gepubliceerd() == []


def nieuw(**wijziging: Any) -> dict[str, Any]:
    return {**copy.deepcopy(VOORBEELD), **wijziging}


def test_een_veld_erbij_mag() -> None:
    erbij = nieuw()
    erbij["properties"]["extra"] = {"type": "string"}
    assert breuken(VOORBEELD, erbij) == []


@pytest.mark.parametrize(
    ("wijzig", "reden"),
    [
        (lambda s: s["properties"].pop("bedrag"), "veld bedrag is verdwenen"),
        (lambda s: s["properties"].update(bedrag={"type": "string"}), "veld bedrag is van soort veranderd"),
        (lambda s: s["properties"].update(datum={"type": "string"}), "veld datum is van soort veranderd"),
        (lambda s: s["$defs"]["Soort"]["enum"].append("c"), "veld soort is van soort veranderd"),
        (lambda s: s["required"].remove("datum"), "veld datum is niet meer zeker aanwezig"),
    ],
)
def test_een_breuk_wordt_bij_naam_geweigerd(wijzig: Any, reden: str) -> None:
    anders = nieuw()
    wijzig(anders)
    assert breuken(VOORBEELD, anders) == [reden]


def test_elk_schema_is_zelf_geldig() -> None:
    from jsonschema import Draft202012Validator

    for soort in SOORTEN:
        Draft202012Validator.check_schema(schema(soort))
