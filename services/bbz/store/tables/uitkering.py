"""Levensonderhoud: what was granted, on what basis, and what was paid."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.bbz.store.tables.basis import Tabel


class Uitkering(Tenant, Tabel):
    """Levensonderhoud. It has the id of its voorziening, which carries its version. `voorlopig`: only a voorschot so far."""

    __tablename__ = "uitkering"

    aanvraag_id: Mapped[UUID]
    categorie: Mapped[str]
    begin: Mapped[date]
    tot_en_met: Mapped[date]
    maanden: Mapped[int]
    om_niet: Mapped[bool]
    boekjaar_begint_in: Mapped[int]
    voorlopig: Mapped[bool]
    medisch_verlengd: Mapped[bool] = mapped_column(default=False)
    te_veel_voorschot_centen: Mapped[int] = mapped_column(default=0)
    beeindigd_op: Mapped[date | None]
    eindreden: Mapped[str | None]


class Grondslagrij(Tenant, Tabel):
    """Household and expected net income per month, from `vanaf` on. The last one written for a month holds."""

    __tablename__ = "grondslag"

    uitkering_id: Mapped[UUID]
    vanaf: Mapped[date]
    leefvorm: Mapped[str]
    kostendelers: Mapped[int]
    verwacht_inkomen_centen: Mapped[int]
    vastgelegd_op: Mapped[date]
    door: Mapped[str]


class Uitkeringsmaand(Tenant, Tabel):
    """One payment for one calendar month, with what it was reckoned from."""

    __tablename__ = "uitkeringsmaand"

    uitkering_id: Mapped[UUID]
    maand: Mapped[date]
    voorschot: Mapped[bool]
    dagen: Mapped[int]
    dagen_in_maand: Mapped[int]
    norm_centen: Mapped[int]
    inkomen_centen: Mapped[int]
    verrekend_centen: Mapped[int]
    bedrag_centen: Mapped[int]
    om_niet: Mapped[bool]
    betaald_op: Mapped[date]
    door: Mapped[str]


class Herbeoordelingrij(Tenant, Tabel):
    """One review of viability; `toelichting` is encrypted."""

    __tablename__ = "herbeoordeling"

    uitkering_id: Mapped[UUID]
    datum: Mapped[date]
    uitkomst: Mapped[str]
    toelichting: Mapped[bytes]
    binnen_termijn: Mapped[bool]
    door: Mapped[str]


class Uitvoeringsbesluit(Tenant, Tabel):
    """A decision after the grant, by two people: extension, end, vaststelling, omzetting, terugvordering. `inhoud` is encrypted.

    Of a terugvordering: of which boekjaar, and how much.
    """

    __tablename__ = "uitvoeringsbesluit"

    voorziening_id: Mapped[UUID]
    soort: Mapped[str]
    datum: Mapped[date]
    inhoud: Mapped[bytes]
    boekjaar: Mapped[int | None]
    terug_centen: Mapped[int | None]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]
