"""Work items, inquiries, and the rounds that make them."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.debiteuren.domain.ladder import Stap
from services.debiteuren.domain.taak import Opdracht, Taaksoort, opdracht
from services.debiteuren.store.tables.basis import Tabel


class Taak(Aggregate, Tabel):
    """A loan that needs someone. `sleutel` keeps one cause from giving two."""

    __tablename__ = "taak"

    lening_id: Mapped[UUID]
    soort: Mapped[str]
    sleutel: Mapped[str]
    stap: Mapped[str | None]
    plek: Mapped[str]
    uiterlijk: Mapped[date]
    ontstaan_op: Mapped[date]
    afgerond_op: Mapped[date | None]
    afgerond_door: Mapped[str | None]
    uitkomst: Mapped[str | None]

    @property
    def opdracht(self) -> Opdracht:
        """What it asks."""
        return opdracht(Taaksoort(self.soort), Stap(self.stap) if self.stap else None)

    @property
    def wat_nu(self) -> str:
        """What to do now, in words."""
        return self.opdracht.wat_nu

    @property
    def artikel(self) -> str | None:
        """The article behind it."""
        return self.opdracht.artikel


class Onderzoek(Aggregate, Tabel):
    """A voortgangsonderzoek or debiteurenonderzoek. `toelichting` is encrypted text."""

    __tablename__ = "onderzoek"

    lening_id: Mapped[UUID]
    soort: Mapped[str]
    stand: Mapped[str]
    uiterlijk: Mapped[date]
    opgevraagd_op: Mapped[date | None]
    ontvangen_op: Mapped[date | None]
    beoordeeld_op: Mapped[date | None]
    uitkomst: Mapped[str | None]
    toelichting: Mapped[bytes | None]


class Invorderingsronde(Aggregate, Tabel):
    """One day on which a gemeente's loans were gone through, and what came of it."""

    __tablename__ = "invorderingsronde"

    datum: Mapped[date]
    taken: Mapped[int] = mapped_column(default=0)
    onderzoeken: Mapped[int] = mapped_column(default=0)
    begonnen: Mapped[int] = mapped_column(default=0)
    geeindigd: Mapped[int] = mapped_column(default=0)
    leningen: Mapped[int] = mapped_column(default=0)
