"""A signal of arrears. Columns in clear serve matching; everything else about a person is in `persoon`, encrypted.

`signaal` and `weigering` are written by bulk SQL only (inname_sql.py): no bulk row ever becomes an object.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary, SmallInteger, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel

#: What the ciphertext of `signaal.persoon` is bound to.
CONTEXT_PERSOON = b"vroegsignalering.signaal.persoon"


class Signaal(Tenant, Tabel):
    """One signal of arrears. `zaak_id` is empty when it is not taken up; `reden` then says why.

    `klant_hash` tells two debtors at one door apart: of the partner's klantnummer, else of the BSN, else of name and birth.
    """

    __tablename__ = "signaal"
    __table_args__ = (
        UniqueConstraint("gemeente", "partner_id", "kenmerk"),
        Index("signaal_huishouden", "gemeente", "postcode", "huisnummer", "toevoeging", "signaaldatum"),
        Index("signaal_zaak", "gemeente", "zaak_id"),
        Index("signaal_bsn", "gemeente", "bsn_hash", "signaaldatum", postgresql_where=text("bsn_hash IS NOT NULL")),
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
    #: Keyed hashes of the parts of the name, to compare with and nothing else (domain/naam.py).
    naam: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    bedrijf: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    bedrijfswoorden: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    geboren: Mapped[int | None] = mapped_column(BigInteger)
    geboortejaar: Mapped[int | None] = mapped_column(SmallInteger)
    #: Why it is with its zaak (domain/matching.py, Koppeling).
    koppeling: Mapped[str] = mapped_column(default="eerste")
    klant_hash: Mapped[bytes] = mapped_column(LargeBinary)
    bsn_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    persoon: Mapped[bytes] = mapped_column(LargeBinary)
