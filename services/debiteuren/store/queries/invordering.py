"""Questions about the collection of loans: pauses, the ladder, what was done, and what interrupted the prescription."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from kernel.db import AnySession, WriteSession
from services.debiteuren.domain.fouten.ladder import PauzeNietGevonden, StapNietGevonden
from services.debiteuren.domain.pauze import Pauze as Pauzewaarde
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Debiteur, Invordering, Invorderingsstap, Lening, Pauze, Stuiting, Uitstel, Zekerheid


async def pauzes(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> dict[UUID, list[Pauzewaarde]]:
    """The pauses of these loans that have at least one day; a loan without any is absent."""
    gevonden: defaultdict[UUID, list[Pauzewaarde]] = defaultdict(list)
    for rij in await pauzerijen(session, gemeente, leningen):
        if rij.tot_en_met is None or rij.tot_en_met >= rij.van:
            gevonden[rij.lening_id].append(rij.waarde)
    return dict(gevonden)


async def pauzerijen(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> Sequence[Pauze]:
    """The rows of those pauses, the oldest first."""
    vraag = select(Pauze).where(Pauze.gemeente == gemeente, een_van(Pauze.lening_id, leningen)).order_by(Pauze.van, Pauze.id)
    return (await session.scalars(vraag)).all()


async def pauze_met_slot(session: WriteSession, gemeenten: Collection[str], pauze_id: UUID) -> Pauze:
    """The pause, locked. Raises PauzeNietGevonden."""
    rij = await session.scalar(select(Pauze).where(Pauze.gemeente.in_(gemeenten), Pauze.id == pauze_id).with_for_update())
    if rij is None:
        raise PauzeNietGevonden
    return rij


async def pauzes_van_bron(session: WriteSession, gemeente: str, bron_id: UUID, soort: str | None = None) -> Sequence[Pauze]:
    """The open pauses that this traject or dossier caused, of one kind or of all, locked."""
    vraag = select(Pauze).where(Pauze.gemeente == gemeente, Pauze.bron_id == bron_id, Pauze.tot_en_met.is_(None))
    if soort is not None:
        vraag = vraag.where(Pauze.soort == soort)
    return (await session.scalars(vraag.order_by(Pauze.id).with_for_update())).all()


async def leningen_van_persoon(session: AnySession, gemeente: str, hashes: Collection[bytes]) -> list[UUID]:
    """The loans that this person (the keyed hashes of his BSN, of every key) repays."""
    vraag = select(Debiteur.lening_id).where(Debiteur.gemeente == gemeente, Debiteur.bsn_hash.in_(hashes))
    return list(await session.scalars(vraag.order_by(Debiteur.lening_id))) if hashes else []


async def lopende_invordering(session: AnySession, gemeente: str, lening_id: UUID) -> Invordering | None:
    """The loan's place on the ladder, if it is on it."""
    return await session.scalar(
        select(Invordering).where(Invordering.gemeente == gemeente, Invordering.lening_id == lening_id, Invordering.geeindigd_op.is_(None))
    )


async def stappen_van_lening(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Invorderingsstap]:
    """Every step that was ever taken on the loan, in order."""
    s = Invorderingsstap
    return (await session.scalars(select(s).where(s.gemeente == gemeente, s.lening_id == lening_id).order_by(s.datum, s.id))).all()


async def stap(session: AnySession, gemeenten: Collection[str], stap_id: UUID) -> Invorderingsstap:
    """One step. Raises StapNietGevonden."""
    rij = await session.scalar(select(Invorderingsstap).where(Invorderingsstap.gemeente.in_(gemeenten), Invorderingsstap.id == stap_id))
    if rij is None:
        raise StapNietGevonden
    return rij


async def stuitingen(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Stuiting]:
    """What interrupted the prescription of the loan's terms, in order."""
    s = Stuiting
    return (await session.scalars(select(s).where(s.gemeente == gemeente, s.lening_id == lening_id).order_by(s.datum, s.id))).all()


async def onbeslist_uitstel(session: AnySession, gemeente: str, lening_id: UUID, dag: date) -> Uitstel | None:
    """The last deferral that ended before `dag` and about whose end nobody decided."""
    u = Uitstel
    vraag = select(u).where(u.gemeente == gemeente, u.lening_id == lening_id, u.tot_en_met < dag, u.einde_besluit.is_(None))
    return await session.scalar(vraag.where(u.tot_en_met >= u.van).order_by(u.tot_en_met.desc()).limit(1))


async def onder_hypotheek(session: AnySession, gemeente: str, lening_id: UUID) -> bool:
    """Tell whether a mortgage or pledge secures the loan."""
    z = Zekerheid
    vraag = select(z.id).where(z.gemeente == gemeente, z.lening_id == lening_id, z.soort.in_(("hypotheek", "pandrecht")))
    return await session.scalar(vraag.where(z.vrijgegeven_op.is_(None)).limit(1)) is not None


async def leningen_op_id(session: AnySession, gemeente: str, ids: Collection[UUID]) -> dict[UUID, Lening]:
    """These loans, not locked."""
    vraag = select(Lening).where(Lening.gemeente == gemeente, een_van(Lening.id, ids))
    return {rij.id: rij for rij in await session.scalars(vraag)}


async def stap_van_besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Invorderingsstap | None:
    """The step that a decision took, if it took one."""
    s = Invorderingsstap
    return await session.scalar(select(s).where(s.gemeente.in_(gemeenten), s.besluit_id == besluit_id))


async def gedekt_centen(session: AnySession, gemeente: str, lening_id: UUID) -> int:
    """What the securities of the loan that were not released are worth."""
    z = Zekerheid
    vraag = select(func.coalesce(func.sum(z.waarde_centen), 0)).where(z.gemeente == gemeente, z.lening_id == lening_id)
    return int(await session.scalar(vraag.where(z.vrijgegeven_op.is_(None))) or 0)
