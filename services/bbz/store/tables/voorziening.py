"""What was granted and signed, and what happens with the money."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Voorziening(Aggregate, Tabel):
    """What exists from the akte on, or from the besluit when no akte is needed.

    `soort` is `krediet` or `levensonderhoud`. `iban` is encrypted, and absent when the creditors were paid; the days of a payment are
    filled once. A bedrag om niet has neither akte nor first term.
    """

    __tablename__ = "voorziening"

    besluit_id: Mapped[UUID]
    betrokkene_id: Mapped[UUID]
    dossier_id: Mapped[UUID | None]
    soort: Mapped[str] = mapped_column(default="krediet")
    ontstaan_op: Mapped[date]
    akte_op: Mapped[date | None]
    uitbetaald_op: Mapped[date | None]
    eerste_vervaldag: Mapped[date | None]
    iban: Mapped[bytes | None]


class Zekerheid(Aggregate, Tabel):
    """Security that the besluit asks for (art. 39 lid 3), with the day it was given."""

    __tablename__ = "zekerheid"

    aanvraag_id: Mapped[UUID]
    soort: Mapped[str]
    waarde_centen: Mapped[int]
    geeist_op: Mapped[date]
    gevestigd_op: Mapped[date | None]
    vervallen_op: Mapped[date | None]


class Besteding(Tenant, Tabel):
    """Proof of what the money was spent on, and whether that is what it was for (art. 39 lid 2 onder a)."""

    __tablename__ = "besteding"

    voorziening_id: Mapped[UUID]
    datum: Mapped[date]
    bedrag_centen: Mapped[int]
    bewijs: Mapped[str]
    akkoord: Mapped[bool]
    toelichting: Mapped[bytes]
    door: Mapped[str]


class Kredietomzetting(Tenant, Tabel):
    """What became of a voorbereidingskrediet (art. 29 lid 3)."""

    __tablename__ = "kredietomzetting"

    voorziening_id: Mapped[UUID]
    uitkomst: Mapped[str]
    bedrag_centen: Mapped[int]
    rente_procent: Mapped[Decimal | None]
    datum: Mapped[date]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]


class Aanspraak(Tenant, Tabel):
    """What was paid to the bank because it called the borgtocht (art. 16)."""

    __tablename__ = "aanspraak"

    voorziening_id: Mapped[UUID]
    datum: Mapped[date]
    bedrag_centen: Mapped[int]
    door: Mapped[str]
