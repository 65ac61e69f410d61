"""Collection as another gemeente: every path of it is tried, and the list of paths is compared with what the app has."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from contracts.bbz import OndernemerVerhuisd
from kernel.crypto import Sleutelbos
from kernel.db import Database
from services.debiteuren.app import INVORDERING, MIGRATIONS, create_app
from services.debiteuren.settings import Settings
from tests.conftest import Regio
from tests.steun.debiteuren import BASIS, DEN_HAAG, RECHTEN, UTRECHT, Loket
from tests.steun.invordering import Invordering, gebeurtenis

DAG = date(2026, 2, 10)
TABELLEN = (
    "taak",
    "invordering",
    "invorderingsstap",
    "stuiting",
    "besluit",
    "overdracht",
    "onderzoek",
    "pauze",
    "invorderingsbeleid",
    "invorderingsronde",
    "portefeuillestand",
)
BEWIJS = {"handeling": "erkenning", "datum": "2025-05-01", "toelichting": "proef"}
VOORSTEL = {"soort": "opeising", "grond": "onjuiste-besteding", "motivering": "proef"}
UITSTEL = {"van": "2026-05-01", "totEnMet": "2026-05-31", "reden": "proef"}
#: What a POST on each path sends; the ids come from the loan of Utrecht.
SCHRIJVEN: dict[str, dict[str, Any]] = {
    "/leningen/{leningId}/invorderingsstappen": {"stap": "contact", "kanaal": "telefoon", "bereikt": True},
    "/leningen/{leningId}/stuitingen": BEWIJS,
    "/leningen/{leningId}/pauzes": {"soort": "surseance", "van": "2025-05-01"},
    "/pauzes/{pauzeId}/beeindigingen": {"laatsteDag": "2025-05-02"},
    "/taken/{taakId}/afrondingen": {"uitkomst": "gezien"},
    "/leningen/{leningId}/besluitvoorstellen": VOORSTEL,
    "/besluitvoorstellen/{voorstelId}/bekrachtigingen": {"soort": "opeising"},
    "/leningen/{leningId}/onderzoeken": {"soort": "voortgang", "uiterlijk": "2025-12-31"},
    "/onderzoeken/{onderzoekId}/stappen": {"stand": "ontvangen"},
    "/leningen/{leningId}/overdrachten": {"naar": "debiteuren", "stukken": []},
    "/overdrachten/{overdrachtId}/antwoorden": {"aanvaard": True},
    "/uitstellen/{uitstelId}/beeindigingen": {"laatsteDag": "2025-05-02", "reden": "proef"},
    "/leningen/{leningId}/uitstellen": UITSTEL,
}
#: What names a gemeente to create for, is 403 (GEMEENTE) or 404; what lists, is empty.
AANMAKEN = {
    "/invorderingsrondes": {"gemeente": UTRECHT, "datum": "2025-05-02"},
    "/invorderingsbeleid": {"gemeente": UTRECHT, "geldigVan": "2025-01-01"},
}
LIJSTEN = ("/taken", "/aandachtslijst?maand=2027-01-01", "/onderzoeken", "/overdrachten")
LEZEN = (
    "/leningen/{leningId}/invordering",
    "/leningen/{leningId}/verjaring",
    "/leningen/{leningId}/besluiten",
    "/leningen/{leningId}/uitstellen",
    "/leningen/{leningId}/saldo-opgave",
    "/leningen/{leningId}/jaaropgaven/2025",
    "/invorderingsstappen/{stapId}/brief",
    "/besluitvoorstellen/{voorstelId}",
    "/besluiten/{besluitId}",
    "/invorderingsrondes/{rondeId}",
    f"/invorderingsbeleid?gemeente={UTRECHT}",
    f"/portefeuilles/{UTRECHT}/leningen",
    f"/statistieken/bdfs?gemeente={UTRECHT}&maand=2025-04-01",
)


@pytest.fixture
async def loket(regio: Regio) -> AsyncIterator[Loket]:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten("debiteuren")
    await regio.schoon("debiteuren")
    app, worker = create_app(settings), Database(settings, "worker")
    yield Loket(regio, app, worker, Sleutelbos.laad(settings.sleutelbos_pad))
    await app.state.db.close()
    await worker.close()


@pytest.fixture
async def van_utrecht(loket: Loket) -> dict[str, str]:
    """A loan of Utrecht with everything of collection that can hang on it."""
    zaak = Invordering(loket, await loket.lening(UTRECHT))
    pad = f"leningen/{zaak.id}"
    await zaak.doe("invorderingsbeleid", {"gemeente": UTRECHT, "geldigVan": "2025-01-01", "stukken": []}, DAG)
    ronde = await zaak.ronde(DAG)
    await zaak.zet("contact", DAG)
    stap = (await zaak.zet("aanmaning", DAG)).json()["id"]
    await zaak.doe(f"{pad}/stuitingen", BEWIJS, DAG)
    voorstel = await zaak.doe(f"{pad}/besluitvoorstellen", VOORSTEL, DAG)
    besluit = await zaak.besluit("afboeking", "geen-verhaal", DAG, bedragCenten=100)
    overdracht = await zaak.doe(f"{pad}/overdrachten", {"naar": "debiteuren", "stukken": []}, DAG)
    uitstel = await zaak.doe(f"{pad}/uitstellen", UITSTEL, DAG)
    pauze = await zaak.doe(f"{pad}/pauzes", {"soort": "surseance", "van": "2025-05-01"}, DAG)
    taken = (await zaak.lees("taken", DAG))["items"]
    onderzoek = (await zaak.lees("onderzoeken", DAG))["items"][0]
    return {
        "leningId": zaak.id,
        "stapId": stap,
        "voorstelId": voorstel.json()["id"],
        "besluitId": besluit.json()["id"],
        "overdrachtId": overdracht.json()["id"],
        "uitstelId": uitstel.json()["id"],
        "pauzeId": pauze.json()["id"],
        "taakId": taken[0]["id"],
        "onderzoekId": onderzoek["id"],
        "rondeId": ronde["id"],
    }


def test_elk_pad_wordt_geprobeerd(loket: Loket) -> None:
    """Of every route of collection: in one of the lists above, or named here with why it needs none."""
    elders = {"POST /leningen/_haal", "GET /portefeuilles", "GET /invorderingsbeleid", "GET /statistieken/bdfs", "GET /aandachtslijst"}
    geprobeerd = {f"POST {p}" for p in (*SCHRIJVEN, *AANMAKEN)} | {f"GET {p.partition('?')[0]}" for p in (*LEZEN, *LIJSTEN)}
    geprobeerd = {p.replace("/2025", "/{jaar}").replace(f"/portefeuilles/{UTRECHT}/", "/portefeuilles/{gemeente}/") for p in geprobeerd}
    routes = {f"{m} {r.path}" for router in INVORDERING for r in router.routes for m in getattr(r, "methods", ())}
    assert routes - geprobeerd - elders == set()


async def test_lezen_en_schrijven_is_404(loket: Loket, van_utrecht: dict[str, str]) -> None:
    async with loket.client([DEN_HAAG], Boekdatum=DAG.isoformat()) as client:
        for pad in LEZEN:
            antwoord = await client.get(f"{BASIS}{pad.format(**van_utrecht)}")
            assert antwoord.status_code == 404, pad
        for pad, inhoud in SCHRIJVEN.items():
            antwoord = await client.post(f"{BASIS}{pad.format(**van_utrecht)}", json=inhoud, headers={"If-Match": '"1"'})
            assert antwoord.status_code == 404, (pad, antwoord.text)


async def test_aanmaken_voor_een_ander_is_403_en_lijsten_zijn_leeg(loket: Loket, van_utrecht: dict[str, str]) -> None:
    async with loket.client([DEN_HAAG], Boekdatum=DAG.isoformat()) as client:
        for pad, inhoud in AANMAKEN.items():
            assert (await client.post(f"{BASIS}{pad}", json=inhoud)).status_code == 403, pad
        for pad in LIJSTEN:
            antwoord = await client.get(f"{BASIS}{pad}")
            assert (antwoord.status_code, antwoord.json()["items"]) == (200, []), pad
        portefeuille = (await client.get(f"{BASIS}/portefeuilles?gemeente={UTRECHT}")).json()
        personen = (await client.post(f"{BASIS}/leningen/_haal", json={"ids": [van_utrecht["leningId"]]})).json()
    assert (portefeuille["regels"], portefeuille["aantal"], personen["items"]) == ([], 0, [])


async def test_de_database_geeft_een_ander_geen_rij(loket: Loket, van_utrecht: dict[str, str]) -> None:
    for gemeenten, verwacht in (((), False), ((DEN_HAAG,), False), ((UTRECHT,), True)):
        async with loket.app.state.db.read(gemeenten) as session:
            for tabel in TABELLEN:
                gevonden = bool(await session.scalar(text(f"SELECT count(*) FROM {tabel}")))
                assert gevonden is verwacht, (gemeenten, tabel)


async def test_een_gebeurtenis_van_een_ander_raakt_niets(loket: Loket, van_utrecht: dict[str, str]) -> None:
    """An event of Den Haag that names the voorziening of Utrecht: no work item, nowhere."""
    async with loket.regio.superuser() as connection:
        voorziening: UUID = await connection.fetchval("SELECT voorziening_id FROM debiteuren.lening")
        eerst = await connection.fetchval("SELECT count(*) FROM debiteuren.taak")
    data = OndernemerVerhuisd(dossier_id=voorziening, datum=DAG, naar_gemeente="0599", voorziening_ids=[voorziening], traject_id=None)
    await loket.ontvang(gebeurtenis(data, voorziening, DAG, gemeente=DEN_HAAG))
    async with loket.regio.superuser() as connection:
        assert await connection.fetchval("SELECT count(*) FROM debiteuren.taak") == eerst


async def test_zonder_recht_is_het_403(loket: Loket, van_utrecht: dict[str, str]) -> None:
    rechten = [r for r in RECHTEN if r.endswith("uitstellen:schrijven")]
    async with loket.client([UTRECHT], rechten) as client:
        for pad in (*LEZEN, *LIJSTEN):
            assert (await client.get(f"{BASIS}{pad.format(**van_utrecht)}")).status_code == 403, pad
