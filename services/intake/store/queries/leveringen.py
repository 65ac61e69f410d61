"""Questions of a delivery: a gemeente's trajecten of a period, and what hangs on them, a handful of statements per block."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import exists, func, select

from kernel.db import AnySession, Tenant
from services.intake.store.tables import Aanmelding, Betrokkene, Gesprek, Traject, Uitstroom

Kind = TypeVar("Kind", bound=Tenant)


def _in_periode(gemeente: str, van: date, tot_en_met: date) -> list[Any]:
    """Begun on or before the last day, and not left before the first."""
    eerder_weg = exists().where(Uitstroom.gemeente == gemeente, Uitstroom.traject_id == Traject.id, Uitstroom.datum < van)
    return [Traject.gemeente == gemeente, Traject.hulpvraag_op <= tot_en_met, ~eerder_weg]


async def leveringsomvang(session: AnySession, gemeente: str, van: date, tot_en_met: date) -> int:
    """How many trajecten of this gemeente ran in the period."""
    return int(await session.scalar(select(func.count()).select_from(Traject).where(*_in_periode(gemeente, van, tot_en_met))) or 0)


async def leveringsblok(
    session: AnySession, gemeente: str, van: date, tot_en_met: date, na: UUID, aantal: int
) -> Sequence[tuple[Traject, Aanmelding, Gesprek, Betrokkene]]:
    """The next trajecten after `na`, each with its aanmelding, first talk and person."""
    vraag = (
        select(Traject, Aanmelding, Gesprek, Betrokkene)
        .join(Aanmelding, (Aanmelding.gemeente == Traject.gemeente) & (Aanmelding.id == Traject.aanmelding_id))
        .join(Gesprek, (Gesprek.gemeente == Traject.gemeente) & (Gesprek.aanmelding_id == Traject.aanmelding_id))
        .join(Betrokkene, (Betrokkene.gemeente == Traject.gemeente) & (Betrokkene.id == Traject.betrokkene_id))
        .where(*_in_periode(gemeente, van, tot_en_met), Traject.id > na)
    )
    return [(rij[0], rij[1], rij[2], rij[3]) for rij in await session.execute(vraag.order_by(Traject.id).limit(aantal))]


async def per_traject(session: AnySession, tabel: type[Kind], gemeente: str, ids: Collection[UUID]) -> dict[UUID, list[Kind]]:
    """The rows of a table that hang on these trajecten, by traject and in order."""
    sleutel: Any = tabel.traject_id  # type: ignore[attr-defined]  # every table that is asked has it
    rijen = (await session.scalars(select(tabel).where(tabel.gemeente == gemeente, sleutel.in_(ids)).order_by(tabel.id))).all()
    gevonden: dict[UUID, list[Kind]] = {}
    for rij in rijen:
        gevonden.setdefault(getattr(rij, "traject_id"), []).append(rij)  # noqa: B009 - typed as Tenant, which has none
    return gevonden
