"""Give zaken to a medewerker, one or many at once; or take them back."""

from collections.abc import Collection
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.vroegsignalering.domain.fouten import ZaakNietGevonden
from services.vroegsignalering.domain.zaak import mag_behandelen
from services.vroegsignalering.store.queries.opvolging import zaken_met_slot


async def wijs_zaken_toe(session: WriteSession, ids: Collection[UUID], behandelaar: str | None, actor: Actor) -> int:
    """Assign all of these, or none; return how many changed. `behandelaar` is a pseudonymous id, None takes the zaken back.

    Raises ZaakNietGevonden when one of them is not there for these gemeenten, ZaakAlAfgesloten when one is closed.
    """
    zaken = await zaken_met_slot(session, actor.gemeenten, ids)
    if len(zaken) < len(set(ids)):
        raise ZaakNietGevonden
    anders = [zaak for zaak in zaken if zaak.behandelaar != behandelaar]
    for zaak in anders:
        mag_behandelen(zaak.loop)
        oud = zaak.behandelaar
        zaak.behandelaar, zaak.behandeld, zaak.versie = behandelaar, True, zaak.versie + 1
        nieuw = {"behandelaar": behandelaar}
        await audit.schrijf(session, zaak.gemeente, "zaak-toegewezen", "zaak", zaak.id, actor, oud={"behandelaar": oud}, nieuw=nieuw)
    await session.flush()
    return len(anders)
