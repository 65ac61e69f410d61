"""What the claims of a token must say (NL GOV Assurance profile for OAuth 2.0), with now at 1.000.000 seconds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.toegang.domain.fouten import ClientNietErkend, TokenGeweigerd
from gateway.toegang.domain.verklaring import Toegangstoken, Verklaring, lees_toegangstoken, lees_verklaring

NU = 1_000_000
ADRES = "https://regio.example/gateway/v1/tokens"
JTI = "0123456789abcdef"

VERKLARING: dict[str, Any] = {"iss": "loket", "sub": "loket", "aud": ADRES, "iat": NU, "exp": NU + 60, "jti": JTI}
TOKEN: dict[str, Any] = {
    "azp": "loket",
    "aud": "https://regio.example",
    "iat": NU,
    "exp": NU + 3600,
    "jti": JTI,
    "scope": "a:b:lezen c:d:lezen",
}


def verklaring(**anders: Any) -> Verklaring:
    return lees_verklaring({k: v for k, v in {**VERKLARING, **anders}.items() if v is not None}, frozenset({ADRES}), NU)


def token(**anders: Any) -> Toegangstoken:
    claims = {k: v for k, v in {**TOKEN, **anders}.items() if v is not None}
    return lees_toegangstoken(claims, "https://regio.example", NU, medewerker_claim="sub")


def test_een_goede_verklaring() -> None:
    assert verklaring() == Verklaring("loket", JTI, NU + 60)


def test_aud_mag_een_lijst_zijn_waarin_wij_staan() -> None:
    assert verklaring(aud=["https://elders.example", ADRES]).client_id == "loket"


@pytest.mark.parametrize(
    "anders",
    [
        {"iss": None},
        {"sub": "een-ander"},
        {"aud": "https://elders.example"},
        {"aud": None},
        {"aud": [ADRES, 3]},
        {"exp": None},
        {"exp": NU - 31},  # 30 seconds of clock difference are forgiven, 31 are not
        {"exp": NU + 301},  # made for one request: five minutes at most
        {"exp": "morgen"},
        {"exp": True},
        {"exp": float("nan")},
        {"exp": float("inf")},
        {"iat": None},
        {"iat": NU + 31},
        {"iat": NU - 300, "exp": NU + 1},
        {"nbf": NU + 31},
        {"jti": None},
        {"jti": "te-kort"},
        {"jti": "x" * 129},
        {"jti": JTI + "\x00"},
    ],
)
def test_een_verklaring_die_niet_klopt(anders: dict[str, Any]) -> None:
    with pytest.raises(ClientNietErkend) as fout:
        verklaring(**anders)
    assert fout.value.reden not in str(fout.value)  # the answer is no oracle


def test_klokken_mogen_een_halve_minuut_verschillen() -> None:
    assert verklaring(iat=NU + 30, nbf=NU + 30, exp=NU + 60).verloopt == NU + 60
    assert verklaring(iat=NU - 200, exp=NU - 29).verloopt == NU - 29


def test_een_goed_toegangstoken_van_een_persoon() -> None:
    assert token(sub="m-17") == Toegangstoken("loket", frozenset({"a:b:lezen", "c:d:lezen"}), NU + 3600, "m-17")


def test_een_toegangstoken_zonder_persoon_en_zonder_rechten() -> None:
    assert token(scope=None) == Toegangstoken("loket", frozenset(), NU + 3600, None)


@pytest.mark.parametrize(
    "anders",
    [{"azp": None}, {"aud": "x"}, {"exp": NU - 31}, {"exp": NU + 21_601}, {"iat": None}, {"jti": None}, {"nbf": NU + 60}, {"scope": ["a"]}],
)
def test_een_toegangstoken_dat_niet_klopt(anders: dict[str, Any]) -> None:
    with pytest.raises(TokenGeweigerd):
        token(**anders)


_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda k: st.lists(k, max_size=3), max_leaves=5)


@given(st.dictionaries(st.sampled_from(sorted({*VERKLARING, *TOKEN, "nbf"})), _JSON))
def test_wat_er_ook_in_staat_het_is_goed_of_geweigerd(claims: dict[str, Any]) -> None:
    for lees, fout in ((lees_verklaring, ClientNietErkend), (lees_toegangstoken, TokenGeweigerd)):
        try:
            lees({**VERKLARING, **claims}, frozenset({ADRES}) if lees is lees_verklaring else ADRES, NU)  # type: ignore[arg-type]
        except fout:
            continue
