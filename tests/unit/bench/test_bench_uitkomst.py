"""What `make bench` writes down."""

import json
from pathlib import Path

from tests.bench.uitkomst import Uitkomst, bewaar


def test_een_tempo_moet_de_grens_halen() -> None:
    uitkomst = Uitkomst.minstens("relay", waarde=6_000.0, eenheid="events/s", referentie=24_000.0, grens=5_000)
    assert (uitkomst.verhouding, uitkomst.gehaald) == (0.25, True)


def test_een_duur_moet_binnen_de_grens_blijven() -> None:
    uitkomst = Uitkomst.hoogstens("bus_postgres", waarde=6.1, eenheid="ms p50", referentie=1.0, grens=5.0)
    assert uitkomst.gehaald is False
    assert uitkomst.zonder_oordeel().gehaald is None


def test_een_aandeel_wordt_met_de_referentie_vergeleken() -> None:
    # 24.000 of 200.000 is 0,12
    assert Uitkomst.aandeel("inname", waarde=24_000, eenheid="rijen/s", referentie=200_000, grens=0.12).gehaald is True
    assert Uitkomst.aandeel("inname", waarde=23_000, eenheid="rijen/s", referentie=200_000, grens=0.12).gehaald is False


def test_een_cijfer_vervangt_alleen_zichzelf(tmp_path: Path) -> None:
    bestand = tmp_path / "bench" / "uitkomst.json"
    bewaar([Uitkomst.minstens(naam, waarde=1, eenheid="x", referentie=2, grens=None) for naam in ("relay", "consumer")], bestand)
    bewaar([Uitkomst.minstens("relay", waarde=3, eenheid="x", referentie=2, grens=None)], bestand)
    assert {u["naam"]: u["waarde"] for u in json.loads(bestand.read_text())} == {"relay": 3.0, "consumer": 1.0}
    assert list(json.loads(bestand.read_text())[0]) == ["naam", "waarde", "eenheid", "referentie", "verhouding", "grens", "gehaald"]
