"""Everything about one person in one gemeente, and what happened to him or his business."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Dossier(Aggregate, Tabel):
    """One person in one gemeente. `betrokkene_id` is what was last known of him; each of the three days is filled once."""

    __tablename__ = "dossier"

    betrokkene_id: Mapped[UUID]
    bsn_hash: Mapped[bytes | None]
    traject_id: Mapped[UUID | None]
    geopend_op: Mapped[date]
    beeindigd_op: Mapped[date | None]
    beeindigd_door: Mapped[str | None]
    overleden_op: Mapped[date | None]
    verhuisd_op: Mapped[date | None]
    naar_gemeente: Mapped[str | None]


class Dossiergebeurtenis(Tenant, Tabel):
    """What happened, who said so and when it was recorded. Once per kind."""

    __tablename__ = "dossiergebeurtenis"

    dossier_id: Mapped[UUID]
    soort: Mapped[str]
    reden: Mapped[str | None]
    datum: Mapped[date]
    naar_gemeente: Mapped[str | None]
    vastgelegd_op: Mapped[date]
    door: Mapped[str]
