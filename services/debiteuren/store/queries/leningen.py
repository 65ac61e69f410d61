"""Questions about loans."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, any_, cast, func, select, text, true
from sqlalchemy.orm import aliased

from kernel.db import AnySession, ReadSession, WriteSession
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Lening

_VOLGNUMMER = text("SELECT nextval('betalingskenmerk_volgnummer')")


_BEWAAR = text(
    """
    UPDATE lening l
       SET versie = n.versie, termijnen = n.termijnen, vervallen_termijnen = n.vervallen_termijnen, vooruit_centen = n.vooruit,
           ongepland_centen = n.ongepland, hoofdsom_open_centen = n.hoofdsom_open, vervallen_open_centen = n.vervallen_open,
           stoplicht = n.stoplicht, stoplicht_reden = n.reden, achterstand_sinds = n.achterstand_sinds, bijgewerkt_tot_en_met = n.bijgewerkt
      FROM unnest(CAST(:ids AS uuid[]), CAST(:versies AS int[]), CAST(:termijnen AS int[]), CAST(:vervallen_termijnen AS int[]),
                  CAST(:vooruit AS bigint[]), CAST(:ongepland AS bigint[]), CAST(:hoofdsom_open AS bigint[]),
                  CAST(:vervallen_open AS bigint[]), CAST(:stoplichten AS text[]), CAST(:redenen AS text[]),
                  CAST(:achterstanden AS date[]), CAST(:bijgewerkt AS date[]))
           AS n(id, versie, termijnen, vervallen_termijnen, vooruit, ongepland, hoofdsom_open, vervallen_open, stoplicht, reden,
                achterstand_sinds, bijgewerkt)
     WHERE l.gemeente = :gemeente AND l.id = n.id
    """
)


async def bewaar_leningen(session: WriteSession, gemeente: str, rijen: Sequence[Lening]) -> None:
    """Store how these loans stand, in one statement; they are locked and outside the session."""
    await session.execute(
        _BEWAAR,
        {
            "gemeente": gemeente,
            "ids": [rij.id for rij in rijen],
            "versies": [rij.versie for rij in rijen],
            "termijnen": [rij.termijnen for rij in rijen],
            "vervallen_termijnen": [rij.vervallen_termijnen for rij in rijen],
            "vooruit": [rij.vooruit_centen for rij in rijen],
            "ongepland": [rij.ongepland_centen for rij in rijen],
            "hoofdsom_open": [rij.hoofdsom_open_centen for rij in rijen],
            "vervallen_open": [rij.vervallen_open_centen for rij in rijen],
            "stoplichten": [rij.stoplicht for rij in rijen],
            "redenen": [rij.stoplicht_reden for rij in rijen],
            "achterstanden": [rij.achterstand_sinds for rij in rijen],
            "bijgewerkt": [rij.bijgewerkt_tot_en_met for rij in rijen],
        },
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


async def lening_van_bron(session: AnySession, gemeente: str, soort: str, bron_id: UUID) -> UUID | None:
    """The loan of this kind that this voorziening or besluit already gave, if any."""
    return await session.scalar(select(Lening.id).where(Lening.gemeente == gemeente, Lening.soort == soort, Lening.bron_id == bron_id))


async def leningen_van_voorziening(session: AnySession, gemeente: str, voorziening_id: UUID) -> Sequence[UUID]:
    """Every loan and claim that came from this voorziening, the oldest first."""
    vraag = select(Lening.id).where(Lening.gemeente == gemeente, Lening.voorziening_id == voorziening_id)
    return (await session.scalars(vraag.order_by(Lening.id))).all()


async def leningen_met_slot(session: WriteSession, sleutels: Iterable[tuple[str, UUID]], *, los: bool = False) -> dict[UUID, Lening]:
    """These loans (gemeente, id), locked in one fixed order so that two statements cannot wait for each other.

    `los` gives them outside the session, for who stores many at once with `bewaar_leningen`.
    """
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
            .execution_options(populate_existing=True)
        )
        gevonden |= {rij.id: rij for rij in await session.scalars(vraag)}
    if los:
        for rij in gevonden.values():
            session.expunge(rij)
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


def _op_id(gemeenten: Collection[str], lening_id: UUID) -> Select[Lening]:
    return select(Lening).where(Lening.gemeente.in_(gemeenten), Lening.id == lening_id)


def _gevonden(rij: Lening | None) -> Lening:
    if rij is None:
        raise LeningNietGevonden
    return rij
