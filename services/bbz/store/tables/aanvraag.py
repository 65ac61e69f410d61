"""The application, its papers, and the time to complete them."""

from datetime import date
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.domain.huishouden import Rechtsvorm
from services.bbz.domain.soort import Categorie, Doel
from services.bbz.store.tables.basis import Tabel


class Aanvraag(Aggregate, Tabel):
    """The applicant's own aanvraag, for a credit, for levensonderhoud or for both.

    `voorstel_id` is the proposal on the credit that may be confirmed now; `besloten` closes the aanvraag, and `gesloten_als` says so
    when it was closed without a decision.
    """

    __tablename__ = "aanvraag"

    betrokkene_id: Mapped[UUID]
    dossier_id: Mapped[UUID | None]
    uitnodiging_id: Mapped[UUID | None]
    traject_id: Mapped[UUID | None]
    fonds_id: Mapped[UUID | None]
    kanaal: Mapped[str]
    categorie: Mapped[str]
    doel: Mapped[str]
    bedrag_centen: Mapped[int]
    levensonderhoud: Mapped[bool] = mapped_column(default=False)
    gehuwd: Mapped[bool] = mapped_column(default=False)
    rechtsvorm: Mapped[str | None]
    melddatum: Mapped[date]
    ontvangen_op: Mapped[date]
    besluit_uiterlijk: Mapped[date]
    verlengd_weken: Mapped[int] = mapped_column(default=0)
    voorstel_id: Mapped[UUID | None]
    besloten: Mapped[bool] = mapped_column(default=False)
    gesloten_als: Mapped[str | None]

    @property
    def soort(self) -> Categorie:
        """The category as the domain knows it."""
        return Categorie(self.categorie)

    @property
    def bestemming(self) -> Doel:
        """The purpose as the domain knows it."""
        return Doel(self.doel)

    @property
    def ondernemingsvorm(self) -> Rechtsvorm | None:
        """The legal form of the business as the domain knows it."""
        return Rechtsvorm(self.rechtsvorm) if self.rechtsvorm else None

    @property
    def status(self) -> str:
        """How far it is: `ingediend`, `voorgesteld`, `besloten`, `buiten-behandeling` or `ingetrokken`."""
        if self.gesloten_als:
            return self.gesloten_als
        if self.besloten:
            return "besloten"
        return "voorgesteld" if self.voorstel_id else "ingediend"


class Stuk(Tenant, Tabel):
    """A paper that this aanvraag needs, and when it came."""

    __tablename__ = "stuk"

    aanvraag_id: Mapped[UUID]
    code: Mapped[str]
    ontvangen_op: Mapped[date | None]


class Hersteltermijn(Tenant, Tabel):
    """Time to complete the aanvraag. The decision term stands still from the day after until `hervat_op`."""

    __tablename__ = "hersteltermijn"

    aanvraag_id: Mapped[UUID]
    gegeven_op: Mapped[date]
    tot_en_met: Mapped[date]
    stukken: Mapped[list[str]] = mapped_column(JSONB)
    hervat_op: Mapped[date | None]
    aangevuld: Mapped[bool] = mapped_column(default=False)
