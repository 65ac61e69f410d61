"""What the afrekening refuses, and why.

AfrekeningFout
├── FactuurNietGevonden        404
├── ProductenboekNietGevonden  404
├── ProductenboekOngeldig      400  the book contradicts itself or the event catalogue
└── TariefOntbreekt            409  something was metered that the book of that year does not price
"""

from typing import ClassVar


class AfrekeningFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de afrekening."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class FactuurNietGevonden(AfrekeningFout):
    """Deze factuur bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class ProductenboekNietGevonden(AfrekeningFout):
    """Voor {jaar} is er nog geen productenboek."""

    status = 404

    def __init__(self, jaar: int) -> None:
        self.jaar = jaar


class ProductenboekOngeldig(AfrekeningFout):
    """Dit productenboek klopt niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class TariefOntbreekt(AfrekeningFout):
    """Product {product} is gemeten, maar heeft in het productenboek van {jaar} geen tarief."""

    def __init__(self, product: str, jaar: int) -> None:
        self.product, self.jaar = product, jaar
