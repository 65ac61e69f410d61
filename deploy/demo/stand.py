"""What the demo remembers between two runs, so that it goes on where it was killed."""

import json
import os
from pathlib import Path
from typing import Any


class Stand:
    """A small file of facts. Every fact is on disk before the next step begins."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._feiten: dict[str, Any] = json.loads(pad.read_text()) if pad.exists() else {}

    def __getitem__(self, naam: str) -> Any:
        return self._feiten[naam]

    def __contains__(self, naam: str) -> bool:
        return naam in self._feiten

    def get(self, naam: str, anders: Any = None) -> Any:
        """A fact, or `anders` when it is not known yet."""
        return self._feiten.get(naam, anders)

    def onthoud(self, naam: str, waarde: Any) -> Any:
        """Keep a fact; the first value stays."""
        if naam not in self._feiten:
            self._feiten[naam] = waarde
            nieuw = self._pad.with_suffix(".nieuw")
            with nieuw.open("w", encoding="utf-8") as bestand:
                json.dump(self._feiten, bestand, indent=2)
                bestand.flush()
                os.fsync(bestand.fileno())
            nieuw.replace(self._pad)
        return self._feiten[naam]
