"""The route, and what is asked of others along it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.intake.domain.rechtsvorm import Rechtsvorm
from services.intake.domain.traject import Trajectstatus
from services.intake.store.tables.basis import Tabel


class Traject(Aggregate, Tabel):
    """The route from hulpvraag to beschikking and on. `voorstel_id` is the proposal that may be ratified now."""

    __tablename__ = "traject"

    aanmelding_id: Mapped[UUID]
    betrokkene_id: Mapped[UUID]
    rechtsvorm: Mapped[str]
    prive_aansprakelijk: Mapped[bool]
    schulden_totaal_centen: Mapped[int | None]
    woongemeente: Mapped[str | None]
    hulpvraag_op: Mapped[date]
    beslistermijn_weken: Mapped[int | None]
    besluit_uiterlijk: Mapped[date]
    overleden_op: Mapped[date | None]
    verhuisd_op: Mapped[date | None]
    verhuisd_naar: Mapped[str | None]
    status: Mapped[str] = mapped_column(default=Trajectstatus.HULPVRAAG_VASTGESTELD.value)
    voorstel_id: Mapped[UUID | None]
    voorgesteld_door: Mapped[str | None]
    bekrachtigd_door: Mapped[str | None]

    @property
    def stand(self) -> Trajectstatus:
        """The status as the domain knows it."""
        return Trajectstatus(self.status)

    @property
    def vorm(self) -> Rechtsvorm:
        """The rechtsvorm as the domain knows it."""
        return Rechtsvorm(self.rechtsvorm)


class Kredietverzoek(Tenant, Tabel):
    """Intake asked bbz to invite the entrepreneur for a saneringskrediet."""

    __tablename__ = "kredietverzoek"

    traject_id: Mapped[UUID]
    bedrag_centen: Mapped[int]
    datum: Mapped[date]
    gevraagd_door: Mapped[str]
