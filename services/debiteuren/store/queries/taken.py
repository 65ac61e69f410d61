"""Questions about work items, inquiries, hand-overs and rounds."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select, text, update

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.debiteuren.domain.fouten.onderzoek import OnderzoekNietGevonden
from services.debiteuren.domain.fouten.organisatie import OverdrachtNietGevonden
from services.debiteuren.domain.fouten.taak import RondeNietGevonden, TaakNietGevonden
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Invorderingsronde, Onderzoek, Overdracht, Taak

_TAKEN = text(
    """
    INSERT INTO taak (gemeente, lening_id, soort, sleutel, stap, plek, uiterlijk, ontstaan_op)
    SELECT :gemeente, t.* , CAST(:dag AS date)
      FROM unnest(CAST(:leningen AS uuid[]), CAST(:soorten AS text[]), CAST(:sleutels AS text[]), CAST(:stappen AS text[]),
                  CAST(:plekken AS text[]), CAST(:uiterlijk AS date[])) AS t
    ON CONFLICT (gemeente, lening_id, soort, sleutel) DO NOTHING
    """
)


async def voeg_taken_toe(session: WriteSession, gemeente: str, dag: date, taken: Sequence[Taak]) -> int:
    """Store these work items; one whose cause already gave one is left out. Returns how many were new."""
    if not taken:
        return 0
    resultaat = await session.execute(
        _TAKEN,
        {
            "gemeente": gemeente,
            "dag": dag,
            "leningen": [t.lening_id for t in taken],
            "soorten": [t.soort for t in taken],
            "sleutels": [t.sleutel for t in taken],
            "stappen": [t.stap for t in taken],
            "plekken": [t.plek for t in taken],
            "uiterlijk": [t.uiterlijk for t in taken],
        },
    )
    return int(getattr(resultaat, "rowcount", 0))


async def rond_af(
    session: WriteSession,
    gemeente: str,
    lening_id: UUID,
    soorten: Collection[str],
    op: date,
    door: str,
    uitkomst: str,
    stap: str | None = None,
) -> None:
    """The open work items of these kinds on this loan are done; with `stap`, only those about that step."""
    vraag = update(Taak).where(Taak.gemeente == gemeente, Taak.lening_id == lening_id, Taak.soort.in_(soorten), Taak.afgerond_op.is_(None))
    if stap is not None:
        vraag = vraag.where(Taak.stap == stap)
    await session.execute(
        vraag.values(afgerond_op=op, afgerond_door=door, uitkomst=uitkomst, versie=Taak.versie + 1).execution_options(
            synchronize_session=False
        )
    )


async def taken(
    session: AnySession,
    gemeenten: Collection[str],
    plek: str | None,
    soort: str | None,
    tot: date | None,
    na: tuple[date, UUID],
    aantal: int,
) -> Sequence[Taak]:
    """Open work items, the first to be done first; of one place, of one kind, or until a day."""
    waar: list[ColumnElement[bool]] = [Taak.afgerond_op.is_(None)]
    if plek is not None:
        waar.append(Taak.plek == plek)
    if soort is not None:
        waar.append(Taak.soort == soort)
    if tot is not None:
        waar.append(Taak.uiterlijk <= tot)
    return (await session.scalars(per_gemeente(Taak, Taak.uiterlijk, gemeenten, na, aantal, *waar))).all()


async def taken_van_lening(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> Sequence[Taak]:
    """The open work items of these loans."""
    vraag = select(Taak).where(Taak.gemeente == gemeente, een_van(Taak.lening_id, leningen), Taak.afgerond_op.is_(None))
    return (await session.scalars(vraag.order_by(Taak.uiterlijk, Taak.id))).all()


async def taak_met_slot(session: WriteSession, gemeenten: Collection[str], taak_id: UUID) -> Taak:
    """The work item, locked. Raises TaakNietGevonden."""
    rij = await session.scalar(select(Taak).where(Taak.gemeente.in_(gemeenten), Taak.id == taak_id).with_for_update())
    if rij is None:
        raise TaakNietGevonden
    return rij


async def onderzoek_met_slot(session: WriteSession, gemeenten: Collection[str], onderzoek_id: UUID) -> Onderzoek:
    """The inquiry, locked. Raises OnderzoekNietGevonden."""
    rij = await session.scalar(select(Onderzoek).where(Onderzoek.gemeente.in_(gemeenten), Onderzoek.id == onderzoek_id).with_for_update())
    if rij is None:
        raise OnderzoekNietGevonden
    return rij


async def onderzoeken(
    session: ReadSession, gemeenten: Collection[str], stand: str | None, na: tuple[date, UUID], aantal: int
) -> Sequence[Onderzoek]:
    """Inquiries, the first to be ready first."""
    waar = [] if stand is None else [Onderzoek.stand == stand]
    return (await session.scalars(per_gemeente(Onderzoek, Onderzoek.uiterlijk, gemeenten, na, aantal, *waar))).all()


async def lopend_onderzoek(session: AnySession, gemeente: str, lening_id: UUID, soort: str) -> Onderzoek | None:
    """The inquiry of this kind that is not judged yet."""
    o = Onderzoek
    return await session.scalar(
        select(o).where(o.gemeente == gemeente, o.lening_id == lening_id, o.soort == soort, o.stand != "beoordeeld")
    )


async def overdracht_met_slot(session: WriteSession, gemeenten: Collection[str], overdracht_id: UUID) -> Overdracht:
    """The hand-over, locked. Raises OverdrachtNietGevonden."""
    vraag = select(Overdracht).where(Overdracht.gemeente.in_(gemeenten), Overdracht.id == overdracht_id)
    rij = await session.scalar(vraag.with_for_update())
    if rij is None:
        raise OverdrachtNietGevonden
    return rij


async def lopende_overdracht(session: AnySession, gemeente: str, lening_id: UUID) -> Overdracht | None:
    """The hand-over of this loan that nobody answered yet."""
    o = Overdracht
    return await session.scalar(select(o).where(o.gemeente == gemeente, o.lening_id == lening_id, o.stand == "aangeboden"))


async def overdrachten(
    session: ReadSession, gemeenten: Collection[str], stand: str | None, na: tuple[date, UUID], aantal: int
) -> Sequence[Overdracht]:
    """Hand-overs, the oldest first."""
    waar = [] if stand is None else [Overdracht.stand == stand]
    return (await session.scalars(per_gemeente(Overdracht, Overdracht.aangeboden_op, gemeenten, na, aantal, *waar))).all()


async def ronde(session: AnySession, gemeenten: Collection[str], ronde_id: UUID) -> Invorderingsronde:
    """One round. Raises RondeNietGevonden."""
    rij = await session.scalar(select(Invorderingsronde).where(Invorderingsronde.gemeente.in_(gemeenten), Invorderingsronde.id == ronde_id))
    if rij is None:
        raise RondeNietGevonden
    return rij


async def ronde_van_dag(session: AnySession, gemeente: str, datum: date) -> Invorderingsronde | None:
    """The round of a day, if it was gone."""
    r = Invorderingsronde
    return await session.scalar(select(r).where(r.gemeente == gemeente, r.datum == datum))


async def laatste_ronde(session: AnySession, gemeente: str) -> date | None:
    """The last day of which a round was gone."""
    r = Invorderingsronde
    return await session.scalar(select(r.datum).where(r.gemeente == gemeente).order_by(r.datum.desc()).limit(1))
