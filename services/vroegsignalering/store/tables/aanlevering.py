"""A delivered file, per gemeente."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.vroegsignalering.store.tables.basis import Tabel


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
    #: The columns of the file, in its order, to give refused rows back in the same shape.
    kolommen: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    #: Rows that came in so far, and when the last of them did. Counted with the first gemeente.
    ontvangen: Mapped[int] = mapped_column(default=0)
    levensteken: Mapped[datetime] = mapped_column(server_default=text("now()"))
    begonnen_op: Mapped[datetime] = mapped_column(server_default=text("now()"))
