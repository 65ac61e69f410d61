"""An outsider brings in what his opdracht asks: the begroting and the advice of the onderzoek that belongs to it, and of no other."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.bbz.domain.begroting import Beeld, Begrotingsjaar
from services.bbz.domain.fouten.onderzoek import OnderzoekNietGevonden
from services.bbz.domain.opdracht import toets_stand
from services.bbz.store.queries.opdrachten import opdracht_met_slot
from services.bbz.usecases.lever_onderzoek import LeverAdvies, leg_begroting_vast, lever_advies
from services.bbz.usecases.werk_aan_opdracht import lever_op


async def begroot_voor_opdracht(
    session: WriteSession, bos: Sleutelbos, opdracht_id: UUID, begroting: Sequence[Begrotingsjaar], actor: Actor
) -> Beeld:
    """Raises OpdrachtNietGevonden for another's opdracht, OnderzoekNietGevonden when this one has no onderzoek."""
    onderzoek_id = await _onderzoek_van(session, opdracht_id, actor)
    return await leg_begroting_vast(session, bos, onderzoek_id, begroting, actor)


async def lever_advies_voor_opdracht(session: WriteSession, bos: Sleutelbos, opdracht: LeverAdvies, actor: Actor) -> UUID:
    """Deliver the advice, and with it the opdracht; `opdracht.onderzoek_id` is the id of the opdracht here. Return the opdracht's id."""
    onderzoek_id = await _onderzoek_van(session, opdracht.onderzoek_id, actor)
    await lever_advies(session, bos, replace(opdracht, onderzoek_id=onderzoek_id), actor)
    return (await lever_op(session, bos, opdracht.onderzoek_id, opdracht.advies, opdracht.boekdatum, actor, actor.client)).id


async def _onderzoek_van(session: WriteSession, opdracht_id: UUID, actor: Actor) -> UUID:
    rij = await opdracht_met_slot(session, actor.gemeenten, opdracht_id, actor.client)
    toets_stand(rij.status, ("verstrekt", "begonnen"))
    if rij.onderzoek_id is None:
        raise OnderzoekNietGevonden
    return rij.onderzoek_id
