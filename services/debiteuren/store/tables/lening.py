"""A loan, who repays it, and the terms of its schedule."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Date, Integer
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from kernel.geld import Bedrag
from services.debiteuren.domain.aflosschema import Aflostermijn as Schematermijn
from services.debiteuren.domain.lening import Delen, Termijnstand
from services.debiteuren.domain.stoplicht import Kleur, Reden
from services.debiteuren.store.tables.basis import Tabel


class Lening(Aggregate, Tabel):
    """One loan or claim, with the product rules that held when it was paid out. `bijgewerkt_tot_en_met` is its own last closed day.

    `bron_id` is what it came from (a voorziening, a besluit, a line of a file): with `soort` it tells a second delivery from a second loan.
    """

    __tablename__ = "lening"

    voorziening_id: Mapped[UUID]
    bron_id: Mapped[UUID]
    soort: Mapped[str]
    doel: Mapped[str | None]
    traject_id: Mapped[UUID | None]
    betalingskenmerk: Mapped[str]
    vorm: Mapped[str]
    hoofdsom_centen: Mapped[int]
    rente_procent: Mapped[Decimal]
    dagtelling: Mapped[str]
    afronding_centen: Mapped[int]
    respijtdagen: Mapped[int]
    uitbetaald_op: Mapped[date]
    termijnen: Mapped[int]
    vervallen_termijnen: Mapped[int] = mapped_column(default=0)
    vooruit_centen: Mapped[int] = mapped_column(default=0)
    ongepland_centen: Mapped[int] = mapped_column(default=0)
    hoofdsom_open_centen: Mapped[int] = mapped_column(default=0)
    vervallen_open_centen: Mapped[int] = mapped_column(default=0)
    schemaversie: Mapped[int] = mapped_column(default=0)
    stoplicht: Mapped[str] = mapped_column(default=Kleur.BIJ.value)
    stoplicht_reden: Mapped[str] = mapped_column(default=Reden.OP_SCHEMA.value)
    achterstand_sinds: Mapped[date | None]
    bijgewerkt_tot_en_met: Mapped[date]
    opgeeist_op: Mapped[date | None]
    opeisgrond: Mapped[str | None]
    behandelaar: Mapped[str | None]
    beeindigd_op: Mapped[date | None]
    restant_tot: Mapped[date | None]
    overgeslagen_op: Mapped[date | None]


class Debiteur(Tenant, Tabel):
    """Who repays. `gegevens` is the encrypted JSON of `contracts.persoon.Betrokkene`; the hashes find a BSN or an account."""

    __tablename__ = "debiteur"

    lening_id: Mapped[UUID]
    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
    iban_hash: Mapped[bytes | None]


class Aflostermijn(Tabel):
    """One term of the schedule, and what was paid on it since it fell due."""

    __tablename__ = "aflostermijn"

    gemeente: Mapped[str] = mapped_column(primary_key=True)
    lening_id: Mapped[UUID] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True)
    begin: Mapped[date]
    vervaldag: Mapped[date]
    vervallen: Mapped[bool]
    kosten_centen: Mapped[int]
    rente_centen: Mapped[int]
    hoofdsom_centen: Mapped[int]
    vooraf_centen: Mapped[int]
    kosten_betaald_centen: Mapped[int]
    rente_betaald_centen: Mapped[int]
    hoofdsom_betaald_centen: Mapped[int]

    @property
    def stand(self) -> Termijnstand:
        """The term as the domain knows it."""
        verschuldigd = Delen(Bedrag(self.kosten_centen), Bedrag(self.rente_centen), Bedrag(self.hoofdsom_centen))
        betaald = Delen(Bedrag(self.kosten_betaald_centen), Bedrag(self.rente_betaald_centen), Bedrag(self.hoofdsom_betaald_centen))
        return Termijnstand(self.nummer, self.vervaldag, verschuldigd, betaald)

    @property
    def schema(self) -> Schematermijn:
        """The term as it stands in the schedule."""
        rente, hoofdsom, vooraf = Bedrag(self.rente_centen), Bedrag(self.hoofdsom_centen), Bedrag(self.vooraf_centen)
        return Schematermijn(self.nummer, self.begin, self.vervaldag, rente, hoofdsom, vooraf)


class Schemaversie(Tenant, Tabel):
    """A version of a schedule as it was made: the terms that were still to come then. It is only ever inserted."""

    __tablename__ = "schemaversie"

    lening_id: Mapped[UUID]
    versie: Mapped[int]
    reden: Mapped[str]
    vorm: Mapped[str]
    rente_procent: Mapped[Decimal]
    ingaat_op: Mapped[date]
    vastgesteld_op: Mapped[date]
    vastgesteld_door: Mapped[str]
    nummers: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    vervaldagen: Mapped[list[date]] = mapped_column(ARRAY(Date))
    rente_centen: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    hoofdsom_centen: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
