"""Letters in batches."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel

#: What the ciphertext of `brief.pdf` is bound to.
CONTEXT_BRIEF = b"vroegsignalering.brief.pdf"


class Briefserie(Tenant, Tabel):
    """A batch of one gemeente: one kind of letter, one date, the words and sender as they were when it was asked."""

    __tablename__ = "briefserie"

    code: Mapped[str]
    datum: Mapped[date]
    sjabloon: Mapped[dict[str, Any]] = mapped_column(JSONB)
    afzender: Mapped[dict[str, Any]] = mapped_column(JSONB)
    gevraagd: Mapped[int]
    door: Mapped[str]
    #: Who asked, for the audit row of each contact attempt: the job acts on his behalf.
    actor: Mapped[dict[str, Any]] = mapped_column(JSONB)
    klaar_op: Mapped[date | None]


class BriefRij(Tenant, Tabel):
    """One letter of a batch: `wacht`, `gemaakt`, or `overgeslagen` with its reason. The PDF is encrypted; its hash is of the PDF itself."""

    __tablename__ = "brief"
    __table_args__ = (
        UniqueConstraint("gemeente", "serie_id", "zaak_id"),
        ForeignKeyConstraint(["gemeente", "serie_id"], ["briefserie.gemeente", "briefserie.id"]),
        ForeignKeyConstraint(["gemeente", "zaak_id"], ["zaak.gemeente", "zaak.id"]),
    )

    serie_id: Mapped[UUID]
    zaak_id: Mapped[UUID]
    stand: Mapped[str]
    reden: Mapped[str | None]
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary)
    sha256: Mapped[str | None]
