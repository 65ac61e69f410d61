"""Questions about schedules and their terms."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnExpressionArgument, select, text

from kernel.db import AnySession, WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.aflosschema import Aflostermijn as Schematermijn
from services.debiteuren.domain.lening import Delen, Termijnstand
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Aflostermijn, Schemaversie

_SCHEMA = text(
    """
    INSERT INTO aflostermijn (gemeente, lening_id, nummer, begin, vervaldag, rente_centen, hoofdsom_centen, vooraf_centen)
    SELECT :gemeente, :lening_id, t.*
      FROM unnest(CAST(:nummers AS int[]), CAST(:begin AS date[]), CAST(:vervaldagen AS date[]),
                  CAST(:rente AS bigint[]), CAST(:hoofdsom AS bigint[]), CAST(:vooraf AS bigint[])) AS t
    """
)
_WEG = text("DELETE FROM aflostermijn WHERE gemeente = :gemeente AND lening_id = :lening_id AND NOT vervallen")
_TERMIJNEN = text(
    """
    UPDATE aflostermijn t
       SET vervallen = true, kosten_centen = n.kosten, rente_centen = n.rente, hoofdsom_centen = n.hoofdsom,
           kosten_betaald_centen = n.kosten_betaald, rente_betaald_centen = n.rente_betaald, hoofdsom_betaald_centen = n.hoofdsom_betaald
      FROM unnest(CAST(:leningen AS uuid[]), CAST(:nummers AS int[]),
                  CAST(:kosten AS bigint[]), CAST(:rente AS bigint[]), CAST(:hoofdsom AS bigint[]),
                  CAST(:kosten_betaald AS bigint[]), CAST(:rente_betaald AS bigint[]), CAST(:hoofdsom_betaald AS bigint[]))
           AS n(lening_id, nummer, kosten, rente, hoofdsom, kosten_betaald, rente_betaald, hoofdsom_betaald)
     WHERE t.gemeente = :gemeente AND t.lening_id = n.lening_id AND t.nummer = n.nummer
    """
)


async def schema(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Aflostermijn]:
    """Every term of the loan, in order."""
    vraag = select(Aflostermijn).where(Aflostermijn.gemeente == gemeente, Aflostermijn.lening_id == lening_id).order_by(Aflostermijn.nummer)
    return (await session.scalars(vraag)).all()


async def bewaar_schema(session: WriteSession, gemeente: str, lening_id: UUID, termijnen: Sequence[Schematermijn]) -> None:
    """Store a new schedule; nothing of it has fallen due."""
    await session.execute(
        _SCHEMA,
        {
            "gemeente": gemeente,
            "lening_id": lening_id,
            "nummers": [t.nummer for t in termijnen],
            "begin": [t.begin for t in termijnen],
            "vervaldagen": [t.vervaldag for t in termijnen],
            "rente": [t.rente.centen for t in termijnen],
            "hoofdsom": [t.hoofdsom.centen for t in termijnen],
            "vooraf": [t.vooraf.centen for t in termijnen],
        },
    )


async def vervang_schema(session: WriteSession, gemeente: str, lening_id: UUID, termijnen: Sequence[Schematermijn]) -> None:
    """Put these terms in the place of all that are still to come; the version that they were is kept in `schemaversie`."""
    await session.execute(_WEG, {"gemeente": gemeente, "lening_id": lening_id})
    if termijnen:
        await bewaar_schema(session, gemeente, lening_id, termijnen)


async def te_komen(session: AnySession, gemeente: str, lening_id: UUID) -> tuple[Schematermijn, ...]:
    """The terms of a loan that have not fallen due, in order."""
    a = Aflostermijn
    vraag = select(a).where(a.gemeente == gemeente, a.lening_id == lening_id, ~a.vervallen).order_by(a.nummer)
    return tuple(rij.schema for rij in await session.scalars(vraag.execution_options(populate_existing=True)))


async def schemaversies(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Schemaversie]:
    """Every version of the schedule, in order."""
    v = Schemaversie
    return (await session.scalars(select(v).where(v.gemeente == gemeente, v.lening_id == lening_id).order_by(v.versie))).all()


@dataclass(frozen=True, slots=True)
class Termijnwijziging:
    """A term of a loan as it stands from now on."""

    lening_id: UUID
    stand: Termijnstand


async def bewaar_termijnen(session: WriteSession, gemeente: str, wijzigingen: Sequence[Termijnwijziging]) -> None:
    """Store that these terms have fallen due, and what is paid on them."""
    if not wijzigingen:
        return
    await session.execute(
        _TERMIJNEN,
        {
            "gemeente": gemeente,
            "leningen": [w.lening_id for w in wijzigingen],
            "nummers": [w.stand.nummer for w in wijzigingen],
            "kosten": [w.stand.verschuldigd.kosten.centen for w in wijzigingen],
            "rente": [w.stand.verschuldigd.rente.centen for w in wijzigingen],
            "hoofdsom": [w.stand.verschuldigd.hoofdsom.centen for w in wijzigingen],
            "kosten_betaald": [w.stand.betaald.kosten.centen for w in wijzigingen],
            "rente_betaald": [w.stand.betaald.rente.centen for w in wijzigingen],
            "hoofdsom_betaald": [w.stand.betaald.hoofdsom.centen for w in wijzigingen],
        },
    )


async def vervallen_termijnen(
    session: AnySession, gemeente: str, leningen: Collection[UUID], *, alleen_open: bool = False
) -> dict[UUID, tuple[Termijnstand, ...]]:
    """The terms of these loans that have fallen due, oldest first; a loan without any is absent."""
    if not leningen:
        return {}
    a = Aflostermijn
    waar = [a.gemeente == gemeente, een_van(a.lening_id, leningen), a.vervallen]
    if alleen_open:
        betaald = a.kosten_betaald_centen + a.rente_betaald_centen + a.hoofdsom_betaald_centen
        waar.append(betaald < a.kosten_centen + a.rente_centen + a.hoofdsom_centen)
    return await _per_lening(session, *waar)


async def _per_lening(session: AnySession, *waar: ColumnExpressionArgument[bool]) -> dict[UUID, tuple[Termijnstand, ...]]:
    """As rows and not as objects of the session: a statement asks for tens of thousands."""
    a = Aflostermijn
    verschuldigd = (a.kosten_centen, a.rente_centen, a.hoofdsom_centen)
    betaald = (a.kosten_betaald_centen, a.rente_betaald_centen, a.hoofdsom_betaald_centen)
    vraag = select(a.lening_id, a.nummer, a.vervaldag, *verschuldigd, *betaald).where(*waar).order_by(a.lening_id, a.nummer)
    gevonden: defaultdict[UUID, list[Termijnstand]] = defaultdict(list)
    for lening_id, nummer, vervaldag, k, r, h, kb, rb, hb in await session.execute(vraag):
        delen = Delen(Bedrag(k), Bedrag(r), Bedrag(h)), Delen(Bedrag(kb), Bedrag(rb), Bedrag(hb))
        gevonden[lening_id].append(Termijnstand(nummer, vervaldag, *delen))
    return {lening_id: tuple(termijnen) for lening_id, termijnen in gevonden.items()}
