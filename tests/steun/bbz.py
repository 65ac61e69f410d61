"""What tests of bbz share: an app on a clean schema, people with their rights, and the steps of the route."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from contracts.intake import SaneringskredietGevraagd
from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.envelope import Event, source_of
from services.bbz.app import MIGRATIONS, create_app
from services.bbz.consumers import make_consumer
from services.bbz.settings import Settings
from tests.conftest import GEMEENTEN, Regio

UTRECHT, DEN_HAAG, ROTTERDAM = GEMEENTEN
MEERVOUDEN = (
    "uitnodigingen",
    "aanvragen",
    "besluiten",
    "voorzieningen",
    "normen",
    "termijnen",
    "orientaties",
    "bezwaren",
    "dossiers",
    "fondsen",
    "beleid",
    "betaalbestanden",
    "brieven",
)
SCOPES = [f"bbz:{meervoud}:{recht}" for meervoud in MEERVOUDEN for recht in ("lezen", "schrijven")]
BSN, KVK, IBAN = "123456782", "12345678", "NL91ABNA0417164300"
VISSER = Betrokkene(
    persoon=Persoon(
        voorletters="M.",
        achternaam="Visserman",
        bsn=BSN,
        straatnaam="Havenweg",
        huisnummer="7",
        postcode="3511GE",
        plaatsnaam="Utrecht",
    ),
    onderneming=Onderneming(handelsnaam="Visserman Timmerwerk", kvk_nummer=KVK, rechtsvorm="eenmanszaak"),
)


def betrokkene(**onderneming: Any) -> dict[str, Any]:
    """The applicant as JSON; keywords change the business."""
    gegevens: dict[str, Any] = VISSER.model_dump(mode="json", by_alias=True, exclude_none=True)
    gegevens["onderneming"] |= onderneming
    return gegevens


def aanvraag(gemeente: str = UTRECHT, **anders: Any) -> dict[str, Any]:
    """An own aanvraag, received on Monday 10 March 2025."""
    return {
        "gemeente": gemeente,
        "categorie": "gevestigd",
        "doel": "werkkapitaal",
        "bedragCenten": 40_000_00,
        "melddatum": "2025-03-03",
        "ontvangenOp": "2025-03-10",
        "betrokkene": betrokkene(),
        **anders,
    }


def toekenning(centen: int = 40_000_00, **anders: Any) -> dict[str, Any]:
    """A grant of a loan with interest, 60 months, annuïtair."""
    return {
        "uitkomst": "toegekend",
        "vorm": "rentedragende-lening",
        "bedragCenten": centen,
        "looptijdMaanden": 60,
        "aflossingsvorm": "annuitair",
        "motivering": "Na sanering is het bedrijf levensvatbaar.",
        **anders,
    }


#: Of somebody who meets every test of the law, whatever his category.
FEITEN: dict[str, Any] = {
    "geboortedatum": "1980-05-01",
    "aowDatum": "2047-08-01",
    "urenBedrijf": 1225,
    "urenAlleWerk": 2000,
    "ondernemerSinds": "2010-01-01",
    "werktInNederland": True,
    "verblijfsrecht": True,
    "wettelijkeVereisten": True,
    "volledigeZeggenschap": True,
    "draagtRisico": True,
    "aangewezenOpArbeid": True,
    "voorliggendeVoorziening": False,
    "alleenArbeidIngebracht": False,
    "structureleBeperkingUwv": False,
    "redelijkeTermijn": True,
    "levensvatbaar": True,
    "uitkeringWerkloosheid": True,
    "inkomenDuurzaamLaag": True,
    "brutoInkomenVerwachtCenten": 12_000_00,
    "stoptUiterlijk": "2025-12-31",
    "ontvangtBijstand": True,
    "aanvaardtBegeleiding": True,
}
#: Older than 65 and not viable: who the categorie `ouder` is for.
FEITEN_OUDER = {**FEITEN, "geboortedatum": "1959-12-31", "aowDatum": "2026-12-31", "levensvatbaar": False}


def saneringskrediet_gevraagd(traject_id: UUID, verzoek_id: UUID | None = None, *, gemeente: str = UTRECHT, wie: Any = VISSER) -> Event:
    """Intake asks for an uitnodiging, on Thursday 6 March 2025, after the fetch step."""
    gegevens = SaneringskredietGevraagd(
        traject_id=traject_id, verzoek_id=verzoek_id or uuid4(), bedrag_centen=40_000_00, datum=date(2025, 3, 6)
    )
    return Event(
        id=uuid4(),
        source=source_of("00000099000000001000", gegevens.publisher),
        type=gegevens.type,
        subject=traject_id,
        sequence=5,
        time=datetime(2025, 3, 6, 9, tzinfo=UTC),
        gemeente=gemeente,
        boekdatum=date(2025, 3, 6),
        data=gegevens.as_data(),
        dataref=gegevens.dataref(traject_id),
        fetched=wie,
    )


@dataclass
class Proef:
    """Bbz under test."""

    regio: Regio
    app: FastAPI
    settings: Settings
    #: Whether a grant is proposed by somebody who did the tests first.
    toets_vooraf: bool = True

    def wie(self, medewerker: str | None = "anna", *, gemeenten: tuple[str, ...] = GEMEENTEN, op: str = "2025-04-01") -> httpx.AsyncClient:
        """Somebody at the loket with every right of bbz, on this boekdatum."""
        return self.regio.client(self.app, self.regio.token("bbz", gemeenten, SCOPES, medewerker), Boekdatum=op)

    async def ontvang(self, *events: Event) -> int:
        """As if the bus had delivered these; return how many were new."""
        db = Database(self.settings, "worker")
        try:
            async with db.write() as session:
                return await make_consumer(Sleutelbos.laad(self.settings.sleutelbos_pad)).handle(session, events)
        finally:
            await db.close()

    async def rijen(self, sql: str) -> list[dict[str, Any]]:
        """What is really stored, past every right. Table names need the schema `bbz`."""
        async with self.regio.superuser() as connection:
            return [dict(rij) for rij in await connection.fetch(sql)]

    async def gebeurtenissen(self) -> list[str]:
        """The names of the events in the outbox, in order: `aanvragen.besluit-genomen`."""
        return [".".join(r["type"].split(".")[2:-1]) for r in await self.rijen("SELECT type FROM bbz.outbox ORDER BY nummer")]

    async def vraag_aan(self, gemeente: str = UTRECHT, op: str = "2025-03-10", **anders: Any) -> str:
        """An own aanvraag; return its id."""
        async with self.wie(op=op) as client:
            return str((await goed(client.post("/bbz/v1/aanvragen", json=aanvraag(gemeente, **anders))))["id"])

    async def toets(self, aanvraag_id: str, feiten: Mapping[str, Any] = FEITEN, *, op: str = "2025-03-31") -> None:
        """Every test of the law, on these facts."""
        async with self.wie(op=op) as client:
            await goed(client.post(f"/bbz/v1/aanvragen/{aanvraag_id}/toetsingen", json=dict(feiten)))

    async def probeer(
        self, aanvraag_id: str, voorstel: Mapping[str, Any], *, versie: int = 1, medewerker: str = "anna", op: str = "2025-04-01"
    ) -> httpx.Response:
        """Propose a besluit, for a grant after the tests of the law; return whatever the answer is."""
        if voorstel.get("uitkomst") == "toegekend" and self.toets_vooraf:
            await self.toets(aanvraag_id)
        async with self.wie(medewerker, op=op) as client:
            pad = f"/bbz/v1/aanvragen/{aanvraag_id}/besluitvoorstellen"
            return await client.post(pad, json=voorstel, headers={"If-Match": f'"{versie}"'})

    async def stel_voor(self, aanvraag_id: str, voorstel: Mapping[str, Any] | None = None, *, versie: int = 1) -> str:
        """Propose a besluit that is allowed; return the id of the proposal."""
        antwoord = await self.probeer(aanvraag_id, voorstel or toekenning(), versie=versie)
        assert antwoord.status_code == 201, antwoord.text
        return str(antwoord.json()["id"])

    async def bekrachtig(self, voorstel_id: str, *, medewerker: str = "bram", op: str = "2025-04-02") -> httpx.Response:
        """Confirm a proposal; return whatever the answer is."""
        async with self.wie(medewerker, op=op) as client:
            return await client.post(f"/bbz/v1/besluitvoorstellen/{voorstel_id}/bekrachtigingen")

    async def besluit(self, gemeente: str = UTRECHT, voorstel: Mapping[str, Any] | None = None, **anders: Any) -> str:
        """From aanvraag to besluit on 2 April; return its id."""
        antwoord = await self.bekrachtig(await self.stel_voor(await self.vraag_aan(gemeente, **anders), voorstel))
        assert antwoord.status_code == 201, antwoord.text
        return str(antwoord.json()["id"])

    async def teken_akte(self, besluit_id: str) -> str:
        """The akte, signed on 9 April; return the id of the voorziening."""
        async with self.wie(op="2025-04-09") as client:
            akte = client.post(f"/bbz/v1/besluiten/{besluit_id}/akten", json={"ondertekendOp": "2025-04-09"})
            return str((await goed(akte))["id"])

    async def betaal(self, voorziening_id: str, *, versie: int = 1, op: str = "2025-04-15", iban: str = IBAN) -> httpx.Response:
        """Pay out, first term on 1 June; return whatever the answer is."""
        verzoek = {"uitbetaaldOp": op, "eersteVervaldag": "2025-06-01", "iban": iban}
        async with self.wie(op="2025-04-15") as client:
            pad = f"/bbz/v1/voorzieningen/{voorziening_id}/uitbetalingen"
            return await client.post(pad, json=verzoek, headers={"If-Match": f'"{versie}"'})

    async def draag_op(
        self, voorziening_id: str, *betalingen: Mapping[str, Any], versie: int = 1, op: str = "2025-04-10"
    ) -> httpx.Response:
        """Say to whom the money goes; return whatever the answer is."""
        async with self.wie(op=op) as client:
            pad = f"/bbz/v1/voorzieningen/{voorziening_id}/betaalopdrachten"
            return await client.post(pad, json={"betalingen": list(betalingen)}, headers={"If-Match": f'"{versie}"'})


async def goed(antwoord: Any) -> Mapping[str, Any]:
    """The body of an answer that must have worked."""
    response: httpx.Response = await antwoord
    assert response.is_success, response.text
    inhoud: Mapping[str, Any] = response.json()
    return inhoud


@asynccontextmanager
async def proef(regio: Regio) -> AsyncIterator[Proef]:
    """Bbz on an empty schema with its normen, for three gemeenten."""
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("bbz")
    await regio.ken_gemeenten("bbz")
    app = create_app(settings)
    yield Proef(regio, app, settings)
    await app.state.db.close()
