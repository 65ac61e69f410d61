"""What the take-over of existing zaken asks and stores."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import WriteSession
from services.vroegsignalering.store.tables import Signaal, Zaak


async def bekende_signalen(
    session: WriteSession, gemeente: str, partners: Sequence[UUID], kenmerken: Sequence[str]
) -> dict[tuple[UUID, str], UUID]:
    """Signals of these partners that are here already: (partner, kenmerk) to id."""
    vraag = select(Signaal.partner_id, Signaal.kenmerk, Signaal.id).where(
        Signaal.gemeente == gemeente, Signaal.partner_id.in_(partners), Signaal.kenmerk.in_(kenmerken)
    )
    return {(rij.partner_id, rij.kenmerk): rij.id for rij in (await session.execute(vraag)).all()}


async def signalen(session: WriteSession, gemeente: str, ids: Sequence[UUID]) -> dict[str, Signaal]:
    """These signals by kenmerk."""
    rijen = await session.scalars(select(Signaal).where(Signaal.gemeente == gemeente, Signaal.id.in_(ids)))
    return {s.kenmerk: s for s in rijen}


async def zaak_bestaat(session: WriteSession, zaak: Zaak) -> bool:
    """Whether this zaak came over before, or its household has an open zaak of this month already."""
    eerder = select(Zaak.id).where(Zaak.gemeente == zaak.gemeente, Zaak.id == zaak.id)
    if await session.scalar(eerder) is not None:
        return True
    if zaak.afgesloten_op is not None or zaak.postcode is None:
        return False
    # By the signals at the door: a zaak has no index of its own on it.
    aan_de_deur = (
        select(Zaak.id)
        .join(Signaal, (Signaal.gemeente == Zaak.gemeente) & (Signaal.zaak_id == Zaak.id))
        .where(Signaal.gemeente == zaak.gemeente, Signaal.postcode == zaak.postcode, Signaal.huisnummer == zaak.huisnummer)
        .where(Signaal.toevoeging == zaak.toevoeging, Zaak.maand == zaak.maand, Zaak.afgesloten_op.is_(None))
        .limit(1)
    )
    return (await session.scalar(aan_de_deur)) is not None


_OOK_IN = text("INSERT INTO signaal_ook_in_zaak (gemeente, signaal_id, zaak_id) VALUES (:gemeente, :signaal_id, :zaak_id)")


async def ook_in(session: WriteSession, gemeente: str, signaal_id: UUID, zaak_id: UUID) -> None:
    """This signal stands with one more zaak."""
    await session.execute(_OOK_IN, {"gemeente": gemeente, "signaal_id": signaal_id, "zaak_id": zaak_id})


_WEIGERING = text(
    """
    INSERT INTO weigering (gemeente, aanlevering_id, regel, veld, code, kenmerk)
    VALUES (:gemeente, :aanlevering_id, :regel, :veld, :code, :kenmerk)
    """
)


async def bewaar_weigeringen(session: WriteSession, aanlevering_id: UUID, rijen: Sequence[tuple[str, int, str, str, str]]) -> None:
    """Refusals as (gemeente, regel, veld, code, kenmerk)."""
    namen = ("gemeente", "regel", "veld", "code", "kenmerk")
    if rijen:
        await session.execute(_WEIGERING, [dict(zip(namen, rij, strict=True)) | {"aanlevering_id": aanlevering_id} for rij in rijen])
