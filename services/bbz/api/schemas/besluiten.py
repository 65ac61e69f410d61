"""Proposals, besluiten and akten as the API takes and gives them."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from contracts.bbz import Aflossingsvorm, Uitkomst, Vorm
from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.api.schemas.basis import MAX_CENTEN, LegeDatum, Tekst
from services.bbz.domain import soort
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.bezwaar import Bezwaaruitkomst
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
    vermogen_vennoten: list[VermogenGegeven] = Field(
        default_factory=list, max_length=10, description="Van elke andere vennoot; ieder heeft zijn eigen grens (art. 32)."
    )
    begeleiding_centen: int = Field(default=0, ge=0, le=MAX_CENTEN, description="Deel van het bedrag dat begeleiding betaalt.")
    steunt_op_gegevens_van_anderen: bool = Field(default=False, description="Afwijzing op gegevens van anderen (Awb art. 4:7).")
    afwijking_commissie: str | None = Field(default=None, max_length=4000, description="Waarom u toekent na een negatief advies.")
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
            vermogen_vennoten=tuple(Vermogen(Bedrag(v.eigen_centen), Bedrag(v.totaal_centen)) for v in self.vermogen_vennoten),
            begeleiding=Bedrag(self.begeleiding_centen),
            steunt_op_anderen=self.steunt_op_gegevens_van_anderen,
            afwijking_commissie=self.afwijking_commissie,
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
    begeleiding_centen: int
    nummer: int = Field(description="Hoeveelste besluit op deze aanvraag; na een gegrond bezwaar volgt een nieuw.")
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


class BezwaarVerzoek(Model):
    """Een bezwaar tegen een besluit."""

    ontvangen_op: date
    gronden: Tekst


class VerdagingVerzoek(Model):
    """Verdaging van de beslissing op bezwaar (Awb art. 7:10 lid 3)."""

    weken: int = Field(ge=1, le=52)


class AfdoeningVerzoek(Model):
    """De beslissing op bezwaar."""

    uitkomst: Bezwaaruitkomst
    motivering: Tekst
    toch_ontvankelijk: bool = Field(default=False, description="Te laat, maar verschoonbaar: de motivering zegt waarom (Awb art. 6:11).")


class BezwaarGegeven(Model):
    """Een bezwaar; gronden en motivering staan in het dossier."""

    id: UUID
    gemeente: str
    besluit_id: UUID
    ontvangen_op: date
    tijdig: bool
    met_commissie: bool
    beslissen_uiterlijk: date
    verdaagd_weken: int
    uitkomst: Bezwaaruitkomst | None
    afgedaan_op: LegeDatum = None
