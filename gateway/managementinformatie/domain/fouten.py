"""What the managementinformatie refuses, and why.

ManagementinformatieFout
├── OngeldigeMaand          400
├── GemeenteNietGevonden    404
└── VormNietMogelijk        406
"""

from typing import ClassVar


class ManagementinformatieFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de managementinformatie."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class OngeldigeMaand(ManagementinformatieFout):
    """Een maand schrijft u als jaar en maand, bijvoorbeeld 2025-03."""

    status = 400


class GemeenteNietGevonden(ManagementinformatieFout):
    """Deze gemeente bestaat niet, of u werkt er niet voor."""

    status = 404


class VormNietMogelijk(ManagementinformatieFout):
    """Wij geven deze cijfers als application/json of als text/csv."""

    status = 406
