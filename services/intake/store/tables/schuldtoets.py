"""The test of problematic debts, and the registration at BKR that may follow."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.intake.domain.bkr import Bkrstatus
from services.intake.domain.schuldtoets import Problematisch
from services.intake.store.tables.basis import Tabel


class Schuldtoets(Tenant, Tabel):
    """The inputs, the computed answer and the professional's own, of one day. `motivering` is encrypted."""

    __tablename__ = "schuldtoets"

    traject_id: Mapped[UUID]
    datum: Mapped[date]
    peildatum: Mapped[date]
    opeisbaar_centen: Mapped[int | None]
    afloscapaciteit_centen: Mapped[int | None]
    vermogen_centen: Mapped[int | None]
    maanden: Mapped[int]
    tekort_centen: Mapped[int | None]
    uitkomst: Mapped[str]
    oordeel: Mapped[str]
    motivering: Mapped[bytes | None]
    terugkomen_op: Mapped[date | None]
    gedaan_door: Mapped[str]

    @property
    def problematisch(self) -> bool | None:
        """The professional's answer: None while it is not yet clear."""
        return {Problematisch.PROBLEMATISCH: True, Problematisch.NIET_PROBLEMATISCH: False}.get(Problematisch(self.oordeel))


class BkrRegistratie(Aggregate, Tabel):
    """The duty to register an admission, its proof and the proof of its end (both encrypted)."""

    __tablename__ = "bkr_registratie"

    traject_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    status: Mapped[str]
    vereist_op: Mapped[date]
    geregistreerd_op: Mapped[date | None]
    bewijs: Mapped[bytes | None]
    einde_vereist_op: Mapped[date | None]
    beeindigd_op: Mapped[date | None]
    eindbewijs: Mapped[bytes | None]

    @property
    def stand(self) -> Bkrstatus:
        """The status as the domain knows it."""
        return Bkrstatus(self.status)
