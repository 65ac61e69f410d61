"""What bbz hears of the person, we want to know too: he died, or he moved to another gemeente.

Nothing is decided by it. The dossier says so, and a medewerker ends the help with the reason that belongs to it.
"""

from contracts.bbz import OndernemerOverleden, OndernemerVerhuisd
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.fouten import TrajectNietGevonden
from services.intake.store import queries
from services.intake.usecases.dossier import log_traject


async def hoor_van_bbz(session: WriteSession, gemeente: str, gegevens: OndernemerOverleden | OndernemerVerhuisd, actor: Actor) -> None:
    """Write it in the traject. An event about no traject, or one that is not ours, changes nothing."""
    if gegevens.traject_id is None:
        return
    try:
        traject = await queries.traject_met_slot(session, [gemeente], gegevens.traject_id)
    except TrajectNietGevonden:
        return
    if isinstance(gegevens, OndernemerOverleden):
        traject.overleden_op, wat = gegevens.datum, "overleden"
    else:
        traject.verhuisd_op, traject.verhuisd_naar, wat = gegevens.datum, gegevens.naar_gemeente, "verhuisd"
    traject.versie += 1
    await session.flush()
    await log_traject(session, traject, naam=f"{wat} gemeld door bbz")
    await audit.schrijf(session, gemeente, wat, "traject", traject.id, actor, nieuw={"op": gegevens.datum})
