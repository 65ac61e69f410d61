"""The route through the API: aanvraag, four eyes, norm, letter, akte, payment."""

import asyncio
from uuid import uuid4

from tests.steun.bbz import BSN, DEN_HAAG, IBAN, UTRECHT, Proef, aanvraag, betrokkene, goed, saneringskrediet_gevraagd, toekenning


async def test_van_verzoek_van_intake_tot_uitbetaling(bbz: Proef) -> None:
    traject = uuid4()
    await bbz.ontvang(saneringskrediet_gevraagd(traject))
    async with bbz.wie() as client:
        (uitnodiging,) = (await goed(client.get("/bbz/v1/uitnodigingen")))["items"]
        assert (uitnodiging["trajectId"], uitnodiging["aanvraagId"]) == (str(traject), None)

    zonder_persoon = {k: v for k, v in aanvraag(uitnodigingId=uitnodiging["id"]).items() if k != "betrokkene"}
    async with bbz.wie(op="2025-03-10") as client:
        aanvraag_id = (await goed(client.post("/bbz/v1/aanvragen", json=zonder_persoon)))["id"]
    besluit_id = (await bbz.bekrachtig(await bbz.stel_voor(aanvraag_id))).json()["id"]
    voorziening_id = await bbz.teken_akte(besluit_id)
    assert (await bbz.betaal(voorziening_id)).status_code == 201

    assert await bbz.gebeurtenissen() == [
        "uitnodigingen.uitnodiging-verzonden",
        "aanvragen.aanvraag-ingediend",
        "aanvragen.besluit-genomen",
        "voorzieningen.akte-ondertekend",
        "voorzieningen.krediet-uitbetaald",
    ]
    (ingediend,) = await bbz.rijen(
        "SELECT data ->> 'besluitUiterlijk' AS dag, data ->> 'trajectId' AS t FROM bbz.outbox WHERE type LIKE '%ingediend%'"
    )
    assert (ingediend["dag"], ingediend["t"]) == ("2025-06-09", str(traject))  # 10 March + 13 weeks
    (betaald,) = await bbz.rijen("SELECT data::text AS data FROM bbz.outbox WHERE type LIKE '%uitbetaald%'")
    for deel in ('"hoofdsomCenten": 4000000', '"renteProcent": "8"', '"looptijdMaanden": 60', '"eersteVervaldag": "2025-06-01"'):
        assert deel in betaald["data"]
    async with bbz.wie() as client:
        assert (await goed(client.get(f"/bbz/v1/uitnodigingen/{uitnodiging['id']}")))["aanvraagId"] == aanvraag_id
        assert (await goed(client.get("/bbz/v1/termijnen")))["items"] == []


async def test_op_een_uitnodiging_kan_een_aanvraag(bbz: Proef) -> None:
    await bbz.ontvang(saneringskrediet_gevraagd(uuid4()))
    async with bbz.wie() as client:
        (uitnodiging,) = (await goed(client.get("/bbz/v1/uitnodigingen")))["items"]
    await bbz.vraag_aan(uitnodigingId=uitnodiging["id"])
    async with bbz.wie() as client:
        nog_een = await client.post("/bbz/v1/aanvragen", json=aanvraag(uitnodigingId=uitnodiging["id"]))
    assert (nog_een.status_code, nog_een.json()["type"]) == (409, "urn:regioloket:fout:UitnodigingVerbruikt")


async def test_een_aanvraag_kan_ook_zonder_uitnodiging_maar_niet_zonder_aanvrager(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan()
    async with bbz.wie() as client:
        detail = await goed(client.get(f"/bbz/v1/aanvragen/{aanvraag_id}"))
        assert (detail["status"], detail["betrokkene"]["persoon"]["achternaam"]) == ("ingediend", "Visserman")
        zonder = await client.post("/bbz/v1/aanvragen", json={k: v for k, v in aanvraag().items() if k != "betrokkene"})
    assert (zonder.status_code, zonder.json()["type"]) == (400, "urn:regioloket:fout:BetrokkeneOntbreekt")


async def test_een_verkeerd_bsn_wordt_genoemd_maar_niet_herhaald(bbz: Proef) -> None:
    verzoek = aanvraag()
    verzoek["betrokkene"]["persoon"]["bsn"] = "123456789"
    async with bbz.wie() as client:
        antwoord = await client.post("/bbz/v1/aanvragen", json=verzoek)
    assert antwoord.status_code == 400
    assert "elfproef" in antwoord.text
    assert "123456789" not in antwoord.text


async def test_dezelfde_aanvraag_twee_keer_gestuurd_is_een_aanvraag(bbz: Proef) -> None:
    async with bbz.wie() as client:
        eerste, tweede = [
            await client.post("/bbz/v1/aanvragen", json=aanvraag(), headers={"Idempotency-Key": "sleutel-1"}) for _ in range(2)
        ]
    assert (eerste.status_code, tweede.headers["Idempotent-Replayed"], eerste.json()) == (201, "true", tweede.json())
    assert len(await bbz.rijen("SELECT 1 FROM bbz.aanvraag")) == 1


async def test_wie_voorstelt_bekrachtigt_niet(bbz: Proef) -> None:
    voorstel_id = await bbz.stel_voor(await bbz.vraag_aan())
    zelf = await bbz.bekrachtig(voorstel_id, medewerker="anna")
    assert (zelf.status_code, zelf.json()["type"]) == (409, "urn:regioloket:fout:ZelfdeMedewerker")
    assert await bbz.rijen("SELECT 1 FROM bbz.besluit") == []
    assert (await bbz.bekrachtig(voorstel_id, medewerker="bram")).status_code == 201
    (besluit,) = await bbz.rijen("SELECT voorgesteld_door, bekrachtigd_door FROM bbz.besluit")
    assert besluit["voorgesteld_door"] != besluit["bekrachtigd_door"]


async def test_een_systeem_zonder_medewerker_besluit_niet(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan()
    async with bbz.wie(None) as client:
        antwoord = await client.post(f"/bbz/v1/aanvragen/{aanvraag_id}/besluitvoorstellen", json=toekenning(), headers={"If-Match": '"1"'})
    assert antwoord.status_code == 403


async def test_de_tweede_medewerker_leest_wat_hij_bekrachtigt(bbz: Proef) -> None:
    voorstel = toekenning()
    voorstel_id = await bbz.stel_voor(await bbz.vraag_aan(), voorstel)
    async with bbz.wie("bram") as client:
        gelezen = await goed(client.get(f"/bbz/v1/besluitvoorstellen/{voorstel_id}"))
    assert {k: gelezen[k] for k in voorstel} == voorstel
    assert gelezen["voorgesteldDoor"].endswith("anna")


async def test_een_cent_boven_de_norm_wordt_geweigerd_met_bedragen_en_artikel(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan()
    antwoord = await bbz.probeer(aanvraag_id, toekenning(253_420_01))
    assert antwoord.status_code == 409
    assert antwoord.json()["detail"].startswith("€ 253.420,01 is te hoog. Het maximum is € 253.420,00")
    assert "art. 20" in antwoord.json()["detail"]
    assert (await bbz.probeer(aanvraag_id, toekenning(253_420_00))).status_code == 201


async def test_op_een_dag_zonder_norm_kan_niet_worden_toegekend_wel_afgewezen(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan(op="2026-01-05", ontvangenOp="2026-01-05", melddatum="2026-01-05")
    geweigerd = await bbz.probeer(aanvraag_id, toekenning(), op="2026-02-02")
    assert (geweigerd.status_code, geweigerd.json()["type"]) == (409, "urn:regioloket:fout:NormOntbreekt")
    assert "'kapitaal-gevestigd' (Bbz 2004, art. 20) van 2026-02-02" in geweigerd.json()["detail"]
    afwijzing = {"uitkomst": "afgewezen", "motivering": "Het bedrijf is niet levensvatbaar."}
    assert (await bbz.probeer(aanvraag_id, afwijzing, op="2026-02-02")).status_code == 201


async def test_de_norm_van_de_dag_van_het_besluit_telt_ook_bij_bekrachtigen(bbz: Proef) -> None:
    voorstel_id = await bbz.stel_voor(await bbz.vraag_aan())
    te_laat = await bbz.bekrachtig(voorstel_id, op="2026-01-02")
    assert (te_laat.status_code, te_laat.json()["type"]) == (409, "urn:regioloket:fout:NormOntbreekt")
    assert (await bbz.bekrachtig(voorstel_id, op="2025-12-31")).status_code == 201


async def test_na_dertien_weken_is_het_besluit_te_laat(bbz: Proef) -> None:
    """Received 10 March: 9 June is in time, 10 June is not."""
    for op, verwacht in (("2025-06-09", True), ("2025-06-10", False)):
        antwoord = await bbz.bekrachtig(await bbz.stel_voor(await bbz.vraag_aan()), op=op)
        async with bbz.wie() as client:
            assert (await goed(client.get(f"/bbz/v1/besluiten/{antwoord.json()['id']}")))["binnenTermijn"] is verwacht


async def test_een_nieuw_voorstel_vervangt_het_oude(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan()
    oud = await bbz.stel_voor(aanvraag_id)
    verouderd = await bbz.probeer(aanvraag_id, toekenning(), versie=1)
    assert verouderd.status_code == 412
    nieuw = await bbz.stel_voor(aanvraag_id, toekenning(30_000_00), versie=2)
    assert (await bbz.bekrachtig(oud)).json()["type"] == "urn:regioloket:fout:VoorstelVervangen"
    assert (await bbz.bekrachtig(nieuw)).status_code == 201
    assert (await bbz.bekrachtig(nieuw)).json()["type"] == "urn:regioloket:fout:AlBesloten"


async def test_een_starter_zonder_kvk_nummer_vult_dat_eerst_aan(bbz: Proef) -> None:
    gegevens = betrokkene()
    del gegevens["onderneming"]["kvkNummer"]
    aanvraag_id = await bbz.vraag_aan(categorie="beginnend", betrokkene=gegevens)
    assert (await bbz.probeer(aanvraag_id, toekenning())).json()["type"] == "urn:regioloket:fout:KvkNummerOntbreekt"
    async with bbz.wie() as client:
        pad = f"/bbz/v1/aanvragen/{aanvraag_id}/betrokkene"
        assert (await client.put(pad, json=betrokkene(kvkNummer="87654321"))).status_code == 428
        gewijzigd = await client.put(pad, json=betrokkene(kvkNummer="87654321"), headers={"If-Match": '"1"'})
    assert (gewijzigd.status_code, gewijzigd.headers["ETag"]) == (200, '"2"')
    assert (await bbz.probeer(aanvraag_id, toekenning(), versie=2)).status_code == 201


async def test_uitbetalen_kan_een_keer_en_pas_na_de_akte(bbz: Proef) -> None:
    voorziening_id = await bbz.teken_akte(await bbz.besluit())
    assert (await bbz.betaal(voorziening_id, op="2025-04-08")).json()["type"] == "urn:regioloket:fout:UitbetaaldVoorAkte"
    assert (await bbz.betaal(voorziening_id, iban="NL91ABNA0417164301")).status_code == 400
    assert (await bbz.betaal(voorziening_id)).status_code == 201
    assert (await bbz.betaal(voorziening_id, versie=2)).json()["type"] == "urn:regioloket:fout:AlUitbetaald"
    assert (await bbz.gebeurtenissen()).count("voorzieningen.krediet-uitbetaald") == 1


async def test_een_besluit_heeft_een_akte(bbz: Proef) -> None:
    besluit_id = await bbz.besluit()
    await bbz.teken_akte(besluit_id)
    async with bbz.wie(op="2025-04-10") as client:
        nog_een = await client.post(f"/bbz/v1/besluiten/{besluit_id}/akten", json={"ondertekendOp": "2025-04-10"})
        gelezen = await goed(client.get(f"/bbz/v1/besluiten/{besluit_id}"))
    assert nog_een.json()["type"] == "urn:regioloket:fout:AkteBestaatAl"
    assert (gelezen["norm"], gelezen["renteProcent"], gelezen["voorzieningId"] is not None) == ("kapitaal-gevestigd", "8", True)


async def test_debiteuren_haalt_de_persoon_met_de_betaalde_rekening(bbz: Proef) -> None:
    voorziening_id = await bbz.teken_akte(await bbz.besluit())
    await bbz.betaal(voorziening_id)
    token = bbz.regio.systeem_token("debiteuren", "bbz", UTRECHT, "bbz:personen:lezen")
    async with bbz.regio.client(bbz.app, token) as client:
        (item,) = (await goed(client.post("/bbz/v1/voorzieningen/_haal", json={"ids": [voorziening_id, str(uuid4())]})))["items"]
    assert (item["betrokkene"]["persoon"]["bsn"], item["betrokkene"]["persoon"]["iban"]) == (BSN, IBAN)
    (verstrekt,) = await bbz.rijen("SELECT foreign_processor FROM bbz.verwerking WHERE name = 'persoonsgegevens verstrekt'")
    assert verstrekt["foreign_processor"] == "debiteuren"


async def test_de_beschikking_is_een_pdf(bbz: Proef) -> None:
    besluit_id = await bbz.besluit()
    async with bbz.wie() as client:
        brief = await client.get(f"/bbz/v1/besluiten/{besluit_id}/brief")
    assert (brief.headers["content-type"], brief.content[:5]) == ("application/pdf", b"%PDF-")
    (gelezen,) = await bbz.rijen("SELECT count(*) AS n FROM bbz.verwerking WHERE name = 'brief gelezen'")
    assert gelezen["n"] == 1


async def test_er_staat_niets_persoonlijks_leesbaar_in_de_database_of_op_de_bus(bbz: Proef) -> None:
    await bbz.betaal(await bbz.teken_akte(await bbz.besluit()))
    async with bbz.regio.superuser() as connection:
        tabellen = [r["tablename"] for r in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'bbz'")]
        alles = "".join([str(await connection.fetch(f"SELECT t::text FROM bbz.{tabel} t")) for tabel in tabellen])
    leesbaar = [w for w in (BSN, IBAN, "Visserman", "Havenweg", "Na sanering") if w in alles or w.encode().hex() in alles]
    assert leesbaar == []


async def test_het_plafond_telt_over_gemeenten_heen(bbz: Proef) -> None:
    """Utrecht grants € 200.000: of € 253.420 there is € 53.420 left, also in Den Haag."""
    await bbz.besluit(UTRECHT, toekenning(200_000_00))
    in_den_haag = await bbz.vraag_aan(DEN_HAAG)
    geweigerd = await bbz.probeer(in_den_haag, toekenning(53_420_01))
    assert "daarvan is al € 200.000,00 verleend: er kan nog € 53.420,00" in geweigerd.json()["detail"]
    assert (await bbz.probeer(in_den_haag, toekenning(53_420_00))).status_code == 201

    ander_bedrijf = await bbz.vraag_aan(DEN_HAAG, betrokkene=betrokkene(kvkNummer="00000001"))
    assert (await bbz.probeer(ander_bedrijf, toekenning(253_420_00))).status_code == 201


async def test_twee_voorstellen_die_samen_te_veel_zijn_kan_er_een_door(bbz: Proef) -> None:
    eerste = await bbz.stel_voor(await bbz.vraag_aan(UTRECHT), toekenning(200_000_00))
    tweede = await bbz.stel_voor(await bbz.vraag_aan(DEN_HAAG), toekenning(200_000_00))
    assert (await bbz.bekrachtig(eerste)).status_code == 201
    assert (await bbz.bekrachtig(tweede)).json()["type"] == "urn:regioloket:fout:BovenDeNorm"
    assert len(await bbz.rijen("SELECT 1 FROM bbz.voorstel WHERE besloten_door IS NULL")) == 1


async def test_tegelijk_bekrachtigen_in_twee_gemeenten_komt_samen_niet_boven_de_norm(bbz: Proef) -> None:
    eerste = await bbz.stel_voor(await bbz.vraag_aan(UTRECHT), toekenning(200_000_00))
    tweede = await bbz.stel_voor(await bbz.vraag_aan(DEN_HAAG), toekenning(200_000_00))
    antwoorden = await asyncio.gather(bbz.bekrachtig(eerste), bbz.bekrachtig(tweede))
    assert sorted(a.status_code for a in antwoorden) == [201, 409]
    (samen,) = await bbz.rijen("SELECT sum(bedrag_centen) AS centen FROM bbz.plafond")
    assert samen["centen"] == 200_000_00


async def test_ook_een_geweigerde_vraag_over_het_plafond_staat_in_het_auditlog(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan(DEN_HAAG)
    assert (await bbz.probeer(aanvraag_id, toekenning(253_420_01))).status_code == 409
    gevraagd = await bbz.rijen(
        "SELECT gemeente, actor, object_id::text AS id, nieuw ->> 'norm' AS norm"
        " FROM bbz.audit WHERE actie = 'plafond-opgevraagd' ORDER BY norm"
    )
    assert [r["norm"] for r in gevraagd] == ["kapitaal-beginnend", "kapitaal-gevestigd", "kapitaal-om-niet"]
    assert {(r["gemeente"], r["actor"], r["id"]) for r in gevraagd} == {(DEN_HAAG, "loket/anna", aanvraag_id)}


async def test_een_weigering_wordt_niet_onthouden_onder_de_sleutel(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan()
    await bbz.toets(aanvraag_id)
    pad, kop = f"/bbz/v1/aanvragen/{aanvraag_id}/besluitvoorstellen", {"If-Match": '"1"', "Idempotency-Key": "sleutel-2"}
    async with bbz.wie() as client:
        assert (await client.post(pad, json=toekenning(253_420_01), headers=kop)).status_code == 409
        assert (await client.post(pad, json=toekenning(), headers=kop)).status_code == 201


async def test_de_normen_van_een_dag_en_wat_er_ontbreekt(bbz: Proef) -> None:
    async with bbz.wie() as client:
        in_2025 = await goed(client.get("/bbz/v1/normen", params={"datum": "2025-05-01"}))
        in_2026 = await goed(client.get("/bbz/v1/normen", params={"datum": "2026-05-01"}))
    gevestigd = next(n for n in in_2025["items"] if n["code"] == "kapitaal-gevestigd")
    assert (gevestigd["waarde"], gevestigd["artikel"], gevestigd["geverifieerd"]) == ("25342000", "art. 20", True)
    # Of 2025 no bijstandsnorm was read, art. 29 names no maximum, and a macronorm of baten is of before 2020.
    assert {code for code in in_2025["ontbreekt"] if code.startswith(("kapitaal", "vermogens", "inkomenseis", "forfait"))} == set()
    assert {"voorbereidingskrediet", "bijstandsnorm-gehuwden"} <= set(in_2025["ontbreekt"])
    assert "kapitaal-gevestigd" in in_2026["ontbreekt"]
    assert {n["code"] for n in in_2026["items"]} >= {"rente-lening", "beslistermijn"}
