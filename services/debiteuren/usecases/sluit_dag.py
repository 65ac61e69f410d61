"""Close days of a gemeente: every missed day in order, every loan on its own next day, in chunks that each commit.

A chunk is one transaction: interest, terms that fall due, stoplicht, events, counts and progress together. Killed at any point,
the next run goes on where the last chunk ended; a day that is closed is not opened again. The journal is dated on the day that is
being closed; a loan that came in late lives through its own days then, with their own value dates.

What keeps two runs apart is each loan's own last day, under its lock: who comes second finds it moved on. A loan that cannot be closed is
found by halving its chunk, noted, and left for the next day; the others go on.
"""

import asyncio
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import structlog

from contracts.debiteuren import AchterstandOntstaan, DagAfgesloten, TermijnVervallen
from kernel import audit
from kernel.auth import Actor
from kernel.db import Database, WriteSession, is_weg
from kernel.outbox import append
from kernel.paging import EERSTE_ID
from services.debiteuren.domain.fouten import DagVoorbij
from services.debiteuren.store import dagen, journaal, queries
from services.debiteuren.store.dagen import Stuk
from services.debiteuren.store.gebeurtenissen import Kop
from services.debiteuren.store.tables import Dagafsluiting
from services.debiteuren.usecases.werk_bij import Lopend, bewaar, oordeel, stand_van

log = structlog.get_logger(__name__)

_DAG = timedelta(days=1)
#: How many chunks are worked on at the same time: PostgreSQL then uses as many cores.
BANEN = 2
_VERVALLEN = Kop.van(TermijnVervallen)


async def sluit_dagen(db: Database, gemeente: str, datum: date, door: Actor, *, stuk: int) -> tuple[Dagafsluiting, bool]:
    """Close everything up to and including `datum`; give the day's result, and whether it was still open.

    Opens its own transactions, of at most `stuk` loans each. Raises DagVoorbij for a day before the first that was ever closed.
    """
    async with db.write([gemeente]) as session:
        volgende = await _eerste_open_dag(session, gemeente, datum)
        nieuw = volgende <= datum
        if nieuw:
            await dagen.begin_dag(session, gemeente, datum)
            afsluiting = await dagen.dag_met_slot(session, gemeente, datum)
            await audit.schrijf(session, gemeente, "dag-afsluiten", "dagafsluiting", afsluiting.id, door, nieuw={"datum": datum})
    while volgende <= datum:
        await _sluit_dag(db, gemeente, volgende, stuk)
        volgende += _DAG
    async with db.read([gemeente]) as session:
        gesloten = await dagen.dag(session, gemeente, datum)
    if gesloten is None:
        raise DagVoorbij(datum, volgende)
    return gesloten, nieuw


async def _eerste_open_dag(session: WriteSession, gemeente: str, datum: date) -> date:
    """The day after the last closed one; if none ever was, the first day of any loan."""
    laatste = await journaal.laatst_afgesloten(session, gemeente)
    if laatste is not None:
        return laatste + _DAG
    eerste = await dagen.eerste_dag(session, gemeente)
    return min(eerste, datum) if eerste is not None else datum


async def _sluit_dag(db: Database, gemeente: str, datum: date, aantal: int) -> None:
    """One day: who is behind catches up on his own days, then all loans close this one. Again while a loan came in meanwhile."""
    async with db.write([gemeente]) as session:
        await dagen.begin_dag(session, gemeente, datum)
    while True:
        await _haal_in(db, gemeente, datum, aantal)
        async with db.read([gemeente]) as session:
            grenzen = await dagen.grenzen(session, gemeente, datum, BANEN)
        async with asyncio.TaskGroup() as banen:
            for na, tot in pairwise([EERSTE_ID, *grenzen]):
                banen.create_task(_baan(db, gemeente, datum, na, tot, aantal))
        async with db.write([gemeente]) as session:
            if await _sluit_af(session, gemeente, datum):
                return


async def _haal_in(db: Database, gemeente: str, datum: date, aantal: int) -> None:
    """Days before `datum`, for the loans that still have them, the furthest behind first."""
    async with db.read([gemeente]) as session:
        achter = await dagen.achterlopers(session, gemeente, datum)
    if not achter:
        return
    bij: list[UUID] = []
    dag = min(achter) + _DAG
    while dag < datum:
        bij += achter.get(dag - _DAG, [])
        for begin in range(0, len(bij), aantal):
            await _verwerk(db, gemeente, datum, Stuk(dag, leningen=tuple(bij[begin : begin + aantal])))
        dag += _DAG


async def _baan(db: Database, gemeente: str, datum: date, na: UUID, tot: UUID, aantal: int) -> None:
    """The loans between two ids, chunk after chunk."""
    while na < tot:
        async with db.read([gemeente]) as session:
            grens = await dagen.grens(session, gemeente, datum, na, tot, aantal)
        await _verwerk(db, gemeente, datum, Stuk(datum, na, grens))
        na = grens


async def _verwerk(db: Database, gemeente: str, datum: date, stuk: Stuk) -> None:
    """One chunk, in one transaction; when that fails its halves, until only the loan that cannot be closed is left."""
    try:
        await _sluit_stuk(db, gemeente, datum, stuk)
    except Exception as fout:
        if is_weg(fout):
            raise
        async with db.read([gemeente]) as session:
            ids = await dagen.ids(session, gemeente, datum, stuk)
        if len(ids) > 1:
            midden = len(ids) // 2
            for helft in (ids[:midden], ids[midden:]):
                await _verwerk(db, gemeente, datum, Stuk(stuk.dag, leningen=tuple(helft)))
        elif ids:
            await _sla_over(db, gemeente, datum, Stuk(stuk.dag, leningen=tuple(ids)), type(fout).__name__)


async def _sla_over(db: Database, gemeente: str, datum: date, stuk: Stuk, soort: str) -> None:
    """Try the one loan once more (a deadlock is no fault of its own), then leave it and say so."""
    try:
        await _sluit_stuk(db, gemeente, datum, stuk)
    except Exception as fout:
        if is_weg(fout):
            raise
        (lening_id,) = stuk.leningen
        log.warning("lening overgeslagen", gemeente=gemeente, datum=datum.isoformat(), lening=str(lening_id), fout=soort)
        async with db.write([gemeente]) as session:
            if await dagen.sla_over(session, gemeente, datum, stuk.dag, lening_id, soort):
                await dagen.tel(session, gemeente, datum, dagen.NIETS, leningen=0, overgeslagen=1)


async def _sluit_stuk(db: Database, gemeente: str, datum: date, stuk: Stuk) -> None:
    async with db.write([gemeente]) as session:
        geteld = await dagen.sluit_stuk(session, gemeente, datum, stuk, _VERVALLEN)
        lopend = await _oordeel(session, gemeente, datum, stuk)
        achterstanden = sum(isinstance(g, AchterstandOntstaan) for werk in lopend for g in werk.gebeurtenissen)
        leningen = geteld.leningen if stuk.dag == datum else 0
        await dagen.tel(session, gemeente, datum, geteld, leningen=leningen, achterstanden=achterstanden)


async def _oordeel(session: WriteSession, gemeente: str, datum: date, stuk: Stuk) -> list[Lopend]:
    """Judge the loans of the chunk whose light can have changed."""
    ids = await dagen.te_oordelen(session, gemeente, stuk)
    if not ids:
        return []
    leningen = await queries.leningen_met_slot(session, ((gemeente, i) for i in ids))
    openstaand = await queries.vervallen_termijnen(session, gemeente, ids, alleen_open=True)
    lopend = [Lopend(leningen[i], stand_van(leningen[i], openstaand.get(i, ()))) for i in ids]
    await oordeel(session, gemeente, lopend, stuk.dag)
    await bewaar(session, gemeente, datum, lopend)
    return lopend


async def _sluit_af(session: WriteSession, gemeente: str, datum: date) -> bool:
    """When no loan is behind the day is closed, and from now on nothing is booked on it. False when a loan came in meanwhile."""
    await journaal.houd_boekingen_tegen(session, gemeente)
    afsluiting = await dagen.dag_met_slot(session, gemeente, datum)
    if afsluiting.afgesloten:
        return True
    if await dagen.iemand_achter(session, gemeente, datum):
        return False
    afsluiting.afgesloten = True
    gebeurtenis = DagAfgesloten(
        dagafsluiting_id=afsluiting.id,
        datum=afsluiting.datum,
        leningen=afsluiting.leningen,
        rente_centen=afsluiting.rente_centen,
        vervallen_termijnen=afsluiting.vervallen_termijnen,
        achterstanden=afsluiting.achterstanden,
        overgeslagen=afsluiting.overgeslagen,
    )
    await append(session, gebeurtenis, aggregate=afsluiting, boekdatum=afsluiting.datum)
    return True
