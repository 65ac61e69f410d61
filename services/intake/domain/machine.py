"""Which step follows on which? A state machine as one table: status, step, and the statuses that the step may end in.

A step that leaves the status as it is ends in that same status. The drawings in `docs/concepts` are made from these tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from services.intake.domain.fouten.basis import StapNietMogelijk

Status = TypeVar("Status", bound=StrEnum)
Stap = TypeVar("Stap", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Machine(Generic[Status, Stap]):
    """The machine of one noun; `naam` is that noun, as people call it."""

    naam: str
    overgangen: Mapping[Status, Mapping[Stap, tuple[Status, ...]]]

    def __post_init__(self) -> None:
        doelen = {doel for stappen in self.overgangen.values() for naar in stappen.values() for doel in naar}
        assert doelen <= set(self.overgangen), "every status that is reached stands in the table"

    def stappen(self, huidig: Status) -> tuple[Stap, ...]:
        """The steps that are possible now."""
        return tuple(self.overgangen[huidig])

    def waar(self, stap: Stap) -> tuple[Status, ...]:
        """The statuses in which a step is possible."""
        return tuple(status for status, stappen in self.overgangen.items() if stap in stappen)

    def controleer(self, stap: Stap, huidig: Status) -> None:
        """Raise StapNietMogelijk, with the steps that are possible and where this one is, when `huidig` does not allow `stap`."""
        if stap not in self.overgangen[huidig]:
            raise StapNietMogelijk(stap, huidig, self.stappen(huidig), self.waar(stap))

    def volgende(self, stap: Stap, huidig: Status, naar: Status | None = None) -> Status:
        """The status after `stap`; `naar` chooses when a step may end in several. Raises StapNietMogelijk."""
        self.controleer(stap, huidig)
        doelen = self.overgangen[huidig][stap]
        if naar is None:
            assert len(doelen) == 1, f"{stap} may end in several statuses: say which"
            return doelen[0]
        if naar not in doelen:
            raise StapNietMogelijk(stap, huidig, self.stappen(huidig), self.waar(stap))
        return naar
