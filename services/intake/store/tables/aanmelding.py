"""Who asked for help, and the first talk."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.store.tables.basis import Tabel


class Aanmelding(Aggregate, Tabel):
    """Someone is known for Wgs help. `zaak_id` names the zaak of vroegsignalering and is unique: one zaak, one aanmelding."""

    __tablename__ = "aanmelding"

    betrokkene_id: Mapped[UUID]
    kanaal: Mapped[str]
    zaak_id: Mapped[UUID | None]
    ontvangen_op: Mapped[date]
    signaal_ontvangen_op: Mapped[date | None]
    crisis: Mapped[bool]
    warme_overdracht: Mapped[bool]
    gesprek_uiterlijk: Mapped[date]
    status: Mapped[str] = mapped_column(default=Aanmeldstatus.ONTVANGEN.value)

    @property
    def stand(self) -> Aanmeldstatus:
        """The status as the domain knows it."""
        return Aanmeldstatus(self.status)


class Gesprek(Tenant, Tabel):
    """The first talk. `hulpvraag` is encrypted text, or nothing when no hulpvraag was established."""

    __tablename__ = "gesprek"

    aanmelding_id: Mapped[UUID]
    datum: Mapped[date]
    hulpvraag: Mapped[bytes | None]
    binnen_termijn: Mapped[bool]
    gevoerd_door: Mapped[str]
