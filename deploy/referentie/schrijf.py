"""Write `docs/reference/`, or say what in it no longer matches the code."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from contracts.catalogus import bestandsnaam, breuken, gebeurtenissen, schema
from deploy.apps import make_api, settings_of
from deploy.referentie.asyncapi import asyncapi
from deploy.referentie.wet import wet_md
from kernel.auth.token import maak_sleutel
from kernel.crypto import maak_sleutelbestand
from kernel.openapi import openapi_document
from kernel.settings import APPS

MAP = Path(__file__).parents[2] / "docs" / "reference"
#: Every setting, ready to be filled in; it lies where it is used.
ENV_VOORBEELD = "../../deploy/env.example"
EVENTS = "gebeurtenissen"


def schrijf() -> list[str]:
    """Write every page. A change that would break readers of a published event is not written; returns what was refused."""
    geweigerd = breuken_met_gepubliceerd()
    if not geweigerd:
        for pad, inhoud in _paginas():
            (MAP / pad).parent.mkdir(parents=True, exist_ok=True)
            (MAP / pad).write_text(inhoud, encoding="utf-8")
    return geweigerd


def verschillen() -> list[str]:
    """Which pages differ from what the code says now."""
    return [
        os.path.normpath(f"docs/reference/{pad}")
        for pad, inhoud in _paginas()
        if not (MAP / pad).exists() or (MAP / pad).read_text("utf-8") != inhoud
    ]


def breuken_met_gepubliceerd() -> list[str]:
    """Every breaking change against the schemas that are published."""
    nu = {bestandsnaam(s): schema(s) for s in gebeurtenissen()}
    redenen = []
    for pad in sorted((MAP / EVENTS).glob("*.json")):
        if pad.name not in nu:
            redenen.append(f"{pad.name}: de gebeurtenis is verdwenen")
        else:
            redenen += [f"{pad.name}: {reden}" for reden in breuken(json.loads(pad.read_text()), nu[pad.name])]
    return redenen


def _paginas() -> Iterator[tuple[str, str]]:
    for soort in gebeurtenissen():
        yield f"{EVENTS}/{bestandsnaam(soort)}", _json(schema(soort))
    yield "asyncapi.json", _json(asyncapi("1.0.0"))
    yield "wet.md", wet_md()
    with tempfile.TemporaryDirectory() as sleutels:
        os.environ["REGIOLOKET_SLEUTELS_MAP"] = sleutels
        for app in APPS:
            maak_sleutel(Path(sleutels), app)
            maak_sleutelbestand(Path(sleutels) / f"{app}.sleutelbos.json")
        for app in APPS:
            yield f"openapi/{app}.json", _json(openapi_document(make_api(app)))
    yield "settings.md", _settings()
    yield ENV_VOORBEELD, _env_voorbeeld()


def _per_app() -> Iterator[tuple[str, dict[str, FieldInfo]]]:
    """The settings that an app adds to those before it: the shared ones come with the first."""
    gezien = set[str]()
    for nummer, app in enumerate(APPS):
        velden = {n: v for n, v in type(settings_of(app)).model_fields.items() if n not in gezien}
        gezien |= set(velden)
        if velden:
            yield "shared" if nummer == 0 else app, velden


def _settings() -> str:
    regels = ["# Settings", "", "Every setting is an environment variable. Shared settings come first, then those of one app.", ""]
    for wie, velden in _per_app():
        regels += [f"## {wie.capitalize() if wie == 'shared' else wie}", "", "| variable | default | meaning |", "|---|---|---|"]
        for naam, veld in velden.items():
            standaard = "" if veld.is_required() else f"`{veld.get_default(call_default_factory=True)}`"
            regels.append(f"| `REGIOLOKET_{naam.upper()}` | {standaard} | {veld.description or ''} |")
        regels.append("")
    return "\n".join(regels)


def _env_voorbeeld() -> str:
    """Everything that can be set, with its default; what is commented out need not be set."""
    regels = ["# Every setting of regioloket, generated from the code. Secrets belong in a store of their own, not in this file.", ""]
    for wie, velden in _per_app():
        regels += [f"# -- {wie} --", ""]
        for naam, veld in velden.items():
            standaard = veld.get_default(call_default_factory=True)
            waarde = "" if veld.is_required() or standaard is None or isinstance(standaard, SecretStr) else standaard
            tekst = (
                json.dumps(waarde) if isinstance(waarde, dict | list) else str(waarde).lower() if isinstance(waarde, bool) else str(waarde)
            )
            regels += [f"# {veld.description or ''}", f"#REGIOLOKET_{naam.upper()}={tekst}", ""]
    return "\n".join(regels)


def _json(inhoud: object) -> str:
    return json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n"
