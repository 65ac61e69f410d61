"""Who stands beside the applicant, and whether he is liable too."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.bbz.domain.huishouden import Band, Medeaansprakelijke, Rol
from services.bbz.store.tables.basis import Tabel


class Mederij(Tenant, Tabel):
    """One of `betrokkene.mede`, by its place in that list: in which role, and since when he accepted to be liable."""

    __tablename__ = "medeaansprakelijke"

    aanvraag_id: Mapped[UUID]
    volgnummer: Mapped[int]
    band: Mapped[str]
    rol: Mapped[str]
    aanvaard_op: Mapped[date | None]

    def als_mede(self) -> Medeaansprakelijke:
        """As the domain knows him."""
        return Medeaansprakelijke(Band(self.band), Rol(self.rol), self.aanvaard_op)
