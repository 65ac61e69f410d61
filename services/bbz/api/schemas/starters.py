"""The preparation of starters, field by field."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from contracts.persoon import GeldigeBetrokkene
from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.api.schemas.basis import Gemeentecode, LegeDatum, Tekst
from services.bbz.api.schemas.onderzoeken import Client
from services.bbz.api.schemas.uitkeringen import Centen
from services.bbz.domain.starter import GROEP_MAX, Contract, Fase, Mijlpaal, Trajectuitkomst, Verdienste

Naam = Annotated[str, Field(min_length=1, max_length=200)]
MAANDEN_MAX = 48


class GroepVerzoek(Model):
    """Een groep starters die samen voorbereidt."""

    gemeente: Gemeentecode
    naam: Naam
    fase: Fase
    begin: date
    plaatsen: int = Field(ge=1, le=GROEP_MAX)


class GroepGegeven(GroepVerzoek):
    """Een groep, met hoeveel deelnemers."""

    id: UUID
    deelnemers: int


class ContractVerzoek(Model):
    """Een contract met een trajectbureau: delen van de prijs per mijlpaal, samen 100 procent, en een bonus."""

    gemeente: Gemeentecode
    opdrachtnemer: Client
    naam: Naam
    geldig_van: date
    prijs_centen: Centen
    delen: dict[Mijlpaal, Decimal] = Field(min_length=1, examples=[{"plan": "75", "start": "25"}])
    bonus_centen: Centen = Field(
        default=0, description="Bij een jaar zonder uitkering, waarvan ten minste een half jaar zonder levensonderhoud (Den Haag)."
    )

    def als_contract(self) -> Contract:
        """As the domain knows it; raises ContractKloptNiet."""
        return Contract(Bedrag(self.prijs_centen), self.delen, Bedrag(self.bonus_centen))


class ContractGegeven(Model):
    """Een contract."""

    id: UUID
    gemeente: str
    opdrachtnemer: str
    naam: str
    geldig_van: date
    afspraken: dict[str, object]


class TrajectVerzoek(Model):
    """Een kandidaat-starter begint aan de voorbereiding."""

    gemeente: Gemeentecode
    betrokkene: GeldigeBetrokkene
    groep_id: UUID | None = None
    contract_id: UUID | None = None


class TrajectGegeven(Model):
    """Een starterstraject, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    groep_id: UUID | None
    contract_id: UUID | None
    gestart_op: date
    uiterlijk: date = Field(description="Ten hoogste twaalf maanden (Bbz 2004, art. 2 lid 3).")
    plan_op: LegeDatum = None
    onderneming_op: LegeDatum = None
    uitkomst: Trajectuitkomst | None
    afgerond_op: LegeDatum = None


class FaseVerzoek(Model):
    """Een fase die klaar is, met het besluit van de klantmanager."""

    fase: Fase
    ingekocht: bool = False
    begin: date
    einde: date
    door_gaan: bool
    plan: bool = Field(default=False, description="Er ligt een toetsbaar ondernemingsplan.")
    reden: Tekst


class FaseGegeven(Model):
    """Een fase, zonder de reden."""

    fase: Fase
    ingekocht: bool
    begin: date
    einde: date
    door_gaan: bool


class MetingGegeven(Model):
    """Is de starter nog uit de bijstand?"""

    na_maanden: int
    maanden_uitkering: int
    maanden_levensonderhoud: int
    duurzaam: bool
    datum: date


class VerdiensteGegeven(Model):
    """Wat het trajectbureau tot nu toe verdiende."""

    delen: dict[Mijlpaal, int]
    bonus_centen: int
    samen_centen: int

    @classmethod
    def van(cls, v: Verdienste) -> "VerdiensteGegeven":
        """From the domain."""
        return cls(delen={m: b.centen for m, b in v.delen.items()}, bonus_centen=v.bonus.centen, samen_centen=v.samen.centen)


class TrajectDetail(TrajectGegeven):
    """Een starterstraject met fasen, metingen en wat het kostte."""

    fasen: list[FaseGegeven]
    metingen: list[MetingGegeven]
    verdienste: VerdiensteGegeven | None


class AfrondingVerzoek(Model):
    """Wat er van het traject werd."""

    uitkomst: Trajectuitkomst
    onderneming_op: LegeDatum = None


class MetingVerzoek(Model):
    """Maanden met een uitkering en met levensonderhoud sinds de start van de onderneming."""

    na_maanden: Literal[12, 48]
    maanden_uitkering: int = Field(ge=0, le=MAANDEN_MAX)
    maanden_levensonderhoud: int = Field(ge=0, le=MAANDEN_MAX)
