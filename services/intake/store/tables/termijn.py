"""What makes the decision term stand still, and what follows when it has passed."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.intake.store.tables.basis import Tabel


class Hersteltermijn(Tenant, Tabel):
    """Papers were asked for, until a day. `gevraagd` is the encrypted JSON list of what is missing."""

    __tablename__ = "hersteltermijn"

    traject_id: Mapped[UUID]
    gegeven_op: Mapped[date]
    tot_en_met: Mapped[date]
    gevraagd: Mapped[bytes]
    ontvangen_op: Mapped[date | None]
    verstreken: Mapped[bool] = mapped_column(default=False)
    gegeven_door: Mapped[str]


class Ingebrekestelling(Tenant, Tabel):
    """The person says that the decision is late. `na_twee_weken` is the last day that costs nothing."""

    __tablename__ = "ingebrekestelling"

    traject_id: Mapped[UUID]
    ontvangen_op: Mapped[date]
    na_twee_weken: Mapped[date]
    onredelijk_laat: Mapped[bool]
    vastgelegd_door: Mapped[str]
