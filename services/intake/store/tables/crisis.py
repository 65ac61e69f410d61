"""A bedreigende situatie that arose when someone was already known."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate
from services.intake.store.tables.basis import Tabel


class Crisis(Aggregate, Tabel):
    """What threatens, and the talk about it. A vroegsignaal names no `grond`: it was judged where it came in."""

    __tablename__ = "crisis"

    aanmelding_id: Mapped[UUID]
    grond: Mapped[str | None]
    gemeld_op: Mapped[date]
    gesprek_uiterlijk: Mapped[date]
    gesprek_op: Mapped[date | None]
    gevoerd_door: Mapped[str | None]
