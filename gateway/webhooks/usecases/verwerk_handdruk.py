"""Record what a receiver said when we asked whether it wants our webhooks."""

from datetime import date, datetime
from uuid import UUID

from gateway.webhooks.domain.abonnement import Reden, Stand
from gateway.webhooks.domain.bezorging import SCHEMA, wachttijd
from gateway.webhooks.store import queries
from gateway.webhooks.usecases.verwerk_verslagen import schakel_uit
from kernel.db import WriteSession


async def verwerk_handdruk(
    session: WriteSession, abonnement_id: UUID, poging: int, nu: datetime, worp: int, boekdatum: date, *, toestemming: bool
) -> None:
    """With consent the abonnement is active; without it we ask again by the schedule, and at its end switch off."""
    rij = await queries.wachtend_op_handdruk(session, abonnement_id)
    if rij is None:
        return
    rij.handdruk_op = None
    if toestemming:
        rij.stand = Stand.ACTIEF.value
    elif poging > len(SCHEMA):
        await schakel_uit(session, rij, Reden.GEEN_TOESTEMMING, boekdatum)
    else:
        rij.handdruk_op = nu + wachttijd(poging, worp)
