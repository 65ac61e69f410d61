"""What is known of people beside their signals: exclusions, schuldhulpverlening, the BRP."""

from datetime import date
from uuid import UUID

from sqlalchemy import LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.vroegsignalering.store.tables.basis import Tabel

#: What the ciphertext of `uitsluiting.toelichting` is bound to.
CONTEXT_TOELICHTING = b"vroegsignalering.uitsluiting.toelichting"


class Uitsluiting(Aggregate, Tabel):
    """Whom the gemeente does not approach: by BSN or by door, from `van` until it is ended."""

    __tablename__ = "uitsluiting"

    bsn_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    postcode: Mapped[str | None]
    huisnummer: Mapped[str | None]
    toevoeging: Mapped[str | None]
    toelichting: Mapped[bytes] = mapped_column(LargeBinary)
    van: Mapped[date]
    tot: Mapped[date | None]
    door: Mapped[str]


class SchuldhulpBekend(Tenant, Tabel):
    """Someone who is with schuldhulpverlening; `id` is that of intake's aanmelding. Without a BSN nobody can be recognised."""

    __tablename__ = "schuldhulp_bekend"

    bsn_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    traject_id: Mapped[UUID | None]
    sinds: Mapped[date]
    tot: Mapped[date | None]


class BrpKoppeling(Tenant, Tabel):
    """Whether this gemeente has its signals compared with the BRP."""

    __tablename__ = "brp_koppeling"

    aan: Mapped[bool]
    door: Mapped[str]


class BrpControle(Aggregate, Tabel):
    """What the BRP said of a signal; `id` is the signal's. No row: not compared."""

    __tablename__ = "brp_controle"

    stand: Mapped[str]
    velden: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    bsn_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    aangeboden_op: Mapped[date]
    gecontroleerd_op: Mapped[date | None]
    pogingen: Mapped[int] = mapped_column(default=0)
    afgehandeld_op: Mapped[date | None]
    afgehandeld_door: Mapped[str | None]
