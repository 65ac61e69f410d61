"""Who it is about: encrypted as a whole."""

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.intake.store.tables.basis import Tabel


class Betrokkene(Tenant, Tabel):
    """The person and the business. `gegevens` is the encrypted JSON of `contracts.persoon.Betrokkene`; `bsn_hash` finds a BSN."""

    __tablename__ = "betrokkene"

    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
