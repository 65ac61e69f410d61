"""What a partner hears of his signals: whether they were taken up, from gemeenten that agreed to it, and never why not."""

import csv
import io
from typing import Any

import pytest

from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.terugkoppeling import Terugkoppeling, terug_te_koppelen
from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import APP, BASIS, DAG, Proef, als_csv, signaal

UTRECHT = "0344"
LEZEN = [f"{APP}:terugkoppelingen:lezen"]


async def _lees(proef: Proef, client: str = "energiebedrijf", vraag: str = "", **headers: str) -> Any:
    token = proef.regio.token(APP, GEMEENTEN, LEZEN, client=client)
    async with proef.regio.client(proef.app, token, Boekdatum=DAG.isoformat()) as partner:
        antwoord = await partner.get(f"{BASIS}/terugkoppelingen{vraag}", headers=headers)
        assert antwoord.status_code == 200, antwoord.text
        return antwoord.text if headers else antwoord.json()


async def _sta_toe(proef: Proef, *gemeenten: str) -> None:
    async with proef.regio.superuser() as db:
        await db.execute(f"UPDATE {APP}.signaalpartner SET terugkoppeling = gemeente = ANY($1::text[])", list(gemeenten))


@pytest.mark.parametrize("status", Signaalstatus)
def test_een_partner_hoort_nooit_iets_over_de_persoon(status: Signaalstatus) -> None:
    verteld = terug_te_koppelen(status)
    if status in {Signaalstatus.OVERLEDEN, Signaalstatus.GEEN_INWONER, Signaalstatus.BEKEND_BIJ_SCHULDHULP, Signaalstatus.ANDERE_REDEN}:
        assert verteld is Terugkoppeling.NIET_OPGEPAKT
    else:
        assert verteld.value == status.value


async def test_opgepakt_of_niet_en_van_andere_reden_nooit_waarom(proef: Proef) -> None:
    await proef.convenant()
    rijen = [
        signaal(1, gemeentecode=UTRECHT),
        signaal(2, gemeentecode=UTRECHT, bedragCenten="4000"),  # below the drempel
        signaal(3, gemeentecode=UTRECHT, bedrijfsnaam="Loods BV"),  # a rechtspersoon
        signaal(4, gemeentecode=UTRECHT),
        signaal(5, gemeentecode="0518"),
    ]
    await proef.lever_en_verwerk(als_csv(rijen))
    assert (await _lees(proef))["items"] == [], "no gemeente agreed to feedback"
    await _sta_toe(proef, UTRECHT)
    async with proef.loket() as loket:
        [zaak] = await proef.rijen("SELECT zaak_id FROM signaal WHERE kenmerk = 'S-000001'")
        bezoek = {"soort": "Huisbezoek", "bereikt": True, "datum": DAG.isoformat()}
        assert (await loket.post(f"{BASIS}/zaken/{zaak['zaak_id']}/contactpogingen", json=bezoek)).status_code == 201

    uit = await _lees(proef)
    assert [(i["signaalId"], i["terugkoppeling"]) for i in uit["items"]] == [
        ("S-000001", "Opgepakt"),
        ("S-000002", "Niet opgepakt: onterecht signaal"),
        ("S-000003", "Niet opgepakt"),
        ("S-000004", "Nog niet opgepakt"),
    ]
    assert all(set(i) == {"signaalId", "gemeentecode", "signaaldatum", "ontvangenOp", "terugkoppeling"} for i in uit["items"])


async def test_een_bestand_heeft_alles_en_bladeren_ook(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(n, signaalId=f"=K{n:03d}") for n in range(25)]))
    await _sta_toe(proef, *GEMEENTEN)

    gezien: list[str] = []
    cursor = ""
    while True:
        blad = await _lees(proef, vraag=f"?aantal=10{cursor}")
        gezien += [i["signaalId"] for i in blad["items"]]
        if not blad["volgende"]:
            break
        cursor = f"&cursor={blad['volgende']}"
    assert gezien == [f"=K{n:03d}" for n in range(25)]

    regels = list(csv.DictReader(io.StringIO(await _lees(proef, Accept="text/csv")), delimiter=";"))
    assert [r["signaalId"] for r in regels] == [f"'=K{n:03d}" for n in range(25)], "no cell runs as a formula"
    assert (await _lees(proef, vraag="?van=2025-03-01&totEnMet=2025-03-09"))["items"] == [], "received on the 10th"


async def test_een_andere_partner_hoort_niets(proef: Proef) -> None:
    await proef.convenant()
    await proef.convenant(client="waterbedrijf", soort="Water")
    await proef.lever_en_verwerk(als_csv([signaal(1)]))
    await _sta_toe(proef, *GEMEENTEN)
    assert (await _lees(proef, client="waterbedrijf"))["items"] == []
    assert len((await _lees(proef))["items"]) == 1
