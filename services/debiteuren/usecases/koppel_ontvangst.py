"""Say what an unknown line of a statement is for: which loans and terms, or that it is no payment of a debtor. And take that back.

The debtor may designate what his payment is for (Awb art. 4:92 lid 2): the loan, and on it the term. A line may be divided over loans,
also of other gemeenten in the region; what is not divided stays onbekend, and visible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from contracts.debiteuren import OntvangstTeruggeboekt
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.afschrift import Regelstatus
from services.debiteuren.domain.fouten import GeenInkomendeRegel, MeerDanOnbekend, OntvangstVerkeerdeStatus, TermijnBestaatNiet
from services.debiteuren.domain.lening import Toerekening, neem_terug, ontvang
from services.debiteuren.store import afschriften, journaal, queries
from services.debiteuren.store.tables import Ontvangst
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.plaats_regels import verwerkt
from services.debiteuren.usecases.privacy import ACTIVITEIT
from services.debiteuren.usecases.werk_bij import Lopend


class Bestemming(StrEnum):
    """What a line is when it pays no loan: a payout of the lender, or settling with the gemeente."""

    UITBETALING = "uitbetaling"
    AFDRACHT = "afdracht"


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a line: for which loan, and the term that the debtor designated."""

    lening_id: UUID
    bedrag: Bedrag
    termijn: int | None = None


async def koppel_ontvangst(session: WriteSession, ontvangst_id: UUID, delen: Sequence[Deel], boekdatum: date, door: Actor) -> list[UUID]:
    """Book parts of an unknown line on loans; give the new lines, one per part.

    Raises OntvangstNietGevonden, OntvangstVerkeerdeStatus, GeenInkomendeRegel, MeerDanOnbekend, LeningNietGevonden or TermijnBestaatNiet.
    """
    bron = await _onbekende(session, ontvangst_id, door)
    over, som = Bedrag(bron.bedrag_centen - bron.verdeeld_centen), totaal(deel.bedrag for deel in delen)
    if bron.bedrag_centen < 0:
        raise GeenInkomendeRegel
    if som > over:
        raise MeerDanOnbekend(som, over)
    nummer = await afschriften.hoogste_deel(session, bron.afschrift_id, bron.volgnummer, door.gemeenten)
    nieuw = [await _boek_deel(session, bron, deel, nummer + plaats, boekdatum, door) for plaats, deel in enumerate(delen, start=1)]
    bron.verdeeld_centen += som.centen
    if bron.verdeeld_centen == bron.bedrag_centen:
        bron.status = Regelstatus.VERDEELD.value
    boekdag = await journaal.open_boekdag(session, bron.gemeente, boekdatum)
    inboeking = journaal.Inboeking(boekhouding.uit_onbekend(som), bron.valutadatum, ontvangst_id=bron.id)
    await journaal.boek(session, bron.gemeente, boekdag, [inboeking])
    wat = {"delen": [{"leningId": deel.lening_id, "bedragCenten": deel.bedrag.centen, "termijn": deel.termijn} for deel in delen]}
    await audit.schrijf(session, bron.gemeente, "ontvangst-gekoppeld", "ontvangst", bron.id, door, nieuw=wat)
    return nieuw


async def bestem_ontvangst(session: WriteSession, ontvangst_id: UUID, bestemming: Bestemming, boekdatum: date, door: Actor) -> None:
    """Say that an unknown line is a payout, or settles with the gemeente. Raises OntvangstNietGevonden or OntvangstVerkeerdeStatus."""
    bron = await _onbekende(session, ontvangst_id, door)
    if bron.verdeeld_centen:
        raise OntvangstVerkeerdeStatus("deels verdeeld", Regelstatus.ONBEKEND.value)
    bedrag = Bedrag(bron.bedrag_centen)
    uitbetaling = bestemming is Bestemming.UITBETALING
    boeking = boekhouding.als_uitbetaling(bedrag) if uitbetaling else boekhouding.als_afdracht(bedrag)
    bron.status = (Regelstatus.UITGAAND if uitbetaling else Regelstatus.AFDRACHT).value
    bron.gekoppeld_door = door.wie
    boekdag = await journaal.open_boekdag(session, bron.gemeente, boekdatum)
    await journaal.boek(session, bron.gemeente, boekdag, [journaal.Inboeking(boeking, bron.valutadatum, ontvangst_id=bron.id)])
    await audit.schrijf(session, bron.gemeente, "ontvangst-bestemd", "ontvangst", bron.id, door, nieuw={"bestemming": bestemming.value})


async def ontkoppel_ontvangst(session: WriteSession, ontvangst_id: UUID, boekdatum: date, door: Actor) -> UUID:
    """Take a payment off the loan on which it was put wrongly: the debtor owes it again, and a new line waits as onbekend. Gives that line.

    Raises OntvangstNietGevonden or OntvangstVerkeerdeStatus.
    """
    bron = await afschriften.ontvangst_met_slot(session, door.gemeenten, ontvangst_id)
    if bron.status != Regelstatus.VERWERKT.value or bron.lening_id is None:
        raise OntvangstVerkeerdeStatus(bron.status, Regelstatus.VERWERKT.value)
    werk = await pak(session, [bron.gemeente], bron.lening_id)
    stand, deel = neem_terug(werk.stand, Bedrag(bron.bedrag_centen), bron.aangewezen_termijn)
    werk.naar(stand)
    werk.boek(boekhouding.ontkoppeling(deel), bron.valutadatum, bron.id)
    werk.gebeurtenissen.append(
        OntvangstTeruggeboekt(
            lening_id=werk.lening.id,
            ontvangst_id=bron.id,
            bedrag_centen=deel.bedrag.centen,
            valutadatum=bron.valutadatum,
            kosten_centen=deel.delen.kosten.centen,
            rente_centen=deel.delen.rente.centen,
            hoofdsom_centen=deel.delen.hoofdsom.centen,
            vooruit_centen=deel.vooruit.centen,
        )
    )
    bron.status = Regelstatus.ONTKOPPELD.value
    nummer = await afschriften.hoogste_deel(session, bron.afschrift_id, bron.volgnummer, door.gemeenten) + 1
    los = _regel(bron, bron.gemeente, nummer, Regelstatus.ONBEKEND, Bedrag(bron.bedrag_centen), door)
    session.add(los)
    await session.flush()
    await leg_vast(session, [werk], boekdatum)
    await _log(session, werk, "ontvangst ontkoppelen")
    await audit.schrijf(session, bron.gemeente, "ontvangst-ontkoppeld", "ontvangst", bron.id, door, oud={"leningId": werk.lening.id})
    return los.id


async def _boek_deel(session: WriteSession, bron: Ontvangst, deel: Deel, nummer: int, boekdatum: date, door: Actor) -> UUID:
    werk = await pak(session, door.gemeenten, deel.lening_id)
    if deel.termijn is not None and deel.termijn not in {t.nummer for t in werk.stand.termijnen}:
        raise TermijnBestaatNiet(deel.termijn)
    stand, toerekening = ontvang(werk.stand, deel.bedrag, deel.termijn)
    regel = _regel(bron, werk.lening.gemeente, nummer, Regelstatus.VERWERKT, deel.bedrag, door, werk, toerekening)
    regel.aangewezen_termijn = deel.termijn
    session.add(regel)
    await session.flush()
    werk.naar(stand)
    werk.boek(boekhouding.ontvangst(toerekening), bron.valutadatum, regel.id)
    werk.gebeurtenissen.append(verwerkt(werk.lening.id, regel.id, toerekening, bron.valutadatum))
    await leg_vast(session, [werk], boekdatum)
    await _log(session, werk, "ontvangst koppelen")
    return regel.id


def _regel(
    bron: Ontvangst,
    gemeente: str,
    nummer: int,
    status: Regelstatus,
    bedrag: Bedrag,
    door: Actor,
    werk: Lopend | None = None,
    deel: Toerekening | None = None,
) -> Ontvangst:
    """A line that is a part of another one, with what the bank told of that."""
    delen = deel.delen if deel else None
    return Ontvangst(
        gemeente=gemeente,
        id=uuid4(),
        afschrift_id=bron.afschrift_id,
        volgnummer=bron.volgnummer,
        deel=nummer,
        lening_id=werk.lening.id if werk else None,
        status=status.value,
        bedrag_centen=bedrag.centen,
        kosten_centen=delen.kosten.centen if delen else 0,
        rente_centen=delen.rente.centen if delen else 0,
        hoofdsom_centen=delen.hoofdsom.centen if delen else 0,
        vooruit_centen=(deel.vooruit if deel else NUL).centen,
        boekdatum=bron.boekdatum,
        valutadatum=bron.valutadatum,
        details=bron.details,
        tegenrekening_hash=bron.tegenrekening_hash,
        gekoppeld_door=door.wie,
    )


async def _onbekende(session: WriteSession, ontvangst_id: UUID, door: Actor) -> Ontvangst:
    bron = await afschriften.ontvangst_met_slot(session, door.gemeenten, ontvangst_id)
    if bron.status != Regelstatus.ONBEKEND.value:
        raise OntvangstVerkeerdeStatus(bron.status, Regelstatus.ONBEKEND.value)
    return bron


async def _log(session: WriteSession, werk: Lopend, naam: str) -> None:
    hashes = await queries.bsn_hashes(session, werk.lening.gemeente, [werk.lening.id])
    await log_verwerking(session, werk.lening.gemeente, ACTIVITEIT, hashes, naam=naam)
