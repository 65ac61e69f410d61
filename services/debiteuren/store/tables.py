"""What debiteuren keeps. Who the debtor is and what people write is encrypted; amounts, dates and references are not."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, LargeBinary, MetaData, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

import kernel.db
from kernel.db import Aggregate, Tenant
from kernel.geld import Bedrag
from services.debiteuren.domain.aflosschema import Aflostermijn as Schematermijn
from services.debiteuren.domain.lening import Delen, Termijnstand
from services.debiteuren.domain.stoplicht import Kleur, Reden
from services.debiteuren.domain.uitstel import Uitstel as Uitstelperiode


class Tabel(kernel.db.Tabel):
    """Base of the tables of debiteuren; the migrations make them, this only reads and writes."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        **kernel.db.Tabel.type_annotation_map,
        str: Text,
        bytes: LargeBinary,
        int: BigInteger,
        Decimal: Numeric,
    }


class Lening(Aggregate, Tabel):
    """One loan, with the product rules that held when it was paid out. `bijgewerkt_tot_en_met` is its own last closed day."""

    __tablename__ = "lening"

    voorziening_id: Mapped[UUID]
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
    stoplicht: Mapped[str] = mapped_column(default=Kleur.BIJ.value)
    stoplicht_reden: Mapped[str] = mapped_column(default=Reden.OP_SCHEMA.value)
    achterstand_sinds: Mapped[date | None]
    bijgewerkt_tot_en_met: Mapped[date]


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
        return Schematermijn(self.nummer, self.begin, self.vervaldag, Bedrag(self.rente_centen), Bedrag(self.hoofdsom_centen))


class Uitstel(Tenant, Tabel):
    """A deferral that was granted. `reden` is encrypted text and stays in the dossier."""

    __tablename__ = "uitstel"

    lening_id: Mapped[UUID]
    van: Mapped[date]
    tot_en_met: Mapped[date]
    reden: Mapped[bytes]
    verleend_door: Mapped[str]
    verleend_op: Mapped[date]

    @property
    def periode(self) -> Uitstelperiode:
        """The days it covers."""
        return Uitstelperiode(self.van, self.tot_en_met)


class Afschrift(Tenant, Tabel):
    """A bank statement that was processed. `inhoud_hash` tells a second delivery from another content under the same number."""

    __tablename__ = "afschrift"

    rekening_hash: Mapped[bytes]
    kenmerk: Mapped[str]
    inhoud_hash: Mapped[bytes]
    datum: Mapped[date]
    begin_centen: Mapped[int]
    eind_centen: Mapped[int]
    regels: Mapped[int]
    verwerkt: Mapped[int] = mapped_column(default=0)
    onbekend: Mapped[int] = mapped_column(default=0)
    ontvangen_op: Mapped[date]


class Ontvangst(Tenant, Tabel):
    """One line of a statement and what was done with it. `details` is encrypted JSON: text, name and account of the other side."""

    __tablename__ = "ontvangst"

    afschrift_id: Mapped[UUID]
    volgnummer: Mapped[int]
    lening_id: Mapped[UUID | None]
    storneert_id: Mapped[UUID | None]
    status: Mapped[str]
    bedrag_centen: Mapped[int]
    kosten_centen: Mapped[int] = mapped_column(default=0)
    rente_centen: Mapped[int] = mapped_column(default=0)
    hoofdsom_centen: Mapped[int] = mapped_column(default=0)
    vooruit_centen: Mapped[int] = mapped_column(default=0)
    boekdatum: Mapped[date]
    valutadatum: Mapped[date]
    details: Mapped[bytes]


class Dagafsluiting(Aggregate, Tabel):
    """One day of one gemeente, being closed or closed."""

    __tablename__ = "dagafsluiting"

    datum: Mapped[date]
    afgesloten: Mapped[bool] = mapped_column(default=False)
    leningen: Mapped[int] = mapped_column(default=0)
    rente_centen: Mapped[int] = mapped_column(default=0)
    vervallen_termijnen: Mapped[int] = mapped_column(default=0)
    achterstanden: Mapped[int] = mapped_column(default=0)


class Journaalpost(Tabel):
    """One line of the journal: debit positive, credit negative. It is only ever inserted."""

    __tablename__ = "journaalpost"

    gemeente: Mapped[str] = mapped_column(primary_key=True)
    boeking_id: Mapped[UUID] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str]
    rekening: Mapped[str]
    bedrag_centen: Mapped[int]
    lening_id: Mapped[UUID | None]
    ontvangst_id: Mapped[UUID | None]
    boekdatum: Mapped[date]
    valutadatum: Mapped[date]
