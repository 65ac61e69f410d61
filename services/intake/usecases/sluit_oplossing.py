"""The help ends: whatever still runs to arrange the debts ends with it, and everyone who made creditors wait for it hears so."""

from datetime import date

from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.gerechtelijk import BIJ_DE_ROUTE
from services.intake.domain.regeling import OPEN, Regelingstatus
from services.intake.store import queries
from services.intake.store.tables import Traject
from services.intake.usecases.ga_naar_rechter import sluit_stap
from services.intake.usecases.voer_regeling_uit import sluit_regeling, sluit_voorbereiding


async def sluit_oplossing(session: WriteSession, traject: Traject, datum: date, boekdatum: date, actor: Actor) -> None:
    """End every regeling, moratorium and voorlopige voorziening of this traject; what ended before stays as it was.

    The Wsnp goes on without us: the judge ends it, and a medewerker records that.
    """
    for regeling in await queries.regeling_rijen(session, traject.gemeente, traject.id):
        if regeling.stand is Regelingstatus.LOPEND:
            await sluit_regeling(session, regeling, traject, datum, boekdatum, actor, geslaagd=False)
        elif regeling.stand in OPEN or regeling.stand is Regelingstatus.GEWEIGERD:
            await sluit_voorbereiding(session, regeling, datum, actor)
    for stap in await queries.gerechtelijke_stap_rijen(session, traject.gemeente, traject.id):
        if stap.van and stap.geeindigd_op is None and stap.verzoeksoort in BIJ_DE_ROUTE:
            await sluit_stap(session, stap, traject, max(datum, stap.van), boekdatum, actor, geslaagd=False)
