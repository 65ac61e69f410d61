"""Amounts and dates that cannot be: each refused by name, in CSV and in ndjson alike."""

import json

import pytest

from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal

#: A value, and the code with which it is refused. The day of delivery is 10 March 2025.
SLECHT = {
    "bedragCenten": [
        ("-5", "buiten-grenzen"),
        ("0", "buiten-grenzen"),
        ("999999999999", "buiten-grenzen"),
        ("99999999999999", "geen-getal"),
        ("9" * 400, "geen-getal"),
        ("1e9", "geen-getal"),
        ("250,00", "geen-getal"),
        ("NaN", "geen-getal"),
    ],
    "signaaldatum": [
        ("2099-01-01", "in-toekomst"),
        ("2025-02-30", "geen-datum"),
        ("0001-01-01", "te-lang-geleden"),
        ("3-3-2025", "geen-datum"),
    ],
    "ontstaansdatum": [("2099-01-01", "in-toekomst"), ("2025-13-01", "geen-datum")],
    "eindeLeveringOp": [("2099-01-01", "in-toekomst")],
    "bsn": [("123456789", "elfproef"), ("12345", "elfproef")],
}
GEVALLEN = [(veld, waarde, code) for veld, paren in SLECHT.items() for waarde, code in paren]


@pytest.mark.parametrize("soort", ["text/csv", "application/x-ndjson"])
async def test_elke_slechte_waarde_wordt_bij_naam_geweigerd(proef: Proef, soort: str) -> None:
    await proef.convenant()
    regels = [signaal(n) | {veld: waarde} for n, (veld, waarde, _) in enumerate(GEVALLEN)]
    inhoud = als_csv(regels) if soort == "text/csv" else "\n".join(map(json.dumps, regels)).encode()
    uit = await proef.lever_en_verwerk(inhoud, soort)
    assert (uit["aangenomen"], uit["geweigerd"]) == (0, len(GEVALLEN))
    async with proef.partner() as partner:
        items = (await partner.get(f"{BASIS}/aanleveringen/{uit['id']}/weigeringen", params={"aantal": 100})).json()["items"]
    eerste = 2 if soort == "text/csv" else 1
    gezegd = {(i["regel"] - eerste, i["veld"], i["code"]) for i in items}
    assert {(n, veld, code) for n, (veld, _, code) in enumerate(GEVALLEN)} - gezegd == set()


async def test_in_productie_kan_geen_partner_testgegevens_leveren(proef: Proef) -> None:
    """Neither marked anew, nor when the mark was set before: a BSN that fails the elfproef is refused there."""
    await proef.convenant(testgegevens=True)
    regel = signaal(1, bsn="123456789")
    assert (await proef.lever_en_verwerk(als_csv([regel])))["aangenomen"] == 1
    proef.app.state.settings = proef.settings.model_copy(update={"omgeving": "productie"})
    uit = await proef.lever_en_verwerk(als_csv([regel | {"signaalId": "S-9"}]))
    assert (uit["aangenomen"], uit["geweigerd"]) == (0, 1)
    assert await proef.tel("SELECT code FROM weigering") == "elfproef"
    verzoek = {"gemeenten": ["0344"], "naam": "Proefpartner", "type": "Energie", "testgegevens": True}
    async with proef.loket(scopes=["vroegsignalering:signaalpartners:schrijven"]) as beheer:
        assert (await beheer.put(f"{BASIS}/signaalpartners/nieuw", json=verzoek)).status_code == 409
