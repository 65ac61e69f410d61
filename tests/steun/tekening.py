"""Draw the state machines of intake out of their tables, and write the page that shows them.

`python -m tests.steun.tekening` writes `docs/concepts/intake-states.md`; a test fails when the page and the code differ.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from services.intake import domain
from services.intake.domain.machine import Machine

PAGINA = Path(__file__).parents[2] / "docs" / "concepts" / "intake-states.md"
_KOP = """# Intake: every state, and the steps between them

Drawn from the tables in `services/intake/domain/` by `python -m tests.steun.tekening`; a test fails when page and code differ.
A step that a state does not allow gives 409 and names the steps that it does allow.
"""


def machines() -> Iterator[Machine[Any, Any]]:
    """Every machine that a module of the domain defines, by name."""
    gevonden: dict[str, Machine[Any, Any]] = {}
    for module in pkgutil.iter_modules(domain.__path__):
        for waarde in vars(importlib.import_module(f"{domain.__name__}.{module.name}")).values():
            if isinstance(waarde, Machine):
                gevonden[waarde.naam] = waarde
    yield from (gevonden[naam] for naam in sorted(gevonden))


def teken(machine: Machine[Any, Any]) -> str:
    """One machine as a mermaid state diagram: the first state of the table is where it begins."""
    statussen = list(machine.overgangen)
    regels = ["stateDiagram-v2", f"    [*] --> {_knoop(statussen[0])}"]
    regels += [f"    {_knoop(status)}: {status}" for status in statussen]
    for status, stappen in machine.overgangen.items():
        per_doel: dict[Any, list[str]] = {}
        for stap, doelen in stappen.items():
            for doel in doelen:
                per_doel.setdefault(doel, []).append(stap)
        regels += [f"    {_knoop(status)} --> {_knoop(doel)}: {', '.join(namen)}" for doel, namen in per_doel.items()]
        if not stappen:
            regels.append(f"    {_knoop(status)} --> [*]")
    return "\n".join(regels)


def pagina() -> str:
    """The whole page."""
    return _KOP + "".join(f"\n## {m.naam.capitalize()}\n\n```mermaid\n{teken(m)}\n```\n" for m in machines())


def _knoop(status: str) -> str:
    return str(status).replace("-", "_")


if __name__ == "__main__":
    PAGINA.write_text(pagina(), encoding="utf-8")
