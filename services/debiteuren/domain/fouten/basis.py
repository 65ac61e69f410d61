"""The root of what debiteuren refuses, and what any part of it may refuse."""

from datetime import date
from typing import ClassVar
from uuid import UUID


class DebiteurenFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij debiteurenbeheer."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class LeningNietGevonden(DebiteurenFout):
    """Deze lening bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BetrokkeneOntbreekt(DebiteurenFout):
    """Bij voorziening {voorziening_id} is geen betrokkene bekend; zonder debiteur kan er geen lening zijn."""

    def __init__(self, voorziening_id: UUID) -> None:
        self.voorziening_id = voorziening_id


class NormOntbreekt(DebiteurenFout):
    """Op {datum} is geen waarde bekend voor {code}. Vraag de beheerder om deze aan te vullen."""

    def __init__(self, code: str, datum: date) -> None:
        self.code, self.datum = code, datum
