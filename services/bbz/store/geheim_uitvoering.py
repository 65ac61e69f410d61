"""What carrying out encrypts: reasons, budgets, computations, papers. One context per place, so that none can stand in for another."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from kernel.crypto import Sleutelbos

#: The activities in the register van verwerkingsactiviteiten.
LEVENSONDERHOUD = "urn:regioloket:verwerkingsactiviteit:bbz-levensonderhoud"
LEVENSVATBAARHEID = "urn:regioloket:verwerkingsactiviteit:bbz-levensvatbaarheid"
BEGELEIDING = "urn:regioloket:verwerkingsactiviteit:bbz-begeleiding"
STARTERS = "urn:regioloket:verwerkingsactiviteit:bbz-starters"


class Plek(StrEnum):
    """Where a ciphertext stands."""

    VOORSTEL = "bbz.uitvoeringsvoorstel.inhoud"
    BESLUIT = "bbz.uitvoeringsbesluit.inhoud"
    HERBEOORDELING = "bbz.herbeoordeling.toelichting"
    VASTSTELLING = "bbz.vaststelling.berekening"
    OMZETTING = "bbz.omzetting.berekening"
    BEGROTING = "bbz.onderzoek.begroting"
    ADVIES = "bbz.onderzoek.advies"
    OPDRACHT = "bbz.opdracht.opdracht"
    DOELEN = "bbz.opdracht.doelen"
    OPLEVERING = "bbz.opdracht.oplevering"
    STUKNAAM = "bbz.opdrachtstuk.naam"
    STUK = "bbz.opdrachtstuk.inhoud"
    VOORTGANG = "bbz.voortgang.tekst"
    FASE = "bbz.starterfase.reden"


def versleutel_tekst(bos: Sleutelbos, plek: Plek, tekst: str) -> bytes:
    """Text, as it is kept there."""
    return bos.versleutel(tekst, plek.value.encode())


def lees_tekst(bos: Sleutelbos, plek: Plek, geheim: bytes) -> str:
    """The text that is kept there."""
    return bos.ontsleutel(geheim, plek.value.encode())


def versleutel_json(bos: Sleutelbos, plek: Plek, waarde: Any) -> bytes:
    """Anything that JSON can say, as it is kept there; dates and decimals as text."""
    return versleutel_tekst(bos, plek, json.dumps(waarde, default=str))


def lees_json(bos: Sleutelbos, plek: Plek, geheim: bytes) -> Any:
    """What is kept there."""
    return json.loads(lees_tekst(bos, plek, geheim))


def verpak(bos: Sleutelbos, inhoud: Mapping[str, Any]) -> dict[str, str]:
    """The JSON of a proposal for the four-eyes table: one ciphertext."""
    return {"versleuteld": b64encode(versleutel_json(bos, Plek.VOORSTEL, dict(inhoud))).decode()}


def pak_uit(bos: Sleutelbos, inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """The proposal as it was made."""
    uitgepakt: dict[str, Any] = lees_json(bos, Plek.VOORSTEL, b64decode(inhoud["versleuteld"]))
    return uitgepakt
