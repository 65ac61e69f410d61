"""End an abonnement, or switch it on again after we switched it off."""

from uuid import UUID

from gateway.webhooks.domain.abonnement import Stand
from gateway.webhooks.domain.fouten import AbonnementNietActief
from gateway.webhooks.store import queries
from gateway.webhooks.store.tables import AbonnementRij
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.klok import nu


async def beeindig(session: WriteSession, abonnement_id: UUID, actor: Actor) -> None:
    """Nothing is collected or sent any more; the log of attempts stays. Ending twice is ending. Raises AbonnementNietGevonden."""
    rij = await queries.abonnement_met_slot(session, actor.client, abonnement_id)
    if rij.stand != Stand.BEEINDIGD:
        await _zet(session, rij, Stand.BEEINDIGD, "abonnement-beeindigd", actor)


async def activeer(session: WriteSession, abonnement_id: UUID, actor: Actor) -> None:
    """Ask the receiver's consent now, and then go on with what still waits: after we switched off, or while we still ask.

    Raises AbonnementNietGevonden, or AbonnementNietActief when there is nothing to ask.
    """
    rij = await queries.abonnement_met_slot(session, actor.client, abonnement_id)
    if rij.stand not in {Stand.UITGESCHAKELD, Stand.HANDDRUK}:
        raise AbonnementNietActief(rij.stand)
    rij.reden = rij.mislukt_sinds = rij.rust_tot = None
    rij.handdruk_poging, rij.handdruk_op = 0, nu()
    await _zet(session, rij, Stand.HANDDRUK, "abonnement-geactiveerd", actor)


async def _zet(session: WriteSession, rij: AbonnementRij, stand: Stand, actie: str, actor: Actor) -> None:
    oud, rij.stand = rij.stand, stand.value
    for gemeente in (await queries.gemeenten(session, [rij.id])).get(rij.id, []):
        await audit.schrijf(session, gemeente, actie, "abonnement", rij.id, actor, oud={"stand": oud}, nieuw={"stand": rij.stand})
