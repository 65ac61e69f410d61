"""What the demo tells: lines for a person, and `uitkomst.json` for a program."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Verslag:
    """Steps with their count, totals, and reconciliations with both sides."""

    stappen: list[dict[str, Any]] = field(default_factory=list)
    totalen: dict[str, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    aansluitingen: list[dict[str, Any]] = field(default_factory=list)

    def kop(self, tekst: str) -> None:
        """A new chapter."""
        print(f"\n{tekst}\n{'─' * len(tekst)}", flush=True)

    def stap(self, naam: str, aantal: int, tekst: str) -> None:
        """One step done."""
        self.stappen.append({"naam": naam, "aantal": aantal})
        print(f"  ✓ {tekst}", flush=True)

    def sluit_aan(self, naam: str, links: int, rechts: int) -> None:
        """Two figures that must be the same."""
        self.aansluitingen.append({"naam": naam, "links": links, "rechts": rechts, "sluit": links == rechts})
        print(f"  {'✓' if links == rechts else '✗'} {naam}: {links} = {rechts}", flush=True)

    @property
    def sluit(self) -> bool:
        """Whether every reconciliation holds."""
        return all(a["sluit"] for a in self.aansluitingen)

    def bewaar(self, pad: Path) -> None:
        """Write the outcome."""
        inhoud = {"stappen": self.stappen, "ids": self.ids, "totalen": self.totalen, "aansluitingen": self.aansluitingen}
        pad.write_text(json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def euro(centen: int) -> str:
    """1234567 becomes € 12.345,67."""
    heel, rest = divmod(abs(centen), 100)
    return f"{'-' if centen < 0 else ''}€ {heel:,}".replace(",", ".") + f",{rest:02d}"
