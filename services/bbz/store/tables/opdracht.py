"""Work that is given to outsiders: who may do it, what was asked, and what they delivered."""

from datetime import date
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Coach(Aggregate, Tabel):
    """Someone of the coachpool: an adviesbureau, coach, trajectbureau or volunteer. `client` is how he comes in at the door."""

    __tablename__ = "coach"

    client: Mapped[str]
    naam: Mapped[str]
    soort: Mapped[str]
    deskundigheid: Mapped[list[str]] = mapped_column(JSONB)
    capaciteit: Mapped[int]
    actief: Mapped[bool]
    sinds: Mapped[date]


class Opdracht(Aggregate, Tabel):
    """One piece of work for one opdrachtnemer. What is asked, its goals and what is delivered are encrypted."""

    __tablename__ = "opdracht"

    soort: Mapped[str]
    opdrachtnemer: Mapped[str]
    betrokkene_id: Mapped[UUID]
    aanvraag_id: Mapped[UUID | None]
    onderzoek_id: Mapped[UUID | None]
    starterstraject_id: Mapped[UUID | None]
    opdracht: Mapped[bytes]
    doelen: Mapped[bytes | None]
    betaler: Mapped[str | None]
    prijs_centen: Mapped[int]
    verstrekt_op: Mapped[date]
    uiterlijk: Mapped[date]
    begonnen_op: Mapped[date | None]
    geleverd_op: Mapped[date | None]
    oplevering: Mapped[bytes | None]
    ingetrokken_op: Mapped[date | None]
    verstrekt_door: Mapped[str]

    @property
    def status(self) -> str:
        """How far it is: `verstrekt`, `begonnen`, `geleverd` or `ingetrokken`."""
        if self.ingetrokken_op:
            return "ingetrokken"
        if self.geleverd_op:
            return "geleverd"
        return "begonnen" if self.begonnen_op else "verstrekt"


class Opdrachtstuk(Tenant, Tabel):
    """A paper with an opdracht; name and content are encrypted."""

    __tablename__ = "opdrachtstuk"

    opdracht_id: Mapped[UUID]
    naam: Mapped[bytes]
    mediatype: Mapped[str]
    inhoud: Mapped[bytes]
    grootte: Mapped[int]
    datum: Mapped[date]
    van_opdrachtnemer: Mapped[bool]
    door: Mapped[str]


class Voortgang(Tenant, Tabel):
    """What was done on a day; `tekst` is encrypted."""

    __tablename__ = "voortgang"

    opdracht_id: Mapped[UUID]
    datum: Mapped[date]
    uren: Mapped[int | None]
    tekst: Mapped[bytes]
    door: Mapped[str]
