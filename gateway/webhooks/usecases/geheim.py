"""The secret of an abonnement: stored encrypted, shown once, changed with an overlap in which both sign."""

from datetime import timedelta
from uuid import UUID

from gateway.webhooks.domain import signing
from gateway.webhooks.domain.abonnement import Stand
from gateway.webhooks.domain.fouten import AbonnementNietActief
from gateway.webhooks.store import queries
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.klok import nu

#: Binds the ciphertext to its place.
CONTEXT = b"gateway.abonnement.geheim"
#: How long the old secret signs along.
OVERLAP = timedelta(hours=24)


async def vernieuw_geheim(session: WriteSession, abonnement_id: UUID, actor: Actor, sleutelbos: Sleutelbos) -> str:
    """Make a new secret and return it, this once; the old one signs along for the overlap.

    A second change within the overlap keeps the newest of the two as old. Raises AbonnementNietGevonden or AbonnementNietActief.
    """
    rij = await queries.abonnement_met_slot(session, actor.client, abonnement_id)
    if rij.stand == Stand.BEEINDIGD:
        raise AbonnementNietActief(rij.stand)
    geheim = signing.new_secret()
    rij.oud_geheim, rij.oud_geldig_tot = rij.geheim, nu() + OVERLAP
    rij.geheim = sleutelbos.versleutel(geheim, CONTEXT)
    for gemeente in (await queries.gemeenten(session, [rij.id])).get(rij.id, []):
        await audit.schrijf(session, gemeente, "webhookgeheim-vernieuwd", "abonnement", rij.id, actor)
    return geheim
