"""Intake and bbz together, each with its own consumer and its own outbox: what one publishes is what the other hears, to the letter."""

import json
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from kernel.envelope import Event, source_of
from tests.conftest import Regio
from tests.steun import bbz as bbz_steun
from tests.steun import bbz_uitvoering as u
from tests.steun.intake import VRIES, Proef, goed
from tests.steun.intake_oplossing import ADMINISTRATIE, Route, schuld

_REGELS = {"inkoop": 0, "bedrijfskosten": 0, "afschrijving": 0, "rente": 0, "belasting": 0, "overigInkomen": 0, "aflossing": 0}
_BALANS = {"vervanging": 0, "eigenVermogen": 100, "balanstotaal": 200, "vlottendeActiva": 100, "kortlopendeSchulden": 50}
BEGROTING = {
    "jaren": [{"jaar": jaar, "omzet": 50_000_00, "levensonderhoud": 24_000_00, **_REGELS, **_BALANS} for jaar in (2025, 2026, 2027)]
}


@pytest.fixture
async def bbz(regio: Regio) -> AsyncIterator[bbz_steun.Proef]:
    async with bbz_steun.proef(regio) as proef:
        yield proef


async def _breng_over(regio: Regio, van: str, naar: Proef | bbz_steun.Proef, vanaf: int = 0) -> int:
    """Everything in this outbox after `vanaf`, as the bus delivers it, with the person as the other app answers; the last number."""
    async with regio.superuser() as db:
        rijen = await db.fetch(
            "SELECT nummer, id, type, subject, sequence, gemeente, boekdatum, dataref, data::text AS data, tijd"
            f" FROM {van}.outbox WHERE nummer > $1 ORDER BY nummer",
            vanaf,
        )
    for rij in rijen:
        kop = {"type": rij["type"], "subject": rij["subject"], "sequence": rij["sequence"], "gemeente": rij["gemeente"]}
        tijd = {"time": rij["tijd"], "boekdatum": rij["boekdatum"], "dataref": rij["dataref"]}
        bron = source_of("00000099000000001000", van)
        await naar.ontvang(Event(id=rij["id"], source=bron, data=json.loads(rij["data"]), fetched=VRIES, **kop, **tijd))
    return int(rijen[-1]["nummer"]) if rijen else vanaf


async def test_de_vraag_naar_levensvatbaarheid_gaat_heen_en_het_antwoord_terug(intake: Proef, bbz: bbz_steun.Proef) -> None:
    # given someone whose administration is in order
    traject_id = await intake.open_traject()
    pad, op = f"trajecten/{traject_id}", "2025-04-01"
    async with intake.wie(op=op) as client:
        route = Route(intake, client, traject_id)
        await route.maak(f"{pad}/administraties", ADMINISTRATIE)
        verzoek_id = await route.maak(f"{pad}/levensvatbaarheidsvragen", gezien=pad)
        # when bbz hears the question twice, it is one onderzoek
        await _breng_over(intake.regio, "intake", bbz)
        await _breng_over(intake.regio, "intake", bbz)
        (onderzoek,) = (await u.lees(bbz, "onderzoeken", op=op)).json()["items"]
        assert onderzoek["verzoekId"] == verzoek_id
        # when bbz has it done, with a second reader
        ident = onderzoek["id"]
        opdracht = {"soort": "verkort", "opdrachtnemer": None, "opdracht": "Kijk naar de huur.", "uiterlijk": "2025-05-01"}
        await goed(u.stuur(bbz, f"onderzoeken/{ident}/opdrachten", {**opdracht, "prijsCenten": 0}, op=op, versie=0))
        async with u.wie(bbz, op=op) as onderzoeker:
            await goed(onderzoeker.put(f"/bbz/v1/onderzoeken/{ident}/begroting", json=BEGROTING))
        advies = {"uitkomst": "onder-voorwaarden", "advies": "Met een ander pand.", "kostenCenten": 0}
        await goed(u.stuur(bbz, f"onderzoeken/{ident}/adviezen", advies, op=op))
        assert (await route.lees(f"{pad}/levensvatbaarheidsvragen"))["items"][0]["uitkomst"] is None
        await goed(u.stuur(bbz, f"onderzoeken/{ident}/tweede-lezingen", {"akkoord": True}, op=op, versie=3, door="bram"))
        # then the answer stands in the dossier
        await _breng_over(intake.regio, "bbz", intake)
        (vraag,) = (await route.lees(f"{pad}/levensvatbaarheidsvragen"))["items"]
    assert (vraag["uitkomst"], vraag["beantwoordOp"]) == ("onder-voorwaarden", op)


async def test_een_afgewezen_saneringskrediet_maakt_de_volgende_regeling_mogelijk(intake: Proef, bbz: bbz_steun.Proef) -> None:
    # given a sanering that waits for a Bbz credit
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject_id)
        await route.schulden(schuld(9_000_000))
        regeling = await route.bereid_voor("sanering", kredietbron="bbz", kredietCenten=4_000_000)
        # when bbz invites him, he files an aanvraag, and two medewerkers of bbz refuse it
        await _breng_over(intake.regio, "intake", bbz)
        (uitnodiging,) = await bbz.rijen("SELECT id, traject_id FROM bbz.uitnodiging")
        assert uitnodiging["traject_id"] == UUID(traject_id)
        aanvraag_id = await bbz.vraag_aan(op="2025-04-14", doel="sanering", uitnodigingId=str(uitnodiging["id"]), ontvangenOp="2025-04-14")
        tot = await _breng_over(intake.regio, "bbz", intake)
        assert (await route.lees(f"regelingen/{regeling}"))["status"] == "in-voorbereiding"
        voorstel = await bbz.stel_voor(aanvraag_id, {"uitkomst": "afgewezen", "motivering": "Het bedrijf is niet levensvatbaar."})
        assert (await bbz.bekrachtig(voorstel)).status_code == 201
        await _breng_over(intake.regio, "bbz", intake, tot)
        # then the sanering is off, and schuldbemiddeling is next without a reason
        stand = await route.lees(f"trajecten/{traject_id}/regelingen")
        assert ([r["status"] for r in stand["items"]], stand["volgende"]) == (["ingetrokken"], "schuldbemiddeling")
        await route.bereid_voor("schuldbemiddeling")
