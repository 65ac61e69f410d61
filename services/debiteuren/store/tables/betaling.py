"""Our own accounts, mandates, and files for the bank."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.debiteuren.store.tables.basis import Tabel


class Rekening(Aggregate, Tabel):
    """An account of the lender. `iban` is encrypted; `incassant_id` is the creditor identifier for direct debit."""

    __tablename__ = "rekening"

    iban: Mapped[bytes]
    iban_hash: Mapped[bytes]
    naam: Mapped[str]
    bic: Mapped[str | None]
    incassant_id: Mapped[str | None]


class Machtiging(Aggregate, Tabel):
    """A debtor's SEPA mandate. `gegevens` is encrypted JSON: account and name. `gebruikt`: the first collection has gone out."""

    __tablename__ = "machtiging"

    lening_id: Mapped[UUID]
    kenmerk: Mapped[str]
    ondertekend_op: Mapped[date]
    gegevens: Mapped[bytes]
    gebruikt: Mapped[bool] = mapped_column(default=False)
    ingetrokken_op: Mapped[date | None]


class Betaalbestand(Aggregate, Tabel):
    """A file for the bank, as it was made. `inhoud` is the encrypted XML."""

    __tablename__ = "betaalbestand"

    soort: Mapped[str]
    rekening_id: Mapped[UUID]
    kenmerk: Mapped[str]
    uitvoerdatum: Mapped[date]
    regels: Mapped[int]
    totaal_centen: Mapped[int]
    inhoud: Mapped[bytes]
    gemaakt_op: Mapped[date]


class Betaalregel(Tenant, Tabel):
    """One payment in such a file; the statement shows its `eind_tot_eind` again."""

    __tablename__ = "betaalregel"

    betaalbestand_id: Mapped[UUID]
    eind_tot_eind: Mapped[str]
    lening_id: Mapped[UUID | None]
    machtiging_id: Mapped[UUID | None]
    bedrag_centen: Mapped[int]
