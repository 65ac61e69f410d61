"""The background half: events from the bus with the person fetched from vroegsignalering, and the terms guarded."""

from collections.abc import AsyncIterator, Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI, Request

from kernel.auth import Sleutelring
from kernel.bus.ports import Bus, Received
from kernel.client import Apps
from kernel.envelope import Event
from kernel.jobs import JobContext
from kernel.worker import Worker
from services.intake.app import create_worker
from tests.steun.intake import BSN, DEN_HAAG, UTRECHT, VRIES, Proef, goed, hulp_aanvaard


class Vroegsignalering:
    """The neighbour at the network's edge: answers `_haal` for the zaken it knows, and remembers who asked."""

    def __init__(self, proef: Proef) -> None:
        self.zaken: set[UUID] = set()
        self.vragen: list[tuple[frozenset[str], frozenset[str], int]] = []
        self._ring = Sleutelring(proef.settings.sleutels_map, "vroegsignalering")
        self.app = FastAPI()
        self.app.add_api_route("/vroegsignalering/v1/zaken/_haal", self.haal, methods=["POST"])

    async def haal(self, request: Request) -> Mapping[str, Any]:
        actor = self._ring.lees(request.headers["Authorization"].removeprefix("Bearer "))
        ids = (await request.json())["ids"]
        self.vragen.append((actor.gemeenten, actor.scopes, len(ids)))
        betrokkene = VRIES.model_dump(mode="json", by_alias=True)
        return {"items": [{"id": i, "betrokkene": betrokkene} for i in ids if UUID(i) in self.zaken]}


@pytest.fixture
def buur(intake: Proef) -> Vroegsignalering:
    return Vroegsignalering(intake)


@pytest.fixture
async def worker(intake: Proef, buur: Vroegsignalering) -> AsyncIterator[Worker]:
    settings = intake.settings.model_copy(update={"boekdatum": date(2025, 3, 26)})
    worker = create_worker(settings, cast("Bus", None), Apps(settings, {"vroegsignalering": buur.app}))  # no loop runs here
    yield worker
    await worker.apps.close()
    await worker.db.close()


def van_de_bus(*events: Event) -> list[Received]:
    return [Received("vroegsignalering.v1", 0, n, str(e.subject), e.to_json()) for n, e in enumerate(events)]


async def test_een_lijst_events_vraagt_de_personen_per_gemeente_in_een_keer(intake: Proef, worker: Worker, buur: Vroegsignalering) -> None:
    zaken = [uuid4() for _ in range(4)]
    buur.zaken.update(zaken)
    events = [hulp_aanvaard(z, gemeente=g, betrokkene=None) for z, g in zip(zaken, (UTRECHT, UTRECHT, UTRECHT, DEN_HAAG), strict=True)]
    await worker.intakes[0].take(van_de_bus(*events, events[0]))
    recht = frozenset({"vroegsignalering:personen:lezen"})
    assert sorted(buur.vragen, key=lambda v: v[2]) == [(frozenset({DEN_HAAG}), recht, 1), (frozenset({UTRECHT}), recht, 3)]
    async with intake.wie() as client:
        items = (await goed(client.get("/intake/v1/aanmeldingen")))["items"]
        detail = await goed(client.get(f"/intake/v1/aanmeldingen/{items[0]['id']}"))
    assert {i["zaakId"] for i in items} == {str(z) for z in zaken}
    assert detail["betrokkene"]["persoon"]["bsn"] == BSN


async def test_een_zaak_zonder_persoon_wordt_geparkeerd_de_rest_loopt_door(intake: Proef, worker: Worker, buur: Vroegsignalering) -> None:
    goede, kwade = uuid4(), uuid4()
    buur.zaken.add(goede)
    await worker.intakes[0].take(van_de_bus(hulp_aanvaard(kwade, betrokkene=None), hulp_aanvaard(goede, betrokkene=None)))
    (geparkeerd,) = await intake.rijen("SELECT key, fout FROM intake.geparkeerd")
    assert geparkeerd == {
        "key": str(kwade),
        "fout": f"BetrokkeneOntbreekt: Bij {kwade} kent de app waar dit vandaan komt geen persoon.",
    }
    assert len(await intake.rijen("SELECT 1 FROM intake.aanmelding")) == 1
    buur.zaken.add(kwade)
    assert await worker.intakes[0].replay() == (1, 0)
    assert len(await intake.rijen("SELECT 1 FROM intake.aanmelding")) == 2


async def test_een_termijn_die_nadert_en_verstrijkt_wordt_een_keer_gemeld(intake: Proef, worker: Worker) -> None:
    await intake.ontvang(hulp_aanvaard(uuid4()))  # first talk before Monday 31 March
    (taak,) = [job for job in worker.jobs if job.naam == "termijnen"]
    for dag in (date(2025, 3, 26), date(2025, 3, 26), date(2025, 3, 31), date(2025, 4, 1), date(2025, 4, 2)):
        worker.db.settings = worker.db.settings.model_copy(update={"boekdatum": dag})
        await taak.run(JobContext(worker.db, worker.apps))
    assert await intake.gebeurtenissen() == [
        "aanmeldingen.aanmelding-ontvangen",
        "termijnen.termijn-nadert",
        "termijnen.termijn-overschreden",
    ]


async def test_een_gesprek_dat_is_gevoerd_nadert_niet_meer(intake: Proef, worker: Worker) -> None:
    await intake.open_traject()
    (taak,) = [job for job in worker.jobs if job.naam == "termijnen"]
    worker.db.settings = worker.db.settings.model_copy(update={"boekdatum": date(2025, 4, 9)})
    await taak.run(JobContext(worker.db, worker.apps))
    assert "termijnen.termijn-nadert" not in await intake.gebeurtenissen()
