"""Record with which gemeenten a signaalpartner has a convenant."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID, uuid4

from contracts.vroegsignalering import Signaalpartnertype
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.vroegsignalering.domain.fouten import TestgegevensNietToegestaan
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import Signaalpartner


@dataclass(frozen=True, slots=True)
class Convenant:
    """What beheer recorded: one client, one type, the gemeenten that it may deliver to."""

    client_id: str
    gemeenten: Collection[str]
    naam: str
    type: Signaalpartnertype
    testgegevens: bool


async def leg_partner_vast(session: WriteSession, convenant: Convenant, actor: Actor, *, testgegevens_toegestaan: bool) -> UUID:
    """Store the convenanten and return the partner's id, the same in every gemeente. Raises TestgegevensNietToegestaan.

    Only the gemeenten named are touched. Doing it twice changes nothing.
    """
    if convenant.testgegevens and not testgegevens_toegestaan:
        raise TestgegevensNietToegestaan
    bestaand = {c.gemeente: c for c in await queries.convenanten(session, convenant.client_id)}
    partner_id = next((c.id for c in bestaand.values()), None) or uuid4()
    for gemeente in sorted(convenant.gemeenten):
        rij = bestaand.get(gemeente)
        oud = {"type": rij.type, "testgegevens": rij.testgegevens} if rij else None
        if rij is None:
            rij = Signaalpartner(gemeente=gemeente, id=partner_id, client_id=convenant.client_id)
            session.add(rij)
        rij.naam, rij.type, rij.testgegevens = convenant.naam, convenant.type.value, convenant.testgegevens
        nieuw = {"type": rij.type, "testgegevens": rij.testgegevens}
        await audit.schrijf(session, gemeente, "convenant-vastgelegd", "signaalpartner", rij.id, actor, oud=oud, nieuw=nieuw)
    await session.flush()
    return partner_id
