"""Record with which gemeenten a signaalpartner has a convenant."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from contracts.vroegsignalering import Signaalpartnertype
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.vroegsignalering.domain.convenant import grond_van
from services.vroegsignalering.domain.fouten import TestgegevensNietToegestaan
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import Signaalpartner


@dataclass(frozen=True, slots=True)
class Convenant:
    """What beheer recorded: one client, one type, the gemeenten that it may deliver to, and what was agreed with each of them.

    Without limits of its own the drempelbedrag of the gemeente holds, and the days of the type. `einde` is the last day of delivery.
    """

    client_id: str
    gemeenten: Collection[str]
    naam: str
    type: Signaalpartnertype
    testgegevens: bool
    grond: str | None = None
    terugkoppeling: bool = False
    drempel_centen: int | None = None
    dagen_minstens: int | None = None
    dagen_hoogstens: int | None = None
    contact_naam: str | None = None
    contact_email: str | None = None
    contact_telefoon: str | None = None
    einde: date | None = None


#: What of a convenant goes into the audit log: what was agreed, not whom to call.
_AFSPRAKEN: Final = ("type", "testgegevens", "grond", "terugkoppeling", "drempel_centen", "dagen_minstens", "dagen_hoogstens", "einde")
_KOLOMMEN: Final = (*_AFSPRAKEN, "naam", "contact_naam", "contact_email", "contact_telefoon")


async def leg_partner_vast(session: WriteSession, convenant: Convenant, actor: Actor, *, testgegevens_toegestaan: bool) -> UUID:
    """Store the convenanten and return the partner's id, the same in every gemeente. Raises TestgegevensNietToegestaan or GrondOntbreekt.

    Only the gemeenten named are touched. Doing it twice changes nothing.
    """
    if convenant.testgegevens and not testgegevens_toegestaan:
        raise TestgegevensNietToegestaan
    waarden = {naam: getattr(convenant, naam) for naam in _KOLOMMEN} | {
        "type": convenant.type.value,
        "grond": grond_van(convenant.type.value, convenant.grond),
    }
    bestaand = {c.gemeente: c for c in await queries.convenanten(session, convenant.client_id)}
    partner_id = next((c.id for c in bestaand.values()), None) or uuid4()
    for gemeente in sorted(convenant.gemeenten):
        rij = bestaand.get(gemeente)
        oud = {naam: getattr(rij, naam) for naam in _AFSPRAKEN} if rij else None
        if rij is None:
            rij = Signaalpartner(gemeente=gemeente, id=partner_id, client_id=convenant.client_id)
            session.add(rij)
        for naam, waarde in waarden.items():
            setattr(rij, naam, waarde)
        nieuw = {naam: waarden[naam] for naam in _AFSPRAKEN}
        await audit.schrijf(session, gemeente, "convenant-vastgelegd", "signaalpartner", rij.id, actor, oud=oud, nieuw=nieuw)
    await session.flush()
    return partner_id
