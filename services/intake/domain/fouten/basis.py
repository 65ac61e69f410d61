"""The root of what intake refuses."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar


class IntakeFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de intake."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class StapNietMogelijk(IntakeFout):
    """De stap '{stap}' kan niet bij de status '{huidig}'. Nu wel mogelijk: {mogelijk}. Deze stap kan bij de status: {waar}."""

    def __init__(self, stap: str, huidig: str, mogelijk: Iterable[str], waar: Iterable[str]) -> None:
        self.stap, self.huidig = stap, huidig
        self.mogelijk = ", ".join(mogelijk) or "geen enkele stap"
        self.waar = ", ".join(waar) or "geen enkele"


class DatumNietMogelijk(IntakeFout):
    """De {wat} kan niet op {datum} zijn: dat kan van {vanaf} tot en met {tot_en_met}."""

    def __init__(self, wat: str, datum: date, vanaf: date, tot_en_met: date) -> None:
        self.wat, self.datum, self.vanaf, self.tot_en_met = wat, datum, vanaf, tot_en_met
