"""The settlement of a boekjaar, and what art. 21 made om niet."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Boekjaarrij(Aggregate, Tabel):
    """A boekjaar with bijstand in it: when the administration came in, and when it was settled."""

    __tablename__ = "boekjaar"

    voorziening_id: Mapped[UUID]
    jaar: Mapped[int]
    begin: Mapped[date]
    einde: Mapped[date]
    administratie_op: Mapped[date | None]
    vastgesteld_op: Mapped[date | None]


class Vaststellingrij(Tenant, Tabel):
    """The definitieve vaststelling. `berekening` is the encrypted computation, whole."""

    __tablename__ = "vaststelling"

    boekjaar_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    uitkomst: Mapped[str]
    om_niet_centen: Mapped[int]
    terug_centen: Mapped[int]
    lening_centen: Mapped[int]
    extra_centen: Mapped[int]
    berekening: Mapped[bytes]
    datum: Mapped[date]


class Omzettingrij(Tenant, Tabel):
    """What art. 21 converted (`kapitaal`) or waived (`rente`) over one boekjaar, with its encrypted computation."""

    __tablename__ = "omzetting"

    voorziening_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    soort: Mapped[str]
    boekjaar: Mapped[int]
    bedrag_centen: Mapped[int]
    berekening: Mapped[bytes]
    datum: Mapped[date]
