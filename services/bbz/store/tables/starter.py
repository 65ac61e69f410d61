"""The preparation of a business, phase by phase, and what became of it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Trajectcontract(Aggregate, Tabel):
    """What a provider is paid, by parts and outcomes."""

    __tablename__ = "trajectcontract"

    opdrachtnemer: Mapped[str]
    naam: Mapped[str]
    geldig_van: Mapped[date]
    afspraken: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Startersgroep(Aggregate, Tabel):
    """A group that prepares together."""

    __tablename__ = "startersgroep"

    naam: Mapped[str]
    fase: Mapped[str]
    begin: Mapped[date]
    plaatsen: Mapped[int]


class Starterstraject(Aggregate, Tabel):
    """One person's preparation. `plan_op`: a plan that can be tested; `onderneming_op`: the business began."""

    __tablename__ = "starterstraject"

    betrokkene_id: Mapped[UUID]
    groep_id: Mapped[UUID | None]
    contract_id: Mapped[UUID | None]
    gestart_op: Mapped[date]
    uiterlijk: Mapped[date]
    plan_op: Mapped[date | None]
    onderneming_op: Mapped[date | None]
    uitkomst: Mapped[str | None]
    afgerond_op: Mapped[date | None]


class Starterfase(Tenant, Tabel):
    """One phase that ended, and the klantmanager's go or no-go; `reden` is encrypted."""

    __tablename__ = "starterfase"

    starterstraject_id: Mapped[UUID]
    fase: Mapped[str]
    ingekocht: Mapped[bool]
    begin: Mapped[date]
    einde: Mapped[date]
    door_gaan: Mapped[bool]
    reden: Mapped[bytes]
    klantmanager: Mapped[str]


class Uitstroommeting(Tenant, Tabel):
    """Months on an uitkering and on levensonderhoud since the start, `na_maanden` after it."""

    __tablename__ = "uitstroommeting"

    starterstraject_id: Mapped[UUID]
    na_maanden: Mapped[int]
    maanden_uitkering: Mapped[int]
    maanden_levensonderhoud: Mapped[int]
    duurzaam: Mapped[bool]
    datum: Mapped[date]
    door: Mapped[str]
