"""The month as figures: kept by events, equal to a recount, readable as JSON and CSV."""

import csv
import io
import random
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.bbz import Uitkomst
from contracts.vroegsignalering import Contactsoort, Melding, ZaakGesplitst
from gateway.managementinformatie.domain.indicator import TELT_NIET
from gateway.managementinformatie.herbouw import herbouw_alles
from gateway.managementinformatie.store import queries
from kernel.envelope import Event
from tests.steun.gateway import (
    DEN_HAAG,
    UTRECHT,
    Proef,
    als_event,
    besluit,
    dag_afgesloten,
    poging,
    zaak_aangevuld,
    zaak_geopend,
    zaak_samengevoegd,
)

MAART = "/gateway/v1/managementinformatie/2025-03"


async def rapport(gateway: Proef, gemeente: str = UTRECHT, pad: str = MAART) -> dict[str, dict[str, Any]]:
    async with gateway.wie() as client:
        antwoord = await client.get(pad, params={"gemeente": gemeente})
    assert antwoord.status_code == 200, antwoord.text
    return {i["code"]: i for i in antwoord.json()["indicatoren"]}


async def figuren(gateway: Proef, gemeente: str = UTRECHT) -> list[tuple[str, str, date, str, int]]:
    async with gateway.db.read([gemeente]) as session:
        return await queries.alles(session, gemeente)


async def test_de_cijfers_van_de_maand(gateway: Proef) -> None:
    zaak = uuid4()
    await gateway.ontvang(
        zaak_geopend(zaak),
        zaak_aangevuld(zaak),
        zaak_geopend(uuid4()),
        zaak_geopend(uuid4(), op=date(2025, 4, 1)),
        zaak_geopend(uuid4(), gemeente=DEN_HAAG),
        poging(zaak),
        poging(zaak, soort=Contactsoort.SMS, bereikt=False, volgorde=4),
        besluit(bedrag_centen=20_000_00),
        besluit(bedrag_centen=15_000_00, binnen_termijn=False),
        besluit(bedrag_centen=9_000_00, uitkomst=Uitkomst.AFGEWEZEN),
    )
    cijfers = await rapport(gateway)
    assert cijfers["vs-zaken"]["delen"] == [{"uitsplitsing": "enkelvoudig", "waarde": 1}, {"uitsplitsing": "meervoudig", "waarde": 1}]
    assert {d["uitsplitsing"]: d["waarde"] for d in cijfers["vs-contactpogingen"]["delen"]} == {
        "Huisbezoek | ja": 1,
        "SMS/Whatsapp | nee": 1,
    }
    assert cijfers["bbz-toegekend"]["waarde"] == 35_000_00
    assert cijfers["bbz-besluiten-op-tijd"]["waarde"] == "66.7"  # 2 of 3
    assert (cijfers["wgs-toelatingen"]["waarde"], cijfers["wgs-toelatingen-op-tijd"]["waarde"]) == (0, None)
    assert (await rapport(gateway, DEN_HAAG))["vs-zaken"]["waarde"] == 1


async def test_een_stand_loopt_door_naar_de_volgende_maand(gateway: Proef) -> None:
    from contracts.debiteuren import LeningGeopend, OntvangstVerwerkt, Stoplicht, StoplichtGewijzigd

    lening = uuid4()
    geopend = LeningGeopend(
        lening_id=lening,
        voorziening_id=uuid4(),
        hoofdsom_centen=10_000_00,
        termijnen=60,
        eerste_vervaldag=date(2025, 4, 1),
        laatste_vervaldag=date(2030, 3, 1),
    )
    ontvangst = OntvangstVerwerkt(
        lening_id=lening,
        ontvangst_id=uuid4(),
        bedrag_centen=202_76,
        kosten_centen=0,
        rente_centen=66_67,
        hoofdsom_centen=136_09,
        vooruit_centen=0,
        valutadatum=date(2025, 4, 1),
    )
    rood = StoplichtGewijzigd(lening_id=lening, van=Stoplicht.BIJ, naar=Stoplicht.ACHTERSTAND, reden="termijn-gemist")
    await gateway.ontvang(
        als_event(rood, lening, op=date(2025, 5, 2), volgorde=3),
        als_event(ontvangst, lening, op=date(2025, 4, 1), volgorde=2),
        als_event(geopend, lening, op=date(2025, 3, 3)),
    )
    standen = [await rapport(gateway, pad=f"/gateway/v1/managementinformatie/2025-0{maand}") for maand in (2, 3, 4, 5, 6)]
    assert [s["deb-hoofdsom"]["waarde"] for s in standen] == [0, 10_000_00, 9_863_91, 9_863_91, 9_863_91]  # - 136,09
    assert [s["deb-ontvangen"]["waarde"] for s in standen] == [0, 0, 202_76, 0, 0]
    assert [[d["uitsplitsing"] for d in s["deb-stoplicht"]["delen"]] for s in standen] == [
        [],
        ["bij"],
        ["bij"],
        ["achterstand"],
        ["achterstand"],
    ]


@pytest.mark.parametrize("zaad", range(3))
async def test_bijgehouden_is_gelijk_aan_herteld_uit_het_archief(gateway: Proef, zaad: int) -> None:
    """Any order, any lists, with doubles, and without the inbox to catch them: a recount gives the same."""
    toeval = random.Random(zaad)
    gebeurtenissen: list[Event] = []
    for n in range(30):
        zaak, dag = UUID(int=n + 1), date(2025, 1 + n % 5, 1 + n % 28)
        gebeurtenissen += [zaak_geopend(zaak, op=dag), poging(zaak, op=dag, bereikt=n % 3 == 0), besluit(op=dag, bedrag_centen=n * 1000)]
        if n % 2:
            gebeurtenissen.append(zaak_aangevuld(zaak, op=dag))
        if n % 10 == 0:
            gebeurtenissen.append(zaak_samengevoegd(zaak, UUID(int=n + 2), op=dag))
    gebeurtenissen += toeval.sample(gebeurtenissen, 30)
    toeval.shuffle(gebeurtenissen)
    while gebeurtenissen:
        lijst = [gebeurtenissen.pop() for _ in range(min(len(gebeurtenissen), toeval.randint(1, 20)))]
        await gateway.ontvang(*lijst)
        await gateway.doe("DELETE FROM gateway.inbox")

    bijgehouden = await figuren(gateway)
    assert await herbouw_alles(gateway.db) == {"0344": 108, "0518": 0, "0599": 0}  # 3 × 30 + 15 + 3
    assert await figuren(gateway) == bijgehouden
    assert sum(f[4] for f in bijgehouden if f[1] == "vs-zaken") == 30
    assert sum(f[4] for f in bijgehouden if f[1] == "vs-zaken" and f[3] == TELT_NIET) == 3


async def test_een_zaak_die_in_een_andere_opging_telt_niet_dubbel_en_een_gesplitste_telt_als_twee(gateway: Proef) -> None:
    """Three cases of one household: two went on in the first, which is split afterwards. Opened and not over: two."""
    een, twee, drie, nieuw = (uuid4() for _ in range(4))
    gesplitst = ZaakGesplitst(zaak_id=een, nieuwe_zaak_id=nieuw, signalen=2, bedrag_centen=400_00, melding=Melding.MEERVOUDIG)
    await gateway.ontvang(
        *(zaak_geopend(zaak) for zaak in (een, twee, drie)),
        zaak_samengevoegd(twee, een),
        zaak_aangevuld(een),
        zaak_samengevoegd(drie, een, op=date(2025, 4, 1)),
        zaak_geopend(nieuw),
        als_event(gesplitst, een, volgorde=4),
    )
    for _ in range(2):
        cijfers = await rapport(gateway)
        assert cijfers["vs-zaken"]["waarde"] == 2
        assert cijfers["vs-zaken"]["delen"] == [{"uitsplitsing": "enkelvoudig", "waarde": 1}, {"uitsplitsing": "meervoudig", "waarde": 1}]
        assert cijfers["vs-zaken-opeenvolgend"]["waarde"] == 0
        assert (await rapport(gateway, pad="/gateway/v1/managementinformatie/2025-04"))["vs-zaken"]["waarde"] == 0
        await herbouw_alles(gateway.db)


async def test_het_archief_staat_per_maand_en_neemt_elke_gebeurtenis_eens_op(gateway: Proef) -> None:
    een = zaak_geopend(uuid4(), op=date(2024, 2, 29))
    await gateway.ontvang(een, zaak_geopend(uuid4(), op=date(2025, 12, 31)))
    await gateway.doe("DELETE FROM gateway.inbox")
    await gateway.ontvang(een)
    delen = await gateway.doe("SELECT tableoid::regclass::text AS deel, count(*) FROM gateway.gebeurtenis GROUP BY 1 ORDER BY 1")
    assert [tuple(r.values()) for r in delen] == [("gateway.gebeurtenis_2024_02", 1), ("gateway.gebeurtenis_2025_12", 1)]
    async with gateway.wie() as client:
        aansluitingen = (await client.get("/gateway/v1/aansluitingen")).json()["items"]
        terug = await client.get(f"/gateway/v1/gebeurtenissen/{een.id}")
    assert [(a["publisher"], a["aantal"]) for a in aansluitingen] == [("vroegsignalering", 2)]
    assert Event.from_json(terug.content) == een


async def test_csv_geeft_dezelfde_cijfers(gateway: Proef) -> None:
    await gateway.ontvang(besluit(), dag_afgesloten(date(2025, 3, 1), 4))
    async with gateway.wie() as client:
        antwoord = await client.get(MAART, params={"gemeente": UTRECHT}, headers={"Accept": "text/csv"})
    regels = list(csv.DictReader(io.StringIO(antwoord.text), delimiter=";"))
    assert antwoord.headers["content-type"] == "text/csv; charset=utf-8"
    totalen = {r["indicator"]: r["waarde"] for r in regels if not r["uitsplitsing"]}
    assert (totalen["bbz-toegekend"], totalen["bbz-besluiten-op-tijd"]) == ("2000000", "100,0")
    assert {k: str(v["waarde"] or 0).replace(".", ",") for k, v in (await rapport(gateway)).items()} == {
        k: v or "0" for k, v in totalen.items()
    }


@pytest.mark.parametrize(
    ("maand", "accept", "status"),
    [("2025-13", "*/*", 400), ("maart", "*/*", 400), ("2025-03", "application/xml", 406), ("2025-03", "*/*", 200)],
)
async def test_een_verkeerde_maand_of_vorm(gateway: Proef, maand: str, accept: str, status: int) -> None:
    async with gateway.wie() as client:
        antwoord = await client.get(f"/gateway/v1/managementinformatie/{maand}", params={"gemeente": UTRECHT}, headers={"Accept": accept})
    assert antwoord.status_code == status


async def test_het_register_is_op_te_vragen(gateway: Proef) -> None:
    async with gateway.wie() as client:
        items = (await client.get("/gateway/v1/indicatoren")).json()["items"]
    assert {"vs-signalen", "wgs-aanmeldingen", "bbz-toegekend", "deb-stoplicht"} <= {i["code"] for i in items}
    assert all(i["definitie"] and i["formule"] for i in items)
