"""What the tests of collection share: acts of two medewerkers on one loan, on a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx

from contracts.persoon import Betrokkene
from kernel.envelope import Event, Gebeurtenis
from tests.steun.debiteuren import BASIS, RECHTEN, UTRECHT, Loket


class Invordering:
    """One loan in the hands of medewerker a1 and his colleague a2."""

    def __init__(self, loket: Loket, lening: dict[str, Any]) -> None:
        self.loket, self.lening, self.id = loket, lening, lening["id"]

    def client(self, dag: date, medewerker: str = "a1", gemeenten: tuple[str, ...] = (UTRECHT,)) -> httpx.AsyncClient:
        """A client on this boekdatum, as this medewerker."""
        token = self.loket.regio.token("debiteuren", gemeenten, RECHTEN, medewerker=medewerker)
        return self.loket.regio.client(self.loket.app, token, Boekdatum=dag.isoformat())

    async def doe(self, pad: str, inhoud: dict[str, Any], dag: date, medewerker: str = "a1") -> httpx.Response:
        """POST with the version of the loan that was just seen."""
        async with self.client(dag, medewerker) as client:
            etag = (await client.get(f"{BASIS}/leningen/{self.id}")).headers["etag"]
            return await client.post(f"{BASIS}/{pad}", json=inhoud, headers={"If-Match": etag})

    async def zet(self, stap: str, dag: date, **velden: Any) -> httpx.Response:
        """Take a step of the ladder."""
        extra = {"kanaal": "telefoon", "bereikt": True} if stap == "contact" else {}
        return await self.doe(f"leningen/{self.id}/invorderingsstappen", {"stap": stap, **extra, **velden}, dag)

    async def besluit(self, soort: str, grond: str, dag: date, **velden: Any) -> httpx.Response:
        """Propose as a1 and ratify as a2; the answer of the first that is refused, else of the ratification."""
        inhoud = {"soort": soort, "grond": grond, "motivering": "Zie het dossier.", **velden}
        voorstel = await self.doe(f"leningen/{self.id}/besluitvoorstellen", inhoud, dag)
        if voorstel.status_code != httpx.codes.CREATED:
            return voorstel
        async with self.client(dag, "a2") as client:
            return await client.post(f"{BASIS}/besluitvoorstellen/{voorstel.json()['id']}/bekrachtigingen", json={"soort": soort})

    async def stand(self, dag: date) -> dict[str, Any]:
        """Where the loan is on the ladder."""
        return await self.lees(f"leningen/{self.id}/invordering", dag)

    async def lees(self, pad: str, dag: date) -> dict[str, Any]:
        """GET, which must succeed."""
        async with self.client(dag) as client:
            antwoord = await client.get(f"{BASIS}/{pad}")
        assert antwoord.status_code == httpx.codes.OK, antwoord.text
        inhoud: dict[str, Any] = antwoord.json()
        return inhoud

    async def ronde(self, dag: date, gemeente: str = UTRECHT) -> dict[str, Any]:
        """Close until and including this day, and go through the loans."""
        await self.loket.sluit(dag, gemeente=gemeente)
        async with self.client(dag, gemeenten=(gemeente,)) as client:
            antwoord = await client.post(f"{BASIS}/invorderingsrondes", json={"gemeente": gemeente, "datum": dag.isoformat()})
        assert antwoord.status_code in {200, 201}, antwoord.text
        inhoud: dict[str, Any] = antwoord.json()
        return inhoud

    async def taken(self, dag: date) -> list[tuple[str, str | None]]:
        """The open work items: kind and step."""
        items = (await self.lees("taken", dag))["items"]
        return [(t["soort"], t["stap"]) for t in items if t["leningId"] == self.id]


def fout(antwoord: httpx.Response) -> str:
    """The name of the refusal."""
    return str(antwoord.json()["type"]).rpartition(":")[2]


def dag_erna(dag: date, dagen: int = 1) -> date:
    """Some days on."""
    return dag + timedelta(days=dagen)


def gebeurtenis(data: Gebeurtenis, onderwerp: UUID, boekdatum: date, fetched: Betrokkene | None = None, gemeente: str = UTRECHT) -> Event:
    """An event as the consumer sees it, with the person that it would have fetched."""
    return Event(
        id=uuid4(),
        source=f"urn:nld:oin:00000099000000001000:systeem:regioloket-{data.topic.partition('.')[0]}",
        type=data.type,
        subject=onderwerp,
        sequence=1,
        time=datetime(2025, 4, 2, tzinfo=UTC),
        gemeente=gemeente,
        boekdatum=boekdatum,
        data=data.as_data(),
        dataref=data.dataref(onderwerp),
        fetched=fetched,
    )
