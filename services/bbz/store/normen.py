"""The normen in the database: what was shipped goes in once, what holds on a day comes out."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select, text

from kernel.db import AnySession, WriteSession
from services.bbz.domain.fouten import NormenOngeldig
from services.bbz.domain.norm import Eenheid, GeldendeNormen, Norm, Normcode, geldend
from services.bbz.store.normenbestand import meegeleverd
from services.bbz.store.tables import Normrij

# A period may get its end, a source may be found; a figure that was used is never changed.
_LAAD = text(
    """
    INSERT INTO norm AS n (code, geldig_van, geldig_tot_en_met, artikel, eenheid, waarde, bron, geverifieerd)
    VALUES (:code, :geldig_van, :geldig_tot_en_met, :artikel, :eenheid, :waarde, :bron, :geverifieerd)
    ON CONFLICT (code, geldig_van) DO UPDATE
       SET geldig_tot_en_met = excluded.geldig_tot_en_met, bron = excluded.bron, geverifieerd = excluded.geverifieerd
     WHERE (n.artikel, n.eenheid, n.waarde) = (excluded.artikel, excluded.eenheid, excluded.waarde)
    RETURNING code
    """
)

_BEKRACHTIG = text("SELECT normen_bekrachtig(:voorstel, :door, :op)")


def laad_meegeleverde(connection: Connection) -> None:
    """Bring the table up to what this release ships, as owner of the schema; again changes nothing.

    Raises NormenOngeldig when a shipped figure differs from the one that decisions were taken on.
    """
    for norm in meegeleverd():
        rij = {
            "code": norm.code.value,
            "geldig_van": norm.geldig_van,
            "geldig_tot_en_met": norm.geldig_tot_en_met,
            "artikel": norm.artikel,
            "eenheid": norm.eenheid.value,
            "waarde": norm.waarde,
            "bron": norm.bron,
            "geverifieerd": norm.geverifieerd,
        }
        if connection.scalar(_LAAD, rij) is None:
            raise NormenOngeldig(f"'{norm.code}' van {norm.geldig_van} staat al met een andere waarde in de database")


async def lijst(session: AnySession, dag: date) -> Sequence[Normrij]:
    """The rows that hold on `dag`, by code: at most one per code, so never many."""
    vraag = (
        select(Normrij)
        .where(Normrij.geldig_van <= dag, or_(Normrij.geldig_tot_en_met.is_(None), Normrij.geldig_tot_en_met >= dag))
        .order_by(Normrij.code)
    )
    return (await session.scalars(vraag)).all()


async def op(session: AnySession, dag: date) -> GeldendeNormen:
    """The normen of `dag`, to decide with."""
    return geldend([_norm(rij) for rij in await lijst(session, dag)], dag)


async def alle(session: AnySession, codes: Collection[Normcode]) -> list[Norm]:
    """Every period that is known of these codes."""
    vraag = select(Normrij).where(Normrij.code.in_([code.value for code in codes])).order_by(Normrij.code, Normrij.geldig_van)
    return [_norm(rij) for rij in (await session.scalars(vraag)).all()]


async def bekrachtig(session: WriteSession, voorstel_id: UUID, door: str, op: date) -> int:
    """Make a proposal law, in the database's own words; return how many figures, 0 when it was not open to this person."""
    gedaan = await session.scalar(_BEKRACHTIG, {"voorstel": voorstel_id, "door": door, "op": op})
    return int(gedaan or 0)


def als_rij(norm: Norm) -> dict[str, Any]:
    """The JSON of one norm, under the names of its columns."""
    return {
        "code": norm.code.value,
        "geldig_van": norm.geldig_van.isoformat(),
        "geldig_tot_en_met": norm.geldig_tot_en_met and norm.geldig_tot_en_met.isoformat(),
        "artikel": norm.artikel,
        "eenheid": norm.eenheid.value,
        "waarde": str(norm.waarde),
        "bron": norm.bron,
        "geverifieerd": norm.geverifieerd,
    }


def _norm(rij: Normrij) -> Norm:
    return Norm(
        code=Normcode(rij.code),
        artikel=rij.artikel,
        eenheid=Eenheid(rij.eenheid),
        waarde=rij.waarde,
        geldig_van=rij.geldig_van,
        geldig_tot_en_met=rij.geldig_tot_en_met,
        bron=rij.bron,
        geverifieerd=rij.geverifieerd,
    )
