"""Arrears on a Bbz loan: a signal to offer contact."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.intake.domain.contactsignaal import Signaalstatus
from services.intake.store.tables.basis import Tabel


class Contactsignaal(Aggregate, Tabel):
    """One loan in arrears; `traject_id` when the person already has help, `aanmelding_id` once he accepted it."""

    __tablename__ = "contactsignaal"

    lening_id: Mapped[UUID]
    betrokkene_id: Mapped[UUID]
    sinds: Mapped[date]
    bedrag_centen: Mapped[int]
    ontvangen_op: Mapped[date]
    status: Mapped[str]
    traject_id: Mapped[UUID | None]
    aanmelding_id: Mapped[UUID | None]

    @property
    def stand(self) -> Signaalstatus:
        """The status as the domain knows it."""
        return Signaalstatus(self.status)


class Contactsignaalpoging(Tenant, Tabel):
    """Someone tried to make contact."""

    __tablename__ = "contactsignaal_poging"

    signaal_id: Mapped[UUID]
    datum: Mapped[date]
    uitkomst: Mapped[str]
    gedaan_door: Mapped[str]
