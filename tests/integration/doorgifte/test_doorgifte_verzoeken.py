"""What reaches an app of what a client sends, and what reaches the client of what the app answers."""

import re

import pytest

from kernel.web import SECURITY_HEADERS
from tests.conftest import Regio
from tests.steun.poort import Deur, Echo, inhoud, luister, open_deur

PAD = "/intake/v1/trajecten"


async def test_het_pad_en_de_vraag_gaan_letterlijk_door(deur: Deur) -> None:
    wie = inhoud(await deur.http.get(f"{PAD}/a%20b?datum=2025-01-01&q=a%2Fb%26", headers=await deur.als("loket")))
    assert (wie["methode"], wie["pad"], wie["vraag"]) == ("GET", f"{PAD}/a%20b", "datum=2025-01-01&q=a%2Fb%26")


@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE"])
async def test_een_lichaam_gaat_door(deur: Deur, methode: str) -> None:
    wie = inhoud(await deur.http.request(methode, PAD, content=b"x" * 70_000, headers=await deur.als("loket")))
    assert (wie["methode"], wie["lengte"]) == (methode, 70_000)


async def test_de_app_ziet_alleen_ons_eigen_token_en_geen_kop_van_binnen(deur: Deur) -> None:
    van_buiten = await deur.als("loket")
    wie = inhoud(
        await deur.http.get(
            PAD,
            headers={
                **van_buiten,
                "X-Forwarded-For": "10.0.0.1",
                "X-Intern-Client": "beheer",
                "Forwarded": "for=10.0.0.1",
                "Cookie": "a=b",
                "Connection": "X-Los",
                "X-Los": "1",
                "If-Match": '"3"',
                "Boekdatum": "2025-03-01",
            },
        )
    )
    koppen = wie["headers"]
    assert koppen["authorization"] != van_buiten["Authorization"]
    assert wie["client"] == "loket"
    assert not {"x-forwarded-for", "x-intern-client", "forwarded", "cookie", "x-los", "x-medewerker"} & koppen.keys()
    assert (koppen["if-match"], koppen["boekdatum"]) == ('"3"', "2025-03-01")
    assert re.fullmatch("00-[0-9a-f]{32}-[0-9a-f]{16}-01", koppen["traceparent"])


async def test_een_goede_trace_blijft(deur: Deur) -> None:
    trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    wie = inhoud(await deur.http.get(PAD, headers=await deur.als("loket", traceparent=trace)))
    assert wie["headers"]["traceparent"] == trace


async def test_de_client_ziet_niets_van_onze_machines(deur: Deur) -> None:
    antwoord = await deur.http.get(PAD, headers=await deur.als("loket"))
    assert antwoord.headers["x-eigen"] == "blijft"
    assert not {"server", "x-intern-plek"} & antwoord.headers.keys()


async def test_een_token_van_binnen_werkt_van_buiten_niet(deur: Deur, regio: Regio) -> None:
    intern = regio.token("intake", scopes=["intake:trajecten:lezen"])
    assert (await deur.http.get(PAD, headers={"Authorization": f"Bearer {intern}"})).status_code == 401


async def test_hetzelfde_interne_token_zolang_het_geldt(deur: Deur) -> None:
    als = await deur.als("loket")
    tokens = {inhoud(await deur.http.get(PAD, headers=als))["headers"]["authorization"] for _ in range(3)}
    ander = inhoud(await deur.http.get(PAD, headers={**als, "X-Medewerker": "m1"}))["headers"]["authorization"]
    assert len(tokens) == 1
    assert ander not in tokens


async def test_wie_handelt_bereikt_de_app(deur: Deur) -> None:
    wie = inhoud(await deur.http.get(PAD, headers=await deur.als("loket", X_Medewerker="k.ouders-7")))
    assert (wie["client"], wie["medewerker"]) == ("loket", "k.ouders-7")
    assert "medewerker:aanduiden" not in wie["scopes"]


async def test_zonder_het_recht_mag_een_client_geen_medewerker_aanduiden(deur: Deur) -> None:
    antwoord = await deur.http.get(PAD, headers=await deur.als("zaaksysteem-den-haag", X_Medewerker="m1"))
    assert (antwoord.status_code, antwoord.json()["type"]) == (403, "urn:regioloket:fout:MedewerkerNietVertrouwd")


@pytest.mark.parametrize("kenmerk", ["Jan Jansen", "j.jansen@example.org", "", "x" * 65, "é"])
async def test_een_naam_is_geen_kenmerk(deur: Deur, kenmerk: str) -> None:
    als = await deur.als("loket")
    antwoord = await deur.http.get(PAD, headers={**_bytes(als), b"X-Medewerker": kenmerk.encode("latin-1")})
    assert antwoord.status_code == 400


@pytest.mark.parametrize("pad", [f"{PAD}//x", f"{PAD}/%2e%2e/x", f"{PAD}/a%2Fb", f"{PAD}/a;b", f"{PAD}/a%00"])
async def test_een_vreemd_pad_komt_niet_binnen(deur: Deur, pad: str) -> None:
    antwoord = await deur.http.get(pad, headers=await deur.als("loket"))
    assert (antwoord.status_code, antwoord.json()["type"]) == (400, "urn:regioloket:fout:VreemdPad")


@pytest.mark.parametrize("pad", ["/intake/v2/trajecten", "/kernel/v1/x", "/favicon.ico", "/intake"])
async def test_een_onbekend_adres(deur: Deur, pad: str) -> None:
    antwoord = await deur.http.get(pad, headers=await deur.als("loket"))
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (404, "application/problem+json")


async def test_elk_antwoord_van_de_deur_heeft_de_vaste_koppen(deur: Deur) -> None:
    for pad in ("/", "/ontwikkelaars", "/gezondheid", "/klaar", "/nergens", PAD, "//x"):
        antwoord = await deur.http.get(pad)
        assert {"api-version", *(naam.decode() for naam in SECURITY_HEADERS)} <= antwoord.headers.keys(), pad


async def test_een_te_groot_bericht(regio: Regio) -> None:
    gelezen = 0

    async def gulzig(scope: object, receive: object, send: object) -> None:
        nonlocal gelezen
        if scope["type"] == "lifespan":  # type: ignore[index]
            return
        while (message := await receive()).get("more_body"):  # type: ignore[operator]
            gelezen += len(message["body"])

    async def stukken() -> object:
        for _ in range(10):
            yield b"x" * 500

    async with luister(gulzig) as adres:
        for apps, urls in (({"intake": gulzig}, {}), ({}, {"intake": adres})):
            async with open_deur(regio, apps, app_urls=urls, doorgifte_body_max_bytes=2_000) as deur:
                als = await deur.als("loket", X_Medewerker="m1")
                # said beforehand, and found out on the way
                vooraf = await deur.http.post(PAD, content=b"x" * 2_001, headers=als)
                onderweg = await deur.http.post(PAD, content=stukken(), headers=als)  # type: ignore[arg-type]
                assert (vooraf.status_code, onderweg.status_code) == (413, 413)
                assert vooraf.json()["type"] == "urn:regioloket:fout:BerichtTeGroot"
    assert gelezen <= 2 * 2_000


def _bytes(headers: dict[str, str]) -> dict[bytes, bytes]:
    return {naam.encode(): waarde.encode() for naam, waarde in headers.items()}


async def test_een_client_die_te_vaak_vraagt_hoort_wanneer_hij_terug_mag_en_een_ander_merkt_niets(regio: Regio) -> None:
    async with open_deur(regio, {"intake": Echo(regio.sleutels, "intake")}, doorgifte_per_s=0.5, doorgifte_stoot=2) as deur:
        loket, ander = await deur.als("loket"), await deur.als("zaaksysteem-den-haag")
        antwoorden = [await deur.http.get("/intake/v1/trajecten", headers=loket) for _ in range(3)]
        assert [a.status_code for a in antwoorden] == [200, 200, 429]
        assert antwoorden[2].headers["retry-after"] == "2"
        assert antwoorden[2].headers["content-type"].startswith("application/problem+json")
        assert (await deur.http.get("/intake/v1/trajecten", headers=ander)).status_code == 200
