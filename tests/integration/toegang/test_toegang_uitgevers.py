"""Tokens of an outside issuer: only one on the list, only for its own clients, and with the person that it names."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from gateway.toegang import uitgevers
from gateway.toegang.uitgevers import BuitenUitgever
from tests.conftest import Regio
from tests.steun.poort import ADRES, Deur, Echo, inhoud, open_deur

UITGEVER = "https://aanmelden.example"
PAD = "/intake/v1/trajecten"


class Aanbieder:
    """An OpenID provider with a JWKS on a real port."""

    def __init__(self) -> None:
        self.sleutels: dict[str, RSAKey | ECKey] = {
            "r1": RSAKey.generate_key(2048, private=True),
            "e1": ECKey.generate_key("P-256", private=True),
        }
        self.gevraagd = 0

    async def jwks(self, _: web.Request) -> web.Response:
        self.gevraagd += 1
        return web.json_response({"keys": [{**s.as_dict(private=False), "kid": kid, "x5c": ["lijst"]} for kid, s in self.sleutels.items()]})

    def token(self, kid: str = "r1", alg: str = "PS256", **claims: Any) -> str:
        nu = int(time.time())
        basis = {
            "iss": UITGEVER,
            "aud": ADRES,
            "azp": "loket-delft",
            "sub": "medewerker-31",
            "iat": nu,
            "exp": nu + 300,
            "jti": "0" * 32,
            "scope": "intake:trajecten:lezen",
        }
        return jwt.encode({"alg": alg, "kid": kid}, {**basis, **claims}, self.sleutels[kid], algorithms=[alg])


@pytest.fixture
async def aanbieder() -> AsyncIterator[tuple[Aanbieder, str]]:
    aanbieder = Aanbieder()
    app = web.Application()
    app.router.add_get("/jwks", aanbieder.jwks)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield aanbieder, f"http://127.0.0.1:{runner.addresses[0][1]}/jwks"
    await runner.cleanup()


@pytest.fixture
async def deur(regio: Regio, aanbieder: tuple[Aanbieder, str]) -> AsyncIterator[Deur]:
    lijst = [{"naam": UITGEVER, "jwks_url": aanbieder[1], "medewerker_claim": "sub"}]
    async with open_deur(regio, {"intake": Echo(regio.sleutels, "intake")}, uitgevers=lijst) as deur:
        loket = {"soort": "loket", "naam": "Loket Delft", "gemeenten": ["0518"], "scopes": ["intake:trajecten:lezen"], "uitgever": UITGEVER}
        gemaakt = await deur.http.put("/gateway/v1/clients/loket-delft", json=loket, headers=await deur.als("beheer"))
        assert gemaakt.status_code == 201
        yield deur


async def kom(deur: Deur, token: str, **headers: str) -> Any:
    return await deur.http.get(PAD, headers={"Authorization": f"Bearer {token}", **headers})


@pytest.mark.parametrize(("kid", "alg"), [("r1", "PS256"), ("r1", "RS256"), ("e1", "ES256")])
async def test_een_persoon_komt_binnen_met_een_token_van_buiten(deur: Deur, aanbieder: tuple[Aanbieder, str], kid: str, alg: str) -> None:
    wie = inhoud(await kom(deur, aanbieder[0].token(kid, alg)))
    assert (wie["client"], wie["medewerker"], wie["gemeenten"]) == ("loket-delft", "medewerker-31", ["0518"])


async def test_een_andere_uitgever_spreekt_niet_voor_onze_clients(deur: Deur, aanbieder: tuple[Aanbieder, str]) -> None:
    # the provider signs well, but says it is our loket, which gets its tokens from us
    assert (await kom(deur, aanbieder[0].token(azp="loket"))).status_code == 401


async def test_onze_uitgever_spreekt_niet_voor_de_clients_van_een_ander(deur: Deur) -> None:
    from gateway.toegang.sleutels import MAP, Uitgeversleutels

    nu = int(time.time())
    claims = {"iss": deur.settings.uitgever, "azp": "loket-delft", "aud": ADRES, "iat": nu, "exp": nu + 60, "jti": "0" * 32}
    assert (await kom(deur, Uitgeversleutels(deur.settings.sleutels_map / MAP).teken(claims))).status_code == 401


async def test_een_header_gaat_niet_boven_de_persoon_in_het_token(deur: Deur, aanbieder: tuple[Aanbieder, str]) -> None:
    assert (await kom(deur, aanbieder[0].token(), **{"X-Medewerker": "een-ander"})).status_code == 400


@pytest.mark.parametrize("claims", [{"iss": "https://elders.example"}, {"aud": "x"}, {"sub": "Jan Jansen"}, {"azp": None}, {"exp": 1}])
async def test_een_token_van_buiten_dat_niet_klopt(deur: Deur, aanbieder: tuple[Aanbieder, str], claims: dict[str, Any]) -> None:
    assert (await kom(deur, aanbieder[0].token(**claims))).status_code == 401


async def test_een_nieuwe_sleutel_van_de_uitgever_wordt_gevonden(
    deur: Deur, aanbieder: tuple[Aanbieder, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a door that has read the keys, and a provider that rotates
    assert (await kom(deur, aanbieder[0].token())).status_code == 200
    aanbieder[0].sleutels["r2"] = RSAKey.generate_key(2048, private=True)
    # then a new key is not asked for at every request, but after the rest it is
    assert (await kom(deur, aanbieder[0].token("r2"))).status_code == 401
    monkeypatch.setattr(uitgevers, "JWKS_RUST_S", 0.0)
    assert (await kom(deur, aanbieder[0].token("r2"))).status_code == 200
    assert aanbieder[0].gevraagd == 2


async def test_van_veel_verzoeken_tegelijk_haalt_er_een_de_sleutels(deur: Deur, aanbieder: tuple[Aanbieder, str]) -> None:
    antwoorden = await asyncio.gather(*(kom(deur, aanbieder[0].token(jti=f"{n:032d}")) for n in range(8)))
    assert {a.status_code for a in antwoorden} == {200}
    assert aanbieder[0].gevraagd == 1


async def test_een_uitgever_die_weg_is_laat_zijn_oude_sleutels_goed() -> None:
    gelezen = [{"keys": [{**RSAKey.generate_key(2048, private=True).as_dict(private=False), "kid": "r1"}]}]

    async def haal(_: str) -> Any:
        if not gelezen:
            raise TimeoutError
        return gelezen.pop()

    uitgever = BuitenUitgever(UITGEVER, "https://x/jwks", None, haal)
    assert await uitgever.sleutel("r1") is not None
    uitgever._gelezen = float("-inf")
    assert await uitgever.sleutel("r1") is not None


@pytest.mark.parametrize(
    "inhoud_", [None, [], {"keys": 3}, {"keys": [{"kty": "oct", "k": "x", "kid": "r1"}]}, {"keys": [{"kid": "r1", "kty": "RSA"}]}]
)
async def test_een_jwks_met_onzin_geeft_geen_sleutel(inhoud_: Any) -> None:
    async def haal(_: str) -> Any:
        return inhoud_

    assert await BuitenUitgever(UITGEVER, "https://x/jwks", None, haal).sleutel("r1") is None
