"""The person and the business."""

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.bbz.store.tables.basis import Tabel


class Betrokkene(Tenant, Tabel):
    """The person and the business. `gegevens` is the encrypted JSON of `contracts.persoon.Betrokkene`; the hashes find a number."""

    __tablename__ = "betrokkene"

    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
    kvk_hash: Mapped[bytes | None]
