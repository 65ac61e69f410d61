"""One loan from its first missed term to the deurwaarder, day by day and cent by cent; and what may not happen on the way."""

from datetime import date

import pytest

from tests.steun.debiteuren import Loket, Regel, camt
from tests.steun.invordering import Invordering, fout

# EUR 10.000 at 8 % in 60 annuities of EUR 202,76; the first falls due on 1 April 2025.


@pytest.fixture
async def zaak(loket: Loket) -> Invordering:
    """A loan of which the first term was missed, seen on 2 April."""
    zaak = Invordering(loket, await loket.lening())
    await zaak.ronde(date(2025, 4, 2))
    return zaak


async def test_achterstand_vraagt_eerst_contact(zaak: Invordering) -> None:
    assert await zaak.taken(date(2025, 4, 2)) == [("contact", None)]
    assert fout(await zaak.zet("herinnering", date(2025, 4, 3))) == "ContactEerst"
    assert (await zaak.zet("contact", date(2025, 4, 3))).status_code == 201
    assert await zaak.taken(date(2025, 4, 3)) == []
    (contact,) = await zaak.loket.gebeurtenissen("contact-gelegd")
    assert contact[1] == {"leningId": zaak.id, "kanaal": "telefoon", "bereikt": True, "datum": "2025-04-03"}


async def test_de_hele_ladder(zaak: Invordering) -> None:
    assert (await zaak.zet("contact", date(2025, 4, 3))).status_code == 201
    await zaak.ronde(date(2025, 4, 3))
    assert await zaak.taken(date(2025, 4, 3)) == [("ladderstap", "herinnering")]
    assert (await zaak.zet("herinnering", date(2025, 4, 3))).status_code == 201
    # 202,76 is less than 500: the fee is 8 euro; 14 days from 4 April are Friday 18 April, Good Friday, and 21 April is Easter Monday
    assert (await zaak.zet("aanmaning", date(2025, 4, 4))).status_code == 201
    (_, eerste) = (await zaak.loket.gebeurtenissen("aanmaning-verzonden"))[0]
    assert (eerste["bedragCenten"], eerste["kostenCenten"], eerste["betalenUiterlijk"]) == (20_276, 800, "2025-04-22")
    assert fout(await zaak.zet("tweede-aanmaning", date(2025, 4, 22))) == "StapTeVroeg"
    # now 202,76 + 8,00 is open
    assert (await zaak.zet("tweede-aanmaning", date(2025, 4, 23))).status_code == 201
    (_, tweede) = (await zaak.loket.gebeurtenissen("aanmaning-verzonden"))[1]
    assert (tweede["nummer"], tweede["bedragCenten"], tweede["kostenCenten"], tweede["betalenUiterlijk"]) == (2, 21_076, 800, "2025-05-07")
    assert fout(await zaak.zet("dwangbevel", date(2025, 5, 8))) == "StapOvergeslagen"
    assert fout(await zaak.zet("terugvordering", date(2025, 5, 8))) == "StapOvergeslagen"  # only by two medewerkers
    assert fout(await zaak.besluit("terugvordering", "niet-nakomen", date(2025, 5, 7))) == "StapTeVroeg"

    await zaak.loket.sluit(date(2025, 5, 7))
    antwoord = await zaak.besluit("terugvordering", "niet-nakomen", date(2025, 5, 8))
    assert antwoord.status_code == 201, antwoord.text
    na = await zaak.loket.lees(zaak.id)
    assert (na["stoplicht"], na["stoplichtReden"]) == ("opeisbaar", "opgeeist")
    # All principal (10.000), interest of April 66,67 and May 65,76, 6 days of the third month at 64,84 over 31 days, and two fees of 8:
    # the whole claim is what the journal says that is open
    (_, gestart) = (await zaak.loket.gebeurtenissen("terugvordering-gestart"))[0]
    saldi = await zaak.loket.saldi(date(2025, 5, 8))
    open_ = sum(saldi.get(rekening, 0) for rekening in ("hoofdsom", "rente-vervallen", "kosten"))
    assert gestart["bedragCenten"] == open_ == na["vervallenOpenCenten"]
    assert (saldi["hoofdsom"], saldi["kosten"]) == (1_000_000, 1_600)
    assert gestart["betalenUiterlijk"] == "2025-06-19"  # six weeks

    assert fout(await zaak.zet("dwangbevel", date(2025, 6, 20))) == "StapOvergeslagen"
    assert fout(await zaak.zet("aanmaning-terugvordering", date(2025, 6, 19))) == "StapTeVroeg"
    assert (await zaak.zet("aanmaning-terugvordering", date(2025, 6, 20))).status_code == 201
    (_, eigen) = (await zaak.loket.gebeurtenissen("aanmaning-verzonden"))[2]
    assert (eigen["terugvordering"], eigen["kostenCenten"], eigen["betalenUiterlijk"]) == (True, 1_900, "2025-07-04")
    assert fout(await zaak.zet("dwangbevel", date(2025, 7, 4))) == "StapTeVroeg"
    for stap in ("dwangbevel", "deurwaarder", "deurwaarder-retour"):
        assert (await zaak.zet(stap, date(2025, 7, 5))).status_code == 201, stap
    stand = await zaak.stand(date(2025, 7, 5))
    assert [s["stap"] for s in stand["stappen"]] == [
        "contact",
        "herinnering",
        "aanmaning",
        "tweede-aanmaning",
        "terugvordering",
        "aanmaning-terugvordering",
        "dwangbevel",
        "deurwaarder",
        "deurwaarder-retour",
    ]
    assert stand["volgendeStap"] is None


async def test_wie_betaalt_is_van_de_ladder(zaak: Invordering) -> None:
    await zaak.zet("contact", date(2025, 4, 3))
    await zaak.zet("aanmaning", date(2025, 4, 4))
    # 202,76 and the fee of 8
    betaling = camt("A1", [Regel("210,76", zaak.lening["betalingskenmerk"], date(2025, 4, 10))])
    await zaak.loket.afschrift(betaling, boekdatum=date(2025, 4, 10))
    ronde = await zaak.ronde(date(2025, 4, 10))
    assert (ronde["geeindigd"], await zaak.taken(date(2025, 4, 10))) == (1, [])
    stand = await zaak.stand(date(2025, 4, 10))
    assert (stand["stoplicht"], stand["aanvang"], stand["volgendeStap"]) == ("bij", None, None)
    # the next time it begins anew: no second aanmaning on the strength of the first
    await zaak.ronde(date(2025, 5, 2))
    assert fout(await zaak.zet("tweede-aanmaning", date(2025, 5, 5))) == "StapOvergeslagen"


async def test_tijdens_uitstel_staat_de_ladder_stil_en_erna_beslist_iemand(zaak: Invordering) -> None:
    await zaak.zet("contact", date(2025, 4, 3))
    uitstel = {"van": "2025-04-04", "totEnMet": "2025-04-30", "reden": "Ziekte"}
    antwoord = await zaak.doe(f"leningen/{zaak.id}/uitstellen", uitstel, date(2025, 4, 4))
    assert fout(await zaak.zet("aanmaning", date(2025, 4, 10))) == "InvorderingStaatStil"
    await zaak.ronde(date(2025, 4, 10))
    assert await zaak.taken(date(2025, 4, 10)) == [("uitstel-eindigt", None)]
    await zaak.ronde(date(2025, 5, 1))
    assert fout(await zaak.zet("aanmaning", date(2025, 5, 1))) == "UitsteleindeOnbeslist"
    taak = (await zaak.lees("taken", date(2025, 5, 1)))["items"][0]
    afronding = await zaak.doe(f"taken/{taak['id']}/afrondingen", {"uitkomst": "gezien"}, date(2025, 5, 1))
    assert fout(afronding) in {"TaakVraagtBesluit", "VersieVerouderd"}
    # art. 41 lid 5: able again, so what was deferred is collected
    besloten = await zaak.besluit("uitsteleinde", "innen", date(2025, 5, 1), uitstelId=antwoord.json()["id"])
    assert besloten.status_code == 201, besloten.text
    assert await zaak.taken(date(2025, 5, 1)) == []
    await zaak.ronde(date(2025, 5, 2))
    assert await zaak.taken(date(2025, 5, 2)) == [("contact", None)]


async def test_nog_steeds_niet_in_staat_maakt_opeisbaar_en_nooit_vanzelf(zaak: Invordering) -> None:
    uitstel = {"van": "2025-04-04", "totEnMet": "2025-04-30", "reden": "Ziekte"}
    antwoord = await zaak.doe(f"leningen/{zaak.id}/uitstellen", uitstel, date(2025, 4, 4))
    await zaak.ronde(date(2025, 5, 2))
    assert (await zaak.loket.lees(zaak.id))["stoplicht"] == "achterstand"
    assert (await zaak.besluit("uitsteleinde", "opeisbaar", date(2025, 5, 3), uitstelId=antwoord.json()["id"])).status_code == 201
    (_, opgeeist) = (await zaak.loket.gebeurtenissen("opgeeist"))[0]
    assert (opgeeist["grond"], opgeeist["artikel"]) == ("duurzaam-niet-in-staat", "Bbz 2004, art. 41 lid 4")
    await zaak.ronde(date(2025, 5, 3))
    stand = await zaak.stand(date(2025, 5, 3))
    assert (stand["stoplicht"], stand["aanvang"]) == ("opeisbaar", "opeisbaar")
    assert (await zaak.besluit("terugvordering", "duurzaam-niet-in-staat", date(2025, 5, 4))).status_code == 201


async def test_een_gemeente_die_knipt_draagt_over_voor_de_terugvordering(zaak: Invordering) -> None:
    beleid = {"gemeente": "0344", "geldigVan": "2025-01-01", "vorm": "knip-bij-terugvordering", "stukken": ["akte"]}
    assert (await zaak.doe("invorderingsbeleid", beleid, date(2025, 4, 3))).status_code == 201
    dagen = [("contact", 3), ("aanmaning", 4), ("tweede-aanmaning", 23)]
    for stap, dag in dagen:
        assert (await zaak.zet(stap, date(2025, 4, dag))).status_code == 201
    assert fout(await zaak.besluit("terugvordering", "niet-nakomen", date(2025, 5, 8))) == "OverdrachtNodig"
    overdragen = f"leningen/{zaak.id}/overdrachten"
    assert fout(await zaak.doe(overdragen, {"naar": "debiteuren", "stukken": []}, date(2025, 5, 8))) == "StukkenOntbreken"
    aangeboden = await zaak.doe(overdragen, {"naar": "debiteuren", "stukken": ["akte"]}, date(2025, 5, 8))
    antwoorden = f"overdrachten/{aangeboden.json()['id']}/antwoorden"
    async with zaak.client(date(2025, 5, 9)) as client:
        zelf = await client.post(f"/debiteuren/v1/{antwoorden}", json={"aanvaard": True}, headers={"If-Match": '"1"'})
    assert fout(zelf) == "OverdrachtDoorZelfde"
    async with zaak.client(date(2025, 5, 9), "a2") as client:
        ander = await client.post(f"/debiteuren/v1/{antwoorden}", json={"aanvaard": True}, headers={"If-Match": '"1"'})
    assert (ander.status_code, ander.json()["stand"]) == (201, "aanvaard")
    assert (await zaak.stand(date(2025, 5, 9)))["behandelaar"] == "debiteuren"
    assert (await zaak.besluit("terugvordering", "niet-nakomen", date(2025, 5, 9))).status_code == 201


async def test_zonder_vergoeding_als_de_gemeente_dat_kiest_en_zonder_norm_geen_brief(zaak: Invordering, loket: Loket) -> None:
    beleid = {"gemeente": "0344", "geldigVan": "2025-01-01", "aanmaningskosten": False, "contactEerst": False}
    await zaak.doe("invorderingsbeleid", beleid, date(2025, 4, 3))
    assert (await zaak.zet("aanmaning", date(2025, 4, 4))).status_code == 201
    assert (await loket.saldi(date(2025, 4, 4))).get("kosten") is None
    tegen_de_wet = {"gemeente": "0344", "geldigVan": "2025-01-01", "wachtdagen": {"dwangbevel": -1}}
    assert fout(await zaak.doe("invorderingsbeleid", tegen_de_wet, date(2025, 4, 4))) == "BeleidTegenDeWet"


async def test_twee_keer_dezelfde_ronde_verandert_niets(zaak: Invordering) -> None:
    async with zaak.client(date(2025, 4, 2)) as client:
        nog_eens = await client.post("/debiteuren/v1/invorderingsrondes", json={"gemeente": "0344", "datum": "2025-04-02"})
    assert nog_eens.status_code == 200
    assert await zaak.taken(date(2025, 4, 2)) == [("contact", None)]
    morgen = await zaak.ronde(date(2025, 4, 3))
    assert (morgen["taken"], morgen["begonnen"]) == (0, 0)
