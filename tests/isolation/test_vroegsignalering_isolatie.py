"""Every path of vroegsignalering as another gemeente or another partner: 404 on read and write alike, and nothing in any list."""

from typing import Any

import httpx
import pytest

from tests.steun.vroegsignalering import APP, BASIS, Proef, als_csv, signaal
from tests.steun.vroegsignalering_fixtures import proef
from tests.steun.vroegsignalering_paden import BIJ_NAAM, INNAME_BIJ_NAAM, OP_EEN_ZAAK

__all__ = ["proef"]

UTRECHT, DEN_HAAG = "0344", "0518"
MATCH = {"If-Match": '"1"'}

LEZEN = ("aanleveringen/{aanlevering}", "aanleveringen/{aanlevering}/weigeringen", "zaken/{zaak}")
SCHRIJVEN: dict[str, dict[str, Any]] = {
    "zaken/{zaak}/contactpogingen": {"soort": "Brief", "bereikt": False, "datum": "2025-03-10"},
    "zaken/{zaak}/hulpaanvaardingen": {"datum": "2025-03-10"},
    "zaken/{zaak}/afsluitingen": {"resultaat": "Inwoner is overleden"},
}
LIJSTEN = ("zaken", "zaken?werkbakje=enkelvoudig", "termijnen", "signaalpartners")
#: Paths that are tested below by name: they name no id, or are asked by another app.
BIJZONDER = {"aanleveringen", "zaken/_haal", "ddas-importen", "signaalpartners/{clientId}"}


@pytest.fixture
async def utrecht(proef: Proef) -> dict[str, str]:
    """A delivery of Utrecht alone: one zaak, one refused row."""
    await proef.convenant([UTRECHT])
    bestand = als_csv([signaal(1, gemeentecode=UTRECHT, bsn="999900018"), signaal(2, gemeentecode=UTRECHT, bedragCenten="")])
    ids = {"aanlevering": await proef.lever(bestand, gemeenten=[UTRECHT])}
    await proef.verwerk()
    async with proef.loket([UTRECHT]) as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
    return ids | {"zaak": zaak["id"]}


async def _stil(antwoord: httpx.Response, *, status: int) -> None:
    assert antwoord.status_code == status, antwoord.text
    assert "999900018" not in antwoord.text


@pytest.mark.parametrize("pad", LEZEN)
async def test_lezen_van_een_andere_gemeente_is_er_niet(proef: Proef, utrecht: dict[str, str], pad: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        await _stil(await vreemd.get(f"{BASIS}/{pad.format(**utrecht)}"), status=404)
        assert (await eigen.get(f"{BASIS}/{pad.format(**utrecht)}")).status_code == 200


@pytest.mark.parametrize("pad", SCHRIJVEN)
async def test_schrijven_bij_een_andere_gemeente_is_er_niet(proef: Proef, utrecht: dict[str, str], pad: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        await _stil(await vreemd.post(f"{BASIS}/{pad.format(**utrecht)}", json=SCHRIJVEN[pad], headers=MATCH), status=404)
        assert (await eigen.post(f"{BASIS}/{pad.format(**utrecht)}", json=SCHRIJVEN[pad], headers=MATCH)).status_code == 201


@pytest.mark.parametrize("pad", LIJSTEN)
async def test_lijsten_zijn_leeg_voor_een_andere_gemeente(proef: Proef, utrecht: dict[str, str], pad: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        assert (await vreemd.get(f"{BASIS}/{pad}")).json()["items"] == []
        assert len((await eigen.get(f"{BASIS}/{pad}")).json()["items"]) == 1


def test_elk_pad_staat_in_deze_toets(proef: Proef) -> None:
    """A new route must be added above, or this fails."""
    getoetst = {p.replace("{aanlevering}", "{aanleveringId}").replace("{zaak}", "{zaakId}") for p in (*LEZEN, *SCHRIJVEN)}
    getoetst |= {p.partition("?")[0] for p in LIJSTEN} | BIJZONDER
    getoetst |= {p.replace("{zaak}", "{zaakId}") for p in OP_EEN_ZAAK} | BIJ_NAAM | INNAME_BIJ_NAAM
    document = proef.app.openapi()["paths"]
    paden = {pad.removeprefix(BASIS).strip("/") for pad in document}
    assert paden == getoetst


async def test_een_partner_ziet_van_een_andere_partner_niets(proef: Proef, utrecht: dict[str, str]) -> None:
    await proef.convenant([UTRECHT], client="waterbedrijf", soort="Water")
    async with proef.partner([UTRECHT], "waterbedrijf") as ander, proef.partner([UTRECHT]) as eigen:
        for pad in ("aanleveringen/{aanlevering}", "aanleveringen/{aanlevering}/weigeringen"):
            await _stil(await ander.get(f"{BASIS}/{pad.format(**utrecht)}"), status=404)
            assert (await eigen.get(f"{BASIS}/{pad.format(**utrecht)}")).status_code == 200
        for pad in ("zaken", "zaken/{zaak}", "termijnen", "signaalpartners"):
            await _stil(await eigen.get(f"{BASIS}/{pad.format(**utrecht)}"), status=403)


async def test_kenmerk_van_de_ene_partner_is_geen_dubbel_voor_de_andere(proef: Proef, utrecht: dict[str, str]) -> None:
    await proef.convenant([UTRECHT], client="waterbedrijf", soort="Water")
    await proef.lever(als_csv([signaal(1, gemeentecode=UTRECHT)]), client="waterbedrijf", gemeenten=[UTRECHT])
    await proef.verwerk()
    assert await proef.tel("SELECT count(*) FROM signaal") == 2
    assert utrecht


async def test_een_rij_voor_een_gemeente_zonder_convenant_wordt_geweigerd(proef: Proef) -> None:
    """The partner has a convenant with both, but his token is for Utrecht only: the row for Den Haag goes nowhere."""
    await proef.convenant([UTRECHT, DEN_HAAG])
    await proef.lever(als_csv([signaal(1, gemeentecode=UTRECHT), signaal(2, gemeentecode=DEN_HAAG)]), gemeenten=[UTRECHT])
    await proef.verwerk()
    assert [r["gemeente"] for r in await proef.rijen("SELECT gemeente FROM signaal")] == [UTRECHT]
    assert await proef.rijen("SELECT gemeente, code FROM weigering") == [{"gemeente": UTRECHT, "code": "geen-convenant"}]


async def test_elke_gemeente_ziet_van_een_aanlevering_haar_eigen_deel(proef: Proef) -> None:
    await proef.convenant([UTRECHT, DEN_HAAG])
    rijen = [signaal(n, gemeentecode=UTRECHT if n < 3 else DEN_HAAG) for n in range(10)]
    ident = await proef.lever(als_csv([*rijen, signaal(11, gemeentecode=DEN_HAAG, bedragCenten="x")]), gemeenten=[UTRECHT, DEN_HAAG])
    await proef.verwerk()
    async with proef.loket([UTRECHT]) as loket:
        deel = (await loket.get(f"{BASIS}/aanleveringen/{ident}")).json()
        weigeringen = (await loket.get(f"{BASIS}/aanleveringen/{ident}/weigeringen")).json()
    assert (deel["gemeenten"], deel["regels"], deel["aangenomen"]) == ([UTRECHT], 3, 3)
    assert weigeringen["items"] == []


async def test_een_convenant_voor_een_andere_gemeente_mag_niet(proef: Proef) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd:
        verzoek = {"gemeenten": [UTRECHT], "naam": "Proefpartner", "type": "Energie"}
        assert (await vreemd.put(f"{BASIS}/signaalpartners/energiebedrijf", json=verzoek)).status_code == 403
    assert await proef.tel("SELECT count(*) FROM signaalpartner") == 0


async def test_personen_haalt_alleen_wie_het_recht_voor_die_gemeente_heeft(proef: Proef, utrecht: dict[str, str]) -> None:
    vraag = {"ids": [utrecht["zaak"]]}
    vreemd = proef.regio.systeem_token("intake", APP, DEN_HAAG, f"{APP}:personen:lezen")
    async with proef.regio.client(proef.app, vreemd) as intake, proef.loket([UTRECHT]) as loket:
        assert (await intake.post(f"{BASIS}/zaken/_haal", json=vraag)).json() == {"items": []}
        assert (await loket.post(f"{BASIS}/zaken/_haal", json=vraag)).status_code == 403


async def test_op_de_bus_staat_niets_van_een_persoon(proef: Proef, utrecht: dict[str, str]) -> None:
    gebeurtenissen = await proef.rijen("SELECT gemeente, data::text AS data FROM outbox")
    assert {g["gemeente"] for g in gebeurtenissen} == {UTRECHT}
    for geheim in ("999900018", "Voorbeeld", "1001AB", "S-000001", "K1"):
        assert all(geheim not in g["data"] for g in gebeurtenissen)
    assert utrecht
