"""How long a gemeente keeps what: every version of its retention policy."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel


class Bewaarregel(Tenant, Tabel):
    """One category's rule; the highest version holds. `maanden` None: the gemeente withdrew its rule, nothing is erased."""

    __tablename__ = "bewaarregel"
    __table_args__ = (UniqueConstraint("gemeente", "categorie", "versie"),)

    categorie: Mapped[str]
    versie: Mapped[int]
    maanden: Mapped[int | None]
    wijze: Mapped[str]
    grondslag: Mapped[str]
    door: Mapped[str]
    boekdatum: Mapped[date]
