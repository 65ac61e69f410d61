"""What the raad opened."""

from datetime import date

from sqlalchemy import ARRAY, Text
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.intake.store.tables.basis import Tabel


class Beleidsplan(Tenant, Tabel):
    """Which grounds of refusal the raad put in the beleidsplan, and from when until when. `bron` says where it was published."""

    __tablename__ = "beleidsplan"

    van: Mapped[date]
    tot_en_met: Mapped[date]
    gronden: Mapped[list[str]] = mapped_column(ARRAY(Text))
    bron: Mapped[str]


class Crisisbeleid(Tenant, Tabel):
    """Which crisisgronden the gemeente added to those of the statute, from `van` until a later row."""

    __tablename__ = "crisisbeleid"

    van: Mapped[date]
    gronden: Mapped[list[str]] = mapped_column(ARRAY(Text))
    bron: Mapped[str]
