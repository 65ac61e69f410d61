"""Questions about aanmeldingen and the first talk."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.domain.fouten import AanmeldingNietGevonden, OrientatieNietGevonden
from services.intake.domain.traject import Trajectstatus
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import Aanmelding, Betrokkene, Contactpersoon, Gesprek, Orientatie, Traject


async def aanmelding(session: AnySession, gemeenten: Collection[str], aanmelding_id: UUID) -> Aanmelding:
    """The aanmelding; raise AanmeldingNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Aanmelding, gemeenten, aanmelding_id)), AanmeldingNietGevonden)


async def aanmelding_met_slot(session: WriteSession, gemeenten: Collection[str], aanmelding_id: UUID) -> Aanmelding:
    """The same, locked until the transaction ends, so that a first talk is held once."""
    return gevonden(await session.scalar(op_id(Aanmelding, gemeenten, aanmelding_id).with_for_update()), AanmeldingNietGevonden)


async def aanmelding_van_zaak(session: AnySession, gemeente: str, zaak_id: UUID) -> UUID | None:
    """The aanmelding that this zaak of vroegsignalering already gave, if any."""
    return await session.scalar(select(Aanmelding.id).where(Aanmelding.gemeente == gemeente, Aanmelding.zaak_id == zaak_id))


async def aanmelding_lijst(
    session: ReadSession,
    gemeenten: Collection[str],
    status: Aanmeldstatus | None,
    zaak_id: UUID | None,
    na: tuple[date, UUID],
    aantal: int,
) -> Sequence[Aanmelding]:
    """Aanmeldingen by the last day of the first talk, the most urgent first; if asked, of one status or of one zaak."""
    waar: list[ColumnElement[bool]] = []
    if status:
        waar.append(Aanmelding.status == status)
    if zaak_id:
        waar.append(Aanmelding.zaak_id == zaak_id)
    return (await session.scalars(per_gemeente(Aanmelding, Aanmelding.gesprek_uiterlijk, gemeenten, na, aantal, *waar))).all()


async def gesprek(session: AnySession, gemeente: str, aanmelding_id: UUID) -> Gesprek | None:
    """The first talk of an aanmelding, once it was held."""
    return await session.scalar(select(Gesprek).where(Gesprek.gemeente == gemeente, Gesprek.aanmelding_id == aanmelding_id))


#: A traject in which the person is still being helped, or waits for a besluit.
_LOPEND = (Trajectstatus.HULPVRAAG_VASTGESTELD, Trajectstatus.BESLUIT_VOORGESTELD, Trajectstatus.TOEGELATEN)


async def persoon_slot(session: WriteSession, gemeente: str, bsn_hash: bytes) -> None:
    """One aanmelding of a person at a time: whoever comes second sees the first."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"intake.persoon.{gemeente}.{bsn_hash.hex()}", 0))))


async def lopende_aanmelding(session: WriteSession, gemeente: str, bsn_hashes: Collection[bytes]) -> Aanmelding | None:
    """The aanmelding in which this person is already being helped, the oldest first, locked; None when there is none.

    One that became a traject counts as long as that traject goes on: who comes back later is a new question.
    """
    vraag = (
        select(Aanmelding)
        .join(Betrokkene, (Betrokkene.gemeente == Aanmelding.gemeente) & (Betrokkene.id == Aanmelding.betrokkene_id))
        .outerjoin(Traject, (Traject.gemeente == Aanmelding.gemeente) & (Traject.aanmelding_id == Aanmelding.id))
        .where(Aanmelding.gemeente == gemeente, Betrokkene.bsn_hash.in_(bsn_hashes))
        .where(or_(Aanmelding.status == Aanmeldstatus.ONTVANGEN, Traject.status.in_(_LOPEND)))
        .order_by(Aanmelding.ontvangen_op, Aanmelding.id)
        .limit(1)
        .with_for_update(of=Aanmelding)
    )
    return await session.scalar(vraag)


async def aanmeldingen_van_bsn(session: AnySession, gemeenten: Collection[str], bsn_hashes: Collection[bytes]) -> Sequence[Aanmelding]:
    """Every aanmelding of this person in these gemeenten, the newest first, at most a hundred."""
    vraag = (
        select(Aanmelding)
        .join(Betrokkene, (Betrokkene.gemeente == Aanmelding.gemeente) & (Betrokkene.id == Aanmelding.betrokkene_id))
        .where(Aanmelding.gemeente.in_(gemeenten), Betrokkene.bsn_hash.in_(bsn_hashes))
        .order_by(Aanmelding.ontvangen_op.desc(), Aanmelding.id.desc())
        .limit(100)
    )
    return (await session.scalars(vraag)).all()


async def mogelijk_dubbel(session: AnySession, aanmelding: Aanmelding, persoon: Betrokkene) -> Sequence[tuple[Aanmelding, Betrokkene]]:
    """Other aanmeldingen that may be of the same person: same BSN, same name and birth, or same business; at most ten."""
    zelfde = [
        kolom == waarde
        for kolom, waarde in (
            (Betrokkene.bsn_hash, persoon.bsn_hash),
            (Betrokkene.persoon_hash, persoon.persoon_hash),
            (Betrokkene.kvk_hash, persoon.kvk_hash),
        )
        if waarde is not None
    ]
    if not zelfde:
        return []
    vraag = (
        select(Aanmelding, Betrokkene)
        .join(Betrokkene, (Betrokkene.gemeente == Aanmelding.gemeente) & (Betrokkene.id == Aanmelding.betrokkene_id))
        .where(Aanmelding.gemeente == aanmelding.gemeente, Aanmelding.id != aanmelding.id, or_(*zelfde))
        .where(Aanmelding.status != Aanmeldstatus.SAMENGEVOEGD)
        .order_by(Aanmelding.ontvangen_op, Aanmelding.id)
        .limit(10)
    )
    return [(rij[0], rij[1]) for rij in (await session.execute(vraag)).all()]


async def opgegaan_in(session: AnySession, gemeente: str, aanmelding_id: UUID) -> Sequence[Aanmelding]:
    """The aanmeldingen that go on in this one."""
    vraag = select(Aanmelding).where(Aanmelding.gemeente == gemeente, Aanmelding.samengevoegd_met == aanmelding_id)
    return (await session.scalars(vraag.order_by(Aanmelding.ontvangen_op, Aanmelding.id))).all()


async def contactpersonen(session: AnySession, gemeente: str, aanmelding_id: UUID) -> Sequence[Contactpersoon]:
    """Who was the contactpersoon, the newest last."""
    vraag = select(Contactpersoon).where(Contactpersoon.gemeente == gemeente, Contactpersoon.aanmelding_id == aanmelding_id)
    return (await session.scalars(vraag.order_by(Contactpersoon.id))).all()


async def orientatie(session: AnySession, gemeenten: Collection[str], orientatie_id: UUID) -> Orientatie:
    """The orientation; raise OrientatieNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Orientatie, gemeenten, orientatie_id)), OrientatieNietGevonden)


async def orientatie_lijst(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Orientatie]:
    """Orientations by date."""
    return (await session.scalars(per_gemeente(Orientatie, Orientatie.datum, gemeenten, na, aantal))).all()
