"""Close days of a gemeente: every missed day in order, every loan on its own next day, in chunks that each commit.

A chunk is one transaction: interest, terms that fall due, stoplicht, events, counts and progress together. Killed at any point,
the next run goes on where the last chunk ended; a day that is closed is not opened again. The journal is dated on the day that is
being closed; a loan that came in late lives through its own days then, with their own value dates.
"""

from collections import Counter
from datetime import date, timedelta

from contracts.debiteuren import AchterstandOntstaan, DagAfgesloten, TermijnVervallen
from kernel import audit
from kernel.auth import Actor
from kernel.db import Database, WriteSession
from kernel.outbox import append
from services.debiteuren.domain.dag import sluit_dag as sluit_lening
from services.debiteuren.domain.fouten import DagVoorbij
from services.debiteuren.domain.journaal import verrekening, verval
from services.debiteuren.domain.lening import Delen
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.store import dagen, journaal, queries
from services.debiteuren.store.tables import Dagafsluiting
from services.debiteuren.usecases.werk_bij import Lopend, bewaar, stand_van

_DAG = timedelta(days=1)


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
        async with db.write([gemeente]) as session:
            if await _sluit_stuk(session, gemeente, volgende, stuk):
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


async def _sluit_stuk(session: WriteSession, gemeente: str, datum: date, aantal: int) -> bool:
    """One chunk of the day; True when the day is closed."""
    await dagen.begin_dag(session, gemeente, datum)
    afsluiting = await dagen.dag_met_slot(session, gemeente, datum)
    if afsluiting.afgesloten:
        return True
    stuk = await dagen.volgend_stuk(session, gemeente, datum, aantal)
    if stuk is None:
        await _sluit_af(session, afsluiting)
        return True
    rente = await dagen.boek_dagrente(session, gemeente, stuk, datum)
    lopend = await _oordeel(session, gemeente, stuk)
    await bewaar(session, gemeente, datum, lopend)
    await queries.zet_bijgewerkt(session, gemeente, stuk.leningen, stuk.dag)

    afsluiting.leningen += len(stuk.leningen) if stuk.dag == datum else 0
    afsluiting.rente_centen += rente.centen
    soorten = Counter(type(gebeurtenis) for werk in lopend for gebeurtenis in werk.gebeurtenissen)
    afsluiting.vervallen_termijnen += soorten[TermijnVervallen]
    afsluiting.achterstanden += soorten[AchterstandOntstaan]
    return False


async def _oordeel(session: WriteSession, gemeente: str, stuk: dagen.Stuk) -> list[Lopend]:
    """Close the day for the loans of the chunk for which something can change."""
    ids = await dagen.te_oordelen(session, gemeente, stuk)
    if not ids:
        return []
    leningen = await queries.leningen_met_slot(session, ((gemeente, i) for i in ids))
    openstaand = await queries.vervallen_termijnen(session, gemeente, ids, alleen_open=True)
    vervalt = await queries.termijnen_van_dag(session, gemeente, ids, stuk.dag)
    uitstellen = await queries.uitstellen(session, gemeente, ids)

    lopend: list[Lopend] = []
    for lening_id in ids:
        lening = leningen[lening_id]
        werk = Lopend(lening, stand_van(lening, openstaand.get(lening_id, ())))
        gesloten = sluit_lening(
            werk.stand, vervalt.get(lening_id, ()), uitstellen.get(lening_id, ()), stuk.dag, lening.respijtdagen, opgeeist=_opgeeist(werk)
        )
        werk.naar(gesloten.stand)
        for termijn in gesloten.vervallen:
            rente, hoofdsom = termijn.verschuldigd.rente, termijn.verschuldigd.hoofdsom
            if rente.centen:
                werk.boek(verval(rente), stuk.dag)
            werk.gebeurtenissen.append(
                TermijnVervallen(
                    lening_id=lening_id,
                    nummer=termijn.nummer,
                    vervaldag=termijn.vervaldag,
                    rente_centen=rente.centen,
                    hoofdsom_centen=hoofdsom.centen,
                )
            )
        if gesloten.verrekend != Delen():
            werk.boek(verrekening(gesloten.verrekend), stuk.dag)
        werk.oordeel(gesloten.oordeel, stuk.dag)
        lopend.append(werk)
    return lopend


def _opgeeist(werk: Lopend) -> bool:
    return werk.lening.stoplicht == Kleur.OPEISBAAR.value


async def _sluit_af(session: WriteSession, afsluiting: Dagafsluiting) -> None:
    """No loan is behind: the day is closed, and from now on nothing is booked on it."""
    await journaal.houd_boekingen_tegen(session, afsluiting.gemeente)
    afsluiting.afgesloten = True
    gebeurtenis = DagAfgesloten(
        dagafsluiting_id=afsluiting.id,
        datum=afsluiting.datum,
        leningen=afsluiting.leningen,
        rente_centen=afsluiting.rente_centen,
        vervallen_termijnen=afsluiting.vervallen_termijnen,
        achterstanden=afsluiting.achterstanden,
    )
    await append(session, gebeurtenis, aggregate=afsluiting, boekdatum=afsluiting.datum)
