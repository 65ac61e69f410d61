"""Name the one contactpersoon for the whole route; a change says why (000 § 3.5.5)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.aanmelding import AANMELDING, Aanmeldstap
from services.intake.domain.fouten import WisselredenOntbreekt
from services.intake.store import queries
from services.intake.store.tables import Aanmelding, Contactpersoon
from services.intake.usecases.betrokkene import WISSELREDEN


@dataclass(frozen=True, slots=True)
class WijsContactpersoonAan:
    """`medewerker` is the pseudonymous id of a person at the loket, never a name."""

    aanmelding_id: UUID
    gezien: int
    medewerker: str
    reden: str | None
    boekdatum: date


async def wijs_contactpersoon_aan(session: WriteSession, bos: Sleutelbos, opdracht: WijsContactpersoonAan, actor: Actor) -> UUID:
    """Store who it is from now on; return the id of that row.

    Raises AanmeldingNietGevonden, VersieVerouderd, StapNietMogelijk or WisselredenOntbreekt.
    """
    aanmelding = await queries.aanmelding_met_slot(session, actor.gemeenten, opdracht.aanmelding_id)
    verwacht_versie(aanmelding, opdracht.gezien)
    AANMELDING.controleer(Aanmeldstap.CONTACTPERSOON, aanmelding.stand)
    if aanmelding.contactpersoon and aanmelding.contactpersoon != opdracht.medewerker and not opdracht.reden:
        raise WisselredenOntbreekt
    aanmelding.versie += 1  # no event tells who helps, yet whoever saw the old name must look again
    return await zet_contactpersoon(session, bos, aanmelding, opdracht.medewerker, opdracht.boekdatum, actor, reden=opdracht.reden)


async def zet_contactpersoon(
    session: WriteSession,
    bos: Sleutelbos,
    aanmelding: Aanmelding,
    medewerker: str,
    sinds: date,
    actor: Actor,
    *,
    reden: str | None = None,
) -> UUID:
    """Write the name on the locked aanmelding and in its history; return the id of that row."""
    oud, aanmelding.contactpersoon = aanmelding.contactpersoon, medewerker
    rij = Contactpersoon(
        gemeente=aanmelding.gemeente,
        aanmelding_id=aanmelding.id,
        medewerker=medewerker,
        sinds=sinds,
        reden=bos.versleutel(reden, WISSELREDEN) if reden else None,
        vastgelegd_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    wijziging = ({"contactpersoon": oud}, {"contactpersoon": medewerker})
    await audit.schrijf(session, aanmelding.gemeente, "contactpersoon", "aanmelding", aanmelding.id, actor, *wijziging)
    return rij.id
