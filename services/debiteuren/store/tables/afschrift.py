"""Bank statements and their lines."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.debiteuren.store.tables.basis import Tabel


class Afschrift(Tenant, Tabel):
    """A bank statement that was processed. `inhoud_hash` tells a second delivery from another content under the same number."""

    __tablename__ = "afschrift"

    rekening_hash: Mapped[bytes]
    kenmerk: Mapped[str]
    inhoud_hash: Mapped[bytes]
    datum: Mapped[date]
    begin_centen: Mapped[int]
    eind_centen: Mapped[int]
    regels: Mapped[int]
    verwerkt: Mapped[int] = mapped_column(default=0)
    onbekend: Mapped[int] = mapped_column(default=0)
    ontvangen_op: Mapped[date]


class Ontvangst(Tenant, Tabel):
    """One line of a statement and what was done with it. `details` is encrypted JSON: text, name and account of the other side.

    A line that nobody recognised is placed by hand in parts: each is a line of its own (`deel` above 0); `verdeeld_centen` counts them.
    """

    __tablename__ = "ontvangst"

    afschrift_id: Mapped[UUID]
    volgnummer: Mapped[int]
    lening_id: Mapped[UUID | None]
    storneert_id: Mapped[UUID | None]
    status: Mapped[str]
    bedrag_centen: Mapped[int]
    kosten_centen: Mapped[int] = mapped_column(default=0)
    rente_centen: Mapped[int] = mapped_column(default=0)
    hoofdsom_centen: Mapped[int] = mapped_column(default=0)
    vooruit_centen: Mapped[int] = mapped_column(default=0)
    boekdatum: Mapped[date]
    valutadatum: Mapped[date]
    details: Mapped[bytes]
    deel: Mapped[int] = mapped_column(default=0)
    verdeeld_centen: Mapped[int] = mapped_column(default=0)
    aangewezen_termijn: Mapped[int | None]
    eind_tot_eind: Mapped[str | None]
    tegenrekening_hash: Mapped[bytes | None]
    voorstel_lening_id: Mapped[UUID | None]
    voorstel_reden: Mapped[str | None]
    betaalregel_id: Mapped[UUID | None]
    gekoppeld_door: Mapped[str | None]
