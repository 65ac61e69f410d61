"""Two zaken of one household that no rule saw: a person joins them, and may take them apart again."""

from typing import Any

import httpx

from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal

UTRECHT, DEN_HAAG = GEMEENTEN[:2]
DEUR = {"gemeentecode": UTRECHT, "postcode": "2511AB", "huisnummer": "1"}


async def twee_zaken(proef: Proef, **tweede: str) -> tuple[str, str]:
    """Jansen, and at the same door a name that has nothing in common with it: two zaken, received on one day."""
    await proef.convenant()
    await proef.convenant(client="verhuurder", soort="Huur")
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, achternaam="Jansen")]))
    await proef.lever_en_verwerk(als_csv([signaal(2, **DEUR, achternaam="Yilmaz", bedragCenten="10000") | tweede]), client="verhuurder")
    waar = {r["kenmerk"]: str(r["zaak_id"]) for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal")}
    assert len(set(waar.values())) == 2
    return waar["S-000001"], waar["S-000002"]


async def voeg(loket: httpx.AsyncClient, blijft: str, gaat: str, **koppen: str) -> httpx.Response:
    gelezen = await loket.get(f"{BASIS}/zaken/{blijft}")
    kop = {"If-Match": gelezen.headers["ETag"]} | koppen
    return await loket.post(f"{BASIS}/zaken/{blijft}/samenvoegingen", json={"opTeGaan": gaat}, headers=kop)


async def soorten(proef: Proef) -> list[str]:
    rijen = await proef.rijen("SELECT type FROM outbox WHERE type LIKE '%.zaken.%' ORDER BY nummer")
    return [r["type"].split(".")[-2] for r in rijen]


async def test_een_zaak_gaat_op_in_de_andere_en_dat_blijft_zo(proef: Proef) -> None:
    blijft, gaat = await twee_zaken(proef)
    async with proef.loket() as loket:
        antwoord = await voeg(loket, blijft, gaat)
        assert antwoord.status_code == 201, antwoord.text
        zaak = (await loket.get(antwoord.headers["Location"])).json()
        assert (zaak["id"], zaak["signalen"], zaak["bedragCenten"], zaak["melding"]) == (blijft, 2, 35_000, "meervoudig")  # 25.000 + 10.000
        assert {s["koppeling"] for s in zaak["signaallijst"]} == {"eerste", "hand"}
        weg = (await loket.get(f"{BASIS}/zaken/{gaat}")).json()
        assert (weg["stand"], weg["signalen"], weg["betrokkene"], weg["samengevoegdIn"]) == ("afgesloten", 0, None, blijft)
        assert [z["id"] for z in (await loket.get(f"{BASIS}/zaken")).json()["items"]] == [blijft]
    assert sorted((await soorten(proef))[2:]) == ["zaak-aangevuld", "zaak-ingedeeld", "zaak-samengevoegd"]
    assert await proef.tel(f"SELECT count(*) FROM termijn WHERE onderwerp_id = '{gaat}' AND voldaan_op IS NULL") == 0
    assert await proef.tel(f"SELECT count(*) FROM termijn WHERE onderwerp_id = '{blijft}' AND voldaan_op IS NULL") == 1
    assert await proef.tel("SELECT count(*) FROM audit WHERE actie = 'zaken-samengevoegd'") == 1

    # An earlier signal of Yilmaz would have made him a zaak of his own; what a person decided stays.
    eerder: dict[str, Any] = {"signaaldatum": "2025-03-01", "ontstaansdatum": "2024-11-01"}
    await proef.lever_en_verwerk(als_csv([signaal(3, **DEUR, achternaam="Yilmaz") | eerder]), client="verhuurder")
    waar = {r["kenmerk"]: str(r["zaak_id"]) for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal")}
    assert waar["S-000001"] == waar["S-000002"] == blijft


async def test_samengevoegd_kan_weer_uit_elkaar(proef: Proef) -> None:
    blijft, gaat = await twee_zaken(proef)
    async with proef.loket() as loket:
        assert (await voeg(loket, blijft, gaat)).status_code == 201
        gelezen = await loket.get(f"{BASIS}/zaken/{blijft}")
        [hand] = [s["id"] for s in gelezen.json()["signaallijst"] if s["koppeling"] == "hand"]
        kop = {"If-Match": gelezen.headers["ETag"]}
        gesplitst = await loket.post(f"{BASIS}/zaken/{blijft}/splitsingen", json={"signalen": [hand]}, headers=kop)
        assert gesplitst.status_code == 201, gesplitst.text
        nieuw = (await loket.get(gesplitst.headers["Location"])).json()
    assert (nieuw["signalen"], nieuw["bedragCenten"]) == (1, 10_000)


async def test_een_crisis_die_meekomt_houdt_haar_eigen_drie_werkdagen(proef: Proef) -> None:
    """The three werkdagen ran from the receipt of the crisis, and are not given again."""
    blijft, gaat = await twee_zaken(proef, crisis="ja")
    async with proef.loket() as loket:
        uiterlijk = (await loket.get(f"{BASIS}/zaken/{gaat}")).json()["contactUiterlijk"]
        assert (await voeg(loket, blijft, gaat)).status_code == 201
        zaak = (await loket.get(f"{BASIS}/zaken/{blijft}")).json()
    assert (zaak["crisis"], zaak["contactUiterlijk"]) == (True, uiterlijk)


async def test_wat_niet_samen_kan_zegt_waarom(proef: Proef) -> None:
    blijft, gaat = await twee_zaken(proef)
    async with proef.loket() as loket:
        zichzelf = await voeg(loket, blijft, blijft)
        assert (zichzelf.status_code, "twee verschillende" in zichzelf.json()["detail"]) == (409, True), zichzelf.text
        verouderd = await voeg(loket, blijft, gaat, **{"If-Match": '"99"'})
        assert verouderd.status_code == 412
        poging = {"soort": "Brief", "bereikt": False, "datum": "2025-03-10"}
        assert (await loket.post(f"{BASIS}/zaken/{gaat}/contactpogingen", json=poging)).status_code == 201
        bezig = await voeg(loket, blijft, gaat)
        assert (bezig.status_code, "al iets gedaan" in bezig.json()["detail"]) == (409, True), bezig.text
        andersom = await voeg(loket, gaat, blijft)
        assert andersom.status_code == 201, "received on one day: then the one that is being worked on may stay"
        assert await proef.tel(f"SELECT count(*) FROM signaal WHERE zaak_id = '{gaat}' AND status = 'Opgepakt'") == 2


async def test_de_zaak_die_het_eerst_is_ontvangen_blijft(proef: Proef) -> None:
    blijft, gaat = await twee_zaken(proef)
    async with proef.regio.superuser() as db:
        await db.execute(f"UPDATE vroegsignalering.zaak SET ontvangen_op = ontvangen_op + 1 WHERE id = '{gaat}'")
    async with proef.loket() as loket:
        antwoord = await voeg(loket, gaat, blijft)
    assert (antwoord.status_code, "het eerst is ontvangen" in antwoord.json()["detail"]) == (409, True), antwoord.text
