"""The timed work of the second half of intake, as the worker runs it: every gemeente, once, on the business date."""

from datetime import date
from typing import cast

from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.jobs import JobContext
from services.intake.app import create_worker
from tests.steun.intake import DEN_HAAG, UTRECHT, Proef, goed
from tests.steun.intake_oplossing import Route


async def draai(intake: Proef, naam: str, op: date) -> bool:
    """Run one job of the worker on this business date; return whether there was more to do."""
    settings = intake.settings.model_copy(update={"boekdatum": op})
    worker = create_worker(settings, cast("Bus", None), Apps(settings, {}))  # no loop runs here
    (taak,) = [job for job in worker.jobs if job.naam == naam]
    meer = await taak.run(JobContext(worker.db, worker.apps))
    await worker.apps.close()
    await worker.db.close()
    return bool(meer)


async def test_elke_gemeente_wordt_een_keer_aan_een_afspraak_herinnerd(intake: Proef) -> None:
    for gemeente in (UTRECHT, DEN_HAAG):
        aanmelding_id = await intake.meld_aan(gemeente)
        async with intake.wie(op="2025-03-20") as client:
            afspraak = {"datum": "2025-03-26", "tijd": "09:00", "vorm": "telefoon"}
            await Route(intake, client, aanmelding_id).maak(f"aanmeldingen/{aanmelding_id}/afspraken", afspraak)
    for dag in (24, 25, 25, 26):
        assert await draai(intake, "herinneringen", date(2025, 3, dag)) is False
    rijen = await intake.rijen("SELECT gemeente, boekdatum FROM intake.outbox WHERE type LIKE '%afspraak-nadert%' ORDER BY gemeente")
    assert [(r["gemeente"], r["boekdatum"]) for r in rijen] == [(UTRECHT, date(2025, 3, 25)), (DEN_HAAG, date(2025, 3, 25))]


async def test_een_moratorium_eindigt_vanzelf_op_zijn_laatste_dag(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        stap = await Route(intake, client, traject_id).maak(
            f"trajecten/{traject_id}/gerechtelijke-stappen", {"soort": "moratorium", "gevraagdOp": "2025-04-10"}
        )
        uitspraak = {"uitspraak": "toegewezen", "datum": "2025-04-10", "totEnMet": "2025-06-10"}
        await goed(client.post(f"/intake/v1/gerechtelijke-stappen/{stap}/uitspraken", json=uitspraak, headers={"If-Match": '"1"'}))
    for dag in (10, 11, 12):
        await draai(intake, "gerechtelijke-stappen", date(2025, 6, dag))
    rijen = await intake.rijen("SELECT boekdatum FROM intake.outbox WHERE type LIKE '%schuldregeling-geeindigd%'")
    assert [r["boekdatum"] for r in rijen] == [date(2025, 6, 11)]


async def test_een_voorlopige_voorziening_eindigt_ook_vanzelf_en_zegt_schuldeisers_niets(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route, pad = Route(intake, client, traject_id), f"trajecten/{traject_id}/gerechtelijke-stappen"
        stap = await route.maak(pad, {"soort": "voorlopige-voorziening", "gevraagdOp": "2025-04-10"})
        uitspraken, kop = f"/intake/v1/gerechtelijke-stappen/{stap}/uitspraken", {"If-Match": '"1"'}
        uitspraak = {"uitspraak": "toegewezen", "datum": "2025-04-10", "totEnMet": "2025-04-09"}
        achterstevoren = await client.post(uitspraken, json=uitspraak, headers=kop)
        assert "laatste dag kan niet op 2025-04-09" in achterstevoren.json()["detail"]
        await goed(client.post(uitspraken, json={**uitspraak, "totEnMet": "2025-05-08"}, headers=kop))
        for dag in (8, 9):
            await draai(intake, "gerechtelijke-stappen", date(2025, 5, dag))
        (gelezen,) = (await route.lees(pad))["items"]
    assert gelezen["geeindigdOp"] == "2025-05-08"
    assert not [g for g in await intake.gebeurtenissen() if "schuldregeling" in g]  # nobody waited for it


async def test_de_wsnp_eindigt_als_de_rechter_dat_zegt_ook_na_de_uitstroom(intake: Proef) -> None:
    # given someone who was admitted to the Wsnp, and left our route for it
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-09-01") as client:
        route, pad = Route(intake, client, traject_id), f"trajecten/{traject_id}"
        stap = await route.maak(f"{pad}/gerechtelijke-stappen", {"soort": "wsnp", "gevraagdOp": "2025-06-02"})
        einde = {"datum": "2025-09-01", "geslaagd": True}
        eerst = await client.post(f"/intake/v1/gerechtelijke-stappen/{stap}/beeindigingen", json=einde, headers={"If-Match": '"1"'})
        assert eerst.json()["type"].endswith("NietsToegewezen")
        toegewezen = {"uitspraak": "toegewezen", "datum": "2025-09-01"}
        await goed(client.post(f"/intake/v1/gerechtelijke-stappen/{stap}/uitspraken", json=toegewezen, headers={"If-Match": '"1"'}))
        await route.maak(f"{pad}/uitstromen", {"reden": "Overig", "datum": "2025-09-01"}, gezien=pad)
        assert "trajecten.schuldregeling-geeindigd" not in await intake.gebeurtenissen()
        # when it ends with a schone lei eighteen months later, everyone who waited hears so, once
        for status in (201, 409):
            antwoord = await client.post(
                f"/intake/v1/gerechtelijke-stappen/{stap}/beeindigingen",
                json={"datum": "2027-03-01", "geslaagd": True},
                headers={"If-Match": f'"{2 if status == 201 else 3}"', "Boekdatum": "2027-03-01"},
            )
            assert antwoord.status_code == status, antwoord.text
    assert (await intake.gebeurtenissen()).count("trajecten.schuldregeling-geeindigd") == 1
