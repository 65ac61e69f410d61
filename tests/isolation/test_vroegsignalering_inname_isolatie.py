"""Every path of the intake as another gemeente or another partner: 404 on read and write alike, and nothing in any list or file."""

from hashlib import blake2b

import pytest

from kernel.crypto import Sleutelbos
from services.vroegsignalering.usecases.neem_aanlevering_aan import vergelijksleutel
from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal
from tests.steun.vroegsignalering_fixtures import proef

__all__ = ["proef"]

UTRECHT, DEN_HAAG, BSN = "0344", "0518", "999900018"
MATCH = {"If-Match": '"1"'}
DEUR = {"gemeentecode": UTRECHT, "postcode": "2511AB", "huisnummer": "1"}


@pytest.fixture
async def utrecht(proef: Proef) -> dict[str, str]:
    """Of Utrecht alone: a zaak of two signals, a refused row, an exclusion, a signal that differs from the BRP."""
    await proef.convenant([UTRECHT])
    geweigerd = signaal(3, **DEUR, achternaam="Geheimhouder", bedragCenten="")
    rijen = [signaal(1, **DEUR, bsn=BSN), signaal(2, **DEUR, ontstaansdatum="2025-01-01"), geweigerd]
    ids = {"aanlevering": await proef.lever(als_csv(rijen), gemeenten=[UTRECHT])}
    await proef.verwerk()
    proef.app.state.settings = proef.settings.model_copy(update={"brp_url": "http://brp.invalid"})
    async with proef.loket([UTRECHT]) as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        signalen = (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).json()["signaallijst"]
        verzoek = {"gemeente": UTRECHT, "bsn": "999900031", "toelichting": "Niet veilig."}
        uitsluiting = (await loket.post(f"{BASIS}/uitsluitingen", json=verzoek)).json()["id"]
        assert (await loket.put(f"{BASIS}/brp-koppelingen/{UTRECHT}", json={"aan": True})).status_code == 200
    async with proef.regio.superuser() as db:
        await db.execute("UPDATE vroegsignalering.brp_controle SET stand = 'afwijkend', gecontroleerd_op = '2025-03-10', versie = 1")
    return ids | {"zaak": zaak["id"], "signaal": signalen[0]["id"], "uitsluiting": uitsluiting}


@pytest.mark.parametrize("pad", ["aanleveringen/{aanlevering}/herstelbestand", "uitsluitingen/{uitsluiting}", "brp-controles/{signaal}"])
async def test_lezen_van_een_andere_gemeente_is_er_niet(proef: Proef, utrecht: dict[str, str], pad: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        assert (await vreemd.get(f"{BASIS}/{pad.format(**utrecht)}")).status_code == 404
        assert (await eigen.get(f"{BASIS}/{pad.format(**utrecht)}")).status_code == 200


@pytest.mark.parametrize(
    ("pad", "inhoud"),
    [
        ("zaken/{zaak}/splitsingen", {"signalen": ["{signaal}"]}),
        ("uitsluitingen/{uitsluiting}/beeindigingen", {}),
        ("brp-controles/{signaal}/afhandelingen", {"besluit": "bevestigd"}),
    ],
)
async def test_schrijven_bij_een_andere_gemeente_is_er_niet(
    proef: Proef, utrecht: dict[str, str], pad: str, inhoud: dict[str, object]
) -> None:
    verzoek = {"signalen": [utrecht["signaal"]]} if "signalen" in inhoud else inhoud
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        geweigerd = await vreemd.post(f"{BASIS}/{pad.format(**utrecht)}", json=verzoek, headers=MATCH)
        gelukt = await eigen.post(f"{BASIS}/{pad.format(**utrecht)}", json=verzoek, headers=MATCH)
    assert (geweigerd.status_code, gelukt.status_code) == (404, 201), geweigerd.text + gelukt.text


async def test_samenvoegen_met_een_zaak_van_een_andere_gemeente_kan_niet(proef: Proef, utrecht: dict[str, str]) -> None:
    """Neither as a stranger to both, nor to bring the zaak of another gemeente into one's own."""
    await proef.convenant([DEN_HAAG], client="verhuurder", soort="Huur")
    rij = als_csv([signaal(900, gemeentecode=DEN_HAAG)])
    await proef.lever_en_verwerk(rij, client="verhuurder")
    async with proef.loket([DEN_HAAG]) as vreemd:
        [haags] = (await vreemd.get(f"{BASIS}/zaken")).json()["items"]
        for blijft, gaat in ((utrecht["zaak"], haags["id"]), (haags["id"], utrecht["zaak"])):
            antwoord = await vreemd.post(f"{BASIS}/zaken/{blijft}/samenvoegingen", json={"opTeGaan": gaat}, headers=MATCH)
            assert antwoord.status_code == 404, antwoord.text


@pytest.mark.parametrize("pad", ["uitsluitingen", "brp-koppelingen", "brp-controles"])
async def test_lijsten_zijn_leeg_voor_een_andere_gemeente(proef: Proef, utrecht: dict[str, str], pad: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        assert (await vreemd.get(f"{BASIS}/{pad}")).json()["items"] == []
        assert len((await eigen.get(f"{BASIS}/{pad}")).json()["items"]) > 0
    assert utrecht


async def test_voor_een_andere_gemeente_kan_niemand_iets_vastleggen(proef: Proef) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd:
        uit = {"gemeente": UTRECHT, "bsn": BSN, "toelichting": "Niet veilig."}
        assert (await vreemd.post(f"{BASIS}/uitsluitingen", json=uit)).status_code == 403
        assert (await vreemd.put(f"{BASIS}/brp-koppelingen/{UTRECHT}", json={"aan": False})).status_code == 403
    assert await proef.tel("SELECT count(*) FROM uitsluiting") == 0


async def test_een_uitsluiting_van_de_ene_gemeente_geldt_niet_in_de_andere(proef: Proef) -> None:
    await proef.convenant([UTRECHT, DEN_HAAG])
    async with proef.loket([UTRECHT]) as loket:
        verzoek = {"gemeente": UTRECHT, "bsn": BSN, "toelichting": "Niet veilig."}
        assert (await loket.post(f"{BASIS}/uitsluitingen", json=verzoek)).status_code == 201
    rijen = [signaal(1, gemeentecode=UTRECHT, bsn=BSN), signaal(2, gemeentecode=DEN_HAAG, bsn=BSN)]
    await proef.lever(als_csv(rijen), gemeenten=[UTRECHT, DEN_HAAG])
    await proef.verwerk()
    redenen = {r["gemeente"]: r["reden"] for r in await proef.rijen("SELECT gemeente, reden FROM signaal")}
    assert redenen == {UTRECHT: "uitgesloten", DEN_HAAG: None}


async def test_dezelfde_persoon_in_twee_gemeenten_is_twee_zaken(proef: Proef) -> None:
    await proef.convenant([UTRECHT, DEN_HAAG])
    rijen = [signaal(1, gemeentecode=UTRECHT, bsn=BSN), signaal(2, gemeentecode=DEN_HAAG, bsn=BSN)]
    await proef.lever(als_csv(rijen), gemeenten=[UTRECHT, DEN_HAAG])
    await proef.verwerk()
    assert [z["gemeente"] for z in await proef.rijen("SELECT gemeente FROM zaak ORDER BY gemeente")] == [UTRECHT, DEN_HAAG]


async def test_een_partner_met_leesrecht_ziet_alleen_zijn_eigen_aanleveringen(proef: Proef, utrecht: dict[str, str]) -> None:
    """In the example region partners may read aanleveringen: those of their own, whoever else delivers to the same gemeente."""
    await proef.convenant([UTRECHT], client="waterbedrijf", soort="Water")
    scopes = ["vroegsignalering:aanleveringen:lezen", "vroegsignalering:aanleveringen:schrijven"]
    for client, status in (("waterbedrijf", 404), ("energiebedrijf", 200), ("loket", 200)):
        token = proef.regio.token("vroegsignalering", [UTRECHT], scopes, client=client)
        async with proef.regio.client(proef.app, token) as lezer:
            for pad in ("", "/weigeringen", "/herstelbestand"):
                assert (await lezer.get(f"{BASIS}/aanleveringen/{utrecht['aanlevering']}{pad}")).status_code == status


async def test_van_een_geweigerde_rij_staat_niets_leesbaar_opgeslagen(proef: Proef, utrecht: dict[str, str]) -> None:
    assert "Geheimhouder" not in str(await proef.rijen("SELECT * FROM geweigerde_regel"))
    namen = await proef.rijen("SELECT naam FROM signaal WHERE naam IS NOT NULL")
    sleutel = vergelijksleutel(Sleutelbos.laad(proef.settings.sleutelbos_pad))
    verwacht = int.from_bytes(blake2b(b"naam voorbeeld", key=sleutel, digest_size=8).digest(), "big", signed=True)
    assert all(verwacht in rij["naam"] for rij in namen), "only a keyed hash"
    assert utrecht
