"""Collection of one loan: why it stands still, where it is on the ladder, and what was done."""

from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Date
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.debiteuren.domain.ladder import Aanvang, Gezet, Stap
from services.debiteuren.domain.pauze import Pauze as Pauzewaarde
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.periode import Periode
from services.debiteuren.domain.verjaring import Stuiting as Stuitingwaarde
from services.debiteuren.domain.verjaring import Stuitingshandeling
from services.debiteuren.store.tables.basis import Tabel


class Pauze(Tenant, Tabel):
    """Days on which collection stands still. `bron_id` is what caused it (a traject, a dossier), or the pause's own id."""

    __tablename__ = "pauze"

    lening_id: Mapped[UUID]
    soort: Mapped[str]
    van: Mapped[date]
    tot_en_met: Mapped[date | None]
    bron_id: Mapped[UUID]

    @property
    def waarde(self) -> Pauzewaarde:
        """The pause as the domain knows it."""
        return Pauzewaarde(Pauzesoort(self.soort), Periode(self.van, self.tot_en_met))


class Invordering(Aggregate, Tabel):
    """One time that a loan is on the ladder, from the arrears (or the call) until they are gone."""

    __tablename__ = "invordering"

    lening_id: Mapped[UUID]
    aanvang: Mapped[str]
    sinds: Mapped[date]
    begonnen_op: Mapped[date]
    geeindigd_op: Mapped[date | None]
    einde_reden: Mapped[str | None]

    @property
    def begin(self) -> Aanvang:
        """Where the ladder begins."""
        return Aanvang(self.aanvang)


class Invorderingsstap(Tenant, Tabel):
    """A step that was taken, with what it asked. `vervaldagen` are the terms it touched; `toelichting` is encrypted text."""

    __tablename__ = "invorderingsstap"

    lening_id: Mapped[UUID]
    invordering_id: Mapped[UUID]
    stap: Mapped[str]
    datum: Mapped[date]
    uiterlijk: Mapped[date | None]
    bedrag_centen: Mapped[int]
    kosten_centen: Mapped[int]
    vervaldagen: Mapped[list[date]] = mapped_column(ARRAY(Date))
    kanaal: Mapped[str | None]
    bereikt: Mapped[bool | None]
    toelichting: Mapped[bytes | None]
    besluit_id: Mapped[UUID | None]
    door: Mapped[str]

    @property
    def gezet(self) -> Gezet:
        """The step as the ladder knows it."""
        return Gezet(Stap(self.stap), self.datum, self.uiterlijk)


class Stuiting(Tenant, Tabel):
    """An interruption of the prescription; without `vervaldagen` it touches every term that had lapsed."""

    __tablename__ = "stuiting"

    lening_id: Mapped[UUID]
    handeling: Mapped[str]
    datum: Mapped[date]
    vervaldagen: Mapped[list[date] | None] = mapped_column(ARRAY(Date))
    stap_id: Mapped[UUID | None]
    toelichting: Mapped[bytes | None]
    door: Mapped[str]

    @property
    def waarde(self) -> Stuitingwaarde:
        """The interruption as the domain knows it."""
        geraakt = None if self.vervaldagen is None else frozenset(self.vervaldagen)
        return Stuitingwaarde(self.datum, Stuitingshandeling(self.handeling), geraakt)
