"""Which terms run, which end soon, which have passed? The store of `kernel.termijn`, the same in every app.

A term is about a subject (a zaak, an aanvraag). It is met, or it passes; the app hears of the latter two moments by
events, once each.
"""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import MetaData, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel import tenancy
from kernel.db import Aggregate, AnySession, Tabel, WriteSession
from kernel.envelope import Gebeurtenis
from kernel.jobs import Job, JobContext
from kernel.outbox import append_all
from kernel.termijn import Opschorting, Termijn, Termijnsoort

#: Days before the end at which a term «nadert», unless the app says otherwise.
NADERT_DAGEN = 7
#: Not suspended now: of the last suspension, if any, the end is known.
_LOOPT = text("coalesce(termijn.opschortingen -> -1 -> 'tot' <> 'null'::jsonb, true)")
#: Terms that one round of the job handles per transaction.
BATCH = 500


class TermijnRij(Aggregate, Tabel):
    """One term of one subject. `einde` is kept beside what it follows from, so that lists can sort on it."""

    __tablename__ = "termijn"
    metadata = MetaData()

    soort: Mapped[str]
    artikel: Mapped[str]
    onderwerp_id: Mapped[UUID]
    begin: Mapped[date]
    einde: Mapped[date]
    opschortingen: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    voldaan_op: Mapped[date | None]
    genaderd: Mapped[bool] = mapped_column(default=False)
    overschreden: Mapped[bool] = mapped_column(default=False)

    @property
    def geschorst_sinds(self) -> date | None:
        """Since when the term stands still, if it does."""
        laatste = self.opschortingen[-1] if self.opschortingen else None
        return date.fromisoformat(laatste["van"]) if laatste and laatste["tot"] is None else None

    def termijn(self, soort: Termijnsoort) -> Termijn:
        """The pure term, to reckon with."""
        return Termijn(soort, self.begin, tuple(_opschorting(o) for o in self.opschortingen))


class Termijnmelder(Protocol):
    """An app's own event class for terms (`contracts/termijn.py`)."""

    def __call__(self, *, termijn_id: UUID, onderwerp_id: UUID, soort: str, artikel: str, einde: date) -> Gebeurtenis:
        """Make the event."""


async def start_termijn(session: WriteSession, gemeente: str, onderwerp_id: UUID, termijn: Termijn) -> UUID:
    """Start guarding a term about a subject; return its id."""
    rij = TermijnRij(
        gemeente=gemeente,
        soort=termijn.soort.code,
        artikel=termijn.soort.artikel,
        onderwerp_id=onderwerp_id,
        begin=termijn.begin,
        einde=termijn.einde,
        opschortingen=[],
        versie=0,
        genaderd=False,
        overschreden=False,
    )
    session.add(rij)
    await session.flush()
    return rij.id


async def lopende_termijn(session: AnySession, gemeente: str, onderwerp_id: UUID, soort: str) -> TermijnRij | None:
    """The running term of this kind about this subject, if there is one."""
    vraag = select(TermijnRij).where(
        TermijnRij.gemeente == gemeente,
        TermijnRij.onderwerp_id == onderwerp_id,
        TermijnRij.soort == soort,
        TermijnRij.voldaan_op.is_(None),
    )
    rij: TermijnRij | None = await session.scalar(vraag)
    return rij


async def voldoe_termijn(session: WriteSession, gemeente: str, onderwerp_id: UUID, soort: str, op: date) -> bool | None:
    """The term is met on this day; return whether that was in time, or None when no such term runs."""
    rij = await lopende_termijn(session, gemeente, onderwerp_id, soort)
    if rij is None:
        return None
    rij.voldaan_op = op
    await session.flush()
    return op <= rij.einde


async def schort_op(session: WriteSession, rij: TermijnRij, soort: Termijnsoort, van: date, reden: str) -> None:
    """Suspend a term from this day on; raises what `Termijn.schort_op` raises."""
    await _bewaar(session, rij, rij.termijn(soort).schort_op(van, reden))


async def hervat(session: WriteSession, rij: TermijnRij, soort: Termijnsoort, op: date) -> None:
    """Let a suspended term run on; raises what `Termijn.hervat` raises."""
    await _bewaar(session, rij, rij.termijn(soort).hervat(op))


async def bewaak(
    session: WriteSession,
    gemeente: str,
    op: date,
    nadert: Termijnmelder,
    overschreden: Termijnmelder,
    *,
    nadert_dagen: int = NADERT_DAGEN,
) -> int:
    """Publish, once each, which terms of this gemeente end soon and which have passed on `op`; return how many.

    A suspended term does neither.
    """
    vraag = (
        select(TermijnRij)
        .where(TermijnRij.gemeente == gemeente, TermijnRij.voldaan_op.is_(None), TermijnRij.overschreden.is_(False))
        .where(TermijnRij.einde <= op + timedelta(days=nadert_dagen))
        .where((TermijnRij.genaderd.is_(False)) | (TermijnRij.einde < op))
        .where(_LOOPT)
        .order_by(TermijnRij.einde, TermijnRij.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    gebeurtenissen: list[tuple[Gebeurtenis, TermijnRij]] = []
    for rij in (await session.scalars(vraag)).all():
        rij.genaderd, rij.overschreden = True, rij.einde < op
        soort = overschreden if rij.overschreden else nadert
        gebeurtenis = soort(termijn_id=rij.id, onderwerp_id=rij.onderwerp_id, soort=rij.soort, artikel=rij.artikel, einde=rij.einde)
        gebeurtenissen.append((gebeurtenis, rij))
    await append_all(session, gebeurtenissen, boekdatum=op)
    return len(gebeurtenissen)


def bewakingstaak(nadert: Termijnmelder, overschreden: Termijnmelder) -> Job:
    """The job that guards an app's terms, gemeente by gemeente, on the context's business date."""

    async def ronde(context: JobContext) -> bool:
        async with context.db.read() as session:
            gemeenten = await tenancy.bekende_gemeenten(session)
        vol = False
        for gemeente in gemeenten:
            async with context.db.write([gemeente]) as session:
                vol |= await bewaak(session, gemeente, context.vandaag, nadert, overschreden) == BATCH
        return vol

    run: Callable[[JobContext], Awaitable[bool]] = ronde
    return Job("termijnen", 60.0, run)


async def _bewaar(session: WriteSession, rij: TermijnRij, termijn: Termijn) -> None:
    rij.opschortingen = [
        {"van": o.van.isoformat(), "tot": o.tot.isoformat() if o.tot else None, "reden": o.reden} for o in termijn.opschortingen
    ]
    rij.einde, rij.genaderd = termijn.einde, False
    await session.flush()


def _opschorting(waarde: dict[str, Any]) -> Opschorting:
    tot = date.fromisoformat(waarde["tot"]) if waarde["tot"] else None
    return Opschorting(date.fromisoformat(waarde["van"]), tot, waarde["reden"])


def create(op: Any) -> None:
    """For the kernel's migration. Bulk statements may write these columns too; the flags and `versie` have defaults."""
    op.execute(
        """
        CREATE TABLE termijn (
            gemeente      text NOT NULL,
            id            uuid NOT NULL DEFAULT uuidv7(),
            versie        integer NOT NULL DEFAULT 0,
            soort         text NOT NULL,
            artikel       text NOT NULL,
            onderwerp_id  uuid NOT NULL,
            begin         date NOT NULL,
            einde         date NOT NULL,
            opschortingen jsonb NOT NULL DEFAULT '[]',
            voldaan_op    date,
            genaderd      boolean NOT NULL DEFAULT false,
            overschreden  boolean NOT NULL DEFAULT false,
            PRIMARY KEY (gemeente, id)
        )
        """
    )
    op.execute("CREATE INDEX termijn_onderwerp ON termijn (gemeente, onderwerp_id)")
    op.execute("CREATE INDEX termijn_lopend ON termijn (gemeente, einde, id) WHERE voldaan_op IS NULL")
    tenancy.protect(op, "termijn")
