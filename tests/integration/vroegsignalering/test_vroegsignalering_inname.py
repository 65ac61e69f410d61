"""A delivered file becomes signals, refusals, zaken, terms and events; nothing is lost and nothing is done twice."""

import gzip
import json
from uuid import UUID

import pytest

from kernel.crypto import Sleutelbos
from services.vroegsignalering.app import create_app
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.store import inname
from services.vroegsignalering.store.tables import CONTEXT_PERSOON
from services.vroegsignalering.usecases.verwerk_blok import verwerk_blok
from tests.steun.vroegsignalering import APP, BASIS, DAG, PARTNER_SCOPES, Proef, als_csv, als_ndjson, signaal


async def test_elke_regel_is_een_signaal_of_een_weigering(proef: Proef) -> None:
    await proef.convenant()
    goed = [signaal(n) for n in range(1200)]
    fout = [signaal(1200, bedragCenten="veel"), signaal(1201, gemeentecode="0363"), signaal(1202, bsn="123456789"), {"signaalId": "x"}]

    uit = await proef.lever_en_verwerk(als_csv([*goed, *fout]))

    # 1.200 + 4 + 0 = 1.204 rows, in three blokken of at most 500
    assert (uit["aangenomen"], uit["geweigerd"], uit["dubbel"], uit["stand"]) == (1200, 4, 0, "verwerkt")
    assert await proef.tel("SELECT count(*) FROM signaal") == 1200
    assert await proef.tel("SELECT count(*) FROM inname_regel") + await proef.tel("SELECT count(*) FROM inname_blok") == 0


async def test_weigering_noemt_regel_veld_code_en_zin(proef: Proef) -> None:
    await proef.convenant()
    ident = await proef.lever(als_csv([signaal(1), signaal(2, bedragCenten="-5", signaaldatum="2025-02-30", crisis="misschien")]))
    await proef.verwerk()

    async with proef.partner() as partner:
        antwoord = await partner.get(f"{BASIS}/aanleveringen/{ident}/weigeringen")
        als_bestand = await partner.get(f"{BASIS}/aanleveringen/{ident}/weigeringen", headers={"Accept": "text/csv"})

    items = antwoord.json()["items"]
    assert [(i["regel"], i["veld"], i["code"]) for i in items] == [
        (3, "bedragCenten", "buiten-grenzen"),
        (3, "crisis", "geen-ja-nee"),
        (3, "signaaldatum", "geen-datum"),
    ]
    assert items[2]["melding"] == "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2025-03-31."
    assert items[0]["signaalId"] == "S-000002"
    assert als_bestand.headers["content-type"].startswith("text/csv")
    assert als_bestand.text.splitlines()[1].startswith("3;bedragCenten;buiten-grenzen;")


async def test_formule_in_het_verslag_is_onschadelijk(proef: Proef) -> None:
    await proef.convenant()
    ident = await proef.lever(als_csv([signaal(1, signaalId='=HYPERLINK("x")', bedragCenten="")], teken="|"))
    await proef.verwerk()

    async with proef.partner() as partner:
        verslag = await partner.get(f"{BASIS}/aanleveringen/{ident}/weigeringen", headers={"Accept": "text/csv"})

    assert ";\"'=HYPERLINK" in verslag.text


async def test_zelfde_bestand_nog_eens_verandert_niets(proef: Proef) -> None:
    await proef.convenant()
    bestand = als_csv([signaal(n) for n in range(700)])
    await proef.lever_en_verwerk(bestand)
    gebeurtenissen = await proef.tel("SELECT count(*) FROM outbox WHERE type LIKE '%zaken%'")

    uit = await proef.lever_en_verwerk(bestand)

    assert (uit["aangenomen"], uit["geweigerd"], uit["dubbel"]) == (0, 0, 700)
    assert await proef.tel("SELECT count(*) FROM signaal") == 700
    assert await proef.tel("SELECT count(*) FROM outbox WHERE type LIKE '%zaken%'") == gebeurtenissen


async def test_zelfde_kenmerk_in_een_bestand_is_dubbel(proef: Proef) -> None:
    await proef.convenant()
    uit = await proef.lever_en_verwerk(als_csv([signaal(1), signaal(1, bedragCenten="99999")]))
    assert (uit["aangenomen"], uit["dubbel"]) == (1, 1)
    assert await proef.tel("SELECT bedrag_centen FROM signaal") == 25000


async def test_gzip_en_ndjson(proef: Proef) -> None:
    await proef.convenant()
    regels = als_ndjson([signaal(n) for n in range(900)]) + b'{"signaalId": "kapot\n' + b'{"onbekend": 1}\n'

    uit = await proef.lever_en_verwerk(gzip.compress(regels), "application/x-ndjson")

    assert (uit["aangenomen"], uit["geweigerd"]) == (900, 2)


async def test_afgebroken_gzip_houdt_wat_ervoor_stond(proef: Proef) -> None:
    await proef.convenant()
    heel = gzip.compress(als_ndjson([signaal(n, achternaam=f"Naam{n * 7919 % 1009}") for n in range(3000)]))

    uit = await proef.lever_en_verwerk(heel[: len(heel) // 2], "application/x-ndjson")

    assert uit["stand"] == "afgebroken"
    assert 0 < uit["aangenomen"] < 3000
    assert await proef.tel("SELECT count(*) FROM weigering WHERE code = 'afgebroken'") == 1


class Crash(Exception):  # noqa: N818 - what happens, not what went wrong
    """The process dies."""


async def _verwerk_een(proef: Proef, *, crash: bool = False) -> int:
    """Handle the next blok and return its number; with `crash` the process dies just before the commit."""
    async with proef.db.write() as session:
        blok = await inname.volgende_blok(session)
        assert blok is not None
        await verwerk_blok(session, blok, herhaalde_melding_dagen=183)
        if crash:
            raise Crash
    return blok.blok


async def test_na_een_crash_tussen_blokken_gaat_het_verder(proef: Proef) -> None:
    """The second blok dies halfway: the first stands, the second comes round again, the totals are right."""
    await proef.convenant()
    ident = await proef.lever(als_csv([signaal(n, gemeentecode="0518") for n in range(1400)]))
    assert await _verwerk_een(proef) == 1
    with pytest.raises(Crash):
        await _verwerk_een(proef, crash=True)
    assert await proef.tel("SELECT count(*) FROM signaal") == 500  # 500 of the first blok, 0 of the second

    assert await proef.verwerk() == 3  # the second again, the third, and the end of the file
    assert await proef.tel("SELECT count(*) FROM signaal") == 1400
    assert await proef.tel(f"SELECT sum(aangenomen) FROM aanlevering WHERE id = '{ident}'") == 1400


async def test_twee_banen_nemen_elk_een_andere_gemeente(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever(als_csv([signaal(n, gemeentecode="0518" if n < 600 else "0599") for n in range(700)]))
    async with proef.db.write() as een, proef.db.write() as twee, proef.db.write() as drie:
        eerste, tweede = await inname.volgende_blok(een), await inname.volgende_blok(twee)
        # the second blok of 0518 waits for the first, and the end of the file for all
        assert eerste is not None
        assert tweede is not None
        assert (eerste.gemeente, tweede.gemeente, await inname.volgende_blok(drie)) == ("0518", "0599", None)


async def test_drie_gemeenten_horen_elk_hun_eigen_telling(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(n) for n in range(7)]))  # 0344: 0 3 6, 0518: 1 4, 0599: 2 5

    rijen = await proef.rijen("SELECT gemeente, data FROM outbox WHERE type LIKE '%aanlevering-verwerkt%' ORDER BY gemeente")

    assert [(r["gemeente"], json.loads(r["data"])["aangenomen"]) for r in rijen] == [("0344", 3), ("0518", 2), ("0599", 2)]


async def test_huishouden_met_twee_signalen_is_een_zaak(proef: Proef) -> None:
    await proef.convenant()
    deur = {"gemeentecode": "0518", "postcode": "2511 ab", "huisnummer": "012", "huisnummertoevoeging": "a"}
    zelfde_deur = {"gemeentecode": "0518", "postcode": "2511AB", "huisnummer": "12", "huisnummertoevoeging": "-A"}
    andere_deur = zelfde_deur | {"huisnummertoevoeging": "B"}
    await proef.lever_en_verwerk(
        als_csv([signaal(1, **deur), signaal(2, **zelfde_deur, bedrijfsnaam="Bakkerij"), signaal(3, **andere_deur)])
    )

    zaken = await proef.rijen("SELECT signalen, bedrag_centen, werkbakje, contact_uiterlijk, ondernemer FROM zaak ORDER BY signalen")

    assert [(z["signalen"], z["bedrag_centen"], z["werkbakje"]) for z in zaken] == [(1, 25000, "enkelvoudig"), (2, 50000, "meervoudig")]
    # 10 March 2025 is a Monday; four weeks later is Monday 7 April, no holiday
    assert {z["contact_uiterlijk"].isoformat() for z in zaken} == {"2025-04-07"}
    assert await proef.tel("SELECT count(*) FROM termijn WHERE voldaan_op IS NULL") == 2


async def test_later_signaal_vult_de_open_zaak_aan(proef: Proef) -> None:
    await proef.convenant()
    await proef.convenant(client="verhuurder", soort="Huur")
    await proef.lever_en_verwerk(als_csv([signaal(1)]))
    await proef.lever_en_verwerk(als_csv([signaal(1, crisis="ja", bedragCenten="90000")]), client="verhuurder")

    rijen = await proef.rijen("SELECT type, sequence, data FROM outbox WHERE type LIKE '%zaken%' ORDER BY nummer")

    assert [(r["type"].split(".")[-2], r["sequence"]) for r in rijen] == [
        ("zaak-geopend", 1),
        ("zaak-aangevuld", 2),
        ("zaak-ingedeeld", 3),
    ]
    assert json.loads(rijen[1]["data"]) | {"zaakId": ""} == {
        "zaakId": "",
        "melding": "meervoudig",
        "signalen": 2,
        "bedragCenten": 115000,
        "crisis": True,
        "opeenvolgend": False,
    }
    assert await proef.tel("SELECT werkbakje FROM zaak") == "crisis"


async def test_opeenvolgend_kijkt_zes_maanden_terug(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(1, signaaldatum="2024-09-15", ontstaansdatum="2024-07-01")]))
    await proef.lever_en_verwerk(als_csv([signaal(2, signaaldatum="2024-08-31", ontstaansdatum="2024-07-01")]))
    nu = [signaal(1, signaalId="N1", bedragCenten="30000"), signaal(2, signaalId="N2", bedragCenten="30000")]
    await proef.lever_en_verwerk(als_csv(nu))

    zaken = await proef.rijen("SELECT postcode, opeenvolgend FROM zaak WHERE maand = '2025-03-01' ORDER BY postcode")

    # March 2025 looks back to 1 September 2024: the 15th counts, 31 August does not
    assert [z["opeenvolgend"] for z in zaken] == [True, False]


async def test_niet_opgepakt_houdt_zijn_reden_en_geeft_geen_zaak(proef: Proef) -> None:
    await proef.convenant()
    rijen = [
        signaal(1, bedragCenten="4999"),
        signaal(2, bedragCenten="5000"),
        signaal(3, ontstaansdatum="2025-02-20"),
        signaal(4, bedrijfsnaam="Loods 7 B.V."),
        signaal(5, bedrijfsnaam="Stichting", rechtsvorm="eenmanszaak"),
        signaal(2, signaalId="opnieuw", bedragCenten="5000"),
        signaal(2, signaalId="hoger", bedragCenten="5001"),
    ]
    await proef.lever_en_verwerk(als_csv(rijen))

    gevonden = {r["kenmerk"]: (r["status"], r["reden"]) for r in await proef.rijen("SELECT kenmerk, status, reden FROM signaal")}

    assert gevonden == {
        "S-000001": (Signaalstatus.ONTERECHT, "onder-drempel"),
        "S-000002": (Signaalstatus.NOG_NIET_OPGEPAKT, None),
        "S-000003": (Signaalstatus.ONTERECHT, "te-vroeg"),
        "S-000004": (Signaalstatus.ANDERE_REDEN, "rechtspersoon"),
        "S-000005": (Signaalstatus.NOG_NIET_OPGEPAKT, None),
        "opnieuw": (Signaalstatus.HERHAALD, "herhaald"),
        "hoger": (Signaalstatus.NOG_NIET_OPGEPAKT, None),
    }
    assert await proef.tel("SELECT count(*) FROM zaak") == 2  # doors 2 and 5


async def test_personen_staan_versleuteld(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(1, bsn="999900018", achternaam="Geheimzinnig")]))

    [rij] = await proef.rijen("SELECT *, signaal::text AS alles FROM signaal")

    assert "999900018" not in rij["alles"]
    assert "Geheimzinnig" not in rij["alles"]
    bos = Sleutelbos.laad(proef.settings.sleutelbos_pad)
    assert json.loads(bos.ontsleutel(rij["persoon"], CONTEXT_PERSOON))["achternaam"] == "Geheimzinnig"
    assert rij["bsn_hash"] == bos.zoekhash("999900018")
    assert await proef.tel("SELECT count(*) FROM verwerking WHERE data_subject_id_type = 'BSN'") == 1


async def test_onbekende_partner_en_slechte_kop(proef: Proef) -> None:
    async with proef.partner() as partner:
        csv = {"Content-Type": "text/csv"}
        zonder_convenant = await partner.post(f"{BASIS}/aanleveringen", content=als_csv([signaal(1)]), headers=csv)
        await proef.convenant()
        slechte_kop = await partner.post(f"{BASIS}/aanleveringen", content=b"naam;bedrag\nJansen;3\n", headers=csv)
        leeg = await partner.post(f"{BASIS}/aanleveringen", content=b"", headers=csv)
        pdf = await partner.post(f"{BASIS}/aanleveringen", content=b"x", headers={"Content-Type": "application/pdf"})

    assert zonder_convenant.status_code == 403
    assert slechte_kop.status_code == 400
    assert "signaalId" in slechte_kop.json()["detail"]
    assert (leeg.status_code, pdf.status_code) == (400, 415)
    assert await proef.tel("SELECT count(*) FROM aanlevering") == 0


async def test_blok_dat_blijft_mislukken_wacht_op_een_mens(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    await proef.convenant()
    ident = UUID(await proef.lever(als_csv([signaal(1)])))

    async def stuk(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("services.vroegsignalering.jobs.verwerk_blok", stuk)
    for _ in range(inname.POGINGEN_MAX):
        assert await proef.verwerk() == 0
    assert await proef.tel(f"SELECT pogingen FROM inname_blok WHERE aanlevering_id = '{ident}'") == inname.POGINGEN_MAX
    monkeypatch.undo()

    await proef.lever_en_verwerk(als_csv([signaal(2)]))  # another delivery does not wait behind it
    assert await proef.tel("SELECT count(*) FROM signaal") == 1
    assert await proef.tel(f"SELECT count(*) FROM inname_regel WHERE aanlevering_id = '{ident}'") == 1


async def test_zelfde_sleutel_geeft_dezelfde_aanlevering(proef: Proef) -> None:
    await proef.convenant()
    kop = {"Content-Type": "text/csv", "Idempotency-Key": "maart-2025-a"}
    async with proef.partner() as partner:
        eerste = await partner.post(f"{BASIS}/aanleveringen", content=als_csv([signaal(1)]), headers=kop)
        tweede = await partner.post(f"{BASIS}/aanleveringen", content=als_csv([signaal(1)]), headers=kop)
        ander = await partner.post(
            f"{BASIS}/aanleveringen", content=als_csv([signaal(1)]), headers=kop | {"Idempotency-Key": "maart-2025-b"}
        )
    assert eerste.json() == tweede.json() != ander.json()
    await proef.verwerk()
    assert await proef.tel("SELECT sum(aangenomen) FROM aanlevering") == 1
    assert await proef.tel("SELECT sum(dubbel) FROM aanlevering") == 1


async def test_verzending_die_halverwege_stierf_mag_opnieuw(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two blokken came in and then the api died: the answer never came, so the partner sends all of it again."""
    await proef.convenant()
    bestand = als_csv([signaal(n, gemeentecode="0518") for n in range(1200)])
    kop = {"Content-Type": "text/csv", "Idempotency-Key": "april-2025"}

    async def sterf(*_: object, **__: object) -> None:
        raise Crash

    monkeypatch.setattr("services.vroegsignalering.export.inname.beeindig", sterf)
    async with proef.partner() as partner:
        assert (await partner.post(f"{BASIS}/aanleveringen", content=bestand, headers=kop)).status_code == 500
        monkeypatch.undo()
        await proef.verwerk()
        antwoord = await partner.post(f"{BASIS}/aanleveringen", content=bestand, headers=kop)
        await proef.verwerk()
        uit = (await partner.get(antwoord.headers["Location"])).json()

    assert (uit["aangenomen"], uit["dubbel"], uit["stand"]) == (200, 1000, "verwerkt")  # two blokken of 500 were in, the rest is new
    assert await proef.tel("SELECT count(*) FROM signaal") == 1200


async def test_grens_aan_bestand_wordt_gemeld(proef: Proef) -> None:
    await proef.convenant()
    app = create_app(proef.settings.model_copy(update={"aanlevering_max_regels": 100}))
    async with proef.regio.client(
        app, proef.regio.token(APP, scopes=PARTNER_SCOPES, client="energiebedrijf"), Boekdatum=DAG.isoformat()
    ) as partner:
        inhoud = als_csv([signaal(n) for n in range(150)])
        antwoord = await partner.post(f"{BASIS}/aanleveringen", content=inhoud, headers={"Content-Type": "text/csv"})
        await proef.verwerk()
        uit = (await partner.get(antwoord.headers["Location"])).json()
    await app.state.db.close()
    assert (uit["stand"], uit["aangenomen"], uit["geweigerd"]) == ("afgebroken", 100, 1)
    assert await proef.tel("SELECT code FROM weigering") == "te-veel-regels"
