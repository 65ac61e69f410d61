"""The drawings in the docs are those of the code, and every status that exists is drawn."""

import enum
import importlib
import pkgutil

from services.intake import domain
from tests.steun.tekening import PAGINA, machines, pagina


def test_de_tekeningen_zijn_die_van_de_code() -> None:
    assert PAGINA.read_text(encoding="utf-8") == pagina(), "run: python -m tests.steun.tekening"


def test_elke_status_is_getekend() -> None:
    """Whatever the domain calls a status belongs to a machine."""
    getekend = {(type(status).__name__, str(status)) for machine in machines() for status in machine.overgangen}
    modules = [importlib.import_module(f"{domain.__name__}.{m.name}") for m in pkgutil.iter_modules(domain.__path__)]
    statussen = {
        (naam, str(status))
        for module in modules
        for naam, soort in vars(module).items()
        if isinstance(soort, type) and issubclass(soort, enum.StrEnum) and naam.endswith("status")
        for status in soort
    }
    assert statussen == getekend


def test_elke_status_is_bereikbaar() -> None:
    for machine in machines():
        eerste, *overige = machine.overgangen
        bereikt = {eerste} | {doel for stappen in machine.overgangen.values() for doelen in stappen.values() for doel in doelen}
        assert set(overige) <= bereikt, machine.naam
