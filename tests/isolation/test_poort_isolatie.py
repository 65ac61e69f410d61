"""Through the real door, with real tokens: what belongs to another gemeente is not there, and 403 only where a creation names it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.conftest import Regio
from tests.steun import intake as steun
from tests.steun.intake import DEN_HAAG, UTRECHT, aanmelding
from tests.steun.poort import Deur, inhoud, open_deur


@dataclass
class Buren:
    """Den Haag has a dossier; the loket of Utrecht knocks, with every right that it has."""

    deur: Deur
    utrecht: dict[str, str]
    allen: dict[str, str]
    aanmelding: str
    traject: str


@pytest.fixture
async def buren(regio: Regio) -> AsyncIterator[Buren]:
    async with steun.proef(regio) as intake, open_deur(regio, {"intake": intake.app}, boekdatum_header=True) as deur:
        traject = await intake.open_traject(DEN_HAAG)
        yield Buren(
            deur,
            await deur.als("loket-utrecht", X_Medewerker="u-1", Boekdatum="2025-03-20"),
            await deur.als("loket", X_Medewerker="r-1", Boekdatum="2025-03-20"),
            await intake.meld_aan(DEN_HAAG),
            traject,
        )


async def test_de_regio_ziet_het_dossier_en_de_buurgemeente_niet(buren: Buren) -> None:
    for pad in (f"/intake/v1/aanmeldingen/{buren.aanmelding}", f"/intake/v1/trajecten/{buren.traject}"):
        assert (await buren.deur.http.get(pad, headers=buren.allen)).status_code == 200
        assert (await buren.deur.http.get(pad, headers=buren.utrecht)).status_code == 404
        # as if it had never been there
        vreemd, onbekend = [await buren.deur.http.get(p, headers=buren.utrecht) for p in (pad, pad[:-12] + "000000000000")]
        assert vreemd.json() == onbekend.json()


async def test_ook_schrijven_op_een_vreemd_dossier_vindt_niets(buren: Buren) -> None:
    verzoek = {"datum": "2025-03-20", "hulpvraag": "Schulden"}
    antwoord = await buren.deur.http.post(
        f"/intake/v1/aanmeldingen/{buren.aanmelding}/gesprekken", json=verzoek, headers={**buren.utrecht, "If-Match": '"1"'}
    )
    assert antwoord.status_code == 404


@pytest.mark.parametrize("lijst", ["aanmeldingen", "trajecten", "termijnen"])
async def test_in_geen_lijst(buren: Buren, lijst: str) -> None:
    assert inhoud(await buren.deur.http.get(f"/intake/v1/{lijst}", headers=buren.allen))["items"]
    assert inhoud(await buren.deur.http.get(f"/intake/v1/{lijst}", headers=buren.utrecht))["items"] == []


async def test_wie_een_vreemde_gemeente_noemt_hoort_dat_dat_niet_mag(buren: Buren) -> None:
    eigen = await buren.deur.http.post("/intake/v1/aanmeldingen", json=aanmelding(UTRECHT), headers=buren.utrecht)
    vreemd = await buren.deur.http.post("/intake/v1/aanmeldingen", json=aanmelding(DEN_HAAG), headers=buren.utrecht)
    assert (eigen.status_code, vreemd.status_code) == (201, 403)


async def test_het_register_toont_een_loket_alleen_zijn_gemeente(buren: Buren) -> None:
    lijst = inhoud(await buren.deur.http.get("/gateway/v1/gemeenten", headers=buren.utrecht))
    assert [g["gemeente"] for g in lijst["items"]] == [UTRECHT]
    assert (await buren.deur.http.get(f"/gateway/v1/gemeenten/{UTRECHT}", headers=buren.utrecht)).status_code == 200
    vreemd = await buren.deur.http.get(f"/gateway/v1/gemeenten/{DEN_HAAG}", headers=buren.utrecht)
    onbekend = await buren.deur.http.get("/gateway/v1/gemeenten/9999", headers=buren.utrecht)
    assert (vreemd.status_code, vreemd.json()) == (404, onbekend.json())


async def test_een_client_die_een_gemeente_verliest_ziet_haar_niet_meer(buren: Buren) -> None:
    beheer = await buren.deur.als("beheer")
    pad = "/gateway/v1/clients/loket"
    huidig = inhoud(await buren.deur.http.get(pad, headers=beheer))
    huidig.pop("id")
    gewijzigd = await buren.deur.http.put(pad, json={**huidig, "gemeenten": [UTRECHT]}, headers=beheer)
    assert gewijzigd.status_code == 200
    # the same token as before, and a gemeente less
    assert (await buren.deur.http.get(f"/intake/v1/trajecten/{buren.traject}", headers=buren.allen)).status_code == 404
