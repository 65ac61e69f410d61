"""Statements of the journal: book, and ask what stands where. Nothing here changes or removes a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select, text, tuple_

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.journaal import Boeking, Rekening
from services.debiteuren.store.tables import Journaalpost

_BOEK = text(
    """
    WITH boeking AS MATERIALIZED (SELECT nr, uuidv7() AS id FROM generate_series(0, :aantal - 1) AS nr)
    INSERT INTO journaalpost (gemeente, boeking_id, nummer, soort, rekening, bedrag_centen, lening_id, ontvangst_id,
                              boekdatum, valutadatum, herroept_id)
    SELECT :gemeente, b.id, p.nummer, p.soort, p.rekening, p.bedrag, p.lening_id, p.ontvangst_id, :boekdatum, p.valutadatum, p.herroept_id
      FROM unnest(CAST(:nrs AS int[]), CAST(:nummers AS int[]), CAST(:soorten AS text[]), CAST(:rekeningen AS text[]),
                  CAST(:bedragen AS bigint[]), CAST(:leningen AS uuid[]), CAST(:ontvangsten AS uuid[]), CAST(:valutadata AS date[]),
                  CAST(:herroept AS uuid[]))
           AS p(nr, nummer, soort, rekening, bedrag, lening_id, ontvangst_id, valutadatum, herroept_id)
      JOIN boeking b USING (nr)
    """
)
_SALDI = text(
    """
    SELECT rekening, sum(bedrag_centen) AS saldo, coalesce(sum(bedrag_centen) FILTER (WHERE bedrag_centen > 0), 0) AS debet,
           coalesce(-sum(bedrag_centen) FILTER (WHERE bedrag_centen < 0), 0) AS credit
      FROM journaalpost WHERE gemeente = :gemeente AND boekdatum <= :datum GROUP BY rekening
    """
)
_SLOT = text("SELECT pg_advisory_xact_lock_shared(hashtextextended('debiteuren.boekdag.' || :gemeente, 0))")
_SLOT_ALLEEN = text("SELECT pg_advisory_xact_lock(hashtextextended('debiteuren.boekdag.' || :gemeente, 0))")
_IS_HERROEPEN = text("SELECT EXISTS (SELECT FROM journaalpost WHERE gemeente = :gemeente AND herroept_id = :boeking)")
#: The ids of boekingen rise with the moment at which they were made.
_IS_LATER_VERMINDERD = text(
    """
    SELECT EXISTS (SELECT FROM journaalpost WHERE gemeente = :gemeente AND lening_id = :lening AND boeking_id > :boeking
                      AND soort IN ('kwijtschelding', 'afboeking', 'om-niet', 'overboeking'))
    """
)
#: Until which day wettelijke rente was charged, and how much; what was taken back does not count.
_WETTELIJKE_RENTE = text(
    """
    SELECT max(j.valutadatum) AS tot_en_met, coalesce(sum(j.bedrag_centen), 0) AS bedrag
      FROM journaalpost j
     WHERE j.gemeente = :gemeente AND j.lening_id = :lening AND j.soort = 'wettelijke-rente' AND j.rekening = 'rente-vervallen'
       AND NOT EXISTS (SELECT FROM journaalpost h WHERE h.gemeente = j.gemeente AND h.herroept_id = j.boeking_id)
    """
)
_LAATSTE = text("SELECT max(datum) FROM dagafsluiting WHERE gemeente = :gemeente AND afgesloten")
_OPEN_DAG = text("SELECT greatest(CAST(:boekdatum AS date), max(datum) + 1) FROM dagafsluiting WHERE gemeente = :gemeente AND afgesloten")


@dataclass(frozen=True, slots=True)
class Inboeking:
    """A boeking with what it is about. `valutadatum` is the day from which it counts for the debtor."""

    boeking: Boeking
    valutadatum: date
    lening_id: UUID | None = None
    ontvangst_id: UUID | None = None
    herroept_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Saldo:
    """One account on a day: everything booked on the left, on the right, and the difference."""

    rekening: Rekening
    debet: Bedrag
    credit: Bedrag

    @property
    def saldo(self) -> Bedrag:
        """Debit is positive."""
        return self.debet - self.credit


async def open_boekdag(session: WriteSession, gemeente: str, boekdatum: date) -> date:
    """The day on which may be booked: `boekdatum`, or the day after the last closed one. Until the transaction ends no day is closed."""
    await session.execute(_SLOT, {"gemeente": gemeente})
    dag: date | None = await session.scalar(_OPEN_DAG, {"gemeente": gemeente, "boekdatum": boekdatum})
    return dag or boekdatum


async def houd_boekingen_tegen(session: WriteSession, gemeente: str) -> None:
    """Wait until nobody books, and let nobody begin before this transaction ends: for the moment a day is closed."""
    await session.execute(_SLOT_ALLEEN, {"gemeente": gemeente})


async def laatst_afgesloten(session: AnySession, gemeente: str) -> date | None:
    """The last closed day; None when the books of this gemeente have never been closed."""
    dag: date | None = await session.scalar(_LAATSTE, {"gemeente": gemeente})
    return dag


async def boek(session: WriteSession, gemeente: str, boekdatum: date, inboekingen: Sequence[Inboeking]) -> None:
    """Book all of these in one statement. The database refuses what is not in balance."""
    regels = [(nr, nummer, i, post) for nr, i in enumerate(inboekingen) for nummer, post in enumerate(i.boeking.posten, start=1)]
    if not regels:
        return
    await session.execute(
        _BOEK,
        {
            "gemeente": gemeente,
            "boekdatum": boekdatum,
            "aantal": len(inboekingen),
            "nrs": [nr for nr, _, _, _ in regels],
            "nummers": [nummer for _, nummer, _, _ in regels],
            "soorten": [i.boeking.soort.value for _, _, i, _ in regels],
            "rekeningen": [post.rekening.value for _, _, _, post in regels],
            "bedragen": [post.bedrag.centen for _, _, _, post in regels],
            "leningen": [i.lening_id for _, _, i, _ in regels],
            "ontvangsten": [i.ontvangst_id for _, _, i, _ in regels],
            "valutadata": [i.valutadatum for _, _, i, _ in regels],
            "herroept": [i.herroept_id for _, _, i, _ in regels],
        },
    )


async def saldi(session: AnySession, gemeente: str, datum: date) -> list[Saldo]:
    """Every account of a gemeente at the end of `datum`, in the order of the chart; what was never used is zero."""
    rijen = {rij.rekening: rij for rij in await session.execute(_SALDI, {"gemeente": gemeente, "datum": datum})}
    return [
        Saldo(rekening, Bedrag(int(rijen[rekening].debet)), Bedrag(int(rijen[rekening].credit)))
        if rekening in rijen
        else Saldo(rekening, Bedrag(0), Bedrag(0))
        for rekening in Rekening
    ]


async def posten_van_lening(
    session: ReadSession, gemeente: str, lening_id: UUID, na: tuple[date, UUID, int], aantal: int
) -> Sequence[Journaalpost]:
    """The lines of one loan, in the order in which they were booked."""
    volgorde = (Journaalpost.boekdatum, Journaalpost.boeking_id, Journaalpost.nummer)
    vraag = (
        select(Journaalpost)
        .where(Journaalpost.gemeente == gemeente, Journaalpost.lening_id == lening_id, tuple_(*volgorde) > tuple_(*na))
        .order_by(*volgorde)
        .limit(aantal)
    )
    return (await session.scalars(vraag)).all()


async def boeking(session: AnySession, gemeente: str, lening_id: UUID, boeking_id: UUID) -> Sequence[Journaalpost]:
    """The lines of one boeking on a loan, in order; none when it is not there."""
    j = Journaalpost
    vraag = select(j).where(j.gemeente == gemeente, j.boeking_id == boeking_id, j.lening_id == lening_id).order_by(j.nummer)
    return (await session.scalars(vraag)).all()


async def is_herroepen(session: AnySession, gemeente: str, boeking_id: UUID) -> bool:
    """Whether a boeking was taken back."""
    return bool(await session.scalar(_IS_HERROEPEN, {"gemeente": gemeente, "boeking": boeking_id}))


async def is_later_verminderd(session: AnySession, gemeente: str, lening_id: UUID, boeking_id: UUID) -> bool:
    """Whether the loan was reduced after this boeking: then what it asked may be gone already."""
    rij = {"gemeente": gemeente, "lening": lening_id, "boeking": boeking_id}
    return bool(await session.scalar(_IS_LATER_VERMINDERD, rij))


async def wettelijke_rente(session: AnySession, gemeente: str, lening_id: UUID) -> tuple[date | None, Bedrag]:
    """Until which day wettelijke rente was charged on a loan, and how much in all."""
    rij = (await session.execute(_WETTELIJKE_RENTE, {"gemeente": gemeente, "lening": lening_id})).one()
    return rij.tot_en_met, Bedrag(int(rij.bedrag))
