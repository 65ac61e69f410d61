"""How much waits, and how long? Figures of one app for whoever watches it: its outbox, what is parked, and terms that have passed."""

from datetime import date
from typing import Final

from prometheus_client import Gauge
from sqlalchemy import text

from kernel.db import Database
from kernel.telemetry import METINGEN
from kernel.tenancy import bekende_gemeenten

#: By the one worker that leads; another worker of the app keeps showing what it last counted, so take the newest.
WACHT: Final = Gauge("regioloket_wacht", "Hoeveel er wacht.", ["app", "wat"], registry=METINGEN)
OUDSTE: Final = Gauge("regioloket_oudste_seconden", "Hoe lang het oudste daarvan wacht.", ["app", "wat"], registry=METINGEN)
GETELD_OP: Final = Gauge("regioloket_geteld_op", "Wanneer dit is geteld, in seconden sinds 1970.", ["app"], registry=METINGEN)

_OUTBOX = text("SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(tijd)), 0) FROM outbox WHERE verzonden_op IS NULL")
_GEPARKEERD = text("SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(geparkeerd_op)), 0) FROM geparkeerd")
_TERMIJNEN = text(
    "SELECT count(*), coalesce(86400 * (CAST(:op AS date) - min(einde)), 0) FROM termijn WHERE voldaan_op IS NULL AND einde < :op"
)


async def tel(db: Database, vandaag: date) -> None:
    """Count once; a handful of index scans."""
    app = db.settings.app
    async with db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    async with db.read(gemeenten) as session:
        for wat, vraag, waarden in (
            ("onverzonden", _OUTBOX, {}),
            ("geparkeerd", _GEPARKEERD, {}),
            ("termijn-overschreden", _TERMIJNEN, {"op": vandaag}),
        ):
            aantal, oudste = (await session.execute(vraag, waarden)).one()
            WACHT.labels(app, wat).set(aantal)
            OUDSTE.labels(app, wat).set(float(oudste))
    GETELD_OP.labels(app).set_to_current_time()
