"""The application."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.bbz.domain.soort import Categorie, Doel
from services.bbz.store.tables.basis import Tabel


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
