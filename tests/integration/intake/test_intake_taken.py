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
        await draai(intake, "moratoria", date(2025, 6, dag))
    rijen = await intake.rijen("SELECT boekdatum FROM intake.outbox WHERE type LIKE '%schuldregeling-geeindigd%'")
    assert [r["boekdatum"] for r in rijen] == [date(2025, 6, 11)]
