"""What the questions of this app share."""

from typing import TypeVar

Gevonden = TypeVar("Gevonden")


def gevonden(rij: Gevonden | None, fout: type[Exception]) -> Gevonden:
    """The row that was found; raise `fout` when there is none."""
    if rij is None:
        raise fout
    return rij
