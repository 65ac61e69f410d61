"""The topics on file are those that the apps publish on, and are kept shorter than an inbox remembers."""

from contracts.catalogus import gebeurtenissen
from deploy.kafka.topics import topics
from kernel.bus.ports import MAX_BYTES
from kernel.worker import ONTHOUD_DAGEN


def test_elk_topic_staat_op_papier_en_geen_ander() -> None:
    assert sorted(t.naam for t in topics()) == sorted({g.topic for g in gebeurtenissen()})


def test_een_inbox_onthoudt_langer_dan_de_bus_bewaart() -> None:
    assert all(t.bewaar_dagen < ONTHOUD_DAGEN for t in topics())


def test_wat_een_app_mag_sturen_past_in_elk_topic() -> None:
    assert all(t.max_bytes >= MAX_BYTES for t in topics())
