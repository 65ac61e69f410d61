"""What was granted and signed."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate
from services.bbz.store.tables.basis import Tabel


class Voorziening(Aggregate, Tabel):
    """What exists from the akte on. `iban` is encrypted and, with the two dates, filled once: when the money is paid."""

    __tablename__ = "voorziening"

    besluit_id: Mapped[UUID]
    betrokkene_id: Mapped[UUID]
    akte_op: Mapped[date]
    uitbetaald_op: Mapped[date | None]
    eerste_vervaldag: Mapped[date | None]
    iban: Mapped[bytes | None]
