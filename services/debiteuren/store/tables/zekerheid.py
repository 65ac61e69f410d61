"""Who is liable beside the debtor, and what secures a loan."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.debiteuren.store.tables.basis import Tabel


class Medeschuldenaar(Tenant, Tabel):
    """Who is hoofdelijk liable for the loan. `gegevens` is the encrypted JSON of `contracts.persoon.Medebetrokkene`."""

    __tablename__ = "medeschuldenaar"

    lening_id: Mapped[UUID]
    band: Mapped[str]
    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
    iban_hash: Mapped[bytes | None]
    vanaf: Mapped[date]
    ontslagen_op: Mapped[date | None]


class Zekerheid(Aggregate, Tabel):
    """What the lender may turn to: mortgage, pledge, guarantee, life insurance. `omschrijving` is encrypted text."""

    __tablename__ = "zekerheid"

    lening_id: Mapped[UUID]
    soort: Mapped[str]
    waarde_centen: Mapped[int]
    omschrijving: Mapped[bytes]
    gevestigd_op: Mapped[date]
    vrijgegeven_op: Mapped[date | None]
    opbrengst_centen: Mapped[int | None]
