"""The help beside the solution, and the appointments."""

from datetime import date, time
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.intake.store.tables.basis import Tabel


class Begeleidingsplan(Tenant, Tabel):
    """One version of the begeleidingsplan. `inhoud` is encrypted JSON."""

    __tablename__ = "begeleidingsplan"

    traject_id: Mapped[UUID]
    volgnummer: Mapped[int]
    inhoud: Mapped[bytes]
    vastgesteld_op: Mapped[date]
    vastgesteld_door: Mapped[str]


class Begeleiding(Aggregate, Tabel):
    """One form of help, from when until when. `uitvoerder` is encrypted text."""

    __tablename__ = "begeleiding"

    traject_id: Mapped[UUID]
    vorm: Mapped[str]
    uitvoerder: Mapped[bytes]
    gestart_op: Mapped[date]
    geeindigd_op: Mapped[date | None]


class Afspraak(Aggregate, Tabel):
    """An appointment with someone who asked for help. `plek` is encrypted text."""

    __tablename__ = "afspraak"

    aanmelding_id: Mapped[UUID]
    datum: Mapped[date]
    tijd: Mapped[time]
    vorm: Mapped[str]
    plek: Mapped[bytes | None]
    status: Mapped[str]
    herinneren_op: Mapped[date]
    herinnerd_op: Mapped[date | None]
    nagebeld_op: Mapped[date | None]
