"""What belongs to one zaak beside its contact attempts: what was offered, and what was noted."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel

#: What the ciphertext of `notitie.tekst` is bound to.
CONTEXT_NOTITIE = b"vroegsignalering.notitie.tekst"


class Hulpaanbod(Tenant, Tabel):
    """Help that was offered."""

    __tablename__ = "hulpaanbod"
    __table_args__ = (ForeignKeyConstraint(["gemeente", "zaak_id"], ["zaak.gemeente", "zaak.id"]),)

    zaak_id: Mapped[UUID]
    datum: Mapped[date]
    soort: Mapped[str]
    door: Mapped[str]


class Notitie(Tenant, Tabel):
    """A note, or what was said in a talk (`soort`): encrypted, for it may say anything."""

    __tablename__ = "notitie"
    __table_args__ = (ForeignKeyConstraint(["gemeente", "zaak_id"], ["zaak.gemeente", "zaak.id"]),)

    zaak_id: Mapped[UUID]
    datum: Mapped[date]
    soort: Mapped[str]
    door: Mapped[str]
    tekst: Mapped[bytes] = mapped_column(LargeBinary)
