"""Deferrals."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.debiteuren.domain.uitstel import Omvang
from services.debiteuren.domain.uitstel import Uitstel as Uitstelperiode
from services.debiteuren.store.tables.basis import Tabel


class Uitstel(Tenant, Tabel):
    """A deferral that was granted. `reden` is encrypted text and stays in the dossier.

    `tot_en_met` is the last day that counts; if it ended early, `verleend_tot_en_met` is what had been granted. One that was withdrawn
    before it began has no day at all.
    """

    __tablename__ = "uitstel"

    lening_id: Mapped[UUID]
    van: Mapped[date]
    tot_en_met: Mapped[date]
    reden: Mapped[bytes]
    verleend_door: Mapped[str]
    verleend_op: Mapped[date]
    omvang: Mapped[str] = mapped_column(default=Omvang.AFLOSSING_EN_RENTE.value)
    maandbedrag_centen: Mapped[int | None]
    verleend_tot_en_met: Mapped[date | None]
    einde_reden: Mapped[str | None]
    einde_besluit: Mapped[str | None]

    @property
    def periode(self) -> Uitstelperiode:
        """The days it covers."""
        return Uitstelperiode(self.van, self.tot_en_met)
