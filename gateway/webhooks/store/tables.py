"""The tables of the webhooks that are handled row by row; deliveries go by the set, in `queries`."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, MetaData, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from kernel import db

_TIJDSTIP = DateTime(timezone=True)


class Tabel(db.Tabel):
    """Base of the tables of the webhooks."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()


class AbonnementRij(Tabel):
    """What one client asked for. It belongs to the client and to no one gemeente; every query names the client.

    `geheim` and `oud_geheim` are encrypted; the old one signs along until `oud_geldig_tot`. `mislukt_sinds` is the first
    failure since the last success, `rust_tot` the peace that the receiver asked for.
    """

    __tablename__ = "abonnement"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("uuidv7()"))
    client_id: Mapped[str]
    url: Mapped[str]
    typen: Mapped[list[str]] = mapped_column(ARRAY(Text))
    formaat: Mapped[str]
    stand: Mapped[str]
    reden: Mapped[str | None]
    geheim: Mapped[bytes] = mapped_column(LargeBinary)
    oud_geheim: Mapped[bytes | None] = mapped_column(LargeBinary)
    oud_geldig_tot: Mapped[datetime | None] = mapped_column(_TIJDSTIP)
    mislukt_sinds: Mapped[datetime | None] = mapped_column(_TIJDSTIP)
    rust_tot: Mapped[datetime | None] = mapped_column(_TIJDSTIP)
    handdruk_poging: Mapped[int] = mapped_column(default=0)
    handdruk_op: Mapped[datetime | None] = mapped_column(_TIJDSTIP)
    aangemaakt_op: Mapped[datetime] = mapped_column(_TIJDSTIP, server_default=text("now()"))


class AbonnementGemeenteRij(db.Aggregate, Tabel):
    """That an abonnement (`id`) listens for this gemeente. Its events are about this row, one per gemeente."""

    __tablename__ = "abonnement_gemeente"
