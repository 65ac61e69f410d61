"""The part of a zaak that says where it was placed, and what people did with it."""

from datetime import date

from sqlalchemy import LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

#: What the ciphertext of `zaak.onderneming` is bound to.
CONTEXT_ONDERNEMING = b"vroegsignalering.zaak.onderneming"


class Opvolging:
    """Columns of `zaak` beside its signals' totals. `regel` is the code of the rule of kader version `kader` that placed it, or 'hand'."""

    #: The different partner types of its signals, and what else the rules look at.
    typen: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    geboortejaar: Mapped[int | None]
    einde_levering_op: Mapped[date | None]

    kader: Mapped[int] = mapped_column(default=0)
    regel: Mapped[str] = mapped_column(default="overig")
    actie: Mapped[str] = mapped_column(default="Brief")
    prioriteit: Mapped[int] = mapped_column(default=5)

    #: The pseudonymous id of the medewerker who works on it.
    behandelaar: Mapped[str | None]
    #: The first approach, the first contact that reached someone, the first offer, the last day of a quick fix.
    opgepakt_op: Mapped[date | None]
    bereikt_op: Mapped[date | None]
    hulpaanbod_op: Mapped[date | None]
    quick_fix_tot: Mapped[date | None]
    warme_overdracht: Mapped[bool] = mapped_column(default=False)
    #: What the visitor learned of the business, encrypted JSON; it goes before what signals say.
    onderneming: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: When the retention policy took the person out of it.
    gewist_op: Mapped[date | None]
