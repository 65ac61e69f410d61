"""A small app with one table, one event out and one in: what the kernel's own tests run on."""

from typing import ClassVar
from uuid import UUID

from fastapi import APIRouter, FastAPI, Response
from sqlalchemy import MetaData, select, text
from sqlalchemy.orm import Mapped

from kernel import audit
from kernel.auth import ActorDep, eigen_gemeente, vereist
from kernel.brievenlijst import brieven_router
from kernel.crypto import Sleutelbos
from kernel.db import Aggregate, Database, ReadSessionDep, Tabel, WriteSession, WriteSessionDep
from kernel.envelope import Event, Gebeurtenis
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.inbox import Consumer
from kernel.klok import BoekdatumDep
from kernel.outbox import append
from kernel.problem import Fout, problemen
from kernel.settings import AppSettings
from kernel.sjabloon import Briefsjabloon, Sjabloonalinea
from kernel.versie import IfMatchDep, etag, verwacht_versie
from kernel.web import Model, Verwijzing, create_api

MIGRATIONS = "tests.steun.proef_migraties"
BRIEF = Briefsjabloon(
    "groet", "Een groet", (Sjabloonalinea("hallo", "Hallo {wie}."), Sjabloonalinea("bezwaar", "U kunt bezwaar maken.", verplicht=True))
)


class DingGemaakt(Gebeurtenis, publisher="proef", meervoud="dingen", naam="ding-gemaakt"):
    """A thing was made."""

    ding_id: UUID
    nummer: int = 0


class Settings(AppSettings):
    app: ClassVar[str] = "proef"


class Ding(Aggregate, Tabel):
    __tablename__ = "ding"
    metadata = MetaData()
    naam: Mapped[str]


class DingNietGevonden(Fout):
    """Dit ding bestaat niet."""

    status = 404


class DingVerzoek(Model):
    gemeente: str
    naam: str


class Naam(Model):
    naam: str


router = APIRouter(tags=["Dingen"], route_class=EenmaligeRoute)


@router.post("/dingen", status_code=201, operation_id="maakDing", dependencies=[vereist("proef:dingen:schrijven"), EENMALIG])
async def maak(verzoek: DingVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> Verwijzing:
    """Maak een ding."""
    ding = Ding(gemeente=eigen_gemeente(actor, verzoek.gemeente), naam=verzoek.naam)
    session.add(ding)
    await session.flush()
    await append(session, DingGemaakt(ding_id=ding.id), aggregate=ding, boekdatum=boekdatum)
    await audit.schrijf(session, ding.gemeente, "aanmaken", "ding", ding.id, actor)
    return Verwijzing(id=ding.id)


@router.get("/dingen", operation_id="lijstDingen")
async def lijst(session: ReadSessionDep) -> list[Verwijzing]:
    """Alle dingen."""
    return [Verwijzing(id=d.id) for d in await session.scalars(select(Ding))]


@router.get("/dingen/{dingId}", operation_id="leesDing", responses=problemen(DingNietGevonden))
async def lees(dingId: UUID, session: ReadSessionDep, response: Response) -> Naam:
    """Eén ding."""
    ding = await session.scalar(select(Ding).where(Ding.id == dingId))
    if ding is None:
        raise DingNietGevonden
    etag(response, ding)
    return Naam(naam=ding.naam)


@router.put("/dingen/{dingId}", operation_id="wijzigDing", status_code=204, responses=problemen(DingNietGevonden))
async def wijzig(dingId: UUID, verzoek: Naam, session: WriteSessionDep, gezien: IfMatchDep, boekdatum: BoekdatumDep) -> None:
    """Wijzig een ding."""
    ding = await session.scalar(select(Ding).where(Ding.id == dingId).with_for_update())
    if ding is None:
        raise DingNietGevonden
    verwacht_versie(ding, gezien)
    ding.naam = verzoek.naam
    await append(session, DingGemaakt(ding_id=ding.id), aggregate=ding, boekdatum=boekdatum)


@router.get("/kapot", operation_id="kapot")
async def kapot() -> None:
    """Gaat altijd mis."""
    raise RuntimeError("geheim: 999993653")


def make_consumer() -> Consumer:
    """Writes down every thing it hears of; a thing with a negative number is more than it can take."""
    consumer = Consumer("proef")

    @consumer.on(DingGemaakt)
    async def onthoud(session: WriteSession, event: Event) -> None:
        ding = event.gegevens(DingGemaakt)
        if ding.nummer < 0:
            raise ValueError("negatief")
        await session.execute(
            text("INSERT INTO gezien (ding_id, gemeente) VALUES (:ding, :gemeente)"), {"ding": ding.ding_id, "gemeente": event.gemeente}
        )

    return consumer


def make_lijst_consumer() -> Consumer:
    """Writes down the same, a list at a time: how the archive, the webhooks and the figures do it."""
    consumer = Consumer("proef", "lijst")

    @consumer.on_all([DingGemaakt.topic])
    async def onthoud(session: WriteSession, events: list[Event]) -> None:
        dingen = [event.gegevens(DingGemaakt).ding_id for event in events]
        await session.execute(
            text("INSERT INTO gezien (ding_id, gemeente) SELECT d, :gemeente FROM unnest(CAST(:dingen AS uuid[])) AS d"),
            {"dingen": dingen, "gemeente": events[0].gemeente},
        )

    return consumer


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The app."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="Proef",
        beschrijving="Een kleine app.",
        routers=[router, brieven_router("proef", [BRIEF], "urn:regioloket:verwerkingsactiviteit:proef")],
        state={"sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad)},
    )
