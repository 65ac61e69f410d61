"""The topics on file are those that the apps publish on, and are kept shorter than an inbox remembers."""

from pathlib import Path

import pytest

from contracts.catalogus import gebeurtenissen
from deploy.demo.aansluitingen import consumers
from deploy.kafka.acls import rechten
from deploy.kafka.topics import topics
from kernel.bus.ports import MAX_BYTES
from kernel.settings import APPS
from kernel.worker import ONTHOUD_DAGEN


def test_elk_topic_staat_op_papier_en_geen_ander() -> None:
    assert sorted(t.naam for t in topics()) == sorted({g.topic for g in gebeurtenissen()})


def test_een_inbox_onthoudt_langer_dan_de_bus_bewaart() -> None:
    assert all(t.bewaar_dagen < ONTHOUD_DAGEN for t in topics())


def test_wat_een_app_mag_sturen_past_in_elk_topic() -> None:
    assert all(t.max_bytes >= MAX_BYTES for t in topics())


async def test_een_account_mag_lezen_wat_de_consumers_van_zijn_app_lezen_en_niets_anders(
    sleutels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGIOLOKET_SLEUTELS_MAP", str(sleutels))
    per_app: dict[str, set[str]] = {app: set() for app in APPS}
    for consumer in await consumers():
        per_app[consumer.naam.split(".")[0]] |= consumer.topics
    mag_lezen = {app: {r.naam for r in rechten() if (r.account, r.soort, r.wat) == (app, "topic", "READ")} for app in APPS}
    assert mag_lezen == per_app


def test_een_account_schrijft_alleen_op_zijn_eigen_topic() -> None:
    assert {(r.account, r.naam) for r in rechten() if r.wat == "WRITE"} == {(app, f"{app}.v1") for app in APPS}
