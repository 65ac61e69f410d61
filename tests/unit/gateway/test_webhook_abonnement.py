"""Which events an abonnement takes."""

import pytest

from gateway.catalogus import TOPICS, velden_per_type
from gateway.webhooks.domain.abonnement import Belangstelling, controleer_typen
from gateway.webhooks.domain.fouten import OnbekendEventtype

HULP = "nl.regioloket.zaken.hulp-aanvaard.v1"


def test_een_type_voluit() -> None:
    b = Belangstelling(frozenset({HULP}), frozenset({"0344"}))
    assert b.past(HULP, "0344")
    assert not b.past("nl.regioloket.zaken.zaak-geopend.v1", "0344")


def test_een_begin_stopt_bij_een_punt() -> None:
    b = Belangstelling(frozenset({"nl.regioloket.zaken.*"}), frozenset({"0344"}))
    assert b.past(HULP, "0344")
    assert not b.past("nl.regioloket.zakenpartners.iets.v1", "0344")


def test_een_andere_gemeente_hoort_er_niet_bij() -> None:
    assert not Belangstelling(frozenset({HULP}), frozenset({"0344"})).past(HULP, "0518")


def test_een_type_dat_niemand_publiceert_wordt_geweigerd() -> None:
    with pytest.raises(OnbekendEventtype, match=r"nl\.regioloket\.zaken\.bestaat-niet"):
        controleer_typen([HULP, "nl.regioloket.zaken.bestaat-niet.v1"], velden_per_type())
    assert controleer_typen(["nl.regioloket.*"], velden_per_type()) == {"nl.regioloket.*"}


def test_de_catalogus_kent_alle_uitgevers_en_hun_velden() -> None:
    assert TOPICS == ("vroegsignalering.v1", "intake.v1", "bbz.v1", "debiteuren.v1", "gateway.v1")
    assert velden_per_type()["nl.regioloket.dagafsluitingen.dag-afgesloten.v1"]["leningen"] == "integer"
