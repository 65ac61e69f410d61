"""Figures of the law as rows: those that hold on a day, every period of a code, and a proposal that becomes law."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, text

from kernel.db import AnySession, WriteSession
from services.debiteuren.domain.norm import Norm, Normcode
from services.debiteuren.store.tables.norm import Normrij

_BEKRACHTIG = text("SELECT normen_bekrachtig(:voorstel, :door, :op)")


async def op(session: AnySession, dag: date) -> Sequence[Normrij]:
    """The rows that hold on `dag`, by code: at most one per code."""
    vraag = (
        select(Normrij)
        .where(Normrij.geldig_van <= dag, or_(Normrij.geldig_tot_en_met.is_(None), Normrij.geldig_tot_en_met >= dag))
        .order_by(Normrij.code)
    )
    return (await session.scalars(vraag)).all()


async def alle(session: AnySession, codes: Collection[Normcode]) -> list[Norm]:
    """Every period that is known of these codes."""
    vraag = select(Normrij).where(Normrij.code.in_([code.value for code in codes]))
    return [
        Norm(Normcode(rij.code), rij.geldig_van, rij.geldig_tot_en_met, rij.waarde, rij.bron, rij.geverifieerd)
        for rij in (await session.scalars(vraag)).all()
    ]


async def bekrachtig(session: WriteSession, voorstel_id: UUID, door: str, op_dag: date) -> int:
    """Make a proposal law; return how many figures, 0 when it was not open to this person."""
    return int(await session.scalar(_BEKRACHTIG, {"voorstel": voorstel_id, "door": door, "op": op_dag}) or 0)


def als_rij(norm: Norm) -> dict[str, Any]:
    """The JSON of one norm, under the names of its columns."""
    return {
        "code": norm.code.value,
        "geldig_van": norm.geldig_van.isoformat(),
        "geldig_tot_en_met": norm.geldig_tot_en_met and norm.geldig_tot_en_met.isoformat(),
        "artikel": norm.code.artikel,
        "eenheid": norm.code.eenheid,
        "waarde": str(norm.waarde),
        "bron": norm.bron,
        "geverifieerd": norm.geverifieerd,
    }
