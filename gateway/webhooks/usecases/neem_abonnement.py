"""Take a subscription: check what is asked, make the secret, store it. The receiver's consent is asked afterwards, by a job."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from gateway.catalogus import velden_per_type
from gateway.webhooks.domain import signing
from gateway.webhooks.domain.abonnement import Stand, controleer_typen
from gateway.webhooks.domain.adres import Net, controleer_url
from gateway.webhooks.store.tables import AbonnementGemeenteRij, AbonnementRij
from gateway.webhooks.usecases.geheim import CONTEXT
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.klok import nu

FORMAAT = "cloudevents"


@dataclass(frozen=True, slots=True)
class NeemAbonnement:
    """What the client asks. The gemeenten are its own by now."""

    url: str
    typen: frozenset[str]
    gemeenten: frozenset[str]


async def neem_abonnement(
    session: WriteSession, opdracht: NeemAbonnement, actor: Actor, sleutelbos: Sleutelbos, netten: Collection[Net]
) -> tuple[UUID, str]:
    """Store the abonnement; return its id and its secret, which is shown this once.

    Raises WebhookadresGeweigerd or OnbekendEventtype. Events are collected from now on, and sent once the receiver consents.
    """
    controleer_url(opdracht.url, netten)
    typen = controleer_typen(opdracht.typen, velden_per_type())

    geheim = signing.new_secret()
    rij = AbonnementRij(
        client_id=actor.client,
        url=opdracht.url,
        typen=sorted(typen),
        formaat=FORMAAT,
        stand=Stand.HANDDRUK.value,
        geheim=sleutelbos.versleutel(geheim, CONTEXT),
        handdruk_op=nu(),
    )
    session.add(rij)
    await session.flush()
    for gemeente in sorted(opdracht.gemeenten):
        session.add(AbonnementGemeenteRij(gemeente=gemeente, id=rij.id))
        await audit.schrijf(session, gemeente, "abonnement-genomen", "abonnement", rij.id, actor, nieuw={"typen": sorted(typen)})
    await session.flush()
    return rij.id, geheim
