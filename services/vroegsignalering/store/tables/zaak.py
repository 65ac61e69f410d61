"""The case of one household."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.vroegsignalering.domain.zaak import Loop
from services.vroegsignalering.store.tables.basis import Tabel
from services.vroegsignalering.store.tables.opvolging import Opvolging


class Zaak(Opvolging, Aggregate, Tabel):
    """One household in one month (domain/matching.py). Totals are over the signals taken up. The door is empty when only a BSN is known."""

    __tablename__ = "zaak"
    __table_args__ = (
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
    #: A person acted on it: its signals stay with it, whatever comes in.
    behandeld: Mapped[bool] = mapped_column(default=False)
    #: Its signals went on to this zaak before anyone had acted on it.
    samengevoegd_in: Mapped[UUID | None]
    #: Of a zaak that came over: the dates of its matching there, for the export.
    overgenomen: Mapped[dict[str, Any] | None] = mapped_column(JSONB)

    @property
    def loop(self) -> Loop:
        """Where it stands, for the rules of domain/zaak.py."""
        return Loop(
            ontvangen_op=self.ontvangen_op,
            hulp_aanvaard_op=self.hulp_aanvaard_op,
            afgesloten_op=self.afgesloten_op,
            opgepakt_op=self.opgepakt_op,
            bereikt_op=self.bereikt_op,
            hulpaanbod_op=self.hulpaanbod_op,
            quick_fix_tot=self.quick_fix_tot,
        )
