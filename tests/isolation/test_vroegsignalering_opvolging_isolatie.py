"""Every path of the follow-up of a zaak as another gemeente: 404 on read and write alike, and nothing in any list, count or file."""

import pytest

from kernel.crypto import Sleutelbos
from services.vroegsignalering.jobs import maak_brieven
from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal
from tests.steun.vroegsignalering_fixtures import proef
from tests.steun.vroegsignalering_paden import OP_EEN_ZAAK

__all__ = ["proef"]

UTRECHT, DEN_HAAG = "0344", "0518"
MATCH = {"If-Match": '"1"'}


@pytest.fixture
async def zaak(proef: Proef) -> str:
    """One zaak of Utrecht alone."""
    await proef.convenant([UTRECHT])
    await proef.lever(als_csv([signaal(1, gemeentecode=UTRECHT, bsn="999900018")]), gemeenten=[UTRECHT])
    await proef.verwerk()
    async with proef.loket([UTRECHT]) as loket:
        [rij] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
    return str(rij["id"])


@pytest.mark.parametrize("pad", OP_EEN_ZAAK)
async def test_schrijven_bij_een_andere_gemeente_is_er_niet(proef: Proef, zaak: str, pad: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        geweigerd = await vreemd.post(f"{BASIS}/{pad.format(zaak=zaak)}", json=OP_EEN_ZAAK[pad], headers=MATCH)
        gelukt = await eigen.post(f"{BASIS}/{pad.format(zaak=zaak)}", json=OP_EEN_ZAAK[pad], headers=MATCH)
    assert (geweigerd.status_code, gelukt.status_code) == (404, 201), geweigerd.text + gelukt.text


async def test_ondernemerschap_van_een_andere_gemeente_is_er_niet(proef: Proef, zaak: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        pad = f"{BASIS}/zaken/{zaak}/ondernemerschap"
        assert (await vreemd.put(pad, json={"ondernemer": True}, headers=MATCH)).status_code == 404
        assert (await eigen.put(pad, json={"ondernemer": True}, headers=MATCH)).status_code == 200


async def test_toewijzen_raakt_niets_van_een_andere_gemeente(proef: Proef, zaak: str) -> None:
    verzoek = {"zaken": [zaak], "behandelaar": "m2"}
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        assert (await vreemd.post(f"{BASIS}/toewijzingen", json=verzoek)).status_code == 404
        assert await proef.tel("SELECT count(*) FROM zaak WHERE behandelaar IS NOT NULL") == 0
        assert (await eigen.post(f"{BASIS}/toewijzingen", json=verzoek)).json() == {"gewijzigd": 1}


async def test_tellen_en_zoeken_zien_een_andere_gemeente_niet(proef: Proef, zaak: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        for loket, aantal in ((vreemd, 0), (eigen, 1)):
            assert len((await loket.get(f"{BASIS}/werkbakjes")).json()["items"]) == aantal
            for vraag in ({"bsn": "999900018"}, {"postcode": "1001AB", "huisnummer": "1"}):
                gevonden = (await loket.post(f"{BASIS}/zaken/_zoek", json=vraag)).json()["items"]
                assert [z["id"] for z in gevonden] == [zaak] * aantal
    assert await proef.tel("SELECT count(*) FROM verwerking WHERE name = 'zaken gezocht' AND data_subject_id IS NOT NULL") == 2


async def test_het_kader_van_een_andere_gemeente_is_er_niet(proef: Proef, zaak: str) -> None:
    regel = {"code": "alles", "bakje": "alles", "actie": "Brief", "prioriteit": 5}
    pad = f"{BASIS}/afwegingskaders/{UTRECHT}"
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        kader = {"regels": [regel], "toelichting": "Proef."}
        assert (await eigen.put(pad, json=kader, headers={"If-Match": '"0"'})).status_code == 200
        assert (await vreemd.get(pad)).status_code == 404
        assert (await vreemd.post(f"{pad}/proeven", json={"regels": [regel]})).status_code == 404
        assert (await vreemd.put(pad, json=kader, headers={"If-Match": '"1"'})).status_code == 403
        assert (await vreemd.post(f"{pad}/herindelingen")).status_code == 403
        [van_den_haag] = (await vreemd.get(f"{BASIS}/afwegingskaders")).json()["items"]
        assert (van_den_haag["gemeente"], van_den_haag["versie"]) == (DEN_HAAG, 0)
    assert await proef.tel(f"SELECT werkbakje FROM zaak WHERE id = '{zaak}'") == "enkelvoudig"


async def test_een_uitvoer_heeft_niets_van_een_andere_gemeente(proef: Proef, zaak: str) -> None:
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen, proef.partner([UTRECHT]) as partner:
        for periode in ("van=2025-01-01&totEnMet=2025-12-31", f"van=2025-01-01&totEnMet=2025-12-31&gemeente={UTRECHT}"):
            assert "999900018" not in (await vreemd.get(f"{BASIS}/ddas-exporten?{periode}")).text
            assert "999900018" in (await eigen.get(f"{BASIS}/ddas-exporten?{periode}")).text
            assert (await partner.get(f"{BASIS}/ddas-exporten?{periode}")).status_code == 403
    assert zaak


async def test_het_bewaarbeleid_van_een_andere_gemeente_is_er_niet(proef: Proef, zaak: str) -> None:
    regel = {"maanden": 12, "wijze": "anonimiseren", "grondslag": "Selectielijst."}
    pad = f"{BASIS}/bewaarregels/{UTRECHT}"
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        assert (await vreemd.put(f"{pad}/zaak-met-hulp", json=regel, headers={"If-Match": '"0"'})).status_code == 403
        assert (await eigen.put(f"{pad}/zaak-met-hulp", json=regel, headers={"If-Match": '"0"'})).status_code == 200
        assert (await vreemd.get(f"{BASIS}/bewaarvoorbeelden/{UTRECHT}")).status_code == 404
        assert (await eigen.get(f"{BASIS}/bewaarvoorbeelden/{UTRECHT}")).status_code == 200
        assert (await vreemd.get(f"{BASIS}/bewaarregels")).json()["items"] == []
        assert len((await eigen.get(f"{BASIS}/bewaarregels")).json()["items"]) == 1
    assert zaak


async def test_brieven_van_een_andere_gemeente_zijn_er_niet(proef: Proef, zaak: str) -> None:
    verzoek = {"gemeente": UTRECHT, "code": "eerste-brief", "zaken": [zaak], "telefoon": "14030"}
    async with proef.loket([DEN_HAAG]) as vreemd, proef.loket([UTRECHT]) as eigen:
        assert (await vreemd.post(f"{BASIS}/briefseries", json=verzoek)).status_code == 403
        assert (await vreemd.post(f"{BASIS}/briefseries", json=verzoek | {"gemeente": DEN_HAAG})).status_code == 404
        serie = (await eigen.post(f"{BASIS}/briefseries", json=verzoek)).json()["id"]
        while await maak_brieven(proef.context, Sleutelbos.laad(proef.settings.sleutelbos_pad)):
            pass
        [brief] = (await eigen.get(f"{BASIS}/briefseries/{serie}/brieven")).json()["items"]
        for pad in (f"briefseries/{serie}", f"briefseries/{serie}/brieven", f"briefseries/{serie}/bestand", f"brieven/{brief['id']}"):
            assert (await eigen.get(f"{BASIS}/{pad}")).status_code == 200
            assert (await vreemd.get(f"{BASIS}/{pad}")).status_code == 404
        assert len((await eigen.get(f"{BASIS}/briefseries")).json()["items"]) == 1
        assert (await vreemd.get(f"{BASIS}/briefseries")).json()["items"] == []
        sjabloon = f"{BASIS}/briefsjablonen/{UTRECHT}/eerste-brief"
        assert ((await eigen.get(sjabloon)).status_code, (await vreemd.get(sjabloon)).status_code) == (200, 404)
        woorden = {k: v for k, v in (await eigen.get(sjabloon)).json().items() if k in {"onderwerp", "alineas"}}
        assert (await vreemd.put(sjabloon, json=woorden, headers={"If-Match": '"0"'})).status_code == 403
