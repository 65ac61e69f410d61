"""Decisions of two medewerkers on one loan, each with its article and its boeking."""

from datetime import date

import pytest

from tests.steun.debiteuren import Loket
from tests.steun.invordering import Invordering, fout

MEI = date(2025, 5, 2)
#: 2 May is closed: what is decided on it stands in the books of the day after.
GEBOEKT = date(2025, 5, 3)


@pytest.fixture
async def zaak(loket: Loket) -> Invordering:
    """EUR 10.000 at 8 %: on 2 May two terms of EUR 202,76 were missed."""
    zaak = Invordering(loket, await loket.lening())
    await zaak.ronde(MEI)
    return zaak


async def test_niemand_bekrachtigt_zijn_eigen_voorstel(zaak: Invordering) -> None:
    inhoud = {"soort": "opeising", "grond": "onjuiste-besteding", "motivering": "De auto is privé gebruikt."}
    voorstel = await zaak.doe(f"leningen/{zaak.id}/besluitvoorstellen", inhoud, MEI)
    pad = f"besluitvoorstellen/{voorstel.json()['id']}/bekrachtigingen"
    assert fout(await zaak.doe(pad, {"soort": "opeising"}, MEI)) == "ZelfdeMedewerker"
    assert (await zaak.lees(f"besluitvoorstellen/{voorstel.json()['id']}", MEI))["motivering"] == "De auto is privé gebruikt."
    assert (await zaak.loket.lees(zaak.id))["stoplicht"] == "achterstand"


async def test_opeisen_wegens_onjuiste_besteding(zaak: Invordering) -> None:
    antwoord = await zaak.besluit("opeising", "onjuiste-besteding", MEI)
    assert antwoord.status_code == 201, antwoord.text
    besluit = await zaak.lees(f"besluiten/{antwoord.json()['id']}", MEI)
    saldi = await zaak.loket.saldi(GEBOEKT)
    # all principal, and the interest of April, May and the one day since: nothing runs any more
    assert (saldi["hoofdsom"], saldi.get("rente-lopend")) == (1_000_000, None)
    assert besluit["artikel"] == "Bbz 2004, art. 39 lid 2 onder a"
    assert besluit["bedragCenten"] == saldi["hoofdsom"] + saldi["rente-vervallen"]
    await zaak.loket.sluit(date(2025, 6, 2))
    assert (await zaak.loket.saldi(date(2025, 6, 2)))["rente-vervallen"] == saldi["rente-vervallen"]
    assert fout(await zaak.besluit("opeising", "faillissement", date(2025, 6, 2))) == "AlOpeisbaar"


async def test_een_grond_moet_bestaan_en_kloppen(zaak: Invordering) -> None:
    assert fout(await zaak.besluit("opeising", "zomaar", MEI)) == "GrondOnbekend"
    assert fout(await zaak.besluit("opeising", "niet-nakomen", MEI)) == "GrondPastNiet"
    assert fout(await zaak.besluit("verrekening", "terugvordering-mag", MEI)) == "BesluitOnvolledig"


async def test_na_de_beeindiging_een_restant_zonder_rente(zaak: Invordering) -> None:
    """Income 1.600, norm 1.300: 150 a month. Not yet due are 10.000 - 136,09 - 137,00 = 9.726,91; five years from 1 May bring 60 terms."""
    inkomen = {"beeindigdOp": "2025-05-01", "inkomenCenten": 160_000, "bijstandsnormCenten": 130_000, "eersteVervaldag": "2025-06-01"}
    antwoord = await zaak.besluit("beeindiging", "beeindiging", MEI, inkomen=inkomen)
    assert antwoord.status_code == 201, antwoord.text
    termijnen = (await zaak.lees(f"leningen/{zaak.id}/termijnen", MEI))["items"]
    komend = [t for t in termijnen if not t["vervallen"]]
    assert (len(komend), {t["renteCenten"] for t in komend}, {t["hoofdsomCenten"] for t in komend}) == (60, {0}, {15_000})
    saldi = await zaak.loket.saldi(GEBOEKT)
    await zaak.loket.sluit(date(2025, 8, 1))
    assert (await zaak.loket.saldi(date(2025, 8, 1))).get("rente-lopend") is None
    assert saldi["hoofdsom"] == 1_000_000


async def test_verrekenen_blijft_boven_de_beslagvrije_voet_en_stuit(zaak: Invordering) -> None:
    tegenover = {"uitkeringCenten": 130_000, "beslagvrijCenten": 120_000}
    te_veel = await zaak.besluit("verrekening", "lening-met-bijstand", MEI, bedragCenten=10_001, verrekening=tegenover)
    assert fout(te_veel) == "VerrekeningGeweigerd"
    gedaan = await zaak.besluit("verrekening", "lening-met-bijstand", MEI, bedragCenten=10_000, verrekening=tegenover)
    assert gedaan.status_code == 201, gedaan.text
    besluit = await zaak.lees(f"besluiten/{gedaan.json()['id']}", MEI)
    # interest of April first: 66,67 (10.000 x 8 % / 12), and 33,33 of its principal
    assert (besluit["renteCenten"], besluit["hoofdsomCenten"], besluit["artikel"]) == (6_667, 3_333, "Participatiewet, art. 48 lid 4")
    verjaring = await zaak.lees(f"leningen/{zaak.id}/verjaring", MEI)
    assert [t["verjaartOp"] for t in verjaring["termijnen"]] == ["2030-05-02", "2030-05-02"]


async def test_kwijtschelden_volgt_het_beleid_van_de_gemeente(zaak: Invordering) -> None:
    assert fout(await zaak.besluit("kwijtschelding", "onevenredig", MEI, bedragCenten=100_000)) == "KwijtscheldingGeweigerd"
    beleid = {"gemeente": "0344", "geldigVan": "2025-01-01", "bedrijfskapitaalKwijtschelden": True}
    await zaak.doe("invorderingsbeleid", beleid, MEI)
    gedaan = await zaak.besluit("kwijtschelding", "onevenredig", MEI)
    assert gedaan.status_code == 201, gedaan.text
    na = await zaak.loket.lees(zaak.id)
    assert (na["stoplicht"], (await zaak.loket.saldi(GEBOEKT)).get("hoofdsom")) == ("afgesloten", None)
    (_, kwijt) = (await zaak.loket.gebeurtenissen("kwijtgescholden"))[0]
    assert (kwijt["hoofdsomCenten"], kwijt["artikel"]) == (1_000_000, "Awb, art. 4:94a")
    assert fout(await zaak.besluit("afboeking", "geen-verhaal", MEI)) == "LeningAfgesloten"


async def test_afboeken_haalt_uit_de_boeken_en_verjaard_alleen_wat_verjaard_is(zaak: Invordering) -> None:
    assert fout(await zaak.besluit("afboeking", "verjaard", MEI, bedragCenten=100)) == "GrondPastNiet"
    assert fout(await zaak.besluit("afboeking", "geen-verhaal", MEI, bedragCenten=9_999_999)) == "MeerDanOpen"
    gedaan = await zaak.besluit("afboeking", "geen-verhaal", MEI, bedragCenten=6_667)
    assert gedaan.status_code == 201, gedaan.text
    (_, afgeboekt) = (await zaak.loket.gebeurtenissen("afgeboekt"))[0]
    assert afgeboekt == {"leningId": zaak.id, "bedragCenten": 6_667, "reden": "geen-verhaal", "datum": "2025-05-02"}
    assert (await zaak.loket.saldi(GEBOEKT))["afgeboekt"] == 6_667


async def test_meewerken_aan_een_schuldregeling_laat_alles_stilstaan(zaak: Invordering) -> None:
    weiger = {"noodzakelijk": True, "zekerheidBuitenAkkoord": False, "evenredig": True}
    assert fout(await zaak.besluit("schuldregeling", "akkoord", MEI, schuldregeling=weiger)) == "SchuldregelingGeweigerd"
    mee = weiger | {"zekerheidBuitenAkkoord": True}
    assert (await zaak.besluit("schuldregeling", "akkoord", MEI, schuldregeling=mee)).status_code == 201
    stand = await zaak.stand(MEI)
    assert (stand["stoplicht"], stand["reden"], stand["staatStil"]) == ("uitstel", "schuldregeling-loopt", "schuldregeling")
    assert fout(await zaak.zet("aanmaning", MEI)) == "InvorderingStaatStil"
    await zaak.doe(f"pauzes/{stand['pauzes'][0]['id']}/beeindigingen", {"laatsteDag": "2025-05-31"}, date(2025, 5, 31))
    # art. 42: now the rest may be waived
    gedaan = await zaak.besluit("kwijtschelding", "schuldregeling", date(2025, 6, 2), bedragCenten=500_000)
    assert gedaan.status_code == 201, gedaan.text


async def test_na_verjaring_wordt_niets_meer_gevraagd(loket: Loket) -> None:
    """Two terms, due on 1 April and 1 May 2025; the first prescribes on 1 April 2030, the second on 1 May 2030."""
    zaak = Invordering(loket, await loket.lening(maanden=2))
    await zaak.loket.sluit(date(2025, 5, 31))
    oktober = date(2029, 10, 1)
    await zaak.ronde(oktober)
    assert ("verjaring-nadert", None) in await zaak.taken(oktober)
    na = date(2030, 5, 2)
    stand = await zaak.stand(date(2030, 4, 2))
    # 10.000 at 8 % over two months: 5.050,06; of it 66,67 interest. Left are 5.016,61, with 33,44 interest the last term of 5.050,05
    assert (stand["verjaardCenten"], stand["teVragenCenten"]) == (505_006, 505_005)
    await zaak.zet("contact", na)
    assert fout(await zaak.zet("aanmaning", na)) == "Verjaard"
    erkend = {"handeling": "erkenning", "datum": "2030-05-02", "toelichting": "brief"}
    assert fout(await zaak.doe(f"leningen/{zaak.id}/stuitingen", erkend, na)) == "Verjaard"
    assert (await zaak.besluit("afboeking", "verjaard", na)).status_code == 201
    assert (await loket.lees(zaak.id))["stoplicht"] == "afgesloten"


async def test_een_erkenning_stuit(zaak: Invordering) -> None:
    erkend = {"handeling": "erkenning", "datum": "2025-05-02", "toelichting": "Betaalvoorstel per brief"}
    assert (await zaak.doe(f"leningen/{zaak.id}/stuitingen", erkend, MEI)).status_code == 201
    (_, gestuit) = (await zaak.loket.gebeurtenissen("verjaring-gestuit"))[0]
    assert (gestuit["handeling"], gestuit["nieuweVerjaring"]) == ("erkenning", "2030-05-02")
