"""Adres: may we send to this address at all?

A client chooses the address, and our server calls it: without a guard that is a way into our own network (SSRF). So the
host may only lead to addresses of the public internet, or to networks that the operator allows by name. The sender
resolves the name, judges every address by `mag`, and connects to exactly those: a name that changes its address between
the judgement and the call gains nothing.
"""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from gateway.webhooks.domain.fouten import WebhookadresGeweigerd

Net = IPv4Network | IPv6Network

LANGSTE_URL = 1000
#: IPv6 ranges that carry an IPv4 address inside; they would lead around the judgement of that address.
_INGEPAKT = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"), IPv6Network("2001::/32"))


def controleer_url(url: str, netten: Collection[Net]) -> SplitResult:
    """Give the parts of a well-formed address back; raise WebhookadresGeweigerd with what is wrong.

    Plain http is for networks that the operator allows; which address the name has is judged when we connect.
    """
    if len(url) > LANGSTE_URL:
        raise WebhookadresGeweigerd(f"het is langer dan {LANGSTE_URL} tekens")
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise WebhookadresGeweigerd("er staan tekens in die niet in een URL horen")
    try:
        delen = urlsplit(url)
        host, poort = delen.hostname, delen.port
    except ValueError:
        raise WebhookadresGeweigerd("het is geen URL") from None
    if delen.scheme not in {"https", "http"} or not host or poort == 0:
        raise WebhookadresGeweigerd("het is geen https-URL")
    if delen.scheme == "http" and not netten:
        raise WebhookadresGeweigerd("het moet met https:// beginnen")
    if delen.username is not None or delen.password is not None:
        raise WebhookadresGeweigerd("er staat een gebruikersnaam of wachtwoord in")
    if delen.fragment:
        raise WebhookadresGeweigerd("er staat een # in")
    adres = letterlijk_adres(host)
    if adres is not None and not mag(adres, netten, alleen_netten=delen.scheme == "http"):
        raise WebhookadresGeweigerd("het ligt in een netwerk waar wij niet naartoe sturen")
    return delen


def letterlijk_adres(host: str) -> IPv4Address | IPv6Address | None:
    """The address, when the host is one instead of a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def mag(adres: IPv4Address | IPv6Address, netten: Collection[Net], *, alleen_netten: bool = False) -> bool:
    """May we connect to this address? Allowed networks always; the public internet unless `alleen_netten` (plain http)."""
    if isinstance(adres, IPv6Address) and adres.ipv4_mapped is not None:
        adres = adres.ipv4_mapped
    if any(adres.version == net.version and adres in net for net in netten):
        return True
    if alleen_netten or not adres.is_global or adres.is_multicast:
        return False
    return not any(adres in net for net in _INGEPAKT) if isinstance(adres, IPv6Address) else True
