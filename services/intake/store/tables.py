"""What intake keeps. Everything a person says or is called is encrypted; what is searched or decided on is not."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, LargeBinary, MetaData, Text
from sqlalchemy.orm import Mapped, mapped_column

import kernel.db
from kernel.db import Aggregate, Tenant
from services.intake.domain.rechtsvorm import Rechtsvorm
from services.intake.domain.traject import Aanmeldstatus, Besluitsoort, Trajectstatus
from services.intake.domain.weigering import Weigeringsgrond


class Tabel(kernel.db.Tabel):
    """Base of the tables of intake; the migrations make them, this only reads and writes."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = {**kernel.db.Tabel.type_annotation_map, str: Text, bytes: LargeBinary, int: BigInteger}


class Betrokkene(Tenant, Tabel):
    """The person and the business. `gegevens` is the encrypted JSON of `contracts.persoon.Betrokkene`; `bsn_hash` finds a BSN."""

    __tablename__ = "betrokkene"

    gegevens: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]


class Aanmelding(Aggregate, Tabel):
    """Someone is known for Wgs help. `zaak_id` names the zaak of vroegsignalering and is unique: one zaak, one aanmelding."""

    __tablename__ = "aanmelding"

    betrokkene_id: Mapped[UUID]
    kanaal: Mapped[str]
    zaak_id: Mapped[UUID | None]
    ontvangen_op: Mapped[date]
    signaal_ontvangen_op: Mapped[date | None]
    crisis: Mapped[bool]
    warme_overdracht: Mapped[bool]
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


class Traject(Aggregate, Tabel):
    """The route from hulpvraag to beschikking and on. `voorstel_id` is the proposal that may be ratified now."""

    __tablename__ = "traject"

    aanmelding_id: Mapped[UUID]
    betrokkene_id: Mapped[UUID]
    rechtsvorm: Mapped[str]
    prive_aansprakelijk: Mapped[bool]
    schulden_totaal_centen: Mapped[int | None]
    hulpvraag_op: Mapped[date]
    besluit_uiterlijk: Mapped[date]
    status: Mapped[str] = mapped_column(default=Trajectstatus.HULPVRAAG_VASTGESTELD.value)
    voorstel_id: Mapped[UUID | None]
    voorgesteld_door: Mapped[str | None]
    bekrachtigd_door: Mapped[str | None]

    @property
    def stand(self) -> Trajectstatus:
        """The status as the domain knows it."""
        return Trajectstatus(self.status)

    @property
    def vorm(self) -> Rechtsvorm:
        """The rechtsvorm as the domain knows it."""
        return Rechtsvorm(self.rechtsvorm)


class Besluit(Tenant, Tabel):
    """A beschikking on admission: written once, never changed. `motivering` is encrypted text."""

    __tablename__ = "besluit"

    traject_id: Mapped[UUID]
    soort: Mapped[str]
    grond: Mapped[str | None]
    motivering: Mapped[bytes | None]
    problematisch: Mapped[bool | None]
    datum: Mapped[date]
    binnen_termijn: Mapped[bool]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]

    @property
    def besluitsoort(self) -> Besluitsoort:
        """What was decided, as the domain knows it."""
        return Besluitsoort(self.soort)

    @property
    def weigeringsgrond(self) -> Weigeringsgrond | None:
        """The ground of a refusal, as the domain knows it."""
        return Weigeringsgrond(self.grond) if self.grond else None


class Plan(Tenant, Tabel):
    """The plan van aanpak that belongs to a besluit. `inhoud` is encrypted JSON (`domain.plan.als_json`)."""

    __tablename__ = "plan"

    traject_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    inhoud: Mapped[bytes]
    aflosperiode_maanden: Mapped[int]
    vastgesteld_op: Mapped[date]


class Kredietverzoek(Tenant, Tabel):
    """Intake asked bbz to invite the entrepreneur for a saneringskrediet."""

    __tablename__ = "kredietverzoek"

    traject_id: Mapped[UUID]
    bedrag_centen: Mapped[int]
    datum: Mapped[date]
    gevraagd_door: Mapped[str]


class Beleidsplan(Tenant, Tabel):
    """Which grounds of refusal the raad put in the beleidsplan, and from when until when. `bron` says where it was published."""

    __tablename__ = "beleidsplan"

    van: Mapped[date]
    tot_en_met: Mapped[date]
    gronden: Mapped[list[str]] = mapped_column(ARRAY(Text))
    bron: Mapped[str]
