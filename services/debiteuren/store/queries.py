"""Questions about loans, their terms, debtors and deferrals, one function each.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Text, any_, cast, func, select, text, true, update
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import InstrumentedAttribute, aliased

from kernel.db import AnySession, ReadSession, WriteSession
from services.debiteuren.domain.aflosschema import Aflostermijn as Schematermijn
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.lening import Termijnstand
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.domain.uitstel import Uitstel as Uitstelperiode
from services.debiteuren.store.tables import Aflostermijn, Debiteur, Lening, Uitstel

_VOLGNUMMER = text("SELECT nextval('betalingskenmerk_volgnummer')")
_SCHEMA = text(
    """
    INSERT INTO aflostermijn (gemeente, lening_id, nummer, begin, vervaldag, rente_centen, hoofdsom_centen)
    SELECT :gemeente, :lening_id, t.*
      FROM unnest(CAST(:nummers AS int[]), CAST(:begin AS date[]), CAST(:vervaldagen AS date[]),
                  CAST(:rente AS bigint[]), CAST(:hoofdsom AS bigint[])) AS t
    """
)
_TERMIJNEN = text(
    """
    UPDATE aflostermijn t
       SET vervallen = true, kosten_betaald_centen = n.kosten, rente_betaald_centen = n.rente, hoofdsom_betaald_centen = n.hoofdsom
      FROM unnest(CAST(:leningen AS uuid[]), CAST(:nummers AS int[]),
                  CAST(:kosten AS bigint[]), CAST(:rente AS bigint[]), CAST(:hoofdsom AS bigint[]))
           AS n(lening_id, nummer, kosten, rente, hoofdsom)
     WHERE t.gemeente = :gemeente AND t.lening_id = n.lening_id AND t.nummer = n.nummer
    """
)


async def volgnummer(session: WriteSession) -> int:
    """The next number for a betalingskenmerk: never given twice in the region."""
    return int(await session.scalar(_VOLGNUMMER) or 0)


async def lening(session: AnySession, gemeenten: Collection[str], lening_id: UUID) -> Lening:
    """The loan; raise LeningNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(gemeenten, lening_id)))


async def lening_met_slot(session: WriteSession, gemeenten: Collection[str], lening_id: UUID) -> Lening:
    """The same, locked until the transaction ends, so that two consulenten cannot both grant the last days."""
    return _gevonden(await session.scalar(_op_id(gemeenten, lening_id).with_for_update()))


async def lening_van_voorziening(session: AnySession, gemeente: str, voorziening_id: UUID) -> UUID | None:
    """The loan that this voorziening of bbz already gave, if any."""
    return await session.scalar(select(Lening.id).where(Lening.gemeente == gemeente, Lening.voorziening_id == voorziening_id))


async def leningen_met_slot(session: WriteSession, sleutels: Iterable[tuple[str, UUID]]) -> dict[UUID, Lening]:
    """These loans (gemeente, id), locked in one fixed order so that two statements cannot wait for each other."""
    per_gemeente: defaultdict[str, list[UUID]] = defaultdict(list)
    for gemeente, lening_id in sleutels:
        per_gemeente[gemeente].append(lening_id)
    gevonden: dict[UUID, Lening] = {}
    for gemeente in sorted(per_gemeente):
        vraag = (
            select(Lening)
            .where(Lening.gemeente == gemeente, een_van(Lening.id, per_gemeente[gemeente]))
            .order_by(Lening.id)
            .with_for_update()
        )
        gevonden |= {rij.id: rij for rij in await session.scalars(vraag)}
    return gevonden


async def leningen(session: ReadSession, gemeenten: Collection[str], stoplicht: Kleur | None, na: UUID, aantal: int) -> Sequence[Lening]:
    """Loans in the order in which they were opened. One index probe per gemeente: a plain `= ANY` walks the whole table under RLS."""
    g = func.unnest(cast(sorted(gemeenten), ARRAY(Text))).table_valued("gemeente").render_derived()
    binnen = select(Lening).where(Lening.gemeente == g.c.gemeente, Lening.id > na)
    if stoplicht is not None:
        binnen = binnen.where(Lening.stoplicht == stoplicht.value)
    deel = binnen.order_by(Lening.id).limit(aantal).lateral()
    rij = aliased(Lening, deel)
    return (await session.scalars(select(rij).select_from(g.join(deel, true())).order_by(deel.c.id).limit(aantal))).all()


async def sleutels_van_kenmerken(
    session: AnySession, gemeenten: Collection[str], kenmerken: Collection[str]
) -> dict[str, tuple[str, UUID]]:
    """Which loan (gemeente, id) has which betalingskenmerk, within these gemeenten."""
    gevonden: dict[str, tuple[str, UUID]] = {}
    for gemeente in sorted(gemeenten) if kenmerken else []:
        vraag = select(Lening.betalingskenmerk, Lening.id).where(
            Lening.gemeente == gemeente, Lening.betalingskenmerk == any_(cast(sorted(kenmerken), ARRAY(Text)))
        )
        gevonden |= {kenmerk: (gemeente, lening_id) for kenmerk, lening_id in await session.execute(vraag)}
    return gevonden


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
        },
    )


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
            "kosten": [w.stand.betaald.kosten.centen for w in wijzigingen],
            "rente": [w.stand.betaald.rente.centen for w in wijzigingen],
            "hoofdsom": [w.stand.betaald.hoofdsom.centen for w in wijzigingen],
        },
    )


async def vervallen_termijnen(
    session: AnySession, gemeente: str, leningen: Collection[UUID], *, alleen_open: bool = False
) -> dict[UUID, tuple[Termijnstand, ...]]:
    """The terms of these loans that have fallen due, oldest first; a loan without any is absent."""
    vraag = select(Aflostermijn).where(Aflostermijn.gemeente == gemeente, een_van(Aflostermijn.lening_id, leningen), Aflostermijn.vervallen)
    if alleen_open:
        a = Aflostermijn
        betaald = a.kosten_betaald_centen + a.rente_betaald_centen + a.hoofdsom_betaald_centen
        vraag = vraag.where(betaald < a.kosten_centen + a.rente_centen + a.hoofdsom_centen)
    return await _per_lening(session, vraag)


async def termijnen_van_dag(
    session: AnySession, gemeente: str, leningen: Collection[UUID], dag: date
) -> dict[UUID, tuple[Termijnstand, ...]]:
    """The terms of these loans that fall due on `dag`."""
    a = Aflostermijn
    vraag = select(a).where(a.gemeente == gemeente, een_van(a.lening_id, leningen), a.vervaldag == dag, ~a.vervallen)
    return await _per_lening(session, vraag)


async def uitstellen(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> dict[UUID, list[Uitstelperiode]]:
    """The deferrals of these loans; a loan without any is absent."""
    gevonden: defaultdict[UUID, list[Uitstelperiode]] = defaultdict(list)
    vraag = select(Uitstel).where(Uitstel.gemeente == gemeente, een_van(Uitstel.lening_id, leningen)).order_by(Uitstel.van)
    for rij in await session.scalars(vraag):
        gevonden[rij.lening_id].append(rij.periode)
    return dict(gevonden)


async def debiteuren(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> dict[UUID, Debiteur]:
    """Who repays these loans."""
    vraag = select(Debiteur).where(Debiteur.gemeente == gemeente, een_van(Debiteur.lening_id, leningen))
    return {rij.lening_id: rij for rij in await session.scalars(vraag)}


async def zet_bijgewerkt(session: WriteSession, gemeente: str, leningen: Collection[UUID], dag: date) -> None:
    """These loans are up to date until and including `dag`."""
    await session.execute(
        update(Lening)
        .where(Lening.gemeente == gemeente, een_van(Lening.id, leningen))
        .values(bijgewerkt_tot_en_met=dag)
        .execution_options(synchronize_session=False)
    )


def een_van(kolom: InstrumentedAttribute[UUID], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """The column is one of these: one array, where IN would send a parameter per id and stop at 32,767."""
    return kolom == any_(cast(list(ids), ARRAY(PG_UUID(as_uuid=True))))


def _op_id(gemeenten: Collection[str], lening_id: UUID) -> Select[Lening]:
    return select(Lening).where(Lening.gemeente.in_(gemeenten), Lening.id == lening_id)


def _gevonden(rij: Lening | None) -> Lening:
    if rij is None:
        raise LeningNietGevonden
    return rij


async def _per_lening(session: AnySession, vraag: Select[Aflostermijn]) -> dict[UUID, tuple[Termijnstand, ...]]:
    gevonden: defaultdict[UUID, list[Termijnstand]] = defaultdict(list)
    volgorde = (Aflostermijn.lening_id, Aflostermijn.nummer)
    for rij in await session.scalars(vraag.order_by(*volgorde).execution_options(populate_existing=True)):
        gevonden[rij.lening_id].append(rij.stand)
    return {lening_id: tuple(termijnen) for lening_id, termijnen in gevonden.items()}
