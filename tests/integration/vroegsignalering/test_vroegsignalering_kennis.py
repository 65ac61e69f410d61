"""Convenanten, exclusions and who is known at schuldhulpverlening: what makes a signal be taken up or not, and refused rows given back."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.intake import (
    AanmeldingOntvangen,
    AanmeldingSamengevoegd,
    Aanmeldkanaal,
    AfwijzingBesloten,
    HulpvraagVastgesteld,
    TrajectBeeindigd,
)
from contracts.persoon import Betrokkene, Persoon
from kernel.crypto import Sleutelbos
from kernel.envelope import Event, Gebeurtenis
from services.vroegsignalering.consumers import make_consumer
from services.vroegsignalering.jobs import beeindig_stil, wis_geweigerd
from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import BASIS, DAG, Proef, als_csv, signaal

UTRECHT = GEMEENTEN[0]
BSN = "999900018"
LOKET = ["vroegsignalering:uitsluitingen:lezen", "vroegsignalering:uitsluitingen:schrijven"]


async def redenen(proef: Proef) -> dict[str, str | None]:
    return {r["kenmerk"]: r["reden"] for r in await proef.rijen("SELECT kenmerk, reden FROM signaal")}


async def leg_convenant_vast(proef: Proef, soort: str = "Energie", client: str = "energiebedrijf", **afspraken: Any) -> int:
    async with proef.loket() as loket:
        verzoek = {"gemeenten": list(GEMEENTEN), "naam": "Proefpartner", "type": soort, **afspraken}
        return (await loket.put(f"{BASIS}/signaalpartners/{client}", json=verzoek)).status_code


async def test_een_soort_zonder_wettelijke_grond_staat_uit_tot_de_gemeente_een_grond_noteert(proef: Proef) -> None:
    assert await leg_convenant_vast(proef, "Belastingdienst", "belastingdienst") == 409
    assert await leg_convenant_vast(proef, "Belastingdienst", "belastingdienst", grond="Experiment op grond van Wgs art. 10") == 200
    assert await leg_convenant_vast(proef) == 200
    async with proef.loket() as loket:
        items = (await loket.get(f"{BASIS}/signaalpartners")).json()["items"]
    gronden = {item["clientId"]: {c["grond"] for c in item["convenanten"]} for item in items}
    assert gronden == {"belastingdienst": {"Experiment op grond van Wgs art. 10"}, "energiebedrijf": {"Wgs art. 3 lid 1 onder b"}}


async def test_eigen_drempel_en_dagen_van_het_convenant_gaan_voor(proef: Proef) -> None:
    """The gemeente has 50 euro, the type Energie from 30 days; the convenant says 100 euro, from 60 up to and including 90 days."""
    await leg_convenant_vast(proef, drempelbedragCenten=10_000, dagenMinstens=60, dagenHoogstens=90)
    rijen = [
        signaal(1, bedragCenten="9999", dagenAchterstand="60"),
        signaal(2, bedragCenten="10000", dagenAchterstand="60"),
        signaal(3, bedragCenten="10000", dagenAchterstand="59"),
        signaal(4, bedragCenten="10000", dagenAchterstand="91"),
    ]
    await proef.lever_en_verwerk(als_csv(rijen))
    assert await redenen(proef) == {"S-000001": "onder-drempel", "S-000002": None, "S-000003": "te-vroeg", "S-000004": "te-oud"}


async def test_na_het_einde_van_het_convenant_kan_de_partner_niets_leveren(proef: Proef) -> None:
    await leg_convenant_vast(proef, einde="2025-03-09")
    async with proef.partner() as partner:
        antwoord = await partner.post(f"{BASIS}/aanleveringen", content=als_csv([signaal(1)]), headers={"Content-Type": "text/csv"})
    assert antwoord.status_code == 403


@pytest.mark.parametrize("wie", [{"bsn": BSN}, {"postcode": "2511 ab", "huisnummer": "01", "huisnummertoevoeging": "a"}])
async def test_wie_op_de_uitsluitingslijst_staat_wordt_niet_opgepakt_tot_het_eindigt(proef: Proef, wie: dict[str, str]) -> None:
    await proef.convenant()
    deur = {"postcode": "2511AB", "huisnummer": "1", "huisnummertoevoeging": "A", "gemeentecode": UTRECHT, "bsn": BSN}
    async with proef.loket(scopes=LOKET) as loket:
        verzoek = {"gemeente": UTRECHT, "toelichting": "Agressie bij de deur.", **wie}
        plek = (await loket.post(f"{BASIS}/uitsluitingen", json=verzoek)).headers["Location"]
        await proef.lever_en_verwerk(als_csv([signaal(1, **deur), signaal(2, gemeentecode=UTRECHT)]))
        gelezen = await loket.get(plek)
        assert gelezen.json()["toelichting"] == "Agressie bij de deur."
        beeindigd = await loket.post(f"{plek}/beeindigingen", headers={"If-Match": gelezen.headers["ETag"]})
        assert beeindigd.status_code == 201
        nog_eens = await loket.post(f"{plek}/beeindigingen", headers={"If-Match": '"2"'})
        assert nog_eens.status_code == 409
    await proef.lever_en_verwerk(als_csv([signaal(3, **deur)]))
    assert await redenen(proef) == {"S-000001": "uitgesloten", "S-000002": None, "S-000003": None}
    assert await proef.tel("SELECT status FROM signaal WHERE kenmerk = 'S-000001'") == "Niet opgepakt: andere reden"
    bewaard = str(await proef.rijen("SELECT * FROM uitsluiting"))
    assert BSN not in bewaard
    assert "Agressie" not in bewaard


def gebeurtenis(gegevens: Gebeurtenis, subject: UUID, fetched: Betrokkene | None = None) -> Event:
    return Event(
        id=uuid4(),
        source="urn:nld:oin:00000099000000000000:systeem:regioloket-intake",
        type=gegevens.type,
        subject=subject,
        sequence=1,
        time=datetime.now(UTC),
        gemeente=UTRECHT,
        boekdatum=DAG,
        data=gegevens.as_data(),
        dataref=gegevens.dataref(subject),
        fetched=fetched,
    )


async def hoor(proef: Proef, *gebeurtenissen: Event) -> None:
    consumer = make_consumer(Sleutelbos.laad(proef.settings.sleutelbos_pad))
    async with proef.db.write() as session:
        await consumer.handle(session, gebeurtenissen)


def ontvangen(aanmelding_id: UUID, bsn: str | None = BSN) -> Event:
    gegevens = AanmeldingOntvangen(
        aanmelding_id=aanmelding_id, kanaal=Aanmeldkanaal.ZELF, zaak_id=None, crisis=False, gesprek_uiterlijk=date(2025, 4, 7)
    )
    return gebeurtenis(gegevens, aanmelding_id, Betrokkene(persoon=Persoon(achternaam="Voorbeeld", bsn=bsn)))


async def hoort_erbij(proef: Proef, nummer: int) -> bool:
    """Whether a new signal of this person is taken up."""
    await proef.lever_en_verwerk(als_csv([signaal(nummer, gemeentecode=UTRECHT, bsn=BSN)]))
    return (await redenen(proef))[f"S-{nummer:06d}"] is None


async def test_wie_bij_schuldhulpverlening_bekend_is_wordt_niet_opgepakt_tot_het_traject_eindigt(proef: Proef) -> None:
    await proef.convenant()
    een, traject = uuid4(), uuid4()
    await hoor(proef, ontvangen(een))
    assert not await hoort_erbij(proef, 1)
    assert await proef.tel("SELECT status FROM signaal") == "Inwoner al bekend bij schuldhulpverlening"

    einde = TrajectBeeindigd(traject_id=traject, aanmelding_id=een, uitstroomreden="Afgerond", datum=DAG)
    await hoor(proef, gebeurtenis(einde, traject))
    assert await hoort_erbij(proef, 2)
    assert BSN not in str(await proef.rijen("SELECT * FROM schuldhulp_bekend"))


async def test_na_een_afwijzing_is_iemand_niet_meer_bekend(proef: Proef) -> None:
    await proef.convenant()
    een, traject = uuid4(), uuid4()
    vraag = HulpvraagVastgesteld(traject_id=traject, aanmelding_id=een, datum=DAG, besluit_uiterlijk=DAG)
    # The traject has a key of its own on the bus: its events may come before that of the aanmelding.
    await hoor(proef, gebeurtenis(vraag, traject), ontvangen(een))
    assert not await hoort_erbij(proef, 1)
    await hoor(proef, gebeurtenis(AfwijzingBesloten(traject_id=traject, besluit_id=uuid4(), datum=DAG, grond="x"), traject))
    assert await hoort_erbij(proef, 2)


async def test_een_samengevoegde_aanmelding_blijft_bekend_onder_de_andere(proef: Proef) -> None:
    await proef.convenant()
    een, blijft = uuid4(), uuid4()
    await hoor(proef, ontvangen(een), ontvangen(blijft, bsn=None))
    assert not await hoort_erbij(proef, 1)
    await hoor(proef, gebeurtenis(AanmeldingSamengevoegd(aanmelding_id=een, aanmelding_id_blijft=blijft), een))
    assert not await hoort_erbij(proef, 2)


async def test_bij_een_andere_gemeente_is_iemand_niet_bekend(proef: Proef) -> None:
    await proef.convenant()
    await hoor(proef, ontvangen(uuid4()))
    await proef.lever_en_verwerk(als_csv([signaal(1, gemeentecode=GEMEENTEN[1], bsn=BSN)]))
    assert await redenen(proef) == {"S-000001": None}


async def test_het_herstelbestand_kan_verbeterd_en_weer_aangeleverd_worden(proef: Proef) -> None:
    await proef.convenant()
    rijen = [
        signaal(1, achternaam='=HYPERLINK("x")', bedragCenten="duizend", telefoonnummer="+31612345678"),
        signaal(2, bsn="123456789", gemeentecode="GM9999"),
        signaal(3),
    ]
    inhoud = als_csv(rijen).replace(b'=HYPERLINK("x")', b'"=HYPERLINK(""x"")"')
    ident = (await proef.lever_en_verwerk(inhoud))["id"]
    async with proef.partner() as partner:
        antwoord = await partner.get(f"{BASIS}/aanleveringen/{ident}/herstelbestand")
    kop, een, twee = antwoord.text.splitlines()
    assert kop.split(";") == [*rijen[0], "bsn", "weigering"]
    assert "'=HYPERLINK" in een
    assert ";'+31612345678;" in een
    assert een.endswith("bedragCenten: Schrijf hier een heel getal, zonder punten, komma's of euroteken.")
    assert twee.startswith("S-000002;GM9999;")
    assert "123456789" in twee

    verbeterd = antwoord.text.replace("duizend", "1000000").replace("123456789", BSN).replace("GM9999", f"GM{UTRECHT}")
    tweede = await proef.lever_en_verwerk(verbeterd.encode())
    assert (tweede["aangenomen"], tweede["geweigerd"], tweede["dubbel"]) == (2, 0, 0)
    async with proef.partner(client="ander") as ander:
        assert (await ander.get(f"{BASIS}/aanleveringen/{ident}/herstelbestand")).status_code == 404


async def test_geweigerde_regels_staan_versleuteld_en_worden_gewist(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(1, achternaam="Geheimhouder", bedragCenten="x")]))
    assert "Geheimhouder" not in str(await proef.rijen("SELECT * FROM geweigerde_regel"))
    later = proef.settings.model_copy(update={"boekdatum": date(2025, 4, 10)})
    proef.db.settings = later
    await wis_geweigerd(proef.context, later)
    assert await proef.tel("SELECT count(*) FROM geweigerde_regel") == 0
    assert await proef.tel("SELECT count(*) FROM weigering") == 1, "that it was refused, and why, stays"


async def test_een_upload_die_stilvalt_eindigt_met_wat_er_was(proef: Proef) -> None:
    """Given an api that was killed after its first blok; when nothing is heard for a while; then the aanlevering ends, with its rows."""
    await proef.convenant()
    ident = await proef.lever(als_csv([signaal(n, gemeentecode=UTRECHT) for n in range(600)]))
    async with proef.regio.superuser() as db:
        await db.execute("SET search_path = vroegsignalering")
        await db.execute("DELETE FROM inname_blok WHERE laatste OR blok > 1")
        await db.execute("DELETE FROM inname_regel WHERE blok > 1")
        await db.execute("UPDATE aanlevering SET gelezen = false")
    await beeindig_stil(proef.context, proef.settings)
    await proef.verwerk()
    assert {r["stand"] for r in await proef.rijen("SELECT stand FROM aanlevering")} == {"inlezen"}, "it may still be sending"

    async with proef.regio.superuser() as db:
        await db.execute("UPDATE vroegsignalering.aanlevering SET levensteken = now() - interval '1 hour'")
    await beeindig_stil(proef.context, proef.settings)
    await proef.verwerk()
    async with proef.partner() as partner:
        stand = (await partner.get(f"{BASIS}/aanleveringen/{ident}")).json()
        [waar] = (await partner.get(f"{BASIS}/aanleveringen/{ident}/weigeringen")).json()["items"]
    assert (stand["stand"], stand["aangenomen"], stand["geweigerd"]) == ("afgebroken", 500, 1)
    assert (waar["regel"], waar["code"]) == (502, "stilgevallen"), "the header and 500 rows came in"


async def test_een_zaak_splitsen_en_zo_blijft_het(proef: Proef) -> None:
    """Father and son of one name at one door: joined by rule, taken apart by a person, and no later file joins them again."""
    await proef.convenant()
    await leg_convenant_vast(proef, "Huur", "verhuurder")
    deur = {"gemeentecode": UTRECHT, "postcode": "2511AB", "huisnummer": "1"}
    await proef.lever_en_verwerk(als_csv([signaal(1, **deur)]))
    await proef.lever_en_verwerk(als_csv([signaal(2, **deur, bedragCenten="10000")]), client="verhuurder")
    async with proef.loket() as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        gelezen = await loket.get(f"{BASIS}/zaken/{zaak['id']}")
        signalen = {s["bedragCenten"]: s for s in gelezen.json()["signaallijst"]}
        assert {s["koppeling"] for s in signalen.values()} == {"eerste", "huishouden"}
        pad, kop = f"{BASIS}/zaken/{zaak['id']}/splitsingen", {"If-Match": gelezen.headers["ETag"]}
        alles = await loket.post(pad, json={"signalen": [s["id"] for s in signalen.values()]}, headers=kop)
        assert alles.status_code == 400
        antwoord = await loket.post(pad, json={"signalen": [signalen[10_000]["id"]]}, headers=kop)
        assert antwoord.status_code == 201, antwoord.text
        nieuw = (await loket.get(antwoord.headers["Location"])).json()
    assert (nieuw["signalen"], nieuw["bedragCenten"], nieuw["signaallijst"][0]["koppeling"]) == (1, 10_000, "hand")
    soorten = [r["type"].split(".")[-2] for r in await proef.rijen("SELECT type FROM outbox WHERE type LIKE '%zaken%' ORDER BY nummer")]
    assert {"zaak-gesplitst", "zaak-geopend"} <= set(soorten)

    await proef.lever_en_verwerk(als_csv([signaal(3, **deur, signaaldatum="2025-03-01", ontstaansdatum="2024-12-01")]))
    waar = {r["kenmerk"]: r["zaak_id"] for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal")}
    assert str(waar["S-000002"]) == nieuw["id"]
    assert waar["S-000001"] != waar["S-000002"]
    assert waar["S-000003"] in {waar["S-000001"], waar["S-000002"]}, "it joins one of them, and brings nothing together"
