"""What intake does with the events of others: once, in any order, or not at all and then with a reason."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from contracts.gateway import GemeenteGewijzigd
from services.intake.domain.fouten import BetrokkeneOntbreekt
from tests.steun.intake import DEN_HAAG, UTRECHT, VRIES, Proef, als_event, bsn_nummer, goed, hulp_aanvaard


def gemeente_gewijzigd(weken: int, volgorde: int) -> GemeenteGewijzigd:
    return GemeenteGewijzigd(
        gemeente_id=UUID(int=volgorde),
        naam="Utrecht",
        oin="00000099000000034400",
        actief_vanaf=date(2025, 1, 1),
        drempelbedrag_centen=5000,
        beslistermijn_weken=weken,
    )


async def test_wie_hulp_aanvaardt_is_vanzelf_aangemeld(intake: Proef) -> None:
    zaak_id = uuid4()
    ander = VRIES.model_copy(update={"persoon": VRIES.persoon.model_copy(update={"bsn": bsn_nummer(1)})})
    await intake.ontvang(hulp_aanvaard(zaak_id), hulp_aanvaard(uuid4(), betrokkene=ander))
    async with intake.wie() as client:
        (item,) = (await goed(client.get(f"/intake/v1/aanmeldingen?zaakId={zaak_id}")))["items"]
    # four weeks from the signal of Monday 3 March: Monday 31 March
    assert (item["kanaal"], item["zaakId"], item["gesprekUiterlijk"], item["status"]) == (
        "vroegsignaal",
        str(zaak_id),
        "2025-03-31",
        "ontvangen",
    )
    assert await intake.gebeurtenissen() == ["aanmeldingen.aanmelding-ontvangen"] * 2


async def test_in_een_crisis_drie_werkdagen(intake: Proef) -> None:
    await intake.ontvang(hulp_aanvaard(uuid4(), crisis=True))
    async with intake.wie(op="2025-03-13") as client:
        (termijn,) = (await goed(client.get("/intake/v1/termijnen")))["items"]
    # accepted Wed 12 March: Thu 13 (1), Fri 14 (2), Mon 17 (3); on Thu 13 four days are left
    assert (termijn["soort"], termijn["einde"], termijn["dagenOver"]) == ("eerste-gesprek-crisis", "2025-03-17", 4)


async def test_dezelfde_gebeurtenis_twee_keer_is_een_aanmelding(intake: Proef) -> None:
    event = hulp_aanvaard(uuid4())
    assert await intake.ontvang(event) == 1
    assert await intake.ontvang(event) == 0
    assert len(await intake.rijen("SELECT 1 FROM intake.aanmelding")) == 1


async def test_een_zaak_geeft_een_aanmelding_hoe_vaak_hij_ook_komt(intake: Proef) -> None:
    zaak_id = uuid4()
    assert await intake.ontvang(hulp_aanvaard(zaak_id), hulp_aanvaard(zaak_id)) == 2
    assert await intake.ontvang(hulp_aanvaard(zaak_id)) == 1
    assert len(await intake.rijen("SELECT 1 FROM intake.aanmelding")) == 1
    assert len(await intake.rijen("SELECT 1 FROM intake.betrokkene")) == 1
    assert await intake.gebeurtenissen() == ["aanmeldingen.aanmelding-ontvangen"]


async def test_een_lijst_over_twee_gemeenten_komt_bij_de_juiste(intake: Proef) -> None:
    await intake.ontvang(hulp_aanvaard(uuid4(), gemeente=UTRECHT), hulp_aanvaard(uuid4(), gemeente=DEN_HAAG))
    rijen = await intake.rijen("SELECT gemeente FROM intake.aanmelding ORDER BY gemeente")
    assert [r["gemeente"] for r in rijen] == [UTRECHT, DEN_HAAG]


async def test_zonder_persoon_geen_aanmelding_maar_een_reden(intake: Proef) -> None:
    with pytest.raises(BetrokkeneOntbreekt, match="kent de app waar dit vandaan komt geen persoon"):
        await intake.ontvang(hulp_aanvaard(uuid4(), betrokkene=None))
    assert await intake.rijen("SELECT 1 FROM intake.inbox") == []


async def test_de_gemeente_mag_later_bekend_worden_dan_de_aanmelding(intake: Proef) -> None:
    async with intake.regio.superuser() as connection:
        await connection.execute("DELETE FROM intake.gemeente_bekend WHERE gemeente = $1", UTRECHT)
    await intake.ontvang(hulp_aanvaard(uuid4()))
    async with intake.wie() as client:
        (item,) = (await goed(client.get("/intake/v1/aanmeldingen")))["items"]
        pad, verzoek = f"/intake/v1/aanmeldingen/{item['id']}/gesprekken", {"datum": "2025-03-20", "hulpvraag": "Schulden"}
        geweigerd = await client.post(pad, json=verzoek, headers={"If-Match": '"1"'})
        assert geweigerd.status_code == 409
        assert f"Van gemeente {UTRECHT} is de parameter 'beslistermijnWeken' niet bekend" in geweigerd.json()["detail"]

        await intake.ontvang(als_event(gemeente_gewijzigd(6, 1), uuid4(), op=date(2025, 3, 20)))
        traject_id = (await goed(client.post(pad, json=verzoek, headers={"If-Match": '"1"'})))["trajectId"]
        # 20 March + 6 weeks of the verordening = 1 May 2025
        assert (await goed(client.get(f"/intake/v1/trajecten/{traject_id}")))["besluitUiterlijk"] == "2025-05-01"


async def test_een_oudere_gemeente_gewijzigd_telt_niet_meer(intake: Proef) -> None:
    gemeente_id = uuid4()
    await intake.ontvang(als_event(gemeente_gewijzigd(5, 9), gemeente_id, op=date(2025, 3, 20), volgorde=9))
    await intake.ontvang(als_event(gemeente_gewijzigd(7, 8), gemeente_id, op=date(2025, 3, 19), volgorde=8))
    (rij,) = await intake.rijen(
        f"SELECT parameters ->> 'beslistermijnWeken' AS weken FROM intake.gemeente_bekend WHERE gemeente = '{UTRECHT}'"
    )
    assert rij["weken"] == "5"
