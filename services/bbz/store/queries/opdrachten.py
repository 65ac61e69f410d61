"""Questions about work by outsiders. `nemer` narrows to one client: an outsider asks for his own and for nothing else."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from kernel.db import AnySession, WriteSession
from services.bbz.domain.fouten.opdracht import CoachNietGevonden, OpdrachtNietGevonden, StukNietGevonden
from services.bbz.domain.opdracht import Eerder, Opdrachtsoort
from services.bbz.store.queries.basis import bladzijde, gevonden, op_id
from services.bbz.store.tables.betrokkene import Betrokkene
from services.bbz.store.tables.opdracht import Coach, Opdracht, Opdrachtstuk, Voortgang


async def opdracht(session: AnySession, gemeenten: Collection[str], opdracht_id: UUID, nemer: str | None) -> Opdracht:
    """The opdracht; raises OpdrachtNietGevonden, also when it is another's or was withdrawn from him."""
    vraag = op_id(Opdracht, gemeenten, opdracht_id)
    if nemer is not None:
        vraag = vraag.where(Opdracht.opdrachtnemer == nemer, Opdracht.ingetrokken_op.is_(None))
    return gevonden(await session.scalar(vraag), OpdrachtNietGevonden)


async def opdracht_met_slot(session: WriteSession, gemeenten: Collection[str], opdracht_id: UUID, nemer: str | None) -> Opdracht:
    """The same, locked."""
    rij = await opdracht(session, gemeenten, opdracht_id, nemer)
    vraag = op_id(Opdracht, [rij.gemeente], rij.id).with_for_update().execution_options(populate_existing=True)
    return gevonden(await session.scalar(vraag), OpdrachtNietGevonden)


async def opdrachten(
    session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int, nemer: str | None
) -> Sequence[Opdracht]:
    """By the day they must be done, the most urgent first."""
    waar = () if nemer is None else (Opdracht.opdrachtnemer == nemer, Opdracht.ingetrokken_op.is_(None))
    return await bladzijde(session, Opdracht, Opdracht.uiterlijk, gemeenten, na, aantal, *waar)


async def opdracht_van_onderzoek(session: AnySession, gemeente: str, onderzoek_id: UUID) -> UUID | None:
    """The opdracht that carries out this onderzoek, when an outsider does it."""
    vraag = select(Opdracht.id).where(Opdracht.gemeente == gemeente, Opdracht.onderzoek_id == onderzoek_id)
    return await session.scalar(vraag.where(Opdracht.ingetrokken_op.is_(None)).limit(1))


async def eerdere_opdrachten(session: AnySession, gemeente: str, nemer: str, betrokkene: Betrokkene) -> list[Eerder]:
    """What this opdrachtnemer already did for this person, known by his BSN or by his row."""
    zelfde = Opdracht.betrokkene_id == betrokkene.id
    if betrokkene.bsn_hash:
        van_deze_bsn = select(Betrokkene.id).where(Betrokkene.gemeente == gemeente, Betrokkene.bsn_hash == betrokkene.bsn_hash)
        zelfde = or_(zelfde, Opdracht.betrokkene_id.in_(van_deze_bsn))
    vraag = select(Opdracht.soort).where(Opdracht.gemeente == gemeente, Opdracht.opdrachtnemer == nemer, zelfde)
    return [Eerder(Opdrachtsoort(soort)) for soort in (await session.scalars(vraag.where(Opdracht.ingetrokken_op.is_(None)))).all()]


async def lopend(session: AnySession, gemeente: str, nemer: str) -> int:
    """How many opdrachten he has now."""
    vraag = select(func.count()).select_from(Opdracht).where(Opdracht.gemeente == gemeente, Opdracht.opdrachtnemer == nemer)
    return int(await session.scalar(vraag.where(Opdracht.geleverd_op.is_(None), Opdracht.ingetrokken_op.is_(None))) or 0)


async def coach_van(session: WriteSession, gemeente: str, client: str) -> Coach:
    """The row of the pool, locked so that the last place is given once; raises CoachNietGevonden."""
    vraag = select(Coach).where(Coach.gemeente == gemeente, Coach.client == client).with_for_update()
    return gevonden((await session.scalars(vraag)).one_or_none(), CoachNietGevonden)


async def coach_bestaat(session: AnySession, gemeente: str, client: str) -> bool:
    """Is he in the pool of this gemeente?"""
    return await session.scalar(select(Coach.id).where(Coach.gemeente == gemeente, Coach.client == client)) is not None


async def coaches(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Coach]:
    """The pool, who came first first."""
    return await bladzijde(session, Coach, Coach.sinds, gemeenten, na, aantal)


async def stukken(session: AnySession, gemeente: str, opdracht_id: UUID) -> Sequence[Opdrachtstuk]:
    """The papers of this opdracht, in order."""
    vraag = select(Opdrachtstuk).where(Opdrachtstuk.gemeente == gemeente, Opdrachtstuk.opdracht_id == opdracht_id)
    return (await session.scalars(vraag.order_by(Opdrachtstuk.id))).all()


async def stuk(session: AnySession, gemeente: str, opdracht_id: UUID, stuk_id: UUID) -> Opdrachtstuk:
    """One paper of this opdracht; raises StukNietGevonden."""
    vraag = op_id(Opdrachtstuk, [gemeente], stuk_id).where(Opdrachtstuk.opdracht_id == opdracht_id)
    return gevonden(await session.scalar(vraag), StukNietGevonden)


async def voortgang(session: AnySession, gemeente: str, opdracht_id: UUID) -> Sequence[Voortgang]:
    """The progress that was noted, in order."""
    vraag = select(Voortgang).where(Voortgang.gemeente == gemeente, Voortgang.opdracht_id == opdracht_id)
    return (await session.scalars(vraag.order_by(Voortgang.datum, Voortgang.id))).all()
