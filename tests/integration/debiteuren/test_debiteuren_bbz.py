"""What bbz paid and decided becomes loans, claims and gifts in the books: one event, one effect."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import permutations
from uuid import UUID, uuid4

import pytest

from contracts.bbz import (
    Aflossingsvorm,
    BorgtochtAangesproken,
    Categorie,
    DefinitiefVastgesteld,
    LevensonderhoudBetaald,
    OmgezetOmNiet,
    RenteKwijtgescholden,
    TerugvorderingBesloten,
    Vaststelling,
    VoorbereidingskredietOmgezet,
    Vorm,
)
from contracts.persoon import Band, Betrokkene, Medebetrokkene, Persoon
from kernel.envelope import Event, Gebeurtenis
from tests.steun.debiteuren import BASIS, BETROKKENE, BSN, UTRECHT, Loket, Regel, camt

VOORZIENING, BESLUIT = UUID("0197a000-0000-7000-8000-000000000001"), UUID("0197a000-0000-7000-8000-000000000002")
MEI = date(2025, 5, 1)
SAMEN = Betrokkene(
    persoon=BETROKKENE.persoon,
    onderneming=BETROKKENE.onderneming,
    mede=[Medebetrokkene(persoon=Persoon(achternaam="Partner-Proef", bsn="999990019", iban="NL91ABNA0417164300"), band=Band.ECHTGENOOT)],
)


def event(data: Gebeurtenis, subject: UUID = VOORZIENING, boekdatum: date = MEI, betrokkene: Betrokkene | None = BETROKKENE) -> Event:
    return Event(
        id=uuid4(),
        source="urn:nld:oin:00000099000000001000:systeem:regioloket-bbz",
        type=data.type,
        subject=subject,
        sequence=1,
        time=datetime(2025, 5, 1, tzinfo=UTC),
        gemeente=UTRECHT,
        boekdatum=boekdatum,
        data=data.as_data(),
        dataref=data.dataref(subject),
        fetched=betrokkene,
    )


def maand(nummer: int, bedrag: int = 120_000, *, om_niet: bool = False) -> Event:
    dag = date(2025, nummer, 1)
    data = LevensonderhoudBetaald(
        voorziening_id=VOORZIENING,
        besluit_id=BESLUIT,
        categorie=Categorie.GEVESTIGD,
        maand=dag,
        bedrag_centen=bedrag,
        om_niet=om_niet,
        betaald_op=dag,
    )
    return event(data, boekdatum=dag)


async def leningen(loket: Loket) -> dict[str, dict[str, object]]:
    """Every loan by its kind."""
    async with loket.client() as client:
        items = (await client.get(f"{BASIS}/leningen?aantal=100")).json()["items"]
    return {item["soort"]: await loket.lees(item["id"]) for item in items}


async def test_levensonderhoud_is_een_lening_die_groeit(loket: Loket) -> None:
    await loket.ontvang(maand(1), maand(2), maand(3))
    (lening,) = (await leningen(loket)).values()
    assert (lening["hoofdsomCenten"], lening["hoofdsomOpenCenten"], lening["ongeplandCenten"], lening["termijnen"]) == (360_000,) * 3 + (0,)
    assert lening["stoplicht"] == "bij"
    verhoogd = await loket.gebeurtenissen("lening-verhoogd")
    assert [data["hoofdsomCenten"] for _, data in verhoogd] == [240_000, 360_000]
    assert await loket.saldi(MEI) == {"hoofdsom": 360_000, "uitbetalingen": -360_000}
    # Without a schedule a day's end books nothing, and the loan stays open.
    assert (await loket.sluit(date(2025, 3, 5))).json()["renteCenten"] == 0


async def test_bijstand_om_niet_is_geen_lening_en_telt_wel_als_uitbetaald(loket: Loket) -> None:
    await loket.ontvang(maand(1, om_niet=True))
    assert await leningen(loket) == {}
    assert await loket.saldi(MEI) == {"om-niet": 120_000, "uitbetalingen": -120_000}


async def test_definitief_vastgesteld_maakt_gift_vordering_en_rest(loket: Loket) -> None:
    """€ 3.600 was lent: € 2.000 is a gift, € 1.000 is claimed back, € 600 stays a loan."""
    await loket.ontvang(maand(1), maand(2), maand(3))
    vaststelling = DefinitiefVastgesteld(
        voorziening_id=VOORZIENING,
        besluit_id=BESLUIT,
        boekjaar=2025,
        uitkomst=Vaststelling.TERUGVORDERING,
        om_niet_centen=200_000,
        terug_te_vorderen_centen=100_000,
        lening_centen=60_000,
        extra_centen=0,
        datum=MEI,
    )
    await loket.ontvang(event(vaststelling))
    alle = await leningen(loket)
    assert (alle["levensonderhoud"]["hoofdsomOpenCenten"], alle["terugvordering"]["hoofdsomOpenCenten"]) == (60_000, 100_000)
    assert await loket.saldi(MEI) == {"hoofdsom": 160_000, "uitbetalingen": -360_000, "om-niet": 200_000}
    # Six weeks after 1 May is 12 June (Awb art. 4:87).
    async with loket.client() as client:
        (termijn,) = (await client.get(f"{BASIS}/leningen/{alle['terugvordering']['id']}/termijnen")).json()["items"]
    assert (termijn["vervaldag"], termijn["hoofdsomCenten"], termijn["renteCenten"]) == ("2025-06-12", 100_000, 0)

    besluit = TerugvorderingBesloten(
        besluit_id=BESLUIT, voorziening_id=VOORZIENING, artikel="Participatiewet, art. 58", bedrag_centen=100_000, datum=MEI
    )
    een_keer = await loket.aantallen()
    await loket.ontvang(event(besluit, BESLUIT))
    assert await loket.aantallen() == een_keer, "one besluit is one claim, also when two events tell of it"


@pytest.mark.parametrize("volgorde", list(permutations(("vaststelling", "terugvordering", "vierde-maand"))))
async def test_in_elke_volgorde_wordt_elke_euro_een_keer_gevraagd(loket: Loket, volgorde: tuple[str, ...]) -> None:
    """€ 3.600 was lent, then € 1.200 more. € 500 is recovered by a besluit of its own; € 2.000 becomes a gift and € 1.000 is recovered."""
    await loket.ontvang(maand(1), maand(2), maand(3))
    vaststelling = DefinitiefVastgesteld(
        voorziening_id=VOORZIENING,
        besluit_id=BESLUIT,
        boekjaar=2025,
        uitkomst=Vaststelling.TERUGVORDERING,
        om_niet_centen=200_000,
        terug_te_vorderen_centen=100_000,
        lening_centen=10_000,
        extra_centen=0,
        datum=MEI,
    )
    eigen = TerugvorderingBesloten(
        besluit_id=uuid4(), voorziening_id=VOORZIENING, artikel="Participatiewet, art. 58", bedrag_centen=50_000, datum=MEI
    )
    events = {"vaststelling": event(vaststelling), "terugvordering": event(eigen), "vierde-maand": maand(4)}
    for naam in volgorde:
        await loket.ontvang(events[naam])
    async with loket.client() as client:
        items = (await client.get(f"{BASIS}/leningen?aantal=100")).json()["items"]
    open_ = sorted((item["soort"], item["hoofdsomOpenCenten"]) for item in items)
    assert open_ == [("levensonderhoud", 130_000), ("terugvordering", 50_000), ("terugvordering", 100_000)]
    # 4.800 went out, 2.000 is a gift: 2.800 is asked, and nothing counts as recovered from a gift.
    assert await loket.saldi(MEI) == {"hoofdsom": 280_000, "uitbetalingen": -480_000, "om-niet": 200_000}


async def test_terugvordering_van_wat_was_gegeven(loket: Loket) -> None:
    await loket.ontvang(maand(1, om_niet=True))
    besluit = TerugvorderingBesloten(
        besluit_id=BESLUIT, voorziening_id=VOORZIENING, artikel="Participatiewet, art. 58", bedrag_centen=50_000, datum=MEI
    )
    await loket.ontvang(event(besluit, BESLUIT))
    assert (await loket.saldi(MEI)) == {"om-niet": 120_000, "uitbetalingen": -120_000, "hoofdsom": 50_000, "teruggevorderd": -50_000}


async def test_een_gift_verlaagt_de_termijnen_die_nog_komen(loket: Loket) -> None:
    lening = await loket.lening()
    voorziening = UUID(lening["voorzieningId"])
    gift = OmgezetOmNiet(voorziening_id=voorziening, besluit_id=BESLUIT, bedrag_centen=400_000, boekjaar=2024, datum=date(2025, 3, 20))
    await loket.ontvang(event(gift, voorziening, date(2025, 3, 20)))
    async with loket.client() as client:
        termijnen = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
        versies = (await client.get(f"{BASIS}/leningen/{lening['id']}/schemaversies")).json()["items"]
    assert sum(t["hoofdsomCenten"] for t in termijnen) == 600_000
    assert len(termijnen) == 60
    # € 6.000 at 8 % in 60 months: 121,66 a term.
    assert {t["renteCenten"] + t["hoofdsomCenten"] for t in termijnen[:-1]} == {12_166}
    assert [(v["versie"], v["reden"], sum(v["hoofdsomCenten"])) for v in versies] == [(1, "opening", 1_000_000), (2, "om-niet", 600_000)]
    assert await loket.saldi(MEI) == {"hoofdsom": 600_000, "uitbetalingen": -1_000_000, "om-niet": 400_000}


async def test_rentekwijtschelding_van_wat_al_betaald_was_staat_tegoed(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(date(2025, 4, 1))
    await loket.afschrift(camt("A1", [Regel("202,76", lening["betalingskenmerk"])]))
    voorziening = UUID(lening["voorzieningId"])
    besluit = RenteKwijtgescholden(voorziening_id=voorziening, besluit_id=BESLUIT, bedrag_centen=6_667, boekjaar=2025, datum=MEI)
    await loket.ontvang(event(besluit, voorziening, date(2025, 4, 2)))
    # All interest that was due is paid: the 66,67 stand to the debtor's credit.
    assert (await loket.lees(lening["id"]))["vooruitCenten"] == 6_667
    assert (await loket.saldi(MEI))["kwijtgescholden"] == 6_667


async def test_een_voorbereidingskrediet_gaat_rente_dragen(loket: Loket) -> None:
    """What users of Fineract met (#4884): a loan of 0 % that comes to bear interest."""
    lening = await loket.lening(vorm=Vorm.RENTELOZE_LENING, hoofdsom="3.000", maanden=12)
    voorziening = UUID(lening["voorzieningId"])
    omzetting = VoorbereidingskredietOmgezet(
        voorziening_id=voorziening,
        besluit_id=BESLUIT,
        rente_procent=Decimal(8),
        looptijd_maanden=36,
        aflossingsvorm=Aflossingsvorm.ANNUITAIR,
        eerste_vervaldag=date(2025, 6, 1),
        datum=date(2025, 3, 15),
    )
    await loket.sluit(date(2025, 3, 20))
    await loket.ontvang(event(omzetting, voorziening, date(2025, 3, 21)))
    async with loket.client() as client:
        termijnen = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
    assert (len(termijnen), sum(t["hoofdsomCenten"] for t in termijnen)) == (36, 300_000)
    assert (termijnen[0]["begin"], termijnen[0]["vervaldag"]) == ("2025-03-20", "2025-06-01")
    na = await loket.lees(lening["id"])
    assert (na["soort"], na["renteProcent"]) == ("rentedragende-lening", "8")


async def test_een_aangesproken_borgtocht_is_een_vordering_met_wie_meebetaalt(loket: Loket) -> None:
    data = BorgtochtAangesproken(voorziening_id=VOORZIENING, bedrag_centen=250_000, datum=MEI)
    await loket.ontvang(event(data, betrokkene=SAMEN))
    lening = (await leningen(loket))["borgtocht"]
    async with loket.client() as client:
        (mede,) = (await client.get(f"{BASIS}/leningen/{lening['id']}/medeschuldenaren")).json()["items"]
    assert (mede["betrokkene"]["band"], mede["betrokkene"]["persoon"]["achternaam"]) == ("echtgenoot", "Partner-Proef")
    async with loket.regio.superuser() as connection:
        opgeslagen = await connection.fetchval("SELECT gegevens FROM debiteuren.medeschuldenaar")
    assert b"Partner" not in opgeslagen
    assert BSN.encode() not in opgeslagen
