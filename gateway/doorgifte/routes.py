"""Which app answers to which path? A static table: the first segment names the app, and nothing is rewritten.

Only plain paths pass. Everything that two programs could read differently (dot segments, double and encoded slashes,
backslashes, semicolons, control characters) is refused here, before anyone looks at rights.
"""

import re

APPS = ("vroegsignalering", "intake", "bbz", "debiteuren", "gateway")

_PAD = re.compile(rb"(?:/(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+)+/?|/")
#: Escapes for `.`, `/`, `\`, `;`, `%` and control characters: who needs these in a path of ours has something to hide.
_VERDACHT = re.compile(rb"%(?:2[EeFf5]|5[Cc]|3[Bb]|[01][0-9A-Fa-f]|7[Ff])")
_PUNTEN = re.compile(rb"/\.{1,2}(?:/|$)")
_NAAR_APP = {f"/{app}/v1".encode(): app for app in APPS}

#: Paths that answer without a token: each app's own document, what a client needs before it can have a token, and the public self-test.
_OPEN = {
    *((methode, f"/{app}/v1/openapi.json".encode()) for app in APPS for methode in ("GET", "HEAD", "OPTIONS")),
    ("GET", b"/gateway/v1/jwks"),
    ("HEAD", b"/gateway/v1/jwks"),
    ("POST", b"/gateway/v1/tokens"),
    # A self-test for everyone; intake bounds how often (`services/intake/api/quickscans.py`).
    ("GET", b"/intake/v1/quickscan-vragen"),
    ("POST", b"/intake/v1/quickscans"),
    ("POST", b"/intake/v1/quickscan-aanmeldingen"),
}


def is_gewoon(pad: bytes) -> bool:
    """Whether every program reads this raw path the same way."""
    return _PAD.fullmatch(pad) is not None and not _VERDACHT.search(pad) and not _PUNTEN.search(pad)


def app_van(pad: bytes) -> str | None:
    """The app that answers to this raw path, or None."""
    einde = pad.find(b"/", pad.find(b"/", 1) + 1)
    return _NAAR_APP.get(pad if einde < 0 else pad[:einde])


def is_open(methode: str, pad: bytes) -> bool:
    """Whether this request passes without a token."""
    return (methode, pad) in _OPEN
