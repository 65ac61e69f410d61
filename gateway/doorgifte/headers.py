"""Which headers pass the door, in and out? (RFC 9110 section 7.6.1, ADR section 2.11)

Hop-by-hop headers belong to one connection. Internal headers are ours: from outside they would be a lie, to outside a
leak. `Authorization` is replaced, never passed on; `X-Medewerker` becomes a claim in the internal token.
"""

import re
from collections.abc import Iterable

from kernel.telemetry import nieuwe_traceparent

Headers = list[tuple[bytes, bytes]]

_HOP_BY_HOP = frozenset(
    {b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"proxy-connection", b"te", b"trailer"}
    | {b"transfer-encoding", b"upgrade"}
)
#: What only the door itself may say to an app.
_NIET_IN = _HOP_BY_HOP | {b"authorization", b"cookie", b"expect", b"forwarded", b"x-real-ip", b"x-medewerker", b"traceparent", b"baggage"}
#: What tells about our machinery, or would keep state in a browser.
_NIET_UIT = _HOP_BY_HOP | {b"server", b"x-powered-by", b"set-cookie", b"via"}
_INTERN = (b"x-forwarded-", b"x-intern-", b"x-regioloket-", b"x-original-", b"x-rewrite-")

#: W3C Trace Context, version 00: neither id may be all zeros.
_TRACEPARENT = re.compile(rb"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


def naar_app(headers: Iterable[tuple[bytes, bytes]], autorisatie: bytes | None) -> Headers:
    """The headers that an app gets: what may pass, our own `Authorization`, and always one `traceparent`.

    `headers` have lower-case names, as ASGI gives them.
    """
    lijst = list(headers)
    weg = _NIET_IN | _genoemd(lijst)
    over = [(naam, waarde) for naam, waarde in lijst if naam not in weg and not naam.startswith(_INTERN)]
    traces = [waarde for naam, waarde in lijst if naam == b"traceparent"]
    if len(traces) == 1 and _TRACEPARENT.fullmatch(traces[0]):
        over.append((b"traceparent", traces[0]))
    else:
        # Without its traceparent a tracestate means nothing.
        over = [paar for paar in over if paar[0] != b"tracestate"]
        over.append((b"traceparent", nieuwe_traceparent().encode()))
    if autorisatie is not None:
        over.append((b"authorization", autorisatie))
    return over


def naar_buiten(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The headers that the client gets of an app's answer, with lower-case names."""
    lijst = [(naam.lower(), waarde) for naam, waarde in headers]
    weg = _NIET_UIT | _genoemd(lijst)
    return [(naam, waarde) for naam, waarde in lijst if naam not in weg and not naam.startswith(_INTERN)]


def enige(headers: Iterable[tuple[bytes, bytes]], naam: bytes) -> bytes | None:
    """The value of a header that may occur once. Raises ValueError when it occurs more often: two readers, two answers."""
    waarden = [waarde for n, waarde in headers if n == naam]
    if len(waarden) > 1:
        raise ValueError(naam.decode())
    return waarden[0] if waarden else None


def _genoemd(headers: Headers) -> frozenset[bytes]:
    """What `Connection` names is hop-by-hop too, except what a client must never be able to make us drop."""
    namen = {deel.strip().lower() for naam, waarde in headers if naam == b"connection" for deel in waarde.split(b",")}
    return frozenset(namen - {b"host", b"content-length", b"content-type", b"traceparent"})
