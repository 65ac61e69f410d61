"""What the bank is asked to pay."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Betaalbestand(Aggregate, Tabel):
    """One pain.001 message, encrypted as it was made, because it holds names and accounts."""

    __tablename__ = "betaalbestand"

    formaat: Mapped[str]
    aangemaakt_op: Mapped[date]
    uitvoeren_op: Mapped[date]
    aantal: Mapped[int]
    totaal_centen: Mapped[int]
    bericht: Mapped[bytes]
    door: Mapped[str]


class Betaalopdracht(Tenant, Tabel):
    """One payment to one account. `aan` is `ondernemer` or `schuldeiser`; `betaalbestand_id` is filled once, when it goes to the bank."""

    __tablename__ = "betaalopdracht"

    voorziening_id: Mapped[UUID]
    volgnummer: Mapped[int]
    bedrag_centen: Mapped[int]
    begunstigde: Mapped[bytes]
    aan: Mapped[str]
    opgemaakt_op: Mapped[date]
    door: Mapped[str]
    betaalbestand_id: Mapped[UUID | None]
