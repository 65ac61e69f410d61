"""The decision, what comes before a refusal or a large grant, and what may follow on it."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.domain.soort import Vorm
from services.bbz.store.tables.basis import Tabel


class Besluit(Tenant, Tabel):
    """A decision on one part of an aanvraag: written once, never changed. After a bezwaar another follows, with the next `nummer`.

    `onderdeel` is `bedrijfskapitaal` or `levensonderhoud`; `motivering` is encrypted; `norm` is the maximum it was measured by.
    `begeleiding_centen` is the part of the amount that pays for guidance; the letter is kept with the proposal (`voorstel_id`).
    """

    __tablename__ = "besluit"

    aanvraag_id: Mapped[UUID]
    onderdeel: Mapped[str] = mapped_column(default="bedrijfskapitaal")
    nummer: Mapped[int] = mapped_column(default=1)
    voorstel_id: Mapped[UUID | None]
    uitkomst: Mapped[str]
    vorm: Mapped[str | None]
    bedrag_centen: Mapped[int]
    begeleiding_centen: Mapped[int] = mapped_column(default=0)
    looptijd_maanden: Mapped[int | None]
    aflossingsvorm: Mapped[str | None]
    rente_procent: Mapped[Decimal | None]
    norm: Mapped[str | None]
    motivering: Mapped[bytes]
    datum: Mapped[date]
    binnen_termijn: Mapped[bool]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]

    @property
    def kapitaalvorm(self) -> Vorm | None:
        """The form as the domain knows it."""
        return Vorm(self.vorm) if self.vorm else None


class Voornemen(Tenant, Tabel):
    """A refusal that is intended, until when the applicant may say what he thinks, and what he said (encrypted)."""

    __tablename__ = "voornemen"

    aanvraag_id: Mapped[UUID]
    verzonden_op: Mapped[date]
    zienswijze_tot_en_met: Mapped[date]
    zienswijze_op: Mapped[date | None]
    zienswijze: Mapped[bytes | None]


class Commissieadvies(Tenant, Tabel):
    """What the commissie advised, up to which amount."""

    __tablename__ = "commissieadvies"

    aanvraag_id: Mapped[UUID]
    datum: Mapped[date]
    advies: Mapped[str]
    bedrag_centen: Mapped[int]
    toelichting: Mapped[bytes]
    door: Mapped[str]


class Bezwaar(Aggregate, Tabel):
    """An objection with its own term and outcome. Grounds and reasons are encrypted."""

    __tablename__ = "bezwaar"

    besluit_id: Mapped[UUID]
    ontvangen_op: Mapped[date]
    tijdig: Mapped[bool]
    met_commissie: Mapped[bool]
    beslissen_uiterlijk: Mapped[date]
    verdaagd_weken: Mapped[int] = mapped_column(default=0)
    gronden: Mapped[bytes]
    uitkomst: Mapped[str | None]
    motivering: Mapped[bytes | None]
    afgedaan_op: Mapped[date | None]
