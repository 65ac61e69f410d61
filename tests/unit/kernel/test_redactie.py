"""Nothing by which a person or a secret can be known leaves in a log line."""

import json

import pytest

from kernel.redactie import melding, redigeer, redigeer_veld


@pytest.mark.parametrize(
    ("tekst", "veilig"),
    [
        ("bsn 123456782 klopt", "bsn [bsn] klopt"),
        ("BSN123456782", "BSN[bsn]"),
        ("123.456.782 en 1234.56.782 en 123 456 782", "[bsn] en [bsn] en [bsn]"),
        ("/personen/123456782", "/personen/[bsn]"),
        ("NL91ABNA0417164300", "[iban]"),
        ("naar nl91 abna 0417 1643 00 overgemaakt", "naar [iban] overgemaakt"),
        ("BE68539007547034, DE89 3704 0044 0532 0130 00", "[iban], [iban]"),
        ("jan.de.vries+x@voorbeeld.nl,", "[email],"),
        ("postgresql+asyncpg://app:geheim@host:5432/x", "postgresql+asyncpg://[wachtwoord]@host:5432/x"),
        ("Bearer abc.def-ghi", "[token]"),
        ("eyJhbGciOi.eyJzdWIi.c2ln", "[token]"),
        ("GET https://x.nl/zaken/?bsn=1&naam=De%20Vries HTTP", "GET https://x.nl/zaken/?[weggelaten] HTTP"),
    ],
)
def test_haalt_eruit_wat_er_niet_in_hoort(tekst: str, veilig: str) -> None:
    assert redigeer(tekst) == veilig


@pytest.mark.parametrize(
    "tekst",
    [
        "123456789",  # fails the elfproef
        "5000056789012345",  # a payment reference
        "019a1b2c-1111-7111-8111-123456782abc",  # nine digits of an id that happen to pass
        "00-4bf92f3577b34da6a3ce929d0e0e4736-123456782b7b7b7b-01",
        "2025-03-09 12:34:56",
        "Is dit goed? Ja.",
        "€ 1.234,56",
        "Bbz 2004, art. 41 lid 2",
    ],
)
def test_laat_staan_wat_geen_persoon_is(tekst: str) -> None:
    assert redigeer(tekst) == tekst


def test_kijkt_in_alles_wat_genest_is() -> None:
    regel = {"a": ["123456782", {"b": ("NL91ABNA0417164300",)}], "n": 123456782, "klein": 42, "waar": True, "niets": None, "ruw": b"xyz"}
    assert redigeer(regel) == {
        "a": ["[bsn]", {"b": ["[iban]"]}],
        "n": "[bsn]",
        "klein": 42,
        "waar": True,
        "niets": None,
        "ruw": "[3 bytes]",
    }
    assert redigeer({"bedragCenten": 123456782}, getallen=False) == {"bedragCenten": 123456782}


@pytest.mark.parametrize("naam", ["achternaam", "bsn", "emailadres", "client_secret", "access_token", "Authorization", "wachtwoord"])
def test_een_veld_kan_door_zijn_naam_alleen_al_verboden_zijn(naam: str) -> None:
    assert redigeer_veld(naam, "wat dan ook") == "[weggelaten]"
    assert redigeer_veld(naam, None) is None


class _Eigen(Exception):  # noqa: N818 - Dutch, as in the house
    """Onze eigen fout."""

    status = 409


@pytest.mark.parametrize(
    ("fout", "tekst"),
    [
        (ValueError("invalid literal for int() with base 10: 'de Vries'"), "ValueError: invalid literal for int«…» with base 10: «…»"),
        (KeyError("de Vries"), "KeyError: «…»"),
        (RuntimeError('duplicate key "x"\nDETAIL: Key (naam)=(de Vries) exists'), "RuntimeError: duplicate key «…»"),
        (TypeError("f() takes 1 argument"), "TypeError: f() takes 1 argument"),
        (_Eigen("De termijn 'besluit' is voorbij."), "_Eigen: De termijn 'besluit' is voorbij."),
        (_Eigen("Niet 123456782"), "_Eigen: Niet [bsn]"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_van_een_vreemde_fout_alleen_wat_geen_gegeven_is(fout: Exception, tekst: str) -> None:
    assert melding(fout) == tekst


def test_wat_overblijft_is_altijd_json() -> None:
    assert json.dumps(redigeer({"x": object, "y": {1, 2}, "z": 1.5}))
