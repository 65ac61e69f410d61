"""The root of all that vroegsignalering refuses."""

from typing import ClassVar


class VroegsignaleringFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij vroegsignalering."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))
