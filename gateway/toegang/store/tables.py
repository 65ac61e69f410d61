"""What the door remembers: the register of gemeenten and clients, and the verklaringen that were used.

These tables are technical, without row level security: they are the register from which every token's gemeenten come,
so nothing in them belongs to one gemeente only. Who may read what is decided in `queries`, by name.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, MetaData, String
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel import db


class Tabel(db.Tabel):
    """Base of the tables of toegang."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()


class GemeenteRij(db.Aggregate, Tabel):
    """A gemeente of the region; `gemeente` is its CBS code. `versie` orders its events."""

    __tablename__ = "gemeente"

    oin: Mapped[str] = mapped_column(String(20))
    naam: Mapped[str]
    actief_vanaf: Mapped[date]
    drempelbedrag_centen: Mapped[int]
    beslistermijn_weken: Mapped[int]


class ClientRij(Tabel):
    """A client: a program of one organisation."""

    __tablename__ = "client"

    id: Mapped[str] = mapped_column(primary_key=True)
    soort: Mapped[str]
    naam: Mapped[str]
    gemeenten: Mapped[list[str]] = mapped_column(ARRAY(String(4)))
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String))
    sleutels: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    uitgever: Mapped[str | None]
    actief: Mapped[bool]
    versie: Mapped[int]


class VerklaringRij(Tabel):
    """A verklaring that was used; it cannot be used again before `verloopt`."""

    __tablename__ = "verklaring"

    client_id: Mapped[str] = mapped_column(primary_key=True)
    jti: Mapped[str] = mapped_column(primary_key=True)
    verloopt: Mapped[datetime] = mapped_column(DateTime(timezone=True))
