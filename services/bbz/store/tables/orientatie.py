"""What comes before an aanvraag, and what the one who sent the entrepreneur hears."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.bbz.store.tables.basis import Tabel


class Orientatie(Aggregate, Tabel):
    """A screening or a talk. Without a person when the caller did not say who he is: it is counted all the same."""

    __tablename__ = "orientatie"

    betrokkene_id: Mapped[UUID | None]
    soort: Mapped[str]
    kanaal: Mapped[str]
    datum: Mapped[date]
    uitkomst: Mapped[str]
    antwoorden: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Terugkoppeling(Aggregate, Tabel):
    """What klantmanager or UWV still has to hear. `melddatum` goes along when the person passes on to W&I."""

    __tablename__ = "terugkoppeling"

    aan: Mapped[str]
    moment: Mapped[str]
    onderwerp_id: Mapped[UUID]
    uitkomst: Mapped[str]
    datum: Mapped[date]
    melddatum: Mapped[date | None]
    gegeven_op: Mapped[date | None]
