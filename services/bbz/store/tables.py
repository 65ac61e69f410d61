"""What bbz keeps. What a person says or is called is encrypted; what is searched or decided on is not."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, LargeBinary, MetaData, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

import kernel.db
from kernel.db import Aggregate, Tenant
from services.bbz.domain.soort import Categorie, Doel, Vorm


class Tabel(kernel.db.Tabel):
    """Base of the tables of bbz; the migrations make them, this only reads and writes."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        **kernel.db.Tabel.type_annotation_map,
        str: Text,
        bytes: LargeBinary,
        int: BigInteger,
        Decimal: Numeric,
    }


class Normrij(Tabel):
    """One figure of the law in one period. Not of a gemeente, and only the owner of the schema writes it."""

    __tablename__ = "norm"

    code: Mapped[str] = mapped_column(primary_key=True)
    geldig_van: Mapped[date] = mapped_column(primary_key=True)
    geldig_tot_en_met: Mapped[date | None]
    artikel: Mapped[str]
    eenheid: Mapped[str]
    waarde: Mapped[Decimal]
    bron: Mapped[str]
    geverifieerd: Mapped[bool]


class Betrokkene(Tenant, Tabel):
    """The person and the business. `gegevens` is the encrypted JSON of `contracts.persoon.Betrokkene`; the hashes find a number."""

    __tablename__ = "betrokkene"

    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
    kvk_hash: Mapped[bytes | None]


class Uitnodiging(Aggregate, Tabel):
    """Intake asked us to invite this entrepreneur. `verzoek_id` is unique: one verzoek, one uitnodiging."""

    __tablename__ = "uitnodiging"

    betrokkene_id: Mapped[UUID]
    traject_id: Mapped[UUID]
    verzoek_id: Mapped[UUID]
    bedrag_centen: Mapped[int]
    datum: Mapped[date]


class Aanvraag(Aggregate, Tabel):
    """The applicant's own aanvraag. `voorstel_id` is the proposal that may be confirmed now; `besloten` closes it."""

    __tablename__ = "aanvraag"

    betrokkene_id: Mapped[UUID]
    uitnodiging_id: Mapped[UUID | None]
    traject_id: Mapped[UUID | None]
    categorie: Mapped[str]
    doel: Mapped[str]
    bedrag_centen: Mapped[int]
    melddatum: Mapped[date]
    ontvangen_op: Mapped[date]
    besluit_uiterlijk: Mapped[date]
    voorstel_id: Mapped[UUID | None]
    besloten: Mapped[bool] = mapped_column(default=False)

    @property
    def soort(self) -> Categorie:
        """The category as the domain knows it."""
        return Categorie(self.categorie)

    @property
    def bestemming(self) -> Doel:
        """The purpose as the domain knows it."""
        return Doel(self.doel)

    @property
    def status(self) -> str:
        """How far it is: `ingediend`, `voorgesteld` or `besloten`."""
        if self.besloten:
            return "besloten"
        return "voorgesteld" if self.voorstel_id else "ingediend"


class Besluit(Tenant, Tabel):
    """A decision: written once, never changed. `motivering` is encrypted text; `norm` is the maximum it was measured by."""

    __tablename__ = "besluit"

    aanvraag_id: Mapped[UUID]
    uitkomst: Mapped[str]
    vorm: Mapped[str | None]
    bedrag_centen: Mapped[int]
    looptijd_maanden: Mapped[int | None]
    aflossingsvorm: Mapped[str | None]
    rente_procent: Mapped[Decimal | None]
    norm: Mapped[str | None]
    motivering: Mapped[bytes]
    datum: Mapped[date]
    binnen_termijn: Mapped[bool]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]

    @property
    def kapitaalvorm(self) -> Vorm | None:
        """The form as the domain knows it."""
        return Vorm(self.vorm) if self.vorm else None


class Voorziening(Aggregate, Tabel):
    """What exists from the akte on. `iban` is encrypted and, with the two dates, filled once: when the money is paid."""

    __tablename__ = "voorziening"

    besluit_id: Mapped[UUID]
    betrokkene_id: Mapped[UUID]
    akte_op: Mapped[date]
    uitbetaald_op: Mapped[date | None]
    eerste_vervaldag: Mapped[date | None]
    iban: Mapped[bytes | None]
