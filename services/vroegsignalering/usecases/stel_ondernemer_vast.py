"""Is this inhabitant an entrepreneur? The visitor says so, or not; otherwise a KvK-nummer or business name on a signal tells.

What the visitor learned goes before what signals say: a partner may keep an old contract, and most entrepreneurs have their energy at home.
"""

import json
from dataclasses import dataclass

from contracts.persoon import Onderneming
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.vroegsignalering.domain.zaak import mag_behandelen
from services.vroegsignalering.store.tables import Zaak
from services.vroegsignalering.store.tables.opvolging import CONTEXT_ONDERNEMING
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling


@dataclass(frozen=True, slots=True)
class Ondernemerschap:
    """What the visitor found. The business is known only of an entrepreneur, and not always then."""

    ondernemer: bool
    onderneming: Onderneming | None = None


async def stel_ondernemer_vast(
    session: WriteSession, handeling: Handeling, gevonden: Ondernemerschap, actor: Actor, sleutelbos: Sleutelbos
) -> Zaak:
    """Store it and return the zaak. Raises ZaakNietGevonden, VersieVerouderd or ZaakAlAfgesloten."""
    zaak = await neem_in_behandeling(session, handeling, actor)
    mag_behandelen(zaak.loop)
    await bewaar_ondernemerschap(session, zaak, gevonden, actor, sleutelbos)
    zaak.versie += 1  # no event, but the zaak reads otherwise now
    await session.flush()
    return zaak


async def bewaar_ondernemerschap(
    session: WriteSession, zaak: Zaak, gevonden: Ondernemerschap, actor: Actor, sleutelbos: Sleutelbos
) -> None:
    """The same for a zaak that the caller has locked."""
    if gevonden.onderneming:
        inhoud = json.dumps(gevonden.onderneming.model_dump(mode="json", exclude_none=True), separators=(",", ":"))
        zaak.onderneming = sleutelbos.versleutel(inhoud, CONTEXT_ONDERNEMING)
    if zaak.ondernemer != gevonden.ondernemer:
        oud, nieuw = {"ondernemer": zaak.ondernemer}, {"ondernemer": gevonden.ondernemer}
        await audit.schrijf(session, zaak.gemeente, "ondernemerschap-vastgesteld", "zaak", zaak.id, actor, oud=oud, nieuw=nieuw)
    zaak.ondernemer = gevonden.ondernemer
