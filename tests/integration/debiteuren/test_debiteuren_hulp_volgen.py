"""What intake and bbz tell about the person, the round's other findings, letters and figures."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.bbz import BedrijfBeeindigd, Beeindigingsreden, OndernemerOverleden, OndernemerVerhuisd
from contracts.intake import SchuldregelingGeeindigd, SchuldregelingGestart
from contracts.persoon import Betrokkene, Persoon
from tests.steun.debiteuren import BASIS, BETROKKENE, DEN_HAAG, NAAM, UTRECHT, Loket, Regel, camt
from tests.steun.invordering import Invordering, fout, gebeurtenis

APRIL = date(2025, 4, 2)
TRAJECT, DOSSIER = uuid4(), uuid4()


@pytest.fixture
async def zaak(loket: Loket) -> Invordering:
    """A loan of which the first term was missed, seen on 2 April."""
    zaak = Invordering(loket, await loket.lening())
    await zaak.ronde(APRIL)
    return zaak


def gestart(soort: str = "schuldregeling") -> SchuldregelingGestart:
    return SchuldregelingGestart(traject_id=TRAJECT, soort=soort, datum=APRIL)


async def voorziening(zaak: Invordering) -> UUID:
    async with zaak.loket.regio.superuser() as connection:
        gevonden: UUID = await connection.fetchval("SELECT voorziening_id FROM debiteuren.lening WHERE id = $1", UUID(zaak.id))
    return gevonden


async def test_een_schuldregeling_bij_intake_zet_de_invordering_stil_en_haar_einde_weer_aan(zaak: Invordering) -> None:
    await zaak.loket.ontvang(gebeurtenis(gestart(), TRAJECT, APRIL, BETROKKENE))
    await zaak.loket.ontvang(gebeurtenis(gestart(), TRAJECT, APRIL, BETROKKENE))  # told twice, once paused
    stand = await zaak.stand(APRIL)
    assert (stand["stoplicht"], stand["staatStil"], len(stand["pauzes"])) == ("uitstel", "schuldregeling", 1)
    assert ("schuldregeling", None) in await zaak.taken(APRIL)
    await zaak.zet("contact", APRIL)
    assert fout(await zaak.zet("aanmaning", date(2025, 4, 10))) == "InvorderingStaatStil"
    einde = SchuldregelingGeeindigd(traject_id=TRAJECT, soort="schuldregeling", datum=date(2025, 5, 1), geslaagd=False)
    await zaak.loket.ontvang(gebeurtenis(einde, TRAJECT, date(2025, 5, 1)))
    na = await zaak.stand(date(2025, 5, 1))
    assert (na["stoplicht"], na["staatStil"], na["pauzes"][0]["totEnMet"]) == ("achterstand", None, "2025-04-30")
    # 30 days since 1 April, of which the 29 from 2 to 30 April stood still
    assert (na["achterstandDagen"], na["klasse"]) == (1, "1-30")


async def test_een_ander_of_een_andere_gemeente_wordt_niet_geraakt(zaak: Invordering) -> None:
    ander = Betrokkene(persoon=Persoon(achternaam="Anders", bsn="999990019"))
    await zaak.loket.ontvang(gebeurtenis(gestart(), TRAJECT, APRIL, ander))
    await zaak.loket.ontvang(gebeurtenis(gestart(), TRAJECT, APRIL, BETROKKENE, gemeente=DEN_HAAG))
    assert (await zaak.stand(APRIL))["staatStil"] is None


async def test_een_moratorium_is_een_eigen_soort(zaak: Invordering) -> None:
    await zaak.loket.ontvang(gebeurtenis(gestart("moratorium"), TRAJECT, APRIL, BETROKKENE))
    assert (await zaak.stand(APRIL))["reden"] == "moratorium-loopt"


async def test_een_faillissement_zet_stil_en_vraagt_een_besluit(zaak: Invordering) -> None:
    data = BedrijfBeeindigd(
        dossier_id=DOSSIER,
        reden=Beeindigingsreden.FAILLISSEMENT,
        datum=APRIL,
        voorziening_ids=[await voorziening(zaak)],
        traject_id=None,
    )
    await zaak.loket.ontvang(gebeurtenis(data, DOSSIER, APRIL))
    assert (await zaak.stand(APRIL))["reden"] == "faillissement-loopt"
    assert ("bedrijf-beeindigd", None) in await zaak.taken(APRIL)
    assert (await zaak.besluit("opeising", "faillissement", APRIL)).status_code == 201
    assert ("bedrijf-beeindigd", None) not in await zaak.taken(APRIL)


async def test_aan_een_overledene_geen_brieven(zaak: Invordering) -> None:
    data = OndernemerOverleden(dossier_id=DOSSIER, datum=APRIL, voorziening_ids=[await voorziening(zaak)], traject_id=None)
    await zaak.loket.ontvang(gebeurtenis(data, DOSSIER, APRIL))
    await zaak.zet("contact", APRIL)
    assert fout(await zaak.zet("herinnering", date(2025, 4, 10))) == "InvorderingStaatStil"
    assert ("overleden", None) in await zaak.taken(APRIL)


async def test_wie_verhuist_blijft_debiteur_van_de_gemeente_die_leende(zaak: Invordering) -> None:
    data = OndernemerVerhuisd(
        dossier_id=DOSSIER, datum=APRIL, naar_gemeente=DEN_HAAG, voorziening_ids=[await voorziening(zaak)], traject_id=None
    )
    await zaak.loket.ontvang(gebeurtenis(data, DOSSIER, APRIL))
    na = await zaak.loket.lees(zaak.id)
    assert (na["gemeente"], na["stoplicht"]) == (UTRECHT, "achterstand")
    assert ("verhuisd", None) in await zaak.taken(APRIL)


async def test_elk_jaar_een_voortgangsonderzoek(zaak: Invordering) -> None:
    """Paid out on 1 March 2025: due by 1 March 2026, planned from 30 days before."""
    await zaak.loket.sluit(date(2026, 1, 29))
    assert (await zaak.ronde(date(2026, 1, 29)))["onderzoeken"] == 0
    dag = date(2026, 1, 30)
    assert (await zaak.ronde(dag))["onderzoeken"] == 1
    (onderzoek,) = (await zaak.lees("onderzoeken", dag))["items"]
    assert (onderzoek["soort"], onderzoek["stand"], onderzoek["uiterlijk"]) == ("voortgang", "gepland", "2026-03-01")
    pad = f"onderzoeken/{onderzoek['id']}/stappen"
    async with zaak.client(dag) as client:
        for nummer, stap in enumerate(({"stand": "opgevraagd"}, {"stand": "ontvangen"}), onderzoek["versie"]):
            assert (await client.post(f"{BASIS}/{pad}", json=stap, headers={"If-Match": f'"{nummer}"'})).status_code == 201
        oordeel: dict[str, Any] = {"stand": "beoordeeld", "uitkomst": "hulp-nodig", "toelichting": "Omzet gehalveerd"}
        beoordeeld = await client.post(f"{BASIS}/{pad}", json=oordeel, headers={"If-Match": '"2"'})
    assert (beoordeeld.status_code, beoordeeld.json()["beoordeeldOp"]) == (201, "2026-01-30")
    assert ("onderzoek", None) not in await zaak.taken(dag)
    assert (await zaak.ronde(date(2026, 1, 31)))["onderzoeken"] == 0


async def test_de_aandachtslijst_zegt_wie_waarom_en_wat_nu(zaak: Invordering) -> None:
    (regel,) = (await zaak.lees("aandachtslijst?maand=2025-04-15", APRIL))["items"]
    assert (regel["naam"], regel["soort"], regel["reden"]) == (NAAM, "contact", "termijn-niet-betaald")
    assert regel["watNu"].startswith("Bel of bezoek de ondernemer")
    assert (regel["uiterlijk"], regel["vervallenOpenCenten"]) == ("2025-04-09", 20_276)
    assert (await zaak.lees("aandachtslijst?maand=2025-03-01", APRIL))["items"] == []


async def test_een_verlaging_die_niet_wordt_betaald_vraagt_aandacht(zaak: Invordering) -> None:
    """100 a month from April: on 1 May 66,67 or more is interest; 100 must come and nothing did."""
    verlaging = {"van": "2025-04-03", "totEnMet": "2025-08-31", "reden": "Minder omzet", "omvang": "verlaging", "maandbedragCenten": 10_000}
    assert (await zaak.doe(f"leningen/{zaak.id}/uitstellen", verlaging, APRIL)).status_code == 201
    await zaak.ronde(date(2025, 5, 2))
    assert ("verlaging-niet-betaald", None) in await zaak.taken(date(2025, 5, 2))
    over = await zaak.lees(f"leningen/{zaak.id}/uitstellen", date(2025, 5, 2))
    # 3 April to 31 August: 28 + 31 + 30 + 31 + 31 = 151 days of 1.095
    assert (over["dagenGebruikt"], over["dagenOver"]) == (151, 944)
    einde = {"laatsteDag": "2025-05-31", "reden": "voorschriften-niet-nageleefd"}
    uitstel = over["items"][0]["id"]
    assert (await zaak.doe(f"uitstellen/{uitstel}/beeindigingen", einde, date(2025, 5, 20))).status_code == 201
    # 28 + 31 = 59 used
    assert (await zaak.lees(f"leningen/{zaak.id}/uitstellen", date(2025, 5, 20)))["dagenOver"] == 1036


async def test_de_portefeuille_telt_wat_de_leningen_zeggen(zaak: Invordering) -> None:
    """10.000 principal and the interest of April, 66,67; 1 day behind, of which 5 % counts as lost: 503,33."""
    tweede = Invordering(
        zaak.loket, await zaak.loket.lening(hoofdsom="5.000", uitbetaald_op=date(2025, 4, 1), eerste_vervaldag=date(2025, 6, 1))
    )
    await zaak.ronde(date(2025, 4, 3))
    beeld = await zaak.lees("portefeuilles?gemeente=0344", date(2025, 4, 3))
    cellen = {(r["stoplicht"], r["klasse"]): (r["aantal"], r["openCenten"], r["voorzieningCenten"]) for r in beeld["regels"]}
    assert cellen == {("achterstand", "1-30"): (1, 1_006_667, 50_333), ("bij", "bij"): (1, 500_000, 5_000)}
    leningen = (await zaak.lees("portefeuilles/0344/leningen", date(2025, 4, 3)))["items"]
    assert sum(rij["openCenten"] for rij in leningen) == beeld["openCenten"]
    assert {rij["id"] for rij in leningen} == {zaak.id, tweede.id}


async def test_elke_brief_is_een_pdf_en_verandert_niet(zaak: Invordering) -> None:
    await zaak.zet("contact", APRIL)
    stap = (await zaak.zet("aanmaning", date(2025, 4, 4))).json()["id"]
    async with zaak.client(date(2025, 4, 4)) as client:
        brief = await client.get(f"{BASIS}/invorderingsstappen/{stap}/brief")
        opnieuw = await client.get(f"{BASIS}/invorderingsstappen/{stap}/brief")
        saldo = await client.get(f"{BASIS}/leningen/{zaak.id}/saldo-opgave")
        jaar = await client.get(f"{BASIS}/leningen/{zaak.id}/jaaropgaven/2025")
    assert (brief.status_code, brief.headers["content-type"], brief.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert brief.content == opnieuw.content
    assert (saldo.status_code, saldo.content[:5]) == (200, b"%PDF-")
    assert fout(jaar) == "JaarNogNietVoorbij"
    await zaak.loket.sluit(date(2025, 12, 31))
    async with zaak.client(date(2026, 1, 2)) as client:
        assert (await client.get(f"{BASIS}/leningen/{zaak.id}/jaaropgaven/2025")).content[:5] == b"%PDF-"


async def test_het_maandbestand_noemt_wat_niet_is_geverifieerd(zaak: Invordering) -> None:
    await zaak.loket.afschrift(camt("A1", [Regel("100,00", zaak.lening["betalingskenmerk"])]), boekdatum=date(2025, 4, 3))
    async with zaak.client(date(2025, 5, 1)) as client:
        bestand = await client.get(f"{BASIS}/statistieken/bdfs?gemeente={UTRECHT}&maand=2025-04-01")
        vroeger = await client.get(f"{BASIS}/statistieken/bdfs?gemeente={UTRECHT}&maand=2015-04-01")
    assert bestand.status_code == 200, bestand.text
    kop, regel = bestand.text.strip().split("\r\n")
    rij = dict(zip(kop.split(","), regel.split(","), strict=True))
    # 10.000 + 66,67 - 100,00
    assert (rij["aard_uitkering"], rij["ontstaansgrond"], rij["status"], rij["saldo_centen"], rij["ontvangen_centen"]) == (
        "15",
        "60",
        "51",
        "996667",
        "10000",
    )
    assert rij["niet_geverifieerd"] == "aard_uitkering ontstaansgrond status"
    assert vroeger.text.strip() == kop  # no claim stood open then


async def test_intake_kan_vragen_wie_het_is(zaak: Invordering) -> None:
    async with zaak.client(APRIL) as client:
        antwoord = await client.post(f"{BASIS}/leningen/_haal", json={"ids": [zaak.id, str(uuid4())]})
    (item,) = antwoord.json()["items"]
    assert (item["id"], item["betrokkene"]["persoon"]["achternaam"]) == (zaak.id, NAAM)
