"""Portfolios that were taken over."""

from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.debiteuren.store.tables.basis import Tabel


class Overname(Aggregate, Tabel):
    """One file of claims that came from elsewhere: what it says, what was opened, and the differences. It is only ever inserted."""

    __tablename__ = "overname"

    herkomst: Mapped[str]
    peildatum: Mapped[date]
    inhoud_hash: Mapped[bytes]
    regels: Mapped[int]
    geopend: Mapped[int]
    geweigerd: Mapped[int]
    controletotaal_centen: Mapped[int]
    hoofdsom_centen: Mapped[int]
    vervallen_centen: Mapped[int]
    lopende_rente_centen: Mapped[int]
    verschillen: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    uitgevoerd_op: Mapped[date]
