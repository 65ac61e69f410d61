"""The signals of a zaak."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession
from services.vroegsignalering.store.tables import Signaal, Zaak

_OOK_IN = text("SELECT zaak_id, signaal_id FROM signaal_ook_in_zaak WHERE gemeente = ANY(:gemeenten) AND zaak_id = ANY(:zaken)")


async def signalen_van(session: AnySession, zaken: Sequence[Zaak]) -> dict[UUID, list[Signaal]]:
    """The signals of each zaak, newest first; an imported signal may stand with more zaken than one."""
    gemeenten, ids = {z.gemeente for z in zaken}, [z.id for z in zaken]
    ook = (await session.execute(_OOK_IN, {"gemeenten": sorted(gemeenten), "zaken": ids})).all()
    eigen = select(Signaal).where(Signaal.gemeente.in_(gemeenten), Signaal.zaak_id.in_(ids))
    alle = list((await session.scalars(eigen)).all())
    if ook:
        gedeeld = select(Signaal).where(Signaal.gemeente.in_(gemeenten), Signaal.id.in_([r.signaal_id for r in ook]))
        alle += [s for s in (await session.scalars(gedeeld)).all() if s not in alle]
    paren = {(s.zaak_id, s.id) for s in alle} | {(r.zaak_id, r.signaal_id) for r in ook}
    alle.sort(key=lambda s: (s.signaaldatum, s.id), reverse=True)
    return {zaak_id: [s for s in alle if (zaak_id, s.id) in paren] for zaak_id in ids}
