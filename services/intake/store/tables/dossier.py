"""The picture of person and business, the administration, and the question of viability."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from kernel.geld import Bedrag
from services.intake.domain.schuld import Schuld as SchuldWaarde
from services.intake.store.tables.basis import Tabel


class Intakebeeld(Tenant, Tabel):
    """The picture as it was seen that day; a later one stands beside it. `inhoud` is encrypted JSON."""

    __tablename__ = "intakebeeld"

    traject_id: Mapped[UUID]
    volgnummer: Mapped[int]
    inhoud: Mapped[bytes]
    inkomen_centen: Mapped[int]
    uitgaven_centen: Mapped[int]
    vastgelegd_op: Mapped[date]
    vastgelegd_door: Mapped[str]


class Schuld(Aggregate, Tabel):
    """One debt. `schuldeiser` is encrypted JSON: who it is and under which reference."""

    __tablename__ = "schuld"

    traject_id: Mapped[UUID]
    schuldeiser: Mapped[bytes]
    privepersoon: Mapped[bool]
    soort: Mapped[str]
    bedrag_centen: Mapped[int]
    peildatum: Mapped[date]
    zakelijk: Mapped[bool]
    preferent: Mapped[bool]
    opeisbaar: Mapped[bool]
    beslag: Mapped[bool]
    prive_aansprakelijk: Mapped[bool]
    van_gemeente: Mapped[bool]
    vervallen_op: Mapped[date | None]

    @property
    def waarde(self) -> SchuldWaarde:
        """The debt as the domain knows it."""
        return SchuldWaarde(self.id, Bedrag(self.bedrag_centen), self.preferent, self.zakelijk, self.opeisbaar, self.van_gemeente)


class Administratie(Aggregate, Tabel):
    """The checklist of one boekjaar: each onderdeel with its stand, and who helps."""

    __tablename__ = "administratie"

    traject_id: Mapped[UUID]
    boekjaar: Mapped[int]
    onderdelen: Mapped[dict[str, Any]] = mapped_column(JSONB)
    helper: Mapped[str]
    in_orde: Mapped[bool]
    bijgewerkt_op: Mapped[date]


class Vergoeding(Tenant, Tabel):
    """Costs that are paid for someone, and from which source. `boven_plafond_reden` is encrypted text."""

    __tablename__ = "vergoeding"

    traject_id: Mapped[UUID]
    boekjaar: Mapped[int]
    jaar: Mapped[int]
    kostensoort: Mapped[str]
    bron: Mapped[str]
    bedrag_centen: Mapped[int]
    boven_plafond_reden: Mapped[bytes | None]
    toegekend_op: Mapped[date]
    toegekend_door: Mapped[str]


class Hulpbudget(Tenant, Tabel):
    """What a gemeente set aside for a year; the last row of a year counts. `bron` says where that was decided."""

    __tablename__ = "hulpbudget"

    jaar: Mapped[int]
    budget_centen: Mapped[int]
    plafond_boekjaar_centen: Mapped[int]
    bron: Mapped[str]
    vastgelegd_op: Mapped[date]
    vastgelegd_door: Mapped[str]


class Raadpleging(Tenant, Tabel):
    """A data source was consulted for this person: which, on what ground, and why."""

    __tablename__ = "raadpleging"

    traject_id: Mapped[UUID]
    bron: Mapped[str]
    grondslag: Mapped[str]
    doel: Mapped[str]
    geraadpleegd_op: Mapped[date]
    geraadpleegd_door: Mapped[str]


class Levensvatbaarheid(Tenant, Tabel):
    """A question to bbz, and its answer when that came. The id is the `verzoek_id` of the events."""

    __tablename__ = "levensvatbaarheid"

    traject_id: Mapped[UUID]
    gevraagd_op: Mapped[date]
    gevraagd_door: Mapped[str]
    onderzoek_id: Mapped[UUID | None]
    uitkomst: Mapped[str | None]
    beantwoord_op: Mapped[date | None]
