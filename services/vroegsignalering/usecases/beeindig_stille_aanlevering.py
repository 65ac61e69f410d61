"""End an aanlevering whose upload fell silent: the api that took it in was killed, or its sender went away without a word.

What came in stays and is handled; the aanlevering then ends as `afgebroken`, and its report names the line after the last that came in.
Lines before it may be missing too (they waited for their blok), so the sender is asked for the whole file. Who still sends is refused.
"""

from kernel.db import WriteSession, set_gemeenten
from kernel.tenancy import bekende_gemeenten
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok

#: Numbers of blokken lie far below: the one that ends an aanlevering waits for all that came in.
_LAATSTE = 2_000_000_000


async def beeindig_stille(session: WriteSession, stil_s: int) -> int:
    """End every aanlevering that heard nothing for `stil_s` seconds; return how many. Each in the locks of its own rows."""
    await set_gemeenten(session, await bekende_gemeenten(session))
    stille = await queries.stille_aanleveringen(session, stil_s)
    for rij in stille:
        await queries.zet_gelezen(session, rij.id)
        await queries.meld_stilgevallen(session, rij.id, rij.gemeenten)
        laatste = Blok(
            aanlevering_id=rij.id,
            blok=_LAATSTE,
            client_id=rij.client_id,
            partner_id=rij.partner_id,
            partnertype=rij.partnertype,
            gemeente=min(rij.gemeenten),
            gemeenten=sorted(rij.gemeenten),
            ontvangen_op=rij.ontvangen_op,
            laatste=True,
            stand="afgebroken",
            traceparent=None,
        )
        await inname.zet_klaar(session, laatste, [])
    return len(stille)
