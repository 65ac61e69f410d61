"""A client with its own key gets a token and comes in; whatever is wrong with either gets one sentence and no more."""

import asyncio
import base64
import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jws, jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from deploy.embedded.aanmelden import VERKLARING_SOORT, maak_verklaring
from gateway.toegang.sleutels import MAP, Uitgeversleutels, lees_rsa_sleutel
from tests.steun.poort import ADRES, Deur, inhoud

PAD = "/intake/v1/trajecten"


async def vraag(deur: Deur, verklaring: str, **anders: str) -> httpx.Response:
    formulier = {
        "grant_type": "client_credentials",
        "client_assertion_type": VERKLARING_SOORT,
        "client_assertion": verklaring,
        **anders,
    }
    return await deur.http.post("/gateway/v1/tokens", data=formulier)


def verklaring(deur: Deur, sleutel: RSAKey | None = None, alg: str = "PS256", **claims: Any) -> str:
    """A verklaring of the loket, with other claims or another key."""
    nu = int(time.time())
    basis = {
        "iss": "loket",
        "sub": "loket",
        "aud": f"{deur.settings.uitgever}/tokens",
        "iat": nu,
        "exp": nu + 60,
        "jti": f"{time.time_ns():032d}",
    }
    eigen = lees_rsa_sleutel(deur.sleutel("loket"))
    return jwt.encode({"alg": alg, "kid": eigen.thumbprint()}, {**basis, **claims}, sleutel or eigen, algorithms=[alg])


def toegangstoken(deur: Deur, **claims: Any) -> str:
    """A token signed with the issuer's real key, with other claims than it would give."""
    nu = int(time.time())
    basis = {
        "iss": deur.settings.uitgever,
        "azp": "loket",
        "aud": ADRES,
        "iat": nu,
        "exp": nu + 60,
        "jti": "0" * 32,
        "scope": "intake:trajecten:lezen",
    }
    return Uitgeversleutels(deur.settings.sleutels_map / MAP).teken({**basis, **claims})


async def kom_binnen(deur: Deur, token: str, **headers: str) -> httpx.Response:
    return await deur.http.get(PAD, headers={"Authorization": f"Bearer {token}", **headers})


async def test_van_verklaring_naar_token_naar_binnen(deur: Deur) -> None:
    # when the loket asks for a token with a signed verklaring
    antwoord = await vraag(deur, maak_verklaring("loket", deur.sleutel("loket"), deur.settings.uitgever), scope="intake:trajecten:lezen")
    # then it is a PS256 token of an hour that anyone can check with our JWKS
    gegeven = inhoud(antwoord)
    assert (gegeven["token_type"], gegeven["expires_in"], gegeven["scope"]) == ("Bearer", 3600, "intake:trajecten:lezen")
    [jwk] = (await deur.http.get("/gateway/v1/jwks")).json()["keys"]
    gelezen = jwt.decode(gegeven["access_token"], RSAKey.import_key(jwk), algorithms=["PS256"])
    assert gelezen.header["kid"] == jwk["kid"]
    assert gelezen.claims["iss"] == f"{ADRES}/gateway/v1"
    assert (gelezen.claims["azp"], gelezen.claims["aud"]) == ("loket", ADRES)
    # and with it the client comes in, for its gemeenten and with that one right
    wie = inhoud(await kom_binnen(deur, gegeven["access_token"]))
    assert (wie["client"], wie["gemeenten"], wie["scopes"]) == ("loket", ["0344", "0518", "0599"], ["intake:trajecten:lezen"])
    assert "d" not in jwk


async def test_het_antwoord_wordt_nergens_bewaard(deur: Deur) -> None:
    antwoord = await vraag(deur, verklaring(deur))
    assert antwoord.headers["cache-control"] == "no-store"


async def test_een_verklaring_geldt_een_keer(deur: Deur) -> None:
    dezelfde = verklaring(deur)
    assert (await vraag(deur, dezelfde)).status_code == 200
    tweede = await vraag(deur, dezelfde)
    assert (tweede.status_code, tweede.json()["error"]) == (401, "invalid_client")


async def test_een_verklaring_geldt_een_keer_ook_als_zij_tegelijk_komt(deur: Deur) -> None:
    dezelfde = verklaring(deur)
    statussen = [a.status_code for a in await asyncio.gather(*(vraag(deur, dezelfde) for _ in range(6)))]
    assert sorted(statussen) == [200, 401, 401, 401, 401, 401]


async def test_een_verklaring_geldt_ook_een_keer_als_het_verzoek_verder_niet_klopt(deur: Deur) -> None:
    dezelfde = verklaring(deur)
    eerste = await vraag(deur, dezelfde, scope="gateway:clients:schrijven")
    assert (eerste.status_code, eerste.json()["error"]) == (400, "invalid_scope")
    assert (await vraag(deur, dezelfde)).json()["error"] == "invalid_client"


async def test_wat_er_ook_mis_is_met_de_verklaring_het_antwoord_is_hetzelfde(deur: Deur) -> None:
    nu = int(time.time())
    ander = RSAKey.generate_key(2048, private=True)
    fout = [
        verklaring(deur, aud="https://elders.example"),
        verklaring(deur, exp=nu - 60, iat=nu - 120),
        verklaring(deur, exp=nu + 3600),
        verklaring(deur, sub="beheer"),
        verklaring(deur, iss="beheer", sub="beheer"),
        verklaring(deur, iss="bestaat-niet", sub="bestaat-niet"),
        verklaring(deur, iss="Robert'); DROP\x00", sub="x"),
        verklaring(deur, jti="kort"),
        verklaring(deur, sleutel=ander),
        verklaring(deur, alg="RS256"),  # the key is registered for PS256
        _zonder_handtekening({"iss": "loket", "sub": "loket"}),
        "geen.geldig.token",
        "x" * 9_000,
        ".." * 3,
    ]
    antwoorden = [await vraag(deur, tekst) for tekst in fout]
    assert {(a.status_code, a.text) for a in antwoorden} == {(401, antwoorden[0].text)}
    assert antwoorden[0].headers["www-authenticate"] == "Bearer"
    assert antwoorden[0].headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"grant_type": "authorization_code"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "invalid_request"),
        ({"client_assertion_type": "iets-anders"}, "invalid_request"),
        ({"client_assertion": ""}, "invalid_request"),
        ({"client_id": "beheer"}, "invalid_client"),
    ],
)
async def test_een_verzoek_dat_niet_klopt(deur: Deur, anders: dict[str, str], code: str) -> None:
    antwoord = await vraag(deur, verklaring(deur), **anders)
    assert antwoord.json()["error"] == code
    assert {"status", "title", "detail"} <= antwoord.json().keys()


async def test_een_ec_sleutel_mag_ook(deur: Deur) -> None:
    # given a client that registered an EC key
    sleutel = ECKey.generate_key("P-256", {"kid": "ec-1"}, private=True)
    invoer = {
        "soort": "gemeentesysteem",
        "naam": "Nieuw systeem",
        "gemeenten": ["0599"],
        "scopes": ["intake:trajecten:lezen"],
        "sleutels": [sleutel.as_dict(private=False)],
    }
    gemaakt = await deur.http.put("/gateway/v1/clients/nieuw-systeem", json=invoer, headers=await deur.als("beheer"))
    assert gemaakt.status_code == 201
    # when it signs with ES256
    nu = int(time.time())
    claims = {"iss": "nieuw-systeem", "sub": "nieuw-systeem", "aud": deur.settings.uitgever, "iat": nu, "exp": nu + 60, "jti": "e" * 32}
    tekst = jwt.encode({"alg": "ES256", "kid": "ec-1"}, claims, sleutel, algorithms=["ES256"])
    # then it comes in
    token = inhoud(await vraag(deur, tekst))["access_token"]
    assert inhoud(await kom_binnen(deur, token))["gemeenten"] == ["0599"]


async def test_een_goed_token_komt_binnen(deur: Deur) -> None:
    assert inhoud(await kom_binnen(deur, toegangstoken(deur)))["client"] == "loket"


async def test_wat_er_ook_mis_is_met_het_token_het_antwoord_is_hetzelfde(deur: Deur) -> None:
    nu = int(time.time())
    goed = toegangstoken(deur)
    kop, claims, handtekening = goed.split(".")
    [jwk] = (await deur.http.get("/gateway/v1/jwks")).json()["keys"]
    ander = RSAKey.generate_key(2048, private=True)
    fout = [
        toegangstoken(deur, exp=nu - 60, iat=nu - 120),
        toegangstoken(deur, nbf=nu + 600),
        toegangstoken(deur, aud="https://elders.example"),
        toegangstoken(deur, iss="https://aanmelden.elders.example"),
        toegangstoken(deur, exp=nu + 30_000),
        toegangstoken(deur, azp="bestaat-niet"),
        toegangstoken(deur, azp=None),
        toegangstoken(deur, jti=None),
        _zonder_handtekening(json.loads(_uit(claims))),
        f"{kop}.{claims}.",
        f"{kop}.{claims}.{handtekening[:-8]}AAAAAAAA",
        f"{kop}.{_in({**json.loads(_uit(claims)), 'azp': 'beheer'})}.{handtekening}",
        jwt.encode({"alg": "PS256", "kid": jwk["kid"]}, json.loads(_uit(claims)), ander, algorithms=["PS256"]),
        # the public key used as a shared secret: the old trick with HS256
        jws.serialize_compact({"alg": "HS256", "kid": jwk["kid"]}, _uit(claims), OctKey.import_key(json.dumps(jwk)), algorithms=["HS256"]),
        "geen token",
        "x" * 20_000,
        "",
    ]
    antwoorden = [await kom_binnen(deur, token) for token in fout]
    assert {(a.status_code, a.text) for a in antwoorden} == {(401, antwoorden[0].text)}
    assert antwoorden[0].headers["content-type"] == "application/problem+json"
    assert antwoorden[0].headers["www-authenticate"] == 'Bearer realm="regioloket", error="invalid_token"'
    assert antwoorden[0].headers["api-version"] == "1.0.0"


async def test_zonder_token(deur: Deur) -> None:
    antwoord = await deur.http.get(PAD)
    assert antwoord.status_code == 401
    assert antwoord.headers["www-authenticate"] == 'Bearer realm="regioloket"'
    assert (await deur.http.get(PAD, headers={"Authorization": "Basic eDp5"})).status_code == 401
    assert (await deur.http.get(f"{PAD}?access_token={await deur.token('loket')}")).status_code == 401


async def test_twee_tokens_in_een_verzoek_is_een_verkeerd_verzoek(deur: Deur) -> None:
    token = await deur.token("loket")
    antwoord = await deur.http.get(PAD, headers=[("Authorization", f"Bearer {token}"), ("Authorization", f"Bearer {token}")])
    assert antwoord.status_code == 400


async def test_een_token_kan_niet_meer_dan_de_client_nu_mag(deur: Deur) -> None:
    token = toegangstoken(deur, scope="intake:trajecten:lezen gateway:clients:schrijven intake:personen:lezen")
    assert inhoud(await kom_binnen(deur, token))["scopes"] == ["intake:trajecten:lezen"]


async def test_een_ingetrokken_client_is_er_meteen_uit(deur: Deur) -> None:
    # given a client that is inside
    token = await deur.token("loket-utrecht")
    assert (await kom_binnen(deur, token)).status_code == 200
    # when beheer withdraws it
    beheer = await deur.als("beheer")
    huidig = (await deur.http.get("/gateway/v1/clients/loket-utrecht", headers=beheer)).json()
    huidig.pop("id")
    antwoord = await deur.http.put("/gateway/v1/clients/loket-utrecht", json={**huidig, "actief": False}, headers=beheer)
    assert antwoord.status_code == 200
    # then neither its token nor its key is good any more
    assert (await kom_binnen(deur, token)).status_code == 401
    assert (await vraag(deur, maak_verklaring("loket-utrecht", deur.sleutel("loket-utrecht"), deur.settings.uitgever))).status_code == 401


async def test_de_sleutel_van_een_ander_past_niet(deur: Deur, tmp_path: Path) -> None:
    antwoord = await vraag(deur, maak_verklaring("beheer", deur.sleutel("loket"), deur.settings.uitgever))
    assert antwoord.status_code == 401


async def test_in_het_log_staat_geen_token(deur: Deur, capfd: pytest.CaptureFixture[str]) -> None:
    token = toegangstoken(deur, aud="https://elders.example")
    await kom_binnen(deur, token)
    uit = capfd.readouterr()
    assert token.split(".")[1] not in uit.out + uit.err


def _in(waarde: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(waarde).encode()).rstrip(b"=").decode()


def _uit(deel: str) -> str:
    return base64.urlsafe_b64decode(deel + "=" * (-len(deel) % 4)).decode()


def _zonder_handtekening(claims: dict[str, Any]) -> str:
    return f"{_in({'alg': 'none', 'kid': 'x'})}.{_in(claims)}."
