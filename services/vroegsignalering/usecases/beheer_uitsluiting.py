"""Put someone on the uitsluitingslijst, or end that. Which signals are not taken up follows from it, from the next delivery on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.fouten import UitsluitingAlBeeindigd
from services.vroegsignalering.domain.huishouden import Deur
from services.vroegsignalering.domain.verwerking import UITSLUITEN
from services.vroegsignalering.store.queries import kennis
from services.vroegsignalering.store.tables import CONTEXT_TOELICHTING, Uitsluiting


@dataclass(frozen=True, slots=True)
class SluitUit:
    """Whom, by BSN or by door, from which day, and why in a few words."""

    gemeente: str
    bsn: str | None
    deur: Deur | None
    toelichting: str
    van: date


async def sluit_uit(session: WriteSession, opdracht: SluitUit, actor: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Store it, with no more of the person than a keyed hash or a door; return its id."""
    bsn_hash = sleutelbos.zoekhash(opdracht.bsn) if opdracht.bsn else None
    deur = opdracht.deur
    rij = Uitsluiting(
        gemeente=opdracht.gemeente,
        bsn_hash=bsn_hash,
        postcode=deur and deur.postcode,
        huisnummer=deur and deur.huisnummer,
        toevoeging=deur and deur.toevoeging,
        toelichting=sleutelbos.versleutel(opdracht.toelichting, CONTEXT_TOELICHTING),
        van=opdracht.van,
        door=actor.medewerker or actor.client,
        versie=1,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "uitgesloten", "uitsluiting", rij.id, actor, nieuw={"van": opdracht.van})
    await log_verwerking(session, rij.gemeente, UITSLUITEN, [bsn_hash], naam="uitsluiting vastgelegd")
    return rij.id


async def beeindig_uitsluiting(session: WriteSession, ident: UUID, gezien: int, op: date, actor: Actor) -> UUID:
    """From `op` on signals are taken up again. Raises UitsluitingNietGevonden, VersieVerouderd or UitsluitingAlBeeindigd."""
    rij = await kennis.uitsluiting(session, actor.gemeenten, ident, slot=True)
    verwacht_versie(rij, gezien)
    if rij.tot is not None:
        raise UitsluitingAlBeeindigd(rij.tot)
    rij.tot, rij.versie = op, rij.versie + 1
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "uitsluiting-beeindigd", "uitsluiting", rij.id, actor, nieuw={"tot": op})
    await log_verwerking(session, rij.gemeente, UITSLUITEN, [rij.bsn_hash], naam="uitsluiting beëindigd")
    return rij.id
