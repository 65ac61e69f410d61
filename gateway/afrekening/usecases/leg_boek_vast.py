"""Put down the productenboek of a year."""

from collections.abc import Iterable

from gateway.afrekening.domain.meetregel import Meetregel
from gateway.afrekening.domain.productenboek import Product, stel_op
from gateway.afrekening.store import boeken
from gateway.catalogus import velden_per_type
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession


async def leg_boek_vast(session: WriteSession, jaar: int, producten: Iterable[Product], regels: Iterable[Meetregel], door: Actor) -> bool:
    """Store the book, whole, in the place of the former, and say whether that changed anything.

    After a change the worker meters the year anew from the archive. Raises ProductenboekOngeldig.
    """
    boek = stel_op(jaar, producten, regels, velden_per_type())
    eerder = (await boeken.boeken(session, [jaar])).get(jaar)
    if eerder == boek:
        return False
    await boeken.bewaar(session, boek)
    oud = {code: product.tarief.centen for code, product in eerder.producten.items()} if eerder else None
    nieuw = {code: product.tarief.centen for code, product in boek.producten.items()}
    await audit.schrijf(session, None, "productenboek-vastgelegd", "productenboek", jaar, door, oud, nieuw)
    return True
