"""What the tests of debiteuren share: a loan by event, a bank statement by lines, and questions to the API."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from contracts.bbz import Aflossingsvorm, KredietUitbetaald, Vorm
from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.envelope import Event
from kernel.geld import Bedrag
from services.debiteuren.consumers import make_consumer
from tests.conftest import GEMEENTEN, Regio

BASIS = "/debiteuren/v1"
UTRECHT, DEN_HAAG = "0344", "0518"
RECHTEN = tuple(
    f"debiteuren:{recht}"
    for recht in (
        "leningen:lezen",
        "uitstellen:schrijven",
        "afschriften:lezen",
        "afschriften:schrijven",
        "leningen:schrijven",
        "ontvangsten:lezen",
        "ontvangsten:schrijven",
        "overnames:lezen",
        "overnames:schrijven",
        "betaalbestanden:lezen",
        "betaalbestanden:schrijven",
        "zekerheden:lezen",
        "zekerheden:schrijven",
        "afrekeningen:lezen",
        "afrekeningen:schrijven",
        "dagafsluitingen:lezen",
        "dagafsluitingen:schrijven",
        "journaal:lezen",
        "journaal:schrijven",
        "normen:lezen",
        "normen:schrijven",
        "invorderingen:lezen",
        "invorderingen:schrijven",
        "taken:lezen",
        "taken:schrijven",
        "besluiten:lezen",
        "besluiten:schrijven",
        "onderzoeken:lezen",
        "onderzoeken:schrijven",
        "overdrachten:lezen",
        "overdrachten:schrijven",
        "invorderingsbeleid:lezen",
        "invorderingsbeleid:schrijven",
        "invorderingsrondes:lezen",
        "invorderingsrondes:schrijven",
        "portefeuilles:lezen",
        "statistieken:lezen",
        "personen:lezen",
    )
)
BSN, IBAN, NAAM = "999993653", "NL20INGB0001234567", "Vermeulen-Proef"
BETROKKENE = Betrokkene(
    persoon=Persoon(achternaam=NAAM, bsn=BSN, iban=IBAN), onderneming=Onderneming(handelsnaam="Bakkerij De Proef", kvk_nummer="12345678")
)


def krediet_uitbetaald(
    gemeente: str = UTRECHT,
    *,
    hoofdsom: str = "10.000",
    vorm: Vorm = Vorm.RENTEDRAGENDE_LENING,
    maanden: int = 60,
    uitbetaald_op: date = date(2025, 3, 1),
    eerste_vervaldag: date = date(2025, 4, 1),
    betrokkene: Betrokkene | None = BETROKKENE,
) -> Event:
    """The event of bbz, with the person that the consumer would have fetched."""
    data = KredietUitbetaald(
        voorziening_id=uuid4(),
        besluit_id=uuid4(),
        vorm=vorm,
        hoofdsom_centen=Bedrag.uit_euro(hoofdsom).centen,
        rente_procent=Decimal(8),
        looptijd_maanden=maanden,
        aflossingsvorm=Aflossingsvorm.ANNUITAIR,
        uitbetaald_op=uitbetaald_op,
        eerste_vervaldag=eerste_vervaldag,
    )
    return Event(
        id=uuid4(),
        source="urn:nld:oin:00000099000000001000:systeem:regioloket-bbz",
        type=data.type,
        subject=data.voorziening_id,
        sequence=1,
        time=datetime(2025, 3, 1, tzinfo=UTC),
        gemeente=gemeente,
        boekdatum=uitbetaald_op,
        data=data.as_data(),
        dataref=data.dataref(data.voorziening_id),
        fetched=betrokkene,
    )


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a statement: euros as text, with a minus for what left the account."""

    bedrag: str
    kenmerk: str = ""
    datum: date = date(2025, 4, 1)
    storno: bool = False
    tekst: str = ""


def camt(nummer: str, regels: Sequence[Regel], *, begin: str = "1.000", rekening: str = "NL91ABNA0417164300") -> bytes:
    """A statement (camt.053.001.08) that adds up."""
    bedragen = [Bedrag.uit_euro(regel.bedrag) for regel in regels]
    eind = Bedrag(Bedrag.uit_euro(begin).centen + sum(b.centen for b in bedragen))

    def saldo(code: str, bedrag: Bedrag) -> str:
        richting = "CRDT" if bedrag.centen >= 0 else "DBIT"
        return (
            f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{abs(bedrag).euro}</Amt>'
            f"<CdtDbtInd>{richting}</CdtDbtInd><Dt><Dt>2025-04-01</Dt></Dt></Bal>"
        )

    def boeking(regel: Regel, bedrag: Bedrag) -> str:
        verwijzing = f"<Strd><CdtrRefInf><Ref>{regel.kenmerk}</Ref></CdtrRefInf></Strd>" if regel.kenmerk else ""
        return (
            f'<Ntry><Amt Ccy="EUR">{abs(bedrag).euro}</Amt><CdtDbtInd>{"CRDT" if bedrag.centen >= 0 else "DBIT"}</CdtDbtInd>'
            f"<RvslInd>{str(regel.storno).lower()}</RvslInd><Sts><Cd>BOOK</Cd></Sts>"
            f"<BookgDt><Dt>{regel.datum}</Dt></BookgDt><ValDt><Dt>{regel.datum}</Dt></ValDt>"
            f"<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>{NAAM}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>{IBAN}</IBAN></Id></DbtrAcct></RltdPties>"
            f"<RmtInf><Ustrd>{regel.tekst}</Ustrd>{verwijzing}</RmtInf></TxDtls></NtryDtls></Ntry>"
        )

    inhoud = "".join(boeking(regel, bedrag) for regel, bedrag in zip(regels, bedragen, strict=True))
    return (
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>{nummer}</Id>'
        f"<Acct><Id><IBAN>{rekening}</IBAN></Id></Acct>{saldo('OPBD', Bedrag.uit_euro(begin))}{saldo('CLBD', eind)}{inhoud}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


class Loket:
    """One consulent of the region at work: events in, and the API as he sees it."""

    def __init__(self, regio: Regio, app: FastAPI, worker: Database, sleutelbos: Sleutelbos) -> None:
        self.regio, self.app, self.worker, self.sleutelbos = regio, app, worker, sleutelbos

    def client(
        self, gemeenten: Iterable[str] = GEMEENTEN, scopes: Iterable[str] = RECHTEN, medewerker: str = "a1", **headers: str
    ) -> httpx.AsyncClient:
        """A client with every right of debiteuren, for these gemeenten."""
        return self.regio.client(self.app, self.regio.token("debiteuren", gemeenten, scopes, medewerker=medewerker), **headers)

    async def ontvang(self, *events: Event) -> None:
        """Handle events as the worker does, in one transaction."""
        async with self.worker.write() as session:
            await make_consumer(self.sleutelbos).handle(session, list(events))

    async def lening(self, gemeente: str = UTRECHT, **voorwaarden: Any) -> dict[str, Any]:
        """Open a loan by event and read it."""
        event = krediet_uitbetaald(gemeente, **voorwaarden)
        await self.ontvang(event)
        async with self.regio.superuser() as connection:
            lening_id = await connection.fetchval("SELECT id FROM debiteuren.lening WHERE voorziening_id = $1", event.subject)
        return await self.lees(lening_id)

    async def lees(self, lening_id: UUID | str) -> dict[str, Any]:
        """The loan as it stands."""
        async with self.client() as client:
            antwoord = await client.get(f"{BASIS}/leningen/{lening_id}")
        assert antwoord.status_code == 200, antwoord.text
        inhoud: dict[str, Any] = antwoord.json()
        return inhoud

    async def afschrift(self, inhoud: bytes, *, gemeente: str = UTRECHT, boekdatum: date = date(2025, 4, 2)) -> httpx.Response:
        """Deliver a bank statement."""
        async with self.client(Boekdatum=boekdatum.isoformat()) as client:
            return await client.post(
                f"{BASIS}/afschriften?gemeente={gemeente}", content=inhoud, headers={"Content-Type": "application/xml; charset=utf-8"}
            )

    async def sluit(self, datum: date, *, gemeente: str = UTRECHT) -> httpx.Response:
        """Close every day up to and including this one."""
        async with self.client(Boekdatum=datum.isoformat()) as client:
            return await client.post(f"{BASIS}/dagafsluitingen", json={"gemeente": gemeente, "datum": datum.isoformat()})

    async def saldi(self, datum: date, *, gemeente: str = UTRECHT) -> dict[str, int]:
        """The balances that are not zero; and debit is credit, always."""
        async with self.client() as client:
            inhoud = (await client.get(f"{BASIS}/journaal/saldi?gemeente={gemeente}&datum={datum}")).json()
        assert inhoud["debetCenten"] == inhoud["creditCenten"]
        return {rij["rekening"]: rij["saldoCenten"] for rij in inhoud["rekeningen"] if rij["saldoCenten"]}

    async def gebeurtenissen(self, *namen: str) -> list[tuple[str, dict[str, Any]]]:
        """What was published, in order: name and data; only these names, or all."""
        import json

        async with self.regio.superuser() as connection:
            rijen = await connection.fetch("SELECT type, data FROM debiteuren.outbox ORDER BY nummer")
        alle = [(rij["type"].split(".")[-2], json.loads(rij["data"])) for rij in rijen]
        return [(naam, data) for naam, data in alle if not namen or naam in namen]

    async def aantallen(self) -> dict[str, int]:
        """How many rows every table holds: what «nothing changed» is measured by."""
        tabellen = ("lening", "aflostermijn", "journaalpost", "ontvangst", "afschrift", "dagafsluiting", "uitstel", "outbox")
        async with self.regio.superuser() as connection:
            return {tabel: await connection.fetchval(f"SELECT count(*) FROM debiteuren.{tabel}") for tabel in tabellen}
