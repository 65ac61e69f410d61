"""Who asked for help, who helps him, and the talks."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.store.tables.basis import Tabel


class Aanmelding(Aggregate, Tabel):
    """Someone is known for Wgs help. `zaak_id` names the zaak of vroegsignalering and is unique: one zaak, one aanmelding.

    `melder` is the encrypted JSON of who spoke first, when that was somebody else. `contactpersoon` is the one medewerker for
    the whole route. `samengevoegd_met` is the aanmelding in which this one goes on.
    """

    __tablename__ = "aanmelding"

    betrokkene_id: Mapped[UUID]
    kanaal: Mapped[str]
    partnersoort: Mapped[str | None]
    zaak_id: Mapped[UUID | None]
    ontvangen_op: Mapped[date]
    signaal_ontvangen_op: Mapped[date | None]
    crisis: Mapped[bool]
    crisisgrond: Mapped[str | None]
    warme_overdracht: Mapped[bool]
    melder: Mapped[bytes | None]
    melder_relatie: Mapped[str | None]
    toestemming: Mapped[bool] = mapped_column(default=True)
    contactpersoon: Mapped[str | None]
    samengevoegd_met: Mapped[UUID | None]
    gesprek_uiterlijk: Mapped[date]
    status: Mapped[str] = mapped_column(default=Aanmeldstatus.ONTVANGEN.value)

    @property
    def stand(self) -> Aanmeldstatus:
        """The status as the domain knows it."""
        return Aanmeldstatus(self.status)


class Gesprek(Tenant, Tabel):
    """The first talk. `hulpvraag` is encrypted text, or nothing when no hulpvraag was established."""

    __tablename__ = "gesprek"

    aanmelding_id: Mapped[UUID]
    datum: Mapped[date]
    hulpvraag: Mapped[bytes | None]
    binnen_termijn: Mapped[bool]
    gevoerd_door: Mapped[str]


class Contactpersoon(Tenant, Tabel):
    """Since when which medewerker is the contactpersoon, and (encrypted) why that changed."""

    __tablename__ = "contactpersoon"

    aanmelding_id: Mapped[UUID]
    medewerker: Mapped[str]
    sinds: Mapped[date]
    reden: Mapped[bytes | None]
    vastgelegd_door: Mapped[str]


class Orientatie(Aggregate, Tabel):
    """A talk about which nothing is kept that tells who it was."""

    __tablename__ = "orientatie"

    datum: Mapped[date]
    kanaal: Mapped[str]
    partnersoort: Mapped[str | None]
    relatie: Mapped[str | None]
    vervolg: Mapped[str]
    gevoerd_door: Mapped[str]
