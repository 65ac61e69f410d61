"""Proposals, besluiten and akten as the API takes and gives them."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from contracts.bbz import Aflossingsvorm, Uitkomst, Vorm
from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.api.schemas.basis import MAX_CENTEN, Tekst
from services.bbz.domain import soort
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.vermogen import Vermogen


class VermogenGegeven(Model):
    """Vermogen van de aanvrager (Bbz 2004, art. 1 onder h en i, art. 3)."""

    eigen_centen: int = Field(ge=-MAX_CENTEN, le=MAX_CENTEN, description="Na aftrek van schulden.")
    totaal_centen: int = Field(ge=0, le=MAX_CENTEN, description="Voor aftrek van schulden.")


class BesluitvoorstelVerzoek(Model):
    """Voorstel voor een besluit. Een afwijzing heeft alleen een motivering."""

    uitkomst: Uitkomst
    vorm: Vorm | None = None
    bedrag_centen: int = Field(default=0, ge=0, le=MAX_CENTEN, description="Toe te kennen bedrag in hele eurocenten.")
    looptijd_maanden: int | None = Field(default=None, ge=1, le=1200, description="Bij een lening of borgtocht.")
    aflossingsvorm: Aflossingsvorm | None = Field(default=None, description="Bij een lening.")
    vermogen: VermogenGegeven | None = Field(default=None, description="Nodig bij een bedrag om niet of een renteloze lening (art. 3).")
    motivering: Tekst

    def als_voorstel(self) -> Besluitvoorstel:
        """The proposal as the domain knows it; raises VoorwaardenKloppenNiet."""
        return Besluitvoorstel(
            uitkomst=soort.Uitkomst(self.uitkomst.value),
            vorm=soort.Vorm(self.vorm.value) if self.vorm else None,
            bedrag=Bedrag(self.bedrag_centen),
            looptijd_maanden=self.looptijd_maanden,
            aflossingsvorm=soort.Aflossingsvorm(self.aflossingsvorm.value) if self.aflossingsvorm else None,
            vermogen=Vermogen(Bedrag(self.vermogen.eigen_centen), Bedrag(self.vermogen.totaal_centen)) if self.vermogen else None,
            motivering=self.motivering,
        )


class BesluitvoorstelGegeven(BesluitvoorstelVerzoek):
    """Een voorstel, zoals de tweede medewerker het leest."""

    id: UUID
    aanvraag_id: UUID
    voorgesteld_door: str


class BesluitGegeven(Model):
    """Een besluit op een aanvraag; de motivering staat in de brief."""

    id: UUID
    gemeente: str
    aanvraag_id: UUID
    uitkomst: Uitkomst
    vorm: Vorm | None
    bedrag_centen: int
    looptijd_maanden: int | None
    aflossingsvorm: Aflossingsvorm | None
    rente_procent: Decimal | None
    norm: str | None = Field(description="Code van de norm die het maximum gaf.")
    datum: date
    binnen_termijn: bool
    voorgesteld_door: str
    bekrachtigd_door: str
    voorziening_id: UUID | None = Field(default=None, description="Bestaat zodra de akte is ondertekend.")


class AkteVerzoek(Model):
    """De ondertekende akte bij een besluit."""

    ondertekend_op: date
