"""How fast may one caller ask? With a clock of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.doorgifte import tempo
from gateway.doorgifte.fouten import TeVeelVerzoeken
from gateway.doorgifte.tempo import Tempo


class Klok:
    nu = 0.0

    def __call__(self) -> float:
        return self.nu


def test_een_stoot_mag_en_daarna_zegt_het_wanneer_weer() -> None:
    klok = Klok()
    emmer = Tempo(per_s=2, stoot=3, klok=klok)
    for _ in range(3):
        emmer.neem("loket")
    with pytest.raises(TeVeelVerzoeken) as geweigerd:
        emmer.neem("loket")
    assert (geweigerd.value.wacht_s, geweigerd.value.status) == (1, 429)  # a half second, told in whole ones
    klok.nu = 0.5
    emmer.neem("loket")  # one has come back: 0.5 s × 2 a second
    with pytest.raises(TeVeelVerzoeken):
        emmer.neem("loket")


def test_de_een_merkt_niets_van_de_ander() -> None:
    emmer = Tempo(per_s=1, stoot=1, klok=Klok())
    emmer.neem("loket")
    emmer.neem("zaaksysteem")
    with pytest.raises(TeVeelVerzoeken):
        emmer.neem("loket")


def test_wie_lang_stil_was_wordt_vergeten_en_begint_met_een_volle_emmer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempo, "ONTHOUDEN_MAX", 2)
    emmer = Tempo(per_s=1, stoot=1, klok=Klok())
    for wie in ("a", "b", "c"):
        emmer.neem(wie)
    emmer.neem("a")
    assert len(emmer._emmers) == 2


@given(st.lists(st.floats(0, 3), min_size=1, max_size=80), st.integers(1, 5), st.floats(0.5, 5))
def test_nooit_meer_dan_de_stoot_en_wat_er_in_de_tijd_bij_kwam(pauzes: list[float], stoot: int, per_s: float) -> None:
    klok, mocht = Klok(), 0
    emmer = Tempo(per_s, stoot, klok)
    for pauze in pauzes:
        klok.nu += pauze
        try:
            emmer.neem("x")
        except TeVeelVerzoeken:
            continue
        mocht += 1
    assert mocht <= stoot + klok.nu * per_s + 1e-6
