"""A situation becomes bedreigend while someone is already known: nobody waits longer because he asked for help before."""

from uuid import uuid4

import pytest

from tests.steun.intake import BSN, UTRECHT, Proef, aanmelding, goed, hulp_aanvaard
from tests.steun.intake_verhaal import Verhaal

CRISIS = {"grond": "woningontruiming"}


@pytest.fixture
def v(intake: Proef) -> Verhaal:
    return Verhaal(intake)


async def test_een_crisis_halverwege_het_traject_op_witte_donderdag(v: Verhaal) -> None:
    # gegeven: iemand is toegelaten, en op donderdag 17 april 2025 wordt ontruiming aangezegd
    traject, _ = await v.toegelaten()
    v.dag = "2025-04-17"
    ident = (await v.lees(f"trajecten/{traject}"))["aanmeldingId"]
    pad = f"aanmeldingen/{ident}"
    crisis = (await v.doe(f"{pad}/crises", CRISIS, kijkt=pad))["id"]
    # dan: Goede Vrijdag en tweede paasdag tellen niet: di 22 (1), wo 23 (2), do 24 (3)
    (termijn,) = [t for t in (await v.lees(f"trajecten/{traject}/termijnen"))["items"] if t["soort"] == "crisisgesprek"]
    assert (termijn["einde"], termijn["artikel"], termijn["voldaanOp"]) == ("2025-04-24", "Wgs, art. 4 lid 2", None)
    assert "tijdens het traject" in termijn["waarom"]
    assert next(t["soort"] for t in (await v.lees("termijnen"))["items"]) == "crisisgesprek"  # the most urgent of the worklist
    # wanneer: er een dag te laat over is gesproken
    v.dag = "2025-04-25"
    gesprek = await v.doe(f"crises/{crisis}/gesprekken", {"datum": v.dag}, kijkt=f"crises/{crisis}")
    # dan: is dat zichtbaar, loopt er niets meer, en gaat het traject gewoon door
    assert gesprek["binnenTermijn"] is False
    assert (await v.lees(f"crises/{crisis}"))["gesprekOp"] == "2025-04-25"
    assert "crisisgesprek" not in [t["soort"] for t in (await v.lees("termijnen"))["items"]]
    status, soort, tekst = await v.weigert(f"crises/{crisis}/gesprekken", {"datum": v.dag}, kijkt=f"crises/{crisis}")
    assert (status, soort, "2025-04-25" in tekst) == (409, "CrisisAlBesproken", True)
    assert (await v.lees(f"trajecten/{traject}"))["status"] == "toegelaten"


@pytest.mark.parametrize("van", ["loket", "vroegsignaal"])
async def test_wie_zich_in_een_crisis_opnieuw_meldt_krijgt_een_gesprek_al_heeft_hij_een_traject(v: Verhaal, van: str) -> None:
    traject = await v.intake.open_traject()
    eerste = (await v.lees(f"trajecten/{traject}"))["aanmeldingId"]
    if van == "loket":
        v.dag = "2025-03-24"
        await v.doe("aanmeldingen", aanmelding(UTRECHT, bsn=BSN, crisis=True, crisisgrond="beeindiging-gas"))
        grond, einde = "beeindiging-gas", "2025-03-27"  # Mon 24 March: Tue (1), Wed (2), Thu 27 (3)
    else:
        await v.intake.ontvang(hulp_aanvaard(uuid4(), crisis=True))
        grond, einde = None, "2025-03-17"  # Wed 12 March: Thu (1), Fri (2), Mon 17 (3)
    (crisis,) = (await v.lees(f"aanmeldingen/{eerste}/crises"))["items"]
    assert (crisis["grond"], crisis["gesprekUiterlijk"], crisis["gesprekOp"]) == (grond, einde, None)
    assert [t["einde"] for t in (await v.lees("termijnen"))["items"] if t["soort"] == "crisisgesprek"] == [einde]


async def test_een_crisis_voor_het_eerste_gesprek_maakt_dat_gesprek_dringend(v: Verhaal) -> None:
    # gegeven: aangemeld op woensdag 12 maart zonder crisis: gesprek tot en met 9 april
    ident = await v.intake.meld_aan()
    pad, v.dag = f"aanmeldingen/{ident}", "2025-03-20"
    assert (await v.lees(pad))["gesprekUiterlijk"] == "2025-04-09"
    # wanneer: de gemeente de grond niet kent, of wel
    status, soort, _ = await v.weigert(f"{pad}/crises", {"grond": "bankbeslag"}, kijkt=pad)
    assert (status, soort) == (409, "CrisisgrondNietVastgesteld")
    crisis = (await v.doe(f"{pad}/crises", CRISIS, kijkt=pad))["id"]
    # dan: do 20 maart: vr (1), ma (2), di 25 (3); en dat gesprek is het eerste gesprek
    assert (await v.lees(pad))["gesprekUiterlijk"] == "2025-03-25"
    _, soort, _ = await v.weigert(f"crises/{crisis}/gesprekken", {"datum": v.dag}, kijkt=f"crises/{crisis}")
    assert soort == "StapNietMogelijk"
    v.dag = "2025-03-26"
    await v.doe(f"{pad}/gesprekken", {"datum": v.dag, "hulpvraag": "Ontruiming"}, kijkt=pad)
    gelezen = await v.lees(pad)
    assert (gelezen["crisis"], gelezen["crisisgrond"], gelezen["gesprek"]["binnenTermijn"]) == (True, "woningontruiming", False)
    assert (await v.lees(f"crises/{crisis}"))["gesprekOp"] == "2025-03-26"
    assert [t["soort"] for t in (await v.lees("termijnen"))["items"]] == ["wgs-besluit"]


async def test_wie_uitstroomt_laat_geen_crisistermijn_achter(v: Verhaal) -> None:
    traject = await v.intake.open_traject()
    ident = (await v.lees(f"trajecten/{traject}"))["aanmeldingId"]
    await v.doe(f"aanmeldingen/{ident}/crises", CRISIS, kijkt=f"aanmeldingen/{ident}")
    await v.doe(f"trajecten/{traject}/uitstromen", {"reden": "Verhuisd", "datum": v.dag}, kijkt=f"trajecten/{traject}")
    assert (await v.lees("termijnen"))["items"] == []
    assert (await goed(v.intake.wie(op=v.dag).get(f"/intake/v1/aanmeldingen/{ident}/crises")))["items"][0]["gesprekOp"] is None
