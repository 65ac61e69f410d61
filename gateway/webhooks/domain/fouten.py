"""What the webhooks refuse, and why.

WebhookFout
├── AbonnementNietGevonden   404
├── WebhookadresGeweigerd    400  the address of the receiver may not be used
├── OnbekendEventtype        400  nobody publishes this
└── AbonnementNietActief     409  there is nothing to switch on, repeat or rotate
"""

from typing import ClassVar


class WebhookFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de webhooks."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class AbonnementNietGevonden(WebhookFout):
    """Dit abonnement bestaat niet, of hoort niet bij uw client."""

    status = 404


class WebhookadresGeweigerd(WebhookFout):
    """Naar dit webhookadres sturen we niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class OnbekendEventtype(WebhookFout):
    """Het eventtype {type} bestaat niet. Noem een volledig type, of een begin dat eindigt op .*"""

    status = 400

    def __init__(self, type_: str) -> None:
        self.type = type_


class AbonnementNietActief(WebhookFout):
    """Dat kan niet: dit abonnement staat op {stand}."""

    def __init__(self, stand: str) -> None:
        self.stand = stand
