"""The invoice and its lines. The book and the metingen go by the set, in `queries`."""

from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, MetaData, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kernel import db


class Tabel(db.Tabel):
    """Base of the tables of the afrekening."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()


class FactuurregelRij(Tabel):
    """One line of an invoice, with the words and the tarief of the moment it was drawn up."""

    __tablename__ = "factuurregel"
    __table_args__ = (ForeignKeyConstraint(["gemeente", "factuur_id"], ["factuur.gemeente", "factuur.id"]),)

    gemeente: Mapped[str] = mapped_column(String(4), primary_key=True)
    factuur_id: Mapped[UUID] = mapped_column(primary_key=True)
    volgnummer: Mapped[int] = mapped_column(primary_key=True)
    product: Mapped[str]
    omschrijving: Mapped[str]
    eenheid: Mapped[str]
    aantal: Mapped[int] = mapped_column(BigInteger)
    tarief_centen: Mapped[int] = mapped_column(BigInteger)
    bedrag_centen: Mapped[int] = mapped_column(BigInteger)
    btw: Mapped[str]
    btw_procent: Mapped[Decimal] = mapped_column(Numeric(5, 2))


class FactuurRij(db.Aggregate, Tabel):
    """What a gemeente owes for a quarter. `versie` rises each time the concept is drawn up again."""

    __tablename__ = "factuur"

    jaar: Mapped[int]
    kwartaal: Mapped[int]
    stand: Mapped[str]
    zonder_btw_centen: Mapped[int] = mapped_column(BigInteger)
    btw_centen: Mapped[int] = mapped_column(BigInteger)
    met_btw_centen: Mapped[int] = mapped_column(BigInteger)
    opgesteld_op: Mapped[date]
    regels: Mapped[list[FactuurregelRij]] = relationship(lazy="raise", order_by=FactuurregelRij.volgnummer, cascade="all, delete-orphan")
