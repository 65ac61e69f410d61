"""Who was asked to apply."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate
from services.bbz.store.tables.basis import Tabel


class Uitnodiging(Aggregate, Tabel):
    """Intake asked us to invite this entrepreneur. `verzoek_id` is unique: one verzoek, one uitnodiging."""

    __tablename__ = "uitnodiging"

    betrokkene_id: Mapped[UUID]
    traject_id: Mapped[UUID]
    verzoek_id: Mapped[UUID]
    bedrag_centen: Mapped[int]
    datum: Mapped[date]
