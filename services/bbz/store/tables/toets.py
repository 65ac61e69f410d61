"""The outcome of a named test of the law."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.bbz.store.tables.basis import Tabel


class Toetspunt(Tenant, Tabel):
    """One test of one aanvraag: input and reason are encrypted. Of several rows with one code the last holds."""

    __tablename__ = "toetspunt"

    aanvraag_id: Mapped[UUID]
    code: Mapped[str]
    artikel: Mapped[str]
    uitkomst: Mapped[str]
    invoer: Mapped[bytes]
    reden: Mapped[bytes | None]
    datum: Mapped[date]
    door: Mapped[str]
