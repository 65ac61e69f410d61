"""What bbz tells, booked by debiteuren's own consumer: nothing counts twice, and nothing falls between (Bbz 2004, art. 12, 29, 45)."""

import json
from uuid import UUID

import pytest

from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.envelope import Event, source_of
from services.debiteuren.app import MIGRATIONS
from services.debiteuren.consumers import make_consumer
from services.debiteuren.settings import Settings
from tests.conftest import Regio
from tests.steun import bbz_uitvoering as u
from tests.steun.bbz import IBAN, VISSER, Proef, toekenning

_OUTBOX = "SELECT id, type, subject, sequence, tijd, gemeente, boekdatum, data::text AS data, dataref FROM bbz.outbox ORDER BY nummer"


@pytest.fixture
async def boeken(regio: Regio, bbz: Proef) -> Settings:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("debiteuren")
    await regio.ken_gemeenten("debiteuren")
    return settings


async def _boek(bbz: Proef, settings: Settings) -> dict[str, int]:
    """All that bbz has published, delivered in order; return what is still owed per kind, in cents."""
    events = [
        Event(
            id=UUID(str(rij["id"])),
            source=source_of("00000099000000001000", "bbz"),
            type=rij["type"],
            subject=UUID(str(rij["subject"])),
            sequence=rij["sequence"],
            time=rij["tijd"],
            gemeente=rij["gemeente"],
            boekdatum=rij["boekdatum"],
            data=json.loads(rij["data"]),
            dataref=rij["dataref"],
            fetched=VISSER,
        )
        for rij in await bbz.rijen(_OUTBOX)
    ]
    db = Database(settings, "worker")
    try:
        async with db.write() as session:
            await make_consumer(Sleutelbos.laad(settings.sleutelbos_pad)).handle(session, events)
    finally:
        await db.close()
    open_ = await bbz.rijen("SELECT soort, sum(hoofdsom_open_centen)::bigint AS centen FROM debiteuren.lening GROUP BY soort")
    return {rij["soort"]: rij["centen"] for rij in open_}


async def test_wat_bijstand_was_wordt_een_keer_vordering_en_een_keer_gift(bbz: Proef, boeken: Settings) -> None:
    """Art. 12, 45. Lent 13.500. While it is a loan 1.000 is recovered: 12.500 loan, 1.000 claim. The vaststelling recovers 5.500 in all,
    so 4.500 more, and gives 8.000: the loan is 12.500 - 8.000 - 4.500 = 0, the claims 5.500. 8.000 + 5.500 = 13.500.
    """
    async with u.proefnormen(bbz, u.ALLEEN_2025):
        uitkering = await u.uitkering(bbz)
        await u.betaal(bbz, uitkering, *u.maanden(2025, 4, 12))
        terug = {"grond": "inlichtingen", "boekjaar": 2025, "bedragCenten": 1_000_00, "motivering": "Niet gemeld."}
        await u.besluit(bbz, f"uitkeringen/{uitkering}/terugvorderingsvoorstellen", terug, op="2026-01-05")
        tussen = await _boek(bbz, boeken)
        (boekjaar,) = (await u.lees(bbz, f"uitkeringen/{uitkering}")).json()["boekjaren"]
        await u.stuur(bbz, f"boekjaren/{boekjaar}/administraties", {"ontvangenOp": "2026-03-01"}, op="2026-03-01", versie=0)
        cijfers = {"zonderLoonbelastingCenten": 20_000_00, "vermogen": u.VERMOGEN}
        await u.besluit(bbz, f"boekjaren/{boekjaar}/vaststellingsvoorstellen", cijfers, op="2026-04-01")
    assert tussen == {"levensonderhoud": 12_500_00, "terugvordering": 1_000_00}
    assert await _boek(bbz, boeken) == {"levensonderhoud": 0, "terugvordering": 5_500_00}


@pytest.mark.parametrize(
    ("uitkomst", "verwacht"),
    [
        ({"uitkomst": "niet-gestart"}, {"renteloze-lening": 0}),
        ({"uitkomst": "verwijtbaar-niet-gestart"}, {"renteloze-lening": 2_500_00}),
        (
            {"uitkomst": "gestart", "looptijdMaanden": 36, "aflossingsvorm": "annuitair", "eersteVervaldag": "2025-12-01"},
            {"rentedragende-lening": 2_500_00},
        ),
    ],
)
async def test_een_voorbereidingskrediet_tot_in_de_boeken(
    bbz: Proef, boeken: Settings, uitkomst: dict[str, object], verwacht: dict[str, int]
) -> None:
    """Art. 29 lid 3, with a proefnorm of € 3.000: no start is a gift, to blame for it keeps the loan, a start lets it bear interest."""
    async with u.proefnormen(bbz, ("voorbereidingskrediet", "art. 29 lid 1", "centen", 3_000_00)):
        krediet = toekenning(2_500_00, vorm="renteloze-lening", aflossingsvorm="lineair")
        besluit = await bbz.besluit(voorstel=krediet, categorie="voorbereiding", doel="voorbereiding", bedragCenten=2_500_00)
        voorziening = await bbz.teken_akte(besluit)
        assert (await bbz.betaal(voorziening, iban=IBAN)).status_code == 201
        voorstel = {**uitkomst, "datum": "2025-11-03", "motivering": "De voorbereiding is klaar."}
        pad = f"voorzieningen/{voorziening}/omzettingsvoorstellen"
        gesteld = await u.stuur(bbz, pad, voorstel, op="2025-11-03", versie=2)
        assert gesteld.status_code == 201, gesteld.text
        pad = f"kredietomzettingsvoorstellen/{gesteld.json()['id']}/bekrachtigingen"
        assert (await u.stuur(bbz, pad, op="2025-11-04", door="bram")).status_code == 201
    assert await _boek(bbz, boeken) == verwacht
