"""Relay and consumer, killed between any two awaits: nothing is lost, nothing happens twice, nothing out of order.

200 seeds; `make simulate N=1000` does more.
"""

from collections.abc import Iterator

import pytest

from deploy.embedded.postgres import Adres
from tests.simulation.gebreken import GEBREKEN
from tests.simulation.werkers import Werkers

SEEDS = 200


@pytest.fixture(scope="module")
def werkers(postgres: Adres) -> Iterator[Werkers]:
    werkers = Werkers(postgres)
    yield werkers
    werkers.sluit()


def test_geen_seed_breekt_een_belofte(werkers: Werkers) -> None:
    gebroken = [str(u) for u in werkers.leef(range(SEEDS)) if u.breuken]
    assert not gebroken, "\n" + "\n".join(gebroken)


@pytest.mark.parametrize("gebrek", sorted(set(GEBREKEN) - {"geen"}))
def test_een_ingebouwde_fout_wordt_gevonden(werkers: Werkers, gebrek: str) -> None:
    gevonden = next((u for u in werkers.leef(range(SEEDS), gebrek) if u.breuken), None)
    assert gevonden is not None, f"{SEEDS} seeds did not notice {gebrek}"
    assert f"make simulate SEED={gevonden.seed} GEBREK={gebrek}" in str(gevonden)
