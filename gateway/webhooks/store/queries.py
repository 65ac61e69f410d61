"""Every question about abonnementen, one function each. Deliveries have their own: `bezorgingen`."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text

from gateway.webhooks.domain.abonnement import Belangstelling, Stand
from gateway.webhooks.domain.fouten import AbonnementNietGevonden
from gateway.webhooks.store.tables import AbonnementGemeenteRij, AbonnementRij
from kernel.db import AnySession, WriteSession

# A client that lost a gemeente, or was switched off, hears nothing of it any more, whatever its abonnement says.
_LUISTERAARS = text(
    """
    SELECT a.id, a.typen
      FROM abonnement_gemeente g
      JOIN abonnement a ON a.id = g.id AND a.stand IN ('handdruk', 'actief')
      JOIN client c ON c.id = a.client_id AND c.actief AND (c.soort = 'beheer' OR g.gemeente = ANY (c.gemeenten))
     WHERE g.gemeente = :gemeente
    """
)
_PAK_HANDDRUKKEN = text(
    """
    UPDATE abonnement SET handdruk_op = :tot, handdruk_poging = handdruk_poging + 1
     WHERE id IN (SELECT id FROM abonnement WHERE stand = 'handdruk' AND handdruk_op <= :nu
                   ORDER BY handdruk_op LIMIT :aantal FOR UPDATE SKIP LOCKED)
    RETURNING id, url, handdruk_poging
    """
)


async def abonnement(session: AnySession, client_id: str, abonnement_id: UUID) -> AbonnementRij:
    """One abonnement of this client. Raises AbonnementNietGevonden, also for one of somebody else."""
    vraag = select(AbonnementRij).where(AbonnementRij.id == abonnement_id, AbonnementRij.client_id == client_id)
    rij = await session.scalar(vraag)
    if rij is None:
        raise AbonnementNietGevonden
    return rij


async def abonnement_met_slot(session: WriteSession, client_id: str, abonnement_id: UUID) -> AbonnementRij:
    """One abonnement of this client, locked until the transaction ends. Raises AbonnementNietGevonden."""
    vraag = select(AbonnementRij).where(AbonnementRij.id == abonnement_id, AbonnementRij.client_id == client_id).with_for_update()
    rij = await session.scalar(vraag)
    if rij is None:
        raise AbonnementNietGevonden
    return rij


async def abonnementen(session: AnySession, client_id: str, na: UUID, aantal: int) -> Sequence[AbonnementRij]:
    """The abonnementen of this client that have not ended, by id."""
    vraag = (
        select(AbonnementRij)
        .where(AbonnementRij.client_id == client_id, AbonnementRij.stand != Stand.BEEINDIGD, AbonnementRij.id > na)
        .order_by(AbonnementRij.id)
        .limit(aantal)
    )
    return (await session.scalars(vraag)).all()


async def gemeenten(session: AnySession, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Which gemeenten these abonnementen listen for, of those that this transaction may see."""
    per_id: dict[UUID, list[str]] = {}
    vraag = select(AbonnementGemeenteRij).where(AbonnementGemeenteRij.id.in_(list(ids))).order_by(AbonnementGemeenteRij.gemeente)
    for rij in await session.scalars(vraag):
        per_id.setdefault(rij.id, []).append(rij.gemeente)
    return per_id


async def luisteraars(session: WriteSession, gemeente: str) -> dict[UUID, Belangstelling]:
    """Who listens for this gemeente now."""
    rijen = await session.execute(_LUISTERAARS, {"gemeente": gemeente})
    return {UUID(str(rij.id)): Belangstelling(frozenset(rij.typen), frozenset({gemeente})) for rij in rijen}


async def pak_handdrukken(session: WriteSession, nu: datetime, tot: datetime, aantal: int) -> list[tuple[UUID, str, int]]:
    """Claim abonnementen whose receiver must be asked for consent: id, url and number of this attempt."""
    rijen = await session.execute(_PAK_HANDDRUKKEN, {"nu": nu, "tot": tot, "aantal": aantal})
    return [(UUID(str(rij.id)), rij.url, rij.handdruk_poging) for rij in rijen]


async def wachtend_op_handdruk(session: WriteSession, abonnement_id: UUID) -> AbonnementRij | None:
    """The abonnement, locked, if it still waits for consent."""
    vraag = select(AbonnementRij).where(AbonnementRij.id == abonnement_id, AbonnementRij.stand == Stand.HANDDRUK).with_for_update()
    rij: AbonnementRij | None = await session.scalar(vraag)
    return rij


async def actief_met_slot(session: WriteSession, abonnement_id: UUID) -> AbonnementRij | None:
    """The abonnement, locked, if it is active."""
    vraag = select(AbonnementRij).where(AbonnementRij.id == abonnement_id, AbonnementRij.stand == Stand.ACTIEF).with_for_update()
    rij: AbonnementRij | None = await session.scalar(vraag)
    return rij


async def takken(session: WriteSession, abonnement_id: UUID) -> Sequence[AbonnementGemeenteRij]:
    """The rows per gemeente of one abonnement, locked."""
    vraag = (
        select(AbonnementGemeenteRij)
        .where(AbonnementGemeenteRij.id == abonnement_id)
        .order_by(AbonnementGemeenteRij.gemeente)
        .with_for_update()
    )
    return (await session.scalars(vraag)).all()
