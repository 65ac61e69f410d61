"""Only paths that every program reads the same way pass, and each to the app that its first segment names."""

import pytest

from gateway.doorgifte.routes import app_van, is_gewoon, is_open


@pytest.mark.parametrize(
    ("pad", "app"),
    [
        (b"/intake/v1/trajecten", "intake"),
        (b"/intake/v1", "intake"),
        (b"/bbz/v1/", "bbz"),
        (b"/gateway/v1/tokens", "gateway"),
        (b"/debiteuren/v1/leningen/0199/termijnen", "debiteuren"),
        (b"/intake/v2/trajecten", None),
        (b"/intake/v11/trajecten", None),
        (b"/intake", None),
        (b"/Intake/v1/x", None),
        (b"/", None),
        (b"/kernel/v1/x", None),
    ],
)
def test_het_eerste_deel_noemt_de_app(pad: bytes, app: str | None) -> None:
    assert app_van(pad) == app


@pytest.mark.parametrize("pad", [b"/", b"/intake/v1/trajecten", b"/intake/v1/zaken/_haal", b"/a/b%20c", b"/a/b.json", b"/a/..b", b"/a/"])
def test_gewone_paden(pad: bytes) -> None:
    assert is_gewoon(pad)


@pytest.mark.parametrize(
    "pad",
    [
        b"",
        b"intake/v1",
        b"//intake/v1/x",
        b"/intake/v1//x",
        b"/intake/v1/../../bbz/v1/x",
        b"/intake/v1/..",
        b"/intake/./v1",
        b"/intake/v1/%2e%2e/x",
        b"/intake/v1/%2E/x",
        b"/intake/v1/a%2fb",
        b"/intake/v1/a%5Cb",
        b"/intake/v1/a\\b",
        b"/intake/v1/a;x=1",
        b"/intake/v1/a%3bx",
        b"/intake/v1/%252e",
        b"/intake/v1/a%00",
        b"/intake/v1/a%0d%0aX:1",
        b"/intake/v1/a%7f",
        b"/intake/v1/a\x00",
        b"/intake/v1/a b",
        b"/intake/v1/%zz",
        b"/intake/v1/\xc3\xa9",
    ],
)
def test_paden_die_twee_dingen_kunnen_betekenen(pad: bytes) -> None:
    assert not is_gewoon(pad)


@pytest.mark.parametrize(
    ("methode", "pad", "open_"),
    [
        ("GET", b"/bbz/v1/openapi.json", True),
        ("POST", b"/bbz/v1/openapi.json", False),
        ("POST", b"/gateway/v1/tokens", True),
        ("GET", b"/gateway/v1/tokens", False),
        ("GET", b"/gateway/v1/jwks", True),
        ("GET", b"/gateway/v1/jwks/", False),
        ("GET", b"/intake/v1/trajecten", False),
        ("POST", b"/intake/v1/quickscans", True),
        ("GET", b"/intake/v1/quickscans", False),
    ],
)
def test_wat_zonder_token_mag(methode: str, pad: bytes, open_: bool) -> None:
    assert is_open(methode, pad) is open_
