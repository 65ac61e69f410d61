"""How does a receiver know that a webhook is ours, and whole? (Standard Webhooks 1.0.0, symmetric scheme `v1`)

The signature covers `id.timestamp.body`, byte for byte. During a rotation every valid secret signs, so that the
receiver may change over at any moment of the overlap. Three headers carry it: `webhook-id` (the same over retries, so
a receiver can deduplicate on it), `webhook-timestamp` (of this attempt) and `webhook-signature`.
"""

import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

SECRET_PREFIX = "whsec_"  # noqa: S105 - the public prefix of the standard, not a secret
#: The standard asks for 24 to 64 random bytes.
SECRET_BYTES = range(24, 65)
#: How far the receiver's clock and ours may differ.
TOLERANCE = timedelta(minutes=5)


class InvalidSecret(Exception):  # noqa: N818 - the name says it is an error
    """Een webhookgeheim begint met whsec_ en bevat 24 tot 64 bytes in base64."""

    def __str__(self) -> str:
        return self.__doc__ or ""


class InvalidSignature(Exception):  # noqa: N818 - the name says it is an error
    """De handtekening van deze webhook klopt niet ({reden})."""

    def __init__(self, reden: str) -> None:
        super().__init__(f"De handtekening van deze webhook klopt niet ({reden}).")
        self.reden = reden


def new_secret() -> str:
    """A fresh secret in the form that is shown to its owner, once."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def sign(secrets_: Sequence[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers of one attempt, signed with every secret that is valid now, the newest first."""
    timestamp = str(int(at.timestamp()))
    signatures = [_signature(_key(secret), message_id, timestamp, body) for secret in secrets_]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }


def verify(secrets_: Sequence[str], headers: Mapping[str, str], body: bytes, now: datetime | None = None) -> str:
    """Give back the `webhook-id` of a message that one of these secrets signed; raise InvalidSignature otherwise."""
    own = {name.lower(): value for name, value in headers.items()}
    try:
        message_id, timestamp, given = own["webhook-id"], own["webhook-timestamp"], own["webhook-signature"]
    except KeyError as missing:
        raise InvalidSignature(f"header {missing.args[0]} ontbreekt") from None

    if not timestamp.isascii() or not timestamp.isdigit():
        raise InvalidSignature("webhook-timestamp is geen getal")
    if abs((now or datetime.now(UTC)) - datetime.fromtimestamp(int(timestamp[:12]), UTC)) > TOLERANCE:
        raise InvalidSignature("webhook-timestamp is te oud of te nieuw")

    offered = [part.removeprefix("v1,") for part in given.split(" ") if part.startswith("v1,")]
    for secret in secrets_:
        expected = _signature(_key(secret), message_id, timestamp, body).encode()
        if any(hmac.compare_digest(expected, signature.encode()) for signature in offered):
            return message_id
    raise InvalidSignature("geen van de geheimen past")


def _key(secret: str) -> bytes:
    """The raw bytes of a `whsec_` secret; raise InvalidSecret when it is not one."""
    if not secret.startswith(SECRET_PREFIX):
        raise InvalidSecret
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error:
        raise InvalidSecret from None
    if len(key) not in SECRET_BYTES:
        raise InvalidSecret
    return key


def _signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    return base64.b64encode(hmac.digest(key, f"{message_id}.{timestamp}.".encode() + body, "sha256")).decode()
