"""Every table of every app, by the catalogue: nothing that a gemeente owns stands outside its policy."""

import pytest

from deploy.apps import _MODULES
from kernel.settings import APPS
from tests.conftest import Regio
from tests.steun.catalogus import ZONDER_POLICY, Tabel, sleutels_zonder_gemeente_voorop, tabellen


@pytest.fixture(scope="session")
async def alle_tabellen(regio: Regio) -> list[Tabel]:
    from importlib import import_module

    for app in APPS:
        settings = regio.settings(import_module(f"{_MODULES[app]}.settings").Settings)
        await regio.klaar(settings, import_module(f"{_MODULES[app]}.app").MIGRATIONS)
    async with regio.superuser() as db:
        return await tabellen(db)


async def test_wat_van_een_gemeente_is_en_wat_de_applicatie_leest_heeft_een_gedwongen_policy(alle_tabellen: list[Tabel]) -> None:
    bloot = [
        f"{t.app}.{t.naam}"
        for t in alle_tabellen
        if t.heeft_gemeente and t.app_leest and t.naam not in ZONDER_POLICY and not (t.rls and t.force and t.policies)
    ]
    assert bloot == []
    assert len([t for t in alle_tabellen if t.rls]) > 30


async def test_rls_is_altijd_ook_voor_de_eigenaar(alle_tabellen: list[Tabel]) -> None:
    assert [t for t in alle_tabellen if t.rls and not t.force] == []


async def test_gemeente_staat_voorop_in_elke_sleutel(regio: Regio, alle_tabellen: list[Tabel]) -> None:
    async with regio.superuser() as db:
        assert await sleutels_zonder_gemeente_voorop(db) == []


async def test_de_applicatie_leest_geen_technische_tabel(alle_tabellen: list[Tabel]) -> None:
    technisch = {"outbox", "inbox", "geparkeerd", "audit_wachtrij", "audit_keten"}
    assert [f"{t.app}.{t.naam}" for t in alle_tabellen if t.naam in technisch and t.app_leest] == []
