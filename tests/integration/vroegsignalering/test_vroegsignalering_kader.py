"""A gemeente's own kader: the SQL places as the domain does, a dry run changes nothing, and every zaak says which rule placed it."""

import json
import random
from datetime import date
from typing import Any

from contracts.vroegsignalering import Signaalpartnertype
from services.vroegsignalering.domain.afweging import STANDAARD, Actie, Feiten, Kader, Regel, Voorwaarden, leeftijd
from services.vroegsignalering.store.afweging_sql import Wat, uitkomst
from tests.steun.vroegsignalering import APP, BASIS, DAG, Proef, als_csv, signaal

UTRECHT = "0344"
TYPEN = [t.value for t in Signaalpartnertype]

JONG: list[dict[str, Any]] = [
    {"code": "crisis", "bakje": "crisis", "actie": "Huisbezoek", "prioriteit": 1, "voorwaarden": {"crisis": True}},
    {
        "code": "hoog",
        "bakje": "hoge-achterstand",
        "actie": "Huisbezoek",
        "prioriteit": 2,
        "voorwaarden": {"bedragMinstens": 100_000},
        "uitleg": "Meer dan duizend euro.",
    },
    {"code": "rest", "bakje": "brieven", "actie": "Brief", "prioriteit": 6},
]


def willekeurig_kader(kans: random.Random) -> Kader:
    """Any conditions at all; the last rule asks nothing."""

    def misschien(waarde: Any) -> Any:
        return waarde if kans.random() < 0.3 else None

    regels = [
        Regel(
            f"r{n}",
            f"b{n % 3}",
            kans.choice(list(Actie)),
            kans.randint(1, 9),
            Voorwaarden(
                crisis=misschien(kans.random() < 0.5),
                opeenvolgend=misschien(kans.random() < 0.5),
                ondernemer=misschien(kans.random() < 0.5),
                meervoudig=misschien(kans.random() < 0.5),
                soorten_minstens=misschien(kans.randint(1, 3)),
                typen=misschien(tuple(kans.sample(TYPEN, 2))) or (),
                typen_alle=misschien(tuple(kans.sample(TYPEN, 1))) or (),
                bedrag_minstens=misschien(kans.choice([0, 5_000, 50_000])),
                bedrag_hoogstens=misschien(kans.choice([60_000, 90_000])),
                leeftijd_minstens=misschien(kans.choice([18, 27])),
                leeftijd_hoogstens=misschien(kans.choice([26, 40])),
                postcodes=misschien(("3511", "3512AB")) or (),
            ),
        )
        for n in range(kans.randint(1, 6))
    ]
    return Kader(1, (*regels, Regel("laatste", "b0", Actie.BRIEF, 5)))


async def test_sql_en_domein_plaatsen_gelijk(proef: Proef) -> None:
    """200 random zaken through 40 random kaders and the default: every answer of the SQL is that of the domain."""
    kans = random.Random(20250310)
    zaken = [
        Feiten(
            signalen=kans.randint(1, 3),
            bedrag_centen=kans.choice([4_999, 5_000, 50_000, 75_000, 95_000]),
            crisis=kans.random() < 0.2,
            opeenvolgend=kans.random() < 0.4,
            ondernemer=kans.random() < 0.3,
            typen=frozenset(kans.sample(TYPEN, kans.randint(1, 3))),
            postcode=kans.choice([None, "3511AA", "3512AB", "3512AC", "9999ZZ"]),
            leeftijd=leeftijd(kans.choice([None, 1960, 1985, 1998, 1999, 2007]), DAG),
        )
        for _ in range(200)
    ]
    async with proef.regio.superuser() as db:
        await db.execute(f"SET search_path = {APP}")
        await db.execute("CREATE TEMPORARY TABLE feiten (LIKE zaak INCLUDING DEFAULTS)")
        await db.execute("ALTER TABLE feiten ADD nr int")
        await db.executemany(
            """INSERT INTO feiten (nr, gemeente, maand, ontvangen_op, contact_uiterlijk, werkbakje, signalen, bedrag_centen, crisis,
                                   opeenvolgend, ondernemer, typen, postcode, geboortejaar)
               VALUES ($1, '0344', $2, $2, $2, '', $3, $4, $5, $6, $7, $8, $9, $10)""",
            [
                (n, DAG, z.signalen, z.bedrag_centen, z.crisis, z.opeenvolgend, z.ondernemer, sorted(z.typen), z.postcode,
                 None if z.leeftijd is None else DAG.year - z.leeftijd)
                for n, z in enumerate(zaken)
            ],
        )  # fmt: skip
        for kader in (STANDAARD, *(willekeurig_kader(kans) for _ in range(40))):
            wat: tuple[Wat, ...] = ("bakje", "code", "actie", "prioriteit")
            rijen = await db.fetch(f"SELECT {', '.join(uitkomst(kader, w) for w in wat)} FROM feiten ORDER BY nr")
            verwacht = [kader.plaats(z) for z in zaken]
            assert [tuple(rij) for rij in rijen] == [(r.bakje, r.code, r.actie.value, r.prioriteit) for r in verwacht]


async def _een_maand(proef: Proef) -> None:
    """Ten zaken of Utrecht: two crises, three above a thousand euro, one of them both."""
    await proef.convenant([UTRECHT])
    rijen = [
        signaal(n, gemeentecode=UTRECHT, crisis="ja" if n < 2 else "nee", bedragCenten="120000" if 1 <= n < 4 else "25000")
        for n in range(10)
    ]
    await proef.lever(als_csv(rijen), gemeenten=[UTRECHT])
    await proef.verwerk()


async def test_een_proef_laat_zien_wat_er_zou_verschuiven_en_verandert_niets(proef: Proef) -> None:
    await _een_maand(proef)
    voor = await proef.rijen("SELECT id, werkbakje, versie FROM zaak ORDER BY id")
    async with proef.loket() as loket:
        antwoord = await loket.post(f"{BASIS}/afwegingskaders/{UTRECHT}/proeven", json={"regels": JONG})
    assert antwoord.status_code == 200, antwoord.text
    uit = antwoord.json()
    # 10 zaken: 2 crisis stay; 8 enkelvoudig of which 2 (n = 2 and 3) are high and 6 are not
    assert (uit["zaken"], uit["verplaatst"], uit["van"], uit["totEnMet"]) == (10, 8, "2025-02-07", "2025-03-10")
    assert uit["werkbakjes"] == [
        {"werkbakje": "brieven", "nu": 0, "straks": 6},
        {"werkbakje": "crisis", "nu": 2, "straks": 2},
        {"werkbakje": "enkelvoudig", "nu": 8, "straks": 0},
        {"werkbakje": "hoge-achterstand", "nu": 0, "straks": 2},
    ]
    assert await proef.rijen("SELECT id, werkbakje, versie FROM zaak ORDER BY id") == voor


async def test_een_eigen_kader_geldt_voor_wat_er_ligt_na_een_herindeling(proef: Proef) -> None:
    await _een_maand(proef)
    pad = f"{BASIS}/afwegingskaders/{UTRECHT}"
    async with proef.loket() as loket:
        oud = await loket.get(pad)
        assert (oud.json()["versie"], oud.headers["ETag"]) == (0, '"0"')
        nieuw = await loket.put(pad, json={"regels": JONG, "toelichting": "Hoge achterstanden apart."}, headers={"If-Match": '"0"'})
        assert (nieuw.status_code, nieuw.json()["versie"]) == (200, 1), nieuw.text
        verouderd = await loket.put(pad, json={"regels": JONG, "toelichting": "Nog eens."}, headers={"If-Match": '"0"'})
        assert verouderd.status_code == 412

        [eerste, *_] = (await loket.get(f"{BASIS}/zaken?crisis=true")).json()["items"]
        etag = (await loket.get(f"{BASIS}/zaken/{eerste['id']}")).headers["ETag"]
        met_de_hand = await loket.post(
            f"{BASIS}/zaken/{eerste['id']}/indelingen",
            json={"werkbakje": "brieven", "actie": "Brief", "prioriteit": 9},
            headers={"If-Match": etag},
        )
        assert met_de_hand.status_code == 201, met_de_hand.text

        gedaan = (await loket.post(f"{pad}/herindelingen")).json()
        detail = (await loket.get(f"{BASIS}/zaken?werkbakje=hoge-achterstand")).json()["items"]
        zaak = (await loket.get(f"{BASIS}/zaken/{detail[0]['id']}")).json()
        nog_eens = (await loket.post(f"{pad}/herindelingen")).json()

    # of 10 zaken 1 lies where a person put it; of the other 9 the crisis keeps its place, rule and priority, and 8 move
    assert gedaan == {"bekeken": 9, "verplaatst": 8, "klaar": True}
    assert nog_eens == {"bekeken": 0, "verplaatst": 0, "klaar": True}
    assert (zaak["regel"], zaak["uitlegRegel"], zaak["kader"], zaak["prioriteit"]) == ("hoog", "Meer dan duizend euro.", 1, 2)
    ingedeeld = [json.loads(r["data"]) for r in await proef.rijen("SELECT data FROM outbox WHERE type LIKE '%zaak-ingedeeld%'")]
    assert len(ingedeeld) == 9
    assert {e["regel"] for e in ingedeeld} == {"hand", "hoog", "rest"}
    # an event's sequence is the version of its zaak
    assert await proef.tel("SELECT count(*) FROM outbox o JOIN zaak z ON z.id = o.subject AND z.versie = o.sequence") == 10
    assert await proef.tel("SELECT count(*) FROM audit WHERE actie = 'afwegingskader-gewijzigd'") == 1


async def test_een_onbekend_bakje_of_een_kapot_kader_wordt_geweigerd(proef: Proef) -> None:
    await _een_maand(proef)
    async with proef.loket() as loket:
        [zaak, *_] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        verzoek = {"werkbakje": "bestaat-niet", "actie": "Brief", "prioriteit": 1}
        geen_bakje = await loket.post(f"{BASIS}/zaken/{zaak['id']}/indelingen", json=verzoek, headers={"If-Match": '"1"'})
        kapot = {"regels": [{**JONG[2], "voorwaarden": {"crisis": True}}], "toelichting": "x"}
        geen_kader = await loket.put(f"{BASIS}/afwegingskaders/{UTRECHT}", json=kapot, headers={"If-Match": '"0"'})
    assert geen_bakje.status_code == geen_kader.status_code == 400
    assert "Kies uit: crisis, meervoudig, ondernemer, enkelvoudig" in geen_bakje.json()["detail"]
    assert "laatste regel" in geen_kader.json()["detail"]


async def test_zonder_datum_is_de_proef_over_de_laatste_maand(proef: Proef) -> None:
    await _een_maand(proef)
    async with proef.loket(boekdatum=date(2025, 5, 1)) as loket:
        uit = (await loket.post(f"{BASIS}/afwegingskaders/{UTRECHT}/proeven", json={"regels": JONG})).json()
    assert (uit["zaken"], uit["van"]) == (0, "2025-03-31")
