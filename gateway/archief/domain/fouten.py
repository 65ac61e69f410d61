"""What the archive refuses, and why.

ArchiefFout
└── GebeurtenisNietGevonden   404
"""

from typing import ClassVar


class ArchiefFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij het archief van gebeurtenissen."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class GebeurtenisNietGevonden(ArchiefFout):
    """Deze gebeurtenis is niet ontvangen, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
