"""The solution: a regeling with its shares, what was asked of the judge, and how the business goes on."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from kernel.geld import Bedrag
from services.intake.domain.gerechtelijk import Verzoeksoort
from services.intake.domain.regeling import Kredietbron, Regelingsoort, Regelingstatus
from services.intake.store.tables.basis import Tabel


class Regeling(Aggregate, Tabel):
    """One way to arrange the debts, from preparation to end. `afwijking_reden` is encrypted text."""

    __tablename__ = "regeling"

    traject_id: Mapped[UUID]
    soort: Mapped[str]
    status: Mapped[str]
    gemaakt_op: Mapped[date]
    aflosperiode_maanden: Mapped[int]
    vtlb_centen: Mapped[int | None]
    afwijking_reden: Mapped[bytes | None]
    kredietbron: Mapped[str | None]
    krediet_uitbetaald_op: Mapped[date | None]
    kredietverzoek_id: Mapped[UUID | None]
    bod_centen: Mapped[int | None]
    preferent_factor: Mapped[int | None]
    factor_geverifieerd: Mapped[bool | None]
    voorgesteld_op: Mapped[date | None]
    akkoord_op: Mapped[date | None]
    dwangakkoord_gevraagd_op: Mapped[date | None]
    dwangakkoord: Mapped[bool | None]
    uitspraak_op: Mapped[date | None]
    gestart_op: Mapped[date | None]
    geeindigd_op: Mapped[date | None]

    @property
    def stand(self) -> Regelingstatus:
        """The status as the domain knows it."""
        return Regelingstatus(self.status)

    @property
    def vorm(self) -> Regelingsoort:
        """The kind as the domain knows it."""
        return Regelingsoort(self.soort)

    @property
    def bron(self) -> Kredietbron | None:
        """The lender as the domain knows it."""
        return Kredietbron(self.kredietbron) if self.kredietbron else None


class Aandeel(Tenant, Tabel):
    """What one creditor is offered for one claim, and what he answered. `reden` is encrypted text."""

    __tablename__ = "aandeel"

    regeling_id: Mapped[UUID]
    schuld_id: Mapped[UUID]
    vordering_centen: Mapped[int]
    aandeel_centen: Mapped[int]
    preferent: Mapped[bool]
    van_gemeente: Mapped[bool]
    reactie: Mapped[str]
    gereageerd_op: Mapped[date | None]
    reden: Mapped[bytes | None]
    betaald_op: Mapped[date | None]

    @property
    def bedrag(self) -> Bedrag:
        """The share as money."""
        return Bedrag(self.aandeel_centen)


class GerechtelijkeStap(Aggregate, Tabel):
    """A request to the judge, and what came of it."""

    __tablename__ = "gerechtelijke_stap"

    traject_id: Mapped[UUID]
    soort: Mapped[str]
    gevraagd_op: Mapped[date]
    uitspraak: Mapped[str | None]
    uitspraak_op: Mapped[date | None]
    van: Mapped[date | None]
    tot_en_met: Mapped[date | None]
    geeindigd_op: Mapped[date | None]

    @property
    def verzoeksoort(self) -> Verzoeksoort:
        """The kind as the domain knows it."""
        return Verzoeksoort(self.soort)


class Bedrijfsuitkomst(Tenant, Tabel):
    """How the business goes on; the last row counts. `oorsprong` is the app that knew."""

    __tablename__ = "bedrijfsuitkomst"

    traject_id: Mapped[UUID]
    uitkomst: Mapped[str]
    datum: Mapped[date]
    oorsprong: Mapped[str]


class BbzAanvraag(Tenant, Tabel):
    """What someone in this traject asked of bbz: a besluit names the aanvraag, and only the aanvraag what it is for."""

    __tablename__ = "bbz_aanvraag"

    traject_id: Mapped[UUID]
    aanvraag_id: Mapped[UUID]
    doel: Mapped[str]
    ontvangen_op: Mapped[date]


class BbzBesluit(Tenant, Tabel):
    """What bbz decided for someone in this traject: the second beschikking beside ours."""

    __tablename__ = "bbz_besluit"

    traject_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    categorie: Mapped[str]
    uitkomst: Mapped[str]
    vorm: Mapped[str | None]
    doel: Mapped[str | None]
    bedrag_centen: Mapped[int]
    datum: Mapped[date]
