"""What an export of a period asks: the signals of it, the zaken that hold one of them, and all signals of those zaken."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession
from services.vroegsignalering.store.tables import Contactpoging, Signaal, Zaak

#: Rows that are fetched at a time.
BLAD: Final = 2_000

_ZAKEN = text(
    """
    WITH s AS (
        SELECT id, zaak_id FROM signaal
         WHERE gemeente = :gemeente AND signaaldatum BETWEEN :van AND :tot_en_met AND gewist_op IS NULL
    )
    SELECT z.id FROM zaak z
     WHERE z.gemeente = :gemeente AND z.gewist_op IS NULL
       AND z.id IN (SELECT zaak_id FROM s
                     UNION SELECT o.zaak_id FROM signaal_ook_in_zaak o WHERE o.gemeente = :gemeente AND o.signaal_id IN (SELECT id FROM s))
     ORDER BY z.id
    """
)
_SIGNALEN = text(
    """
    SELECT id FROM signaal
     WHERE gemeente = :gemeente AND gewist_op IS NULL
       AND (signaaldatum BETWEEN :van AND :tot_en_met OR zaak_id = ANY(:zaken)
            OR id IN (SELECT signaal_id FROM signaal_ook_in_zaak WHERE gemeente = :gemeente AND zaak_id = ANY(:zaken)))
     ORDER BY signaaldatum, id
    """
)
_PAREN = text(
    """
    SELECT zaak_id, id AS signaal_id FROM signaal WHERE gemeente = :gemeente AND zaak_id = ANY(:zaken) AND gewist_op IS NULL
     UNION
    SELECT o.zaak_id, o.signaal_id FROM signaal_ook_in_zaak o WHERE o.gemeente = :gemeente AND o.zaak_id = ANY(:zaken)
     ORDER BY zaak_id, signaal_id
    """
)


async def zaken_van_periode(session: AnySession, gemeente: str, van: date, tot_en_met: date) -> list[UUID]:
    """Zaken with a signal that was sent in this period, both days included."""
    rijen = await session.scalars(_ZAKEN, {"gemeente": gemeente, "van": van, "tot_en_met": tot_en_met})
    return list(rijen.all())


async def signalen_van_periode(session: AnySession, gemeente: str, van: date, tot_en_met: date, zaken: Sequence[UUID]) -> list[UUID]:
    """Signals that were sent in this period, and the others of these zaken, so that every reference can be followed."""
    rijen = await session.scalars(_SIGNALEN, {"gemeente": gemeente, "van": van, "tot_en_met": tot_en_met, "zaken": list(zaken)})
    return list(rijen.all())


async def signalen(session: AnySession, gemeente: str, ids: Sequence[UUID]) -> Sequence[Signaal]:
    """These signals, in the order of their dates."""
    vraag = select(Signaal).where(Signaal.gemeente == gemeente, Signaal.id.in_(ids)).order_by(Signaal.signaaldatum, Signaal.id)
    return (await session.scalars(vraag)).all()


async def zaken(session: AnySession, gemeente: str, ids: Sequence[UUID]) -> Sequence[Zaak]:
    """These zaken, in the order of their ids."""
    return (await session.scalars(select(Zaak).where(Zaak.gemeente == gemeente, Zaak.id.in_(ids)).order_by(Zaak.id))).all()


async def koppelingen(session: AnySession, gemeente: str, zaak_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Which signals belong to each of these zaken."""
    gevonden: dict[UUID, list[UUID]] = {}
    for rij in await session.execute(_PAREN, {"gemeente": gemeente, "zaken": list(zaak_ids)}):
        gevonden.setdefault(rij.zaak_id, []).append(rij.signaal_id)
    return gevonden


async def contactpogingen(session: AnySession, gemeente: str, zaak_ids: Sequence[UUID]) -> dict[UUID, list[Contactpoging]]:
    """The contact attempts of each of these zaken, oldest first."""
    vraag = select(Contactpoging).where(Contactpoging.gemeente == gemeente, Contactpoging.zaak_id.in_(zaak_ids))
    gevonden: dict[UUID, list[Contactpoging]] = {}
    for poging in (await session.scalars(vraag.order_by(Contactpoging.datum, Contactpoging.id))).all():
        gevonden.setdefault(poging.zaak_id, []).append(poging)
    return gevonden
