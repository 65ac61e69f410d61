"""What came in, how the report is laid out, and what a gemeente settled for carrying out."""

from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Bekostigingsbaten(Tenant, Tabel):
    """Money that came back in a year on one product. What was wrong is corrected by another row."""

    __tablename__ = "bekostigingsbaten"

    jaar: Mapped[int]
    product: Mapped[str]
    bedrag_centen: Mapped[int]
    bron: Mapped[str]
    vastgelegd_op: Mapped[date]
    door: Mapped[str]


class Sisaindeling(Aggregate, Tabel):
    """The lines of the verantwoording of one year, as the gemeente laid them out."""

    __tablename__ = "sisaindeling"

    jaar: Mapped[int]
    regels: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    vastgelegd_op: Mapped[date]
    door: Mapped[str]


class Uitvoeringsregel(Tenant, Tabel):
    """The gemeente's own rules for carrying out, from `geldig_van` on."""

    __tablename__ = "uitvoeringsregel"

    geldig_van: Mapped[date]
    herbeoordeling_maanden: Mapped[int | None]
    toetsing_apart: Mapped[bool]
    voorschot: Mapped[bool]
    vastgelegd_op: Mapped[date]
    door: Mapped[str]
