"""Taking, reading and ending an abonnement."""

import pytest

from tests.steun.gateway import UTRECHT, Proef

PAD = "/gateway/v1/abonnementen"
VERZOEK = {"url": "https://webhooks.example.org/hook", "typen": ["nl.regioloket.zaken.*"], "gemeenten": [UTRECHT]}


async def test_het_geheim_is_eenmaal_te_zien_en_staat_versleuteld(gateway: Proef) -> None:
    async with gateway.wie() as client:
        antwoord = await client.post(PAD, json=VERZOEK)
        abonnement = antwoord.json()
        assert antwoord.headers["Location"] == f"{PAD}/{abonnement['id']}"
        lijst, detail = await client.get(PAD), await client.get(antwoord.headers["Location"])
    assert abonnement["geheim"].startswith("whsec_")
    assert abonnement["geheim"] not in lijst.text + detail.text
    (rij,) = await gateway.doe("SELECT geheim FROM gateway.abonnement")
    assert abonnement["geheim"].encode() not in rij["geheim"]
    assert detail.json()["stand"] == "handdruk"
    assert lijst.json()["items"][0]["gemeenten"] == [UTRECHT]
    assert [r["actie"] for r in await gateway.doe("SELECT actie FROM gateway.audit")] == ["abonnement-genomen"]


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"url": "https://10.0.0.8/hook"}, "netwerk waar wij niet naartoe sturen"),
        ({"url": "https://169.254.169.254/latest"}, "netwerk waar wij niet naartoe sturen"),
        ({"url": "http://93.184.216.34/hook"}, "netwerk waar wij niet naartoe sturen"),
        ({"url": "gopher://example.org/"}, "geen https-URL"),
        ({"typen": ["nl.regioloket.zaken.bestaat-niet.v1"]}, "bestaat-niet"),
        ({"typen": []}, "genoemde velden"),
        ({"gemeenten": ["344"]}, "genoemde velden"),
        ({"formaat": "anders"}, "genoemde velden"),
        ({"geheim": "whsec_eigen"}, "genoemde velden"),
    ],
)
async def test_een_verkeerd_verzoek_krijgt_400_met_de_reden(gateway: Proef, anders: dict[str, object], reden: str) -> None:
    async with gateway.wie() as client:
        antwoord = await client.post(PAD, json={**VERZOEK, **anders})
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (400, "application/problem+json")
    assert reden in antwoord.json()["detail"]


async def test_beeindigen_is_voorgoed_en_mag_twee_keer(gateway: Proef) -> None:
    async with gateway.wie() as client:
        pad = (await client.post(PAD, json=VERZOEK)).headers["Location"]
        assert [(await client.delete(pad)).status_code for _ in range(2)] == [204, 204]
        assert (await client.get(PAD)).json()["items"] == []
        assert (await client.post(f"{pad}/activeringen")).status_code == 409
        assert (await client.post(f"{pad}/geheimen")).status_code == 409


async def test_zonder_recht_kan_het_niet(gateway: Proef) -> None:
    async with gateway.wie(scopes=["gateway:abonnementen:lezen"]) as client:
        antwoord = await client.post(PAD, json=VERZOEK)
    assert (antwoord.status_code, antwoord.json()["detail"]) == (
        403,
        "Voor deze handeling is het recht gateway:abonnementen:schrijven nodig.",
    )
