"""Every question about metingen and invoices, one function each."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text
from sqlalchemy.orm import selectinload

from gateway.afrekening.domain.factuur import Kwartaal
from gateway.afrekening.domain.fouten import FactuurNietGevonden
from gateway.afrekening.domain.meetregel import Meting
from gateway.afrekening.store.tables import FactuurRij
from kernel.db import AnySession, ReadSession, WriteSession

# Of two events that claim a line the earliest has it, whatever order they come in; what is on an invoice stays there.
_METEN = text(
    """
    INSERT INTO meting (gemeente, regel, sleutel, product, aantal, boekdatum, gebeurtenis_id)
    SELECT r.* FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
           gemeente text, regel text, sleutel text, product text, aantal integer, boekdatum date, gebeurtenis_id uuid)
     ORDER BY 1, 2, 3
    ON CONFLICT (gemeente, regel, sleutel) DO UPDATE
       SET product = excluded.product, aantal = excluded.aantal, boekdatum = excluded.boekdatum, gebeurtenis_id = excluded.gebeurtenis_id
     WHERE meting.factuur_id IS NULL
       AND (excluded.boekdatum, excluded.gebeurtenis_id) < (meting.boekdatum, meting.gebeurtenis_id)
    """
)
_WIS = text("DELETE FROM meting WHERE gemeente = :gemeente AND boekdatum >= :vanaf")
_KOPPEL = text(
    """
    UPDATE meting SET factuur_id = :factuur_id
     WHERE gemeente = :gemeente AND boekdatum BETWEEN :van AND :tot_en_met AND factuur_id IS NULL
    """
)
_PER_PRODUCT = text(
    "SELECT product, sum(aantal) AS aantal FROM meting WHERE gemeente = :gemeente AND factuur_id = :factuur_id GROUP BY product"
)
_KWARTAAL_SLOT = text("SELECT pg_advisory_xact_lock(hashtext('gateway.factuur'), hashtext(:plek))")
_METINGEN = text(
    """
    SELECT m.*
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN LATERAL (
           SELECT gemeente, id, regel, product, aantal, boekdatum, gebeurtenis_id, factuur_id
             FROM meting
            WHERE gemeente = g.gemeente AND boekdatum BETWEEN :van AND :tot_en_met AND (boekdatum, id) > (:na_dag, :na_id)
              AND (CAST(:product AS text) IS NULL OR product = :product)
            ORDER BY boekdatum, id LIMIT :aantal) AS m
     ORDER BY m.boekdatum, m.id LIMIT :aantal
    """
)
_VAN_FACTUUR = text(
    """
    SELECT gemeente, id, regel, product, aantal, boekdatum, gebeurtenis_id, factuur_id
      FROM meting
     WHERE gemeente = :gemeente AND factuur_id = :factuur_id AND (boekdatum, id) > (:na_dag, :na_id)
       AND (CAST(:product AS text) IS NULL OR product = :product)
     ORDER BY boekdatum, id LIMIT :aantal
    """
)
_FACTUREN = text(
    """
    SELECT f.*
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN LATERAL (
           SELECT gemeente, id, jaar, kwartaal, stand, zonder_btw_centen, btw_centen, met_btw_centen, opgesteld_op
             FROM factuur WHERE gemeente = g.gemeente AND id > :na ORDER BY id LIMIT :aantal) AS f
     ORDER BY f.id LIMIT :aantal
    """
)


async def bewaar_metingen(session: WriteSession, metingen: Sequence[Meting]) -> None:
    """Store these lines; each (gemeente, rule, key) counts once."""
    if metingen:
        rijen = [
            {
                "gemeente": m.gemeente,
                "regel": m.regel,
                "sleutel": m.sleutel,
                "product": m.product,
                "aantal": m.aantal,
                "boekdatum": m.boekdatum.isoformat(),
                "gebeurtenis_id": str(m.gebeurtenis_id),
            }
            for m in metingen
        ]
        await session.execute(_METEN, {"rijen": json.dumps(rijen)})


async def wis_metingen(session: WriteSession, gemeente: str, vanaf: date) -> None:
    """Forget what was metered from this boekdatum on, before metering anew."""
    await session.execute(_WIS, {"gemeente": gemeente, "vanaf": vanaf})


async def koppel(session: WriteSession, gemeente: str, factuur_id: UUID, kwartaal: Kwartaal) -> dict[str, int]:
    """Put what was metered in this quarter, and stands on no invoice yet, on this one; return its quantity per product."""
    vraag = {"gemeente": gemeente, "factuur_id": factuur_id}
    await session.execute(_KOPPEL, {**vraag, "van": kwartaal.van, "tot_en_met": kwartaal.tot_en_met})
    return {rij.product: int(rij.aantal) for rij in await session.execute(_PER_PRODUCT, vraag)}


async def metingen(
    session: ReadSession, gemeenten: Collection[str], van: date, tot_en_met: date, product: str | None, na: tuple[date, UUID], aantal: int
) -> list[Row[Any]]:
    """Metered lines by boekdatum."""
    vraag = {"van": van, "tot_en_met": tot_en_met, "product": product, "na_dag": na[0], "na_id": na[1], "aantal": aantal}
    return list((await session.execute(_METINGEN, {"gemeenten": sorted(gemeenten), **vraag})).all())


async def metingen_van(
    session: ReadSession, factuur: FactuurRij, product: str | None, na: tuple[date, UUID], aantal: int
) -> list[Row[Any]]:
    """The metered lines behind one invoice."""
    vraag = {"gemeente": factuur.gemeente, "factuur_id": factuur.id, "product": product, "na_dag": na[0], "na_id": na[1], "aantal": aantal}
    return list((await session.execute(_VAN_FACTUUR, vraag)).all())


async def facturen(session: ReadSession, gemeenten: Collection[str], na: UUID, aantal: int) -> list[Row[Any]]:
    """Invoices by id, so in the order they were first drawn up."""
    return list((await session.execute(_FACTUREN, {"gemeenten": sorted(gemeenten), "na": na, "aantal": aantal})).all())


async def factuur(session: AnySession, gemeenten: Collection[str], factuur_id: UUID) -> FactuurRij:
    """One invoice with its lines. Raises FactuurNietGevonden."""
    vraag = (
        select(FactuurRij)
        .where(FactuurRij.gemeente.in_(sorted(gemeenten)), FactuurRij.id == factuur_id)
        .options(selectinload(FactuurRij.regels))
    )
    rij = await session.scalar(vraag)
    if rij is None:
        raise FactuurNietGevonden
    return rij


async def concept_met_slot(session: WriteSession, gemeente: str, kwartaal: Kwartaal) -> FactuurRij | None:
    """The concept of this quarter, or None when there is none yet; nobody else makes or changes it until the transaction ends."""
    await session.execute(_KWARTAAL_SLOT, {"plek": f"{gemeente} {kwartaal}"})
    vraag = (
        select(FactuurRij)
        .where(FactuurRij.gemeente == gemeente, FactuurRij.jaar == kwartaal.jaar, FactuurRij.kwartaal == kwartaal.nummer)
        .options(selectinload(FactuurRij.regels))
        .with_for_update(of=FactuurRij)
    )
    rij: FactuurRij | None = await session.scalar(vraag)
    return rij


async def concepten_vanaf(session: WriteSession, gemeente: str, jaar: int) -> list[Kwartaal]:
    """The quarters, from this year on, for which there is a concept."""
    vraag = (
        select(FactuurRij.jaar, FactuurRij.kwartaal)
        .where(FactuurRij.gemeente == gemeente, FactuurRij.jaar >= jaar)
        .order_by(FactuurRij.jaar, FactuurRij.kwartaal)
    )
    return [Kwartaal(rij.jaar, rij.kwartaal) for rij in await session.execute(vraag)]
