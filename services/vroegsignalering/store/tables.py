"""What vroegsignalering remembers. Columns in clear serve matching; everything else about a person is in `persoon`, encrypted.

`signaal` and `weigering` are written by bulk SQL only (inname_sql.py): no bulk row ever becomes an object.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, MetaData, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

import kernel.db
from kernel.db import Aggregate, Tenant
from services.vroegsignalering.domain.zaak import Loop

#: What the ciphertext of `signaal.persoon` is bound to.
CONTEXT_PERSOON = b"vroegsignalering.signaal.persoon"


class Tabel(kernel.db.Tabel):
    """Base of the tables of this app."""

    __abstract__ = True
    metadata = MetaData()


class Signaalpartner(Tenant, Tabel):
    """The convenant of one gemeente with one partner. A partner has the same `id` in all its gemeenten."""

    __tablename__ = "signaalpartner"
    __table_args__ = (UniqueConstraint("gemeente", "client_id"),)

    client_id: Mapped[str]
    naam: Mapped[str]
    type: Mapped[str]
    testgegevens: Mapped[bool] = mapped_column(default=False)


class Aanlevering(Aggregate, Tabel):
    """One delivered file, as far as it concerns one gemeente: a file of three gemeenten is three rows with one `id`.

    Rows of the file that name no gemeente of this partner count with its first gemeente (lowest code), so that aangenomen,
    geweigerd and dubbel over all its gemeenten sum to the rows of the file.
    """

    __tablename__ = "aanlevering"

    client_id: Mapped[str]
    partner_id: Mapped[UUID]
    partnertype: Mapped[str | None]
    formaat: Mapped[str]
    ontvangen_op: Mapped[date]
    stand: Mapped[str]
    aangenomen: Mapped[int] = mapped_column(default=0)
    geweigerd: Mapped[int] = mapped_column(default=0)
    dubbel: Mapped[int] = mapped_column(default=0)
    #: The whole file came in: what is left to do is ours. Until then a sender that lost the answer may send it again.
    gelezen: Mapped[bool] = mapped_column(default=False)
    begonnen_op: Mapped[datetime] = mapped_column(server_default=text("now()"))


class Zaak(Aggregate, Tabel):
    """One household in one month. Totals are over the signals that were taken up. The door is empty when only a BSN is known."""

    __tablename__ = "zaak"
    __table_args__ = (
        # One open zaak per door and month. After it is closed, a new signal opens a new one.
        Index(
            "zaak_huishouden",
            "gemeente",
            "postcode",
            "huisnummer",
            "toevoeging",
            "maand",
            unique=True,
            postgresql_where=text("afgesloten_op IS NULL"),
        ),
        Index("zaak_werkvoorraad", "gemeente", "werkbakje", "contact_uiterlijk", "id", postgresql_where=text("afgesloten_op IS NULL")),
    )

    postcode: Mapped[str | None]
    huisnummer: Mapped[str | None]
    toevoeging: Mapped[str | None]
    maand: Mapped[date]
    ontvangen_op: Mapped[date]
    contact_uiterlijk: Mapped[date]
    signalen: Mapped[int]
    bedrag_centen: Mapped[int]
    crisis: Mapped[bool]
    ondernemer: Mapped[bool]
    opeenvolgend: Mapped[bool]
    werkbakje: Mapped[str]
    hulp_aanvaard_op: Mapped[date | None]
    afgesloten_op: Mapped[date | None]
    resultaat: Mapped[str | None]
    #: Of a zaak that came over: the dates of its matching there, for the export.
    overgenomen: Mapped[dict[str, Any] | None] = mapped_column(JSONB)

    @property
    def loop(self) -> Loop:
        """Where it stands, for the rules of domain/zaak.py."""
        return Loop(self.ontvangen_op, self.hulp_aanvaard_op, self.afgesloten_op)


class Signaal(Tenant, Tabel):
    """One signal of arrears. `zaak_id` is empty when it is not taken up; `reden` then says why.

    `klant_hash` tells two debtors at one door apart: of the partner's klantnummer, else of the BSN, else of name and birth.
    """

    __tablename__ = "signaal"
    __table_args__ = (
        UniqueConstraint("gemeente", "partner_id", "kenmerk"),
        Index("signaal_huishouden", "gemeente", "postcode", "huisnummer", "toevoeging", "signaaldatum"),
        Index("signaal_zaak", "gemeente", "zaak_id"),
        ForeignKeyConstraint(["gemeente", "zaak_id"], ["zaak.gemeente", "zaak.id"]),
    )

    aanlevering_id: Mapped[UUID]
    regel: Mapped[int]
    partner_id: Mapped[UUID]
    partnertype: Mapped[str]
    kenmerk: Mapped[str]
    zaak_id: Mapped[UUID | None]
    signaaldatum: Mapped[date]
    ontvangen_op: Mapped[date]
    bedrag_centen: Mapped[int]
    ontstaansdatum: Mapped[date | None]
    dagen: Mapped[int | None]
    crisis: Mapped[bool]
    warme_overdracht: Mapped[bool]
    einde_levering_op: Mapped[date | None]
    persoonlijk_contact: Mapped[bool | None]
    gewezen_op_schuldhulp: Mapped[bool | None]
    schriftelijk_herinnerd: Mapped[bool | None]
    postcode: Mapped[str | None]
    huisnummer: Mapped[str | None]
    toevoeging: Mapped[str | None]
    ondernemer: Mapped[bool]
    status: Mapped[str]
    reden: Mapped[str | None]
    klant_hash: Mapped[bytes] = mapped_column(LargeBinary)
    bsn_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    persoon: Mapped[bytes] = mapped_column(LargeBinary)


class Contactpoging(Tenant, Tabel):
    """Someone tried to make contact (DDAS Contactpoging)."""

    __tablename__ = "contactpoging"
    __table_args__ = (
        Index("contactpoging_zaak", "gemeente", "zaak_id", "datum"),
        ForeignKeyConstraint(["gemeente", "zaak_id"], ["zaak.gemeente", "zaak.id"]),
    )

    zaak_id: Mapped[UUID]
    soort: Mapped[str]
    bereikt: Mapped[bool]
    datum: Mapped[date]
    dagdeel: Mapped[str | None]
    door: Mapped[str]
