"""The solution through the API: the order, the shares, the answers, the judge, the credit and the end."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from contracts.bbz import (
    AanvraagIngediend,
    AanvraagIngetrokken,
    Aflossingsvorm,
    BuitenBehandelingGesteld,
    Categorie,
    Doel,
    KredietUitbetaald,
    Uitkomst,
    Vorm,
)
from contracts.bbz import BesluitGenomen as BbzBesluitGenomen
from kernel.envelope import Event
from tests.steun.intake import Proef, als_event, goed
from tests.steun.intake_oplossing import Route, schuld


async def test_eerst_sanering_en_wie_afwijkt_zegt_waarom(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        assert (await route.lees(f"trajecten/{traject_id}/regelingen"))["volgende"] == "sanering"
        pad = f"trajecten/{traject_id}"
        geweigerd = await route.doe(f"{pad}/regelingen", {"soort": "nulaanbod"}, gezien=pad)
        assert geweigerd.status_code == 409
        assert "eerst sanering en dan schuldbemiddeling aangeboden" in geweigerd.json()["detail"]

        ident = await route.bereid_voor("nulaanbod", afwijkingReden="Er is blijvend geen afloscapaciteit.")
        regeling = await route.lees(f"regelingen/{ident}")
    assert (regeling["afgeweken"], regeling["afwijkingReden"]) == (True, "Er is blijvend geen afloscapaciteit.")
    assert regeling["aflosperiodeMaanden"] == 18


async def test_de_delen_tellen_op_tot_het_bod_preferent_en_concurrent_apart(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        await route.schulden(
            schuld(1_000_000, "Belastingdienst", soort="publiek", preferent=True), schuld(600_000), schuld(400_000, zakelijk=False)
        )
        som = await route.lees(f"trajecten/{traject_id}/schulden")
        # 10,000 preferent and 6,000 + 4,000 concurrent, of which 4,000 private
        assert (som["totaalCenten"], som["preferentCenten"], som["priveCenten"]) == (2_000_000, 1_000_000, 400_000)
        ident = await route.bereid_voor("sanering", kredietbron="kredietbank")
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 300_000}))
        regeling = await route.lees(f"regelingen/{ident}")
        pad = f"/intake/v1/regelingen/{ident}/voorstelbrieven/{regeling['aandelen'][1]['schuldId']}"
        brief, nog_eens = await client.get(pad), await client.get(pad)
        assert (brief.headers["content-type"], brief.content[:5], brief.content) == ("application/pdf", b"%PDF-", nog_eens.content)
        onbekend = await client.get(f"/intake/v1/regelingen/{ident}/voorstelbrieven/{uuid4()}")
        assert onbekend.status_code == 409
    # factor 2: 300,000 goes 2 : 1 over 10,000 and 10,000, so 200,000 (20 %) and 100,000 (10 %): 60,000 and 40,000
    assert [a["aandeelCenten"] for a in regeling["aandelen"]] == [200_000, 60_000, 40_000]
    assert (regeling["preferent"]["aandeelCenten"], regeling["concurrent"]["aandeelCenten"]) == (200_000, 100_000)
    assert (regeling["preferentFactor"], regeling["factorGeverifieerd"]) == (2, False)


async def test_een_weigering_leidt_via_dwangakkoord_tot_een_start(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-06-30") as client:
        route = Route(intake, client, traject_id)
        een, twee = await route.schulden(schuld(500_000), schuld(500_000, "Verhuurder"))
        ident = await route.bereid_voor("schuldbemiddeling", afwijkingReden="Geen krediet te krijgen.")
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 250_000}, op="2025-04-10"))
        assert await route.antwoord(ident, (een, "akkoord")) == "voorgesteld"
        assert await route.antwoord(ident, (twee, "geweigerd")) == "geweigerd"
        niet = await route.stap(ident, "starten", {"datum": "2025-06-30"})
        assert "Nu wel mogelijk: reactie, voorstel, dwangakkoord-verzoek, intrekking" in niet.json()["detail"]
        await goed(route.stap(ident, "dwangakkoord-verzoeken", {"datum": "2025-05-01"}))
        await goed(route.stap(ident, "dwangakkoord-uitspraken", {"datum": "2025-06-01", "toegewezen": True}))
        await goed(route.stap(ident, "starten", {"datum": "2025-06-30"}))
        regeling = await route.lees(f"regelingen/{ident}")
        assert (regeling["status"], regeling["dwangakkoord"], regeling["akkoordOp"]) == ("lopend", True, "2025-06-01")
        (gestart,) = await intake.rijen("SELECT data FROM intake.outbox WHERE type LIKE '%schuldregeling-gestart%'")
        # 18 months after 30 June 2025
        assert '"2026-12-30"' in gestart["data"]
        assert "schuldbemiddeling" in gestart["data"]
        await goed(route.stap(ident, "beeindigingen", {"datum": "2025-06-30", "geslaagd": True}))
    assert (await intake.gebeurtenissen())[-3:] == [
        "trajecten.schuldregeling-gestart",
        "trajecten.oplossing-bereikt",
        "trajecten.schuldregeling-geeindigd",
    ]


async def test_de_gemeente_als_schuldeiser_weigert_niet_zonder_reden(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(80_000, "Gemeentebelastingen", soort="publiek", vanGemeente=True))
        ident = await route.bereid_voor("betalingsregeling")
        await goed(route.stap(ident, "voorstellen", {}))
        kaal = {"schuldId": ident_schuld, "reactie": "geweigerd", "datum": "2025-04-10"}
        antwoord = await route.stap(ident, "reacties", kaal)
        assert antwoord.status_code == 409
        assert "sociaal incassobeleid" in antwoord.json()["detail"]
        met_reden = await goed(route.stap(ident, "reacties", {**kaal, "reden": "De wet staat kwijtschelding hier niet toe."}))
        assert met_reden["status"] == "geweigerd"
        # paid in full: the share is the whole claim
        assert (await route.lees(f"regelingen/{ident}"))["aandelen"][0]["aandeelCenten"] == 80_000


async def test_een_bbz_krediet_geeft_twee_beschikkingen_en_betaalt_de_schuldeisers(intake: Proef) -> None:
    """Wgs toelating stays; the Bbz besluit stands beside it, and the credit pays the creditors."""
    traject_id, _ = await intake.laat_toe()
    bbz = {"datum": date(2025, 5, 1), "aanvraag_id": uuid4(), "besluit_id": uuid4(), "traject_id": UUID(traject_id)}
    besluit = BbzBesluitGenomen(
        categorie=Categorie.GEVESTIGD,
        uitkomst=Uitkomst.TOEGEKEND,
        vorm=Vorm.RENTEDRAGENDE_LENING,
        bedrag_centen=90_000,
        binnen_termijn=True,
        **bbz,
    )
    uitbetaald = KredietUitbetaald(
        voorziening_id=uuid4(),
        besluit_id=bbz["besluit_id"],
        vorm=Vorm.RENTEDRAGENDE_LENING,
        hoofdsom_centen=90_000,
        rente_procent=Decimal(8),
        looptijd_maanden=36,
        aflossingsvorm=Aflossingsvorm.ANNUITAIR,
        uitbetaald_op=date(2025, 5, 9),
        eerste_vervaldag=date(2025, 6, 9),
        doel=Doel.SANERING,
        traject_id=UUID(traject_id),
    )
    async with intake.wie(op="2025-05-12") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(300_000))
        ident = await route.bereid_voor("sanering", kredietbron="bbz", kredietCenten=90_000)
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 90_000}, op="2025-04-10"))
        assert await route.antwoord(ident, (ident_schuld, "akkoord")) == "akkoord"
        te_vroeg = await route.stap(ident, "starten", {"datum": "2025-05-12"})
        assert "Het krediet is nog niet uitbetaald" in te_vroeg.json()["detail"]

        for event in (besluit, besluit, uitbetaald, uitbetaald):  # told twice under other ids: it counts once
            await intake.ontvang(als_event(event, uuid4(), op=date(2025, 5, 9)))
        await goed(route.stap(ident, "starten", {"datum": "2025-05-12"}))
        niet = await route.stap(ident, "beeindigingen", {"datum": "2025-05-12", "geslaagd": True})
        assert "Nog niet elke schuldeiser heeft zijn deel" in niet.json()["detail"]
        await goed(route.stap(ident, "uitbetalingen", {"datum": "2025-05-12"}))
        await goed(route.stap(ident, "beeindigingen", {"datum": "2025-05-12", "geslaagd": True}))
        traject = await route.lees(f"trajecten/{traject_id}")
    assert traject["status"] == "toegelaten"  # no Wgs end because of the credit (000 § 4.4.5.4)
    assert [r["uitkomst"] for r in await intake.rijen("SELECT uitkomst FROM intake.bbz_besluit")] == ["toegekend"]
    assert (await intake.gebeurtenissen()).count("trajecten.saneringskrediet-gevraagd") == 1


async def test_na_een_weigering_is_de_volgende_in_de_orde_aan_de_beurt(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(300_000))
        eerste = await route.bereid_voor("sanering", kredietbron="derde")
        await goed(route.stap(eerste, "voorstellen", {"bodCenten": 90_000}))
        bezet = await route.doe(f"trajecten/{traject_id}/regelingen", {"soort": "schuldbemiddeling"}, gezien=f"trajecten/{traject_id}")
        assert "al een regeling met de status 'voorgesteld'" in bezet.json()["detail"]
        assert await route.antwoord(eerste, (ident_schuld, "geweigerd")) == "geweigerd"
        await route.bereid_voor("schuldbemiddeling")
        stand = await route.lees(f"trajecten/{traject_id}/regelingen")
    assert [r["status"] for r in stand["items"]] == ["ingetrokken", "in-voorbereiding"]
    assert stand["volgende"] == "schuldbemiddeling"


async def test_een_moratorium_heeft_een_einde_en_houdt_vanzelf_op(intake: Proef) -> None:
    from kernel.db import Database
    from services.intake.usecases.ga_naar_rechter import sluit_afgelopen_stappen

    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        pad = f"trajecten/{traject_id}/gerechtelijke-stappen"
        ident = await route.maak(pad, {"soort": "moratorium", "gevraagdOp": "2025-04-03"})
        kop = {"If-Match": '"1"'}
        uitspraak = {"uitspraak": "toegewezen", "datum": "2025-04-10", "totEnMet": "2025-10-11"}
        te_lang = await client.post(f"/intake/v1/gerechtelijke-stappen/{ident}/uitspraken", json=uitspraak, headers=kop)
        # six months after 10 April 2025
        assert "ten hoogste 6 maanden: tot en met 2025-10-10" in te_lang.json()["detail"]
        uitspraak["totEnMet"] = "2025-10-10"
        await goed(client.post(f"/intake/v1/gerechtelijke-stappen/{ident}/uitspraken", json=uitspraak, headers=kop))

    db = Database(intake.settings, "worker")
    async with db.write(["0344"]) as session:
        assert await sluit_afgelopen_stappen(session, "0344", date(2025, 10, 10)) == 0
        assert await sluit_afgelopen_stappen(session, "0344", date(2025, 10, 11)) == 1
        assert await sluit_afgelopen_stappen(session, "0344", date(2025, 10, 12)) == 0
    await db.close()
    assert (await intake.gebeurtenissen())[-2:] == ["trajecten.schuldregeling-gestart", "trajecten.schuldregeling-geeindigd"]


def _aanvraag(traject_id: str, aanvraag_id: UUID, doel: Doel) -> Event:
    gegevens = AanvraagIngediend(
        aanvraag_id=aanvraag_id,
        uitnodiging_id=None,
        traject_id=UUID(traject_id),
        categorie=Categorie.GEVESTIGD,
        doel=doel,
        bedrag_centen=90_000,
        melddatum=date(2025, 4, 10),
        ontvangen_op=date(2025, 4, 10),
        besluit_uiterlijk=date(2025, 7, 10),
    )
    return als_event(gegevens, aanvraag_id, op=date(2025, 4, 10))


def _afgewezen(traject_id: str, aanvraag_id: UUID) -> Event:
    gegevens = BbzBesluitGenomen(
        aanvraag_id=aanvraag_id,
        besluit_id=uuid4(),
        traject_id=UUID(traject_id),
        categorie=Categorie.GEVESTIGD,
        uitkomst=Uitkomst.AFGEWEZEN,
        vorm=None,
        bedrag_centen=0,
        datum=date(2025, 5, 1),
        binnen_termijn=True,
    )
    return als_event(gegevens, aanvraag_id, op=date(2025, 5, 1))


@pytest.mark.parametrize("einde", ["afgewezen", "ingetrokken", "buiten-behandeling"])
async def test_een_bbz_krediet_dat_niet_komt_maakt_plaats_voor_de_volgende_regeling(intake: Proef, einde: str) -> None:
    traject_id, _ = await intake.laat_toe()
    levensonderhoud, sanering = uuid4(), uuid4()
    async with intake.wie(op="2025-05-12") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(300_000))
        ident = await route.bereid_voor("sanering", kredietbron="bbz", kredietCenten=90_000)
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 90_000}, op="2025-04-10"))
        assert await route.antwoord(ident, (ident_schuld, "akkoord")) == "akkoord"
        for aanvraag_id, doel in ((levensonderhoud, Doel.LEVENSONDERHOUD), (sanering, Doel.SANERING)):
            await intake.ontvang(_aanvraag(traject_id, aanvraag_id, doel))
        # when bbz refuses the levensonderhoud, the credit may still come
        await intake.ontvang(_afgewezen(traject_id, levensonderhoud))
        assert (await route.lees(f"regelingen/{ident}"))["status"] == "akkoord"
        # when the credit does not come, told twice
        wat = {
            "afgewezen": _afgewezen(traject_id, sanering),
            "ingetrokken": als_event(
                AanvraagIngetrokken(aanvraag_id=sanering, reden="eigen-verzoek", datum=date(2025, 5, 1)), sanering, op=date(2025, 5, 1)
            ),
            "buiten-behandeling": als_event(
                BuitenBehandelingGesteld(aanvraag_id=sanering, datum=date(2025, 5, 1)), sanering, op=date(2025, 5, 1)
            ),
        }[einde]
        await intake.ontvang(wat)
        await intake.ontvang(replace(wat, id=uuid4()))
        # then that regeling is taken back, and the next in the order needs no reason
        stand = await route.lees(f"trajecten/{traject_id}/regelingen")
        assert ([r["status"] for r in stand["items"]], stand["volgende"]) == (["ingetrokken"], "schuldbemiddeling")
        await route.bereid_voor("schuldbemiddeling")


async def test_een_bbz_krediet_betaalt_alleen_zakelijke_schulden(intake: Proef) -> None:
    # given 3,000 owed by the business and 1,000 in private
    traject_id, _ = await intake.laat_toe()
    pad = f"trajecten/{traject_id}"
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        await route.schulden(schuld(300_000), schuld(100_000, "Verhuurder", zakelijk=False))
        # when more is asked than the business debts
        te_veel = {"soort": "sanering", "kredietbron": "bbz", "kredietCenten": 300_001}
        for waar, verzoek in (("regelingen", te_veel), ("saneringskrediet-verzoeken", {"bedragCenten": 300_001})):
            niet = await route.doe(f"{pad}/{waar}", verzoek, gezien=pad)
            assert niet.json()["type"] == "urn:regioloket:fout:KredietBovenZakelijk", niet.text
        # when 1,000 is offered of which the private creditor gets a quarter, a credit of 1,000 would pay him too
        ident = await route.bereid_voor("sanering", kredietbron="bbz", kredietCenten=100_000)
        niet = await route.stap(ident, "voorstellen", {"bodCenten": 100_000})
        assert (niet.status_code, "750,00" in niet.json()["detail"]) == (409, True)
        await goed(route.stap(ident, "intrekkingen", {"datum": "2025-04-10"}))
        # then a credit of 750 for the business creditors goes, with 250 from elsewhere
        ident = await route.bereid_voor("sanering", kredietbron="bbz", kredietCenten=75_000)
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 100_000}))
    assert (await intake.gebeurtenissen()).count("trajecten.saneringskrediet-gevraagd") == 2
