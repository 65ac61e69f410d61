"""The root of every refusal of bbz."""

from typing import ClassVar
from uuid import UUID


class BbzFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de uitvoering van het Bbz."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class NietGevonden(BbzFout):
    """Dit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BetrokkeneNietOntvangen(BbzFout):
    """Intake gaf geen persoon bij traject {traject_id}; daarom is er niemand om uit te nodigen."""

    def __init__(self, traject_id: UUID) -> None:
        self.traject_id = traject_id


class GemeenteOnbekend(BbzFout):
    """De naam van gemeente {gemeente} is nog niet bekend; leg de gemeente eerst vast."""

    def __init__(self, gemeente: str) -> None:
        self.gemeente = gemeente
