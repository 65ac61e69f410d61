"""Beschikkingen and their plan van aanpak."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.intake.domain.bezwaar import Bezwaarstatus
from services.intake.domain.herziening import Herzieningsreden
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.voornemen import Voornemen as VoornemenWaarde
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store.tables.basis import Tabel


class Besluit(Tenant, Tabel):
    """A beschikking: written once, never changed. `motivering` is encrypted text; `reden` is why an admission was revised.

    The words of its letter belong to the proposal, `voorstel_id`: there they were a concept.
    """

    __tablename__ = "besluit"

    traject_id: Mapped[UUID]
    voorstel_id: Mapped[UUID]
    soort: Mapped[str]
    grond: Mapped[str | None]
    motivering: Mapped[bytes | None]
    problematisch: Mapped[bool | None]
    reden: Mapped[str | None]
    datum: Mapped[date]
    binnen_termijn: Mapped[bool]
    dagen_te_laat: Mapped[int] = mapped_column(default=0)
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]

    @property
    def besluitsoort(self) -> Besluitsoort:
        """What was decided, as the domain knows it."""
        return Besluitsoort(self.soort)

    @property
    def weigeringsgrond(self) -> Weigeringsgrond | None:
        """The ground of a refusal, as the domain knows it."""
        return Weigeringsgrond(self.grond) if self.grond else None

    @property
    def herzieningsreden(self) -> Herzieningsreden | None:
        """Why an admission was revised, as the domain knows it."""
        return Herzieningsreden(self.reden) if self.reden else None


class Plan(Tenant, Tabel):
    """A version of the plan van aanpak, part of a besluit; `nummer` counts from 1. `inhoud` is encrypted JSON (`domain.plan.als_json`)."""

    __tablename__ = "plan"

    traject_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    inhoud: Mapped[bytes]
    nummer: Mapped[int]
    aflosperiode_maanden: Mapped[int]
    vastgesteld_op: Mapped[date]


class Voornemen(Tenant, Tabel):
    """An intention to decide against the person, and what he said of it. Both texts are encrypted."""

    __tablename__ = "voornemen"

    traject_id: Mapped[UUID]
    soort: Mapped[str]
    verzonden_op: Mapped[date]
    zienswijze_tot_en_met: Mapped[date]
    motivering: Mapped[bytes]
    zienswijze: Mapped[bytes | None]
    zienswijze_op: Mapped[date | None]
    verzonden_door: Mapped[str]

    @property
    def waarde(self) -> VoornemenWaarde:
        """The intention as the domain knows it."""
        return VoornemenWaarde(Besluitsoort(self.soort), self.verzonden_op, self.zienswijze_tot_en_met, self.zienswijze_op)


class Bezwaar(Aggregate, Tabel):
    """An objection to a besluit. `gronden` is encrypted text."""

    __tablename__ = "bezwaar"

    besluit_id: Mapped[UUID]
    traject_id: Mapped[UUID]
    ontvangen_op: Mapped[date]
    binnen_termijn: Mapped[bool]
    gronden: Mapped[bytes]
    status: Mapped[str]
    afgehandeld_op: Mapped[date | None]

    @property
    def stand(self) -> Bezwaarstatus:
        """The status as the domain knows it."""
        return Bezwaarstatus(self.status)


class Grondonderzoek(Tenant, Tabel):
    """What was asked about an optional ground of refusal, and found (encrypted)."""

    __tablename__ = "grondonderzoek"

    traject_id: Mapped[UUID]
    grond: Mapped[str]
    bron: Mapped[str]
    bevinding: Mapped[bytes]
    datum: Mapped[date]
    gedaan_door: Mapped[str]
