"""Who it is about: encrypted as a whole."""

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.intake.store.tables.basis import Tabel


class Betrokkene(Tenant, Tabel):
    """The person and the business. `gegevens` is the encrypted JSON of `contracts.persoon.Betrokkene`; `bsn_hash` finds a BSN.

    `persoon_hash` (name, date of birth, postcode) and `kvk_hash` find who may be the same person when there is no BSN.
    """

    __tablename__ = "betrokkene"

    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
    persoon_hash: Mapped[bytes | None]
    kvk_hash: Mapped[bytes | None]
