"""Files for the bank and back, portfolios that are taken over, securities, and what a month leaves between the lender and a gemeente."""

import csv
import io
from datetime import date
from typing import Any

import httpx
from lxml import etree

from tests.steun.debiteuren import BASIS, IBAN, NAAM, UTRECHT, Loket, Regel, camt

APRIL, MEI = date(2025, 4, 1), date(2025, 5, 1)
ONZE = "NL91ABNA0417164300"


async def post(loket: Loket, pad: str, inhoud: Any, dag: date = APRIL) -> httpx.Response:
    async with loket.client(Boekdatum=dag.isoformat()) as client:
        return await client.post(f"{BASIS}{pad}", json=inhoud)


async def rekening(loket: Loket) -> str:
    verzoek = {"gemeente": UTRECHT, "iban": ONZE, "naam": "Regionaal Loket", "incassantId": "NL98ZZZ999999990000"}
    return str((await post(loket, "/rekeningen", verzoek)).json()["id"])


async def xml(loket: Loket, bestand: str) -> etree._Element:
    async with loket.client() as client:
        antwoord = await client.get(f"{BASIS}/betaalbestanden/{bestand}/inhoud")
    assert antwoord.headers["content-type"] == "application/xml"
    return etree.fromstring(antwoord.content)


async def met_machtiging(loket: Loket) -> dict[str, Any]:
    lening = await loket.lening()
    verzoek = {"kenmerk": "M-1", "ondertekendOp": "2025-03-01", "iban": IBAN, "naam": NAAM}
    assert (await post(loket, f"/leningen/{lening['id']}/machtigingen", verzoek)).status_code == 201
    return lening


async def test_incasso_gaat_uit_komt_binnen_en_wordt_gestorneerd(loket: Loket) -> None:
    """pain.008 out; the bank credits the batch in one sum; five days later it takes the one debit back."""
    lening = await met_machtiging(loket)
    verzoek = {"rekeningId": await rekening(loket), "uitvoerdatum": "2025-04-01"}
    bestand = (await post(loket, "/betaalbestanden/_incasso", verzoek, date(2025, 3, 25))).json()
    assert (bestand["regels"], bestand["totaalCenten"]) == (1, 20_276)
    document = await xml(loket, bestand["id"])
    assert document.findtext(".//{*}SeqTp") == "FRST"
    assert document.findtext(".//{*}MndtId") == "M-1"
    assert document.findtext(".//{*}DbtrAcct/{*}Id/{*}IBAN") == IBAN
    assert document.findtext(".//{*}GrpHdr/{*}CtrlSum") == "202.76"
    nog_eens = await post(loket, "/betaalbestanden/_incasso", verzoek, date(2025, 3, 26))
    assert nog_eens.json()["type"] == "urn:regioloket:fout:NietsTeBetalen", "what is under way is not collected twice"

    await loket.sluit(APRIL)
    naam = document.findtext(".//{*}EndToEndId")
    batch = camt("A1", [Regel("202,76")]).replace(
        b"<NtryDtls><TxDtls>", f"<NtryDtls><Btch><PmtInfId>{bestand['kenmerk']}</PmtInfId></Btch><TxDtls>".encode()
    )
    batch = batch[: batch.index(b"<TxDtls>")] + batch[batch.index(b"</TxDtls>") + len(b"</TxDtls>") :]
    assert (await loket.afschrift(batch)).json()["items"][0]["onbekend"] == 0
    assert (await loket.lees(lening["id"]))["vervallenOpenCenten"] == 0

    terug = camt("A2", [Regel("-202,76", storno=True)]).replace(
        b"<TxDtls>", f"<TxDtls><Refs><EndToEndId>{naam}</EndToEndId></Refs>".encode()
    )
    await loket.afschrift(terug, boekdatum=date(2025, 4, 7))
    na = await loket.lees(lening["id"])
    assert (na["vervallenOpenCenten"], na["hoofdsomOpenCenten"]) == (20_276, 1_000_000)
    assert "bank" not in await loket.saldi(MEI)


async def test_te_veel_betaald_gaat_terug_en_sluit_op_het_afschrift(loket: Loket) -> None:
    lening = await loket.lening(hoofdsom="100", maanden=1)
    await loket.sluit(APRIL)
    await loket.afschrift(camt("A1", [Regel("150,00", lening["betalingskenmerk"])]), boekdatum=date(2025, 4, 2))
    deel = {"leningId": lening["id"], "bedragCenten": 4_933}  # 150,00 - 100,67
    verzoek = {"rekeningId": await rekening(loket), "uitvoerdatum": "2025-04-03", "restituties": [deel]}
    voorstel = (await post(loket, "/restitutievoorstellen", verzoek, date(2025, 4, 2))).json()["id"]
    zelf = await post(loket, f"/restitutievoorstellen/{voorstel}/bekrachtigingen", None, date(2025, 4, 2))
    assert (zelf.status_code, zelf.json()["type"]) == (409, "urn:regioloket:fout:ZelfdeMedewerker")
    assert (await loket.saldi(MEI))["vooruitbetaald"] == -4_933, "one person pays nobody"
    async with loket.client(medewerker="b2", Boekdatum="2025-04-02") as client:
        gelezen = (await client.get(f"{BASIS}/restitutievoorstellen/{voorstel}")).json()
        bestand = (await client.post(f"{BASIS}/restitutievoorstellen/{voorstel}/bekrachtigingen")).json()
    assert (gelezen["restituties"], gelezen["besloten"]) == ([deel], False)
    document = await xml(loket, bestand["id"])
    assert document.findtext(".//{*}CdtrAcct/{*}Id/{*}IBAN") == IBAN
    saldi = await loket.saldi(MEI)
    assert (saldi.get("vooruitbetaald"), saldi["uitbetalingen"]) == (None, -10_000 - 4_933)
    terug = camt("A2", [Regel("-49,33")]).replace(
        b"<TxDtls>", f"<TxDtls><Refs><EndToEndId>{document.findtext('.//{*}EndToEndId')}</EndToEndId></Refs>".encode()
    )
    assert (await loket.afschrift(terug, boekdatum=date(2025, 4, 4))).json()["items"][0]["onbekend"] == 0
    saldi = await loket.saldi(MEI)
    assert (saldi["uitbetalingen"], saldi["bank"]) == (-10_000, 10_067)


async def test_een_maand_sluit_met_bank_en_journaal(loket: Loket) -> None:
    """€ 10.000 lent in March; in April 202,76 came in. April: 202,76 is handed over."""
    lening = await loket.lening()
    await loket.sluit(APRIL)
    await loket.afschrift(camt("A1", [Regel("202,76", lening["betalingskenmerk"]), Regel("5,00")]))
    vroeg = await post(loket, "/afrekeningen", {"gemeente": UTRECHT, "maand": "2025-04-15"}, date(2025, 5, 2))
    assert vroeg.json()["type"] == "urn:regioloket:fout:MaandNietAfgesloten"
    await loket.sluit(MEI)
    async with loket.client() as client:
        april = (await client.get(f"{BASIS}/rekening-courant?gemeente={UTRECHT}&maand=2025-04-01")).json()
        maart = (await client.get(f"{BASIS}/rekening-courant?gemeente={UTRECHT}&maand=2025-03-01")).json()
        per = (await client.get(f"{BASIS}/rekening-courant/vorderingen?gemeente={UTRECHT}&maand=2025-04-01")).json()["items"]
        boeken = await client.get(f"{BASIS}/journaal/export?gemeente={UTRECHT}&van=2025-03-01&totEnMet=2025-04-30")
    assert (maart["saldoCenten"], april["saldoCenten"]) == (1_000_000, -20_276)
    (product,) = april["producten"]
    assert (product["ontvangenHoofdsomCenten"], product["ontvangenRenteCenten"], product["vorderingen"]) == (13_609, 6_667, 1)
    assert (april["bankCenten"], april["afschriftCenten"], april["sluit"]) == (20_776, 20_776, True)
    assert [(v["leningId"], v["ontvangenCenten"]) for v in per] == [(lening["id"], 20_276)]
    rijen = list(csv.DictReader(io.StringIO(boeken.text), delimiter=";"))
    assert sum(int(r["debetCenten"]) for r in rijen) == sum(int(r["creditCenten"]) for r in rijen) > 0
    vast = await post(loket, "/afrekeningen", {"gemeente": UTRECHT, "maand": "2025-04-15"}, date(2025, 5, 2))
    assert (vast.status_code, vast.json()["saldoCenten"]) == (201, -20_276)
    weer = await post(loket, "/afrekeningen", {"gemeente": UTRECHT, "maand": "2025-04-30"}, date(2025, 5, 2))
    assert weer.json()["type"] == "urn:regioloket:fout:MaandAlAfgerekend"


KOP = (
    "kenmerk;soort;oorspronkelijkeHoofdsom;hoofdsomToekomst;vervallenKosten;vervallenRente;vervallenHoofdsom;vervallenSinds;"
    "lopendeRente;vorm;rentePercentage;termijnen;volgendeVervaldag;ingegaanOp;achternaam;voorletters;bsn;iban;handelsnaam"
)
GOED = (
    "A1;rentedragende-lening;1000000;600000;0;4000;15000;2025-02-01;1200;annuitair;8;40;2025-04-01;2022-01-01;Proef;A.;999993653;;Bakkerij"
)
RENTELOOS = "A2;renteloze-lening;200000;150000;0;0;0;;0;renteloos;0;15;2025-04-01;2023-01-01;Proef;;;;"
SCHEEF = "A3;terugvordering;1000;2000;0;0;0;;0;;;0;;2024-01-01;Proef;;;;"


async def neem_over(loket: Loket, regels: list[str], totaal: int, extra: str = "") -> httpx.Response:
    pad = f"/overnames?gemeente={UTRECHT}&herkomst=oud-systeem&peildatum=2025-03-10&controletotaalCenten={totaal}{extra}"
    async with loket.client(Boekdatum="2025-03-11") as client:
        inhoud = "\r\n".join([KOP, *regels]).encode()
        return await client.post(f"{BASIS}{pad}", content=inhoud, headers={"Content-Type": "text/csv"})


async def test_een_portefeuille_wordt_met_bewijs_overgenomen_en_loopt_door(loket: Loket) -> None:
    # 6.000,00 + 190,00 + 12,00 and 1.500,00: 7.702,00 in all.
    antwoord = await neem_over(loket, [GOED, RENTELOOS], 770_200)
    assert (antwoord.status_code, antwoord.json()["geopend"], antwoord.json()["verschillen"]) == (201, 2, [])
    opening = {"hoofdsom": 765_000, "rente-vervallen": 4_000, "rente-lopend": 1_200, "overgenomen": -770_200}
    assert await loket.saldi(date(2025, 3, 31)) == opening
    een_keer = await loket.aantallen()
    assert (await neem_over(loket, [GOED, RENTELOOS], 770_200)).status_code == 200
    assert await loket.aantallen() == een_keer
    await loket.sluit(APRIL)
    async with loket.client() as client:
        items = (await client.get(f"{BASIS}/leningen")).json()["items"]
    rente = next(i for i in items if i["soort"] == "rentedragende-lening")
    assert (rente["stoplicht"], rente["achterstandSinds"], rente["vervallenTermijnen"]) == ("achterstand", "2025-02-01", 2)
    saldi = await loket.saldi(APRIL)
    # 20 days (30/360) of 8 % over 6.000,00 is 28,00 (21 March days of the calendar, 20 of thirty): 12,00 + 28,00 fell due on 1 April.
    assert (saldi["rente-vervallen"], saldi.get("rente-lopend")) == (4_000 + 1_200 + 2_800, None)


async def test_verschillen_worden_gemeld_en_nooit_weggepoetst(loket: Loket) -> None:
    geweigerd = await neem_over(loket, [GOED, SCHEEF, "A4;onbekend;x"], 999)
    assert (geweigerd.status_code, geweigerd.json()["type"]) == (400, "urn:regioloket:fout:OvernameSluitNiet")
    for deel in ("regel 3, oorspronkelijkeHoofdsom", "regel 4, soort", "het controletotaal is € 9,99"):
        assert deel in geweigerd.json()["detail"]
    assert (await loket.aantallen())["lening"] == 0
    door = (await neem_over(loket, [GOED, SCHEEF], 622_200, "&ondanksVerschillen=true")).json()
    assert (door["geopend"], door["geweigerd"], [v["regel"] for v in door["verschillen"]]) == (1, 1, [3])


async def test_zekerheden_staan_versleuteld_en_worden_vrijgegeven(loket: Loket) -> None:
    lening = await loket.lening()
    verzoek = {"soort": "pandrecht", "waardeCenten": 500_000, "omschrijving": "Bestelbus V-01-ABC", "gevestigdOp": "2025-03-01"}
    zekerheid = (await post(loket, f"/leningen/{lening['id']}/zekerheden", verzoek)).json()["id"]
    async with loket.client(**{"Boekdatum": "2025-06-01", "If-Match": '"0"'}) as client:
        antwoord = await client.post(f"{BASIS}/zekerheden/{zekerheid}/vrijgave", json={"opbrengstCenten": 420_000})
        (na,) = (await client.get(f"{BASIS}/leningen/{lening['id']}/zekerheden")).json()["items"]
    assert antwoord.status_code == 204
    assert (na["omschrijving"], na["vrijgegevenOp"], na["opbrengstCenten"]) == ("Bestelbus V-01-ABC", "2025-06-01", 420_000)
    async with loket.regio.superuser() as connection:
        assert b"V-01-ABC" not in await connection.fetchval("SELECT omschrijving FROM debiteuren.zekerheid")
