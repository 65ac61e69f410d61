"""What may pass the door, in and out."""

import pytest

from gateway.doorgifte.headers import Headers, enige, naar_app, naar_buiten

TRACE = b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def namen(headers: Headers) -> set[bytes]:
    return {naam for naam, _ in headers}


def test_naar_binnen_gaat_alleen_wat_de_client_mag_zeggen() -> None:
    # given a request with hop-by-hop, internal and ordinary headers
    van_buiten = [
        (b"accept", b"application/json"),
        (b"authorization", b"Bearer van-buiten"),
        (b"connection", b"keep-alive, X-Wens"),
        (b"x-wens", b"hop-by-hop, by being named"),
        (b"transfer-encoding", b"chunked"),
        (b"x-forwarded-for", b"10.0.0.1"),
        (b"x-forwarded-host", b"elders"),
        (b"forwarded", b"for=1"),
        (b"x-intern-client", b"beheer"),
        (b"x-original-url", b"/gateway/v1/clients"),
        (b"x-medewerker", b"m1"),
        (b"cookie", b"a=b"),
        (b"if-match", b'"3"'),
        (b"boekdatum", b"2025-03-01"),
        (b"idempotency-key", b"12345678"),
    ]
    # when it goes on to the app
    door = naar_app(van_buiten, b"Bearer intern")
    # then only these are left, and the token is ours
    assert namen(door) == {b"accept", b"if-match", b"boekdatum", b"idempotency-key", b"traceparent", b"authorization"}
    assert [w for n, w in door if n == b"authorization"] == [b"Bearer intern"]


def test_zonder_token_gaat_er_geen_mee() -> None:
    assert b"authorization" not in namen(naar_app([(b"authorization", b"Basic eDp5")], None))


def test_een_client_kan_ons_de_lengte_niet_laten_vergeten() -> None:
    door = naar_app([(b"connection", b"content-length, host"), (b"content-length", b"3"), (b"host", b"h")], None)
    assert {b"content-length", b"host"} <= namen(door)


def test_een_goede_trace_blijft_en_een_tracestate_hoort_daarbij() -> None:
    door = naar_app([(b"traceparent", TRACE), (b"tracestate", b"a=1")], None)
    assert door == [(b"tracestate", b"a=1"), (b"traceparent", TRACE)]


@pytest.mark.parametrize(
    "gegeven",
    [
        [],
        [(b"traceparent", b"onzin")],
        [(b"traceparent", TRACE), (b"traceparent", TRACE)],
        [(b"traceparent", b"00-" + b"0" * 32 + b"-00f067aa0ba902b7-01")],
    ],
)
def test_zonder_goede_trace_begint_er_een_nieuwe(gegeven: Headers) -> None:
    door = naar_app([*gegeven, (b"tracestate", b"a=1")], None)
    [(naam, trace)] = door
    assert naam == b"traceparent"
    assert len(trace) == 55
    assert trace != TRACE


def test_naar_buiten_gaat_niets_van_onze_machines() -> None:
    van_app = [
        (b"Content-Type", b"application/json"),
        (b"Server", b"uvicorn"),
        (b"Set-Cookie", b"a=b"),
        (b"Connection", b"X-Los"),
        (b"X-Los", b"1"),
        (b"Keep-Alive", b"1"),
        (b"X-Intern-Trace", b"1"),
        (b"ETag", b'"1"'),
        (b"API-Version", b"1.0.0"),
    ]
    assert namen(naar_buiten(van_app)) == {b"content-type", b"etag", b"api-version"}


def test_een_header_die_een_keer_mag() -> None:
    assert enige([(b"a", b"1"), (b"b", b"2")], b"b") == b"2"
    assert enige([], b"b") is None
    with pytest.raises(ValueError, match="b"):
        enige([(b"b", b"1"), (b"b", b"2")], b"b")
