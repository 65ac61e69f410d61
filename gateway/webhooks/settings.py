"""What can be set for webhooks?"""

from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from pydantic import Field

from kernel.settings import AppSettings

#: A trial environment may send to itself; production never does.
_EIGEN_MACHINE = ("127.0.0.0/8", "::1/128")


class WebhookSettings(AppSettings):
    """Settings of the webhooks; the gateway's settings include them."""

    webhook_netten: tuple[str, ...] = Field(
        default=(),
        description="Private networks that webhooks may be sent to, such as 10.20.0.0/16. Everything else that is not public is refused.",
    )
    webhook_wachttijd_s: float = Field(default=15.0, gt=0, le=30, description="How long a receiver of webhooks may take to answer.")

    @property
    def netten(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks that may be sent to besides the public internet."""
        eigen = _EIGEN_MACHINE if self.omgeving == "proef" else ()
        return tuple(ip_network(net) for net in (*self.webhook_netten, *eigen))

    @property
    def webhook_oorsprong(self) -> str:
        """The DNS name by which we ask a receiver's consent (`WebHook-Request-Origin`)."""
        return urlsplit(self.publieke_url).hostname or "localhost"
