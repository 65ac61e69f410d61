"""How a row is looked up: by id, within the gemeenten of the caller; and how a list is read, a page at a time."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from kernel.db import AnySession, Tenant, WriteSession
from kernel.lijst import per_gemeente

Rij = TypeVar("Rij", bound=Tenant)
Gevonden = TypeVar("Gevonden")


async def vind(session: AnySession, tabel: type[Rij], gemeenten: Collection[str], rij_id: UUID, fout: type[Exception]) -> Rij:
    """The row of this id; raise `fout` when these gemeenten have none."""
    return gevonden(await session.scalar(op_id(tabel, gemeenten, rij_id)), fout)


async def vind_met_slot(session: WriteSession, tabel: type[Rij], gemeenten: Collection[str], rij_id: UUID, fout: type[Exception]) -> Rij:
    """The same, locked until the transaction ends."""
    return gevonden(await session.scalar(op_id(tabel, gemeenten, rij_id).with_for_update()), fout)


async def bladzijde(
    session: AnySession,
    tabel: type[Rij],
    dag: InstrumentedAttribute[date],
    gemeenten: Collection[str],
    na: tuple[date, UUID],
    aantal: int,
    *waar: ColumnElement[bool],
) -> Sequence[Rij]:
    """A page of rows after `na`, by `dag` and id. The table needs an index on (gemeente, dag, id)."""
    return (await session.scalars(per_gemeente(tabel, dag, gemeenten, na, aantal, *waar))).all()


async def alle(session: AnySession, tabel: type[Rij], gemeente: str, *waar: ColumnElement[bool]) -> Sequence[Rij]:
    """Every row of one thing, the oldest first: for what one aanvraag, voorziening or dossier has a handful of."""
    return (await session.scalars(select(tabel).where(tabel.gemeente == gemeente, *waar).order_by(tabel.id))).all()


def gevonden(rij: Gevonden | None, fout: type[Exception]) -> Gevonden:
    """Give back the row; raise `fout` when there is none."""
    if rij is None:
        raise fout
    return rij


def op_id(tabel: type[Rij], gemeenten: Collection[str], rij_id: UUID) -> Select[Rij]:
    """The row of this id within these gemeenten."""
    return select(tabel).where(tabel.gemeente.in_(gemeenten), tabel.id == rij_id)
