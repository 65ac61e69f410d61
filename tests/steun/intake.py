"""What tests of intake share: an app on a clean schema, people with their rights, and the steps of the route."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from contracts.persoon import Betrokkene, Onderneming, Persoon
from contracts.vroegsignalering import HulpAanvaard
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.envelope import Event, Gebeurtenis, source_of
from services.intake.app import MIGRATIONS, create_app
from services.intake.consumers import make_consumer
from services.intake.settings import Settings
from tests.conftest import GEMEENTEN, Regio

UTRECHT, DEN_HAAG, ROTTERDAM = GEMEENTEN
SCOPES = [
    f"intake:{meervoud}:{recht}"
    for meervoud in (
        "aanmeldingen",
        "trajecten",
        "besluiten",
        "termijnen",
        "beleidsplannen",
        "orientaties",
        "contactsignalen",
        "bkr-registraties",
        "brieven",
        "regelingen",
        "afspraken",
        "verwijzingen",
        "hulpbudgetten",
        "quickscans",
        "ddas-leveringen",
    )
    for recht in ("lezen", "schrijven")
]
BSN = "123456782"
VRIES = Betrokkene(
    persoon=Persoon(
        voorletters="J.",
        voorvoegsel="de",
        achternaam="Vriesveen",
        bsn=BSN,
        straatnaam="Marktstraat",
        huisnummer="12",
        postcode="3511GE",
        plaatsnaam="Utrecht",
        emailadres="vriesveen@example.org",
        iban="NL91ABNA0417164300",
    ),
    onderneming=Onderneming(handelsnaam="Bakkerij Vriesveen", kvk_nummer="12345678", rechtsvorm="eenmanszaak"),
)
PLAN: dict[str, Any] = {
    "doelen": ["Overzicht over alle schulden"],
    "stappen": [{"omschrijving": "De administratie afmaken", "uitvoerder": "ondernemer"}],
    "aflosperiodeMaanden": 18,
    "producten": ["schuldregeling", "budgetcoaching"],
}


def bsn_nummer(nummer: int) -> str:
    """The `nummer`-th number that passes the elfproef: one for each person that a test makes up."""
    gevonden = -1
    for kop in range(10_000_000, 99_999_999):
        som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), str(kop), strict=True))
        if som % 11 < 10 and (gevonden := gevonden + 1) == nummer:
            return f"{kop}{som % 11}"
    raise AssertionError("a test makes up fewer people")


def aanmelding(gemeente: str = UTRECHT, *, bsn: str = BSN, **anders: Any) -> dict[str, Any]:
    """The body of an own aanmelding."""
    persoon = VRIES.persoon.model_copy(update={"bsn": bsn})
    betrokkene = VRIES.model_copy(update={"persoon": persoon}).model_dump(mode="json", by_alias=True, exclude_none=True)
    return {"gemeente": gemeente, "kanaal": "zelf", "betrokkene": betrokkene, **anders}


def als_event(gegevens: Gebeurtenis, subject: UUID, *, gemeente: str = UTRECHT, op: date, volgorde: int = 1, fetched: Any = None) -> Event:
    """An event as the bus delivers it, after its fetch step."""
    return Event(
        id=uuid4(),
        source=source_of("00000099000000001000", gegevens.publisher),
        type=gegevens.type,
        subject=subject,
        sequence=volgorde,
        time=datetime(2025, 3, 12, 9, tzinfo=UTC),
        gemeente=gemeente,
        boekdatum=op,
        data=gegevens.as_data(),
        dataref=gegevens.dataref(subject),
        fetched=fetched,
    )


def hulp_aanvaard(zaak_id: UUID, *, gemeente: str = UTRECHT, betrokkene: Betrokkene | None = VRIES, crisis: bool = False) -> Event:
    """Help accepted on Wednesday 12 March 2025, after a signal of Monday 3 March."""
    gegevens = HulpAanvaard(
        zaak_id=zaak_id, datum=date(2025, 3, 12), signaal_ontvangen_op=date(2025, 3, 3), crisis=crisis, warme_overdracht=True
    )
    return als_event(gegevens, zaak_id, gemeente=gemeente, op=date(2025, 3, 12), fetched=betrokkene)


@dataclass
class Proef:
    """Intake under test."""

    regio: Regio
    app: FastAPI
    settings: Settings
    #: How many people asked for help so far: the first is De Vriesveen, each later one has a BSN of his own.
    mensen: int = 0

    def wie(self, medewerker: str | None = "anna", *, gemeenten: tuple[str, ...] = GEMEENTEN, op: str = "2025-03-20") -> httpx.AsyncClient:
        """Somebody at the loket with every right of intake, on this boekdatum."""
        token = self.regio.token("intake", gemeenten, SCOPES, medewerker)
        return self.regio.client(self.app, token, Boekdatum=op)

    async def ontvang(self, *events: Event) -> int:
        """As if the bus had delivered these; return how many were new."""
        db = Database(self.settings, "worker")
        try:
            async with db.write() as session:
                return await make_consumer(Sleutelbos.laad(self.settings.sleutelbos_pad)).handle(session, events)
        finally:
            await db.close()

    async def rijen(self, sql: str) -> list[dict[str, Any]]:
        """What is really stored, past every right. Table names need the schema `intake`."""
        async with self.regio.superuser() as connection:
            return [dict(rij) for rij in await connection.fetch(sql)]

    async def gebeurtenissen(self) -> list[str]:
        """The names of the events in the outbox, in order: `aanmeldingen.aanmelding-ontvangen`."""
        return [".".join(r["type"].split(".")[2:-1]) for r in await self.rijen("SELECT type FROM intake.outbox ORDER BY nummer")]

    async def meld_aan(self, gemeente: str = UTRECHT, op: str = "2025-03-12", **anders: Any) -> str:
        """An own aanmelding; return its id."""
        bsn = anders.pop("bsn", None) or (bsn_nummer(self.mensen) if self.mensen else BSN)
        self.mensen += 1
        async with self.wie(op=op) as client:
            return str((await goed(client.post("/intake/v1/aanmeldingen", json=aanmelding(gemeente, bsn=bsn, **anders))))["id"])

    async def open_traject(self, gemeente: str = UTRECHT) -> str:
        """Aanmelding on 12 March, first talk with a hulpvraag on 20 March; return the id of the traject."""
        ident = await self.meld_aan(gemeente)
        verzoek = {"datum": "2025-03-20", "hulpvraag": "Te veel schulden bij de leverancier", "schuldenTotaalCenten": 4_250_000}
        async with self.wie() as client:
            antwoord = client.post(f"/intake/v1/aanmeldingen/{ident}/gesprekken", json=verzoek, headers={"If-Match": '"1"'})
            return str((await goed(antwoord))["trajectId"])

    async def stel_voor(self, traject_id: str, *, versie: int = 1, medewerker: str = "anna") -> str:
        """Propose a toelating; return the id of the proposal."""
        pad, verzoek = f"/intake/v1/trajecten/{traject_id}/toelatingsvoorstellen", {"planVanAanpak": PLAN, "problematischeSchulden": True}
        async with self.wie(medewerker, op="2025-04-01") as client:
            return str((await goed(client.post(pad, json=verzoek, headers={"If-Match": f'"{versie}"'})))["id"])

    async def laat_toe(self, gemeente: str = UTRECHT) -> tuple[str, str]:
        """The whole route to a toelating on 2 April; return the ids of the traject and the besluit."""
        traject_id = await self.open_traject(gemeente)
        voorstel_id = await self.stel_voor(traject_id)
        async with self.wie("bram", op="2025-04-02") as client:
            besluit = await goed(client.post(f"/intake/v1/toelatingsvoorstellen/{voorstel_id}/bekrachtigingen"))
        return traject_id, str(besluit["id"])


async def goed(antwoord: Any) -> Mapping[str, Any]:
    """The body of an answer that must have worked."""
    response: httpx.Response = await antwoord
    assert response.is_success, response.text
    inhoud: Mapping[str, Any] = response.json()
    return inhoud


@asynccontextmanager
async def proef(regio: Regio) -> AsyncIterator[Proef]:
    """Intake on an empty schema, with three gemeenten whose verordening says eight weeks."""
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("intake")
    await regio.ken_gemeenten("intake")
    app = create_app(settings)
    yield Proef(regio, app, settings)
    await app.state.db.close()
