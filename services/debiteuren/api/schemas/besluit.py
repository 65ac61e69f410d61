"""What goes in and out about decisions of two medewerkers, and about a gemeente's policy."""

from datetime import date
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from kernel.geld import Bedrag
from kernel.web import Model
from services.debiteuren.api.schemas.basis import Gemeentecode
from services.debiteuren.domain.beleid import Beleid
from services.debiteuren.domain.besluit import Besluitsoort, Inhoud, Inkomensgegevens
from services.debiteuren.domain.ladder import Stap
from services.debiteuren.domain.organisatie import STUKKEN, Organisatievorm, Plek, Werk
from services.debiteuren.domain.schuldregeling import Toets
from services.debiteuren.domain.verrekening import Verrekenbaar


class SchuldregelingToets(Model):
    """Wat is nagegaan voor medewerking aan een schuldregeling (Bbz 2004, art. 42)."""

    noodzakelijk: bool = Field(description="Nodig om het bedrijf voort te zetten, of bij de beëindiging.")
    zekerheid_buiten_akkoord: bool
    evenredig: bool = Field(description="Alle concurrente schuldeisers werken evenredig mee.")
    fraude: bool = Field(default=False, description="Opzet of grove schuld met boete of aangifte (Participatiewet, art. 60c).")
    kwijtschelding_gevraagd: bool = True


class VerrekeningGegevens(Model):
    """De uitkering van de maand en wat daarvan vrij blijft."""

    uitkering_centen: int = Field(ge=0)
    beslagvrij_centen: int = Field(ge=0)
    inlichtingen_geschonden: bool = False


class InkomenGegevens(Model):
    """Het netto inkomen na de beëindiging en de bijstandsnorm, per maand."""

    beeindigd_op: date
    inkomen_centen: int = Field(ge=0)
    bijstandsnorm_centen: int = Field(ge=0)
    onder_hypotheek: bool = False
    maandbedrag_centen: int | None = Field(default=None, ge=0, description="Alleen onder hypotheek of pand: wat het college vaststelt.")
    eerste_vervaldag: date


class BesluitVerzoek(Model):
    """Een besluit dat u voorstelt. Welke velden nodig zijn, volgt uit de soort; een collega bekrachtigt het."""

    soort: Besluitsoort
    grond: str = Field(pattern=r"^[a-z-]{2,40}$", description="Code van de grond; per soort een eigen lijst.")
    motivering: str = Field(min_length=1, max_length=8_000)
    bedrag_centen: int | None = Field(default=None, gt=0, description="Leeg is alles wat openstaat.")
    uitstel_id: UUID | None = None
    schuldregeling: SchuldregelingToets | None = None
    verrekening: VerrekeningGegevens | None = None
    inkomen: InkomenGegevens | None = None

    def inhoud(self) -> Inhoud:
        """What the domain decides about."""
        s, v, i = self.schuldregeling, self.verrekening, self.inkomen
        return Inhoud(
            soort=self.soort,
            grond=self.grond,
            bedrag=None if self.bedrag_centen is None else Bedrag(self.bedrag_centen),
            uitstel_id=self.uitstel_id,
            schuldregeling=None if s is None else Toets(**s.model_dump()),
            verrekening=None
            if v is None
            else Verrekenbaar(Bedrag(v.uitkering_centen), Bedrag(v.beslagvrij_centen), v.inlichtingen_geschonden),
            inkomen=None
            if i is None
            else Inkomensgegevens(
                beeindigd_op=i.beeindigd_op,
                inkomen=Bedrag(i.inkomen_centen),
                bijstandsnorm=Bedrag(i.bijstandsnorm_centen),
                onder_hypotheek=i.onder_hypotheek,
                maandbedrag=None if i.maandbedrag_centen is None else Bedrag(i.maandbedrag_centen),
                eerste_vervaldag=i.eerste_vervaldag,
            ),
        )


class BekrachtigVerzoek(Model):
    """Bekrachtig een voorstel van een collega."""

    soort: Besluitsoort


class BesluitGegeven(Model):
    """Een besluit dat is uitgevoerd."""

    id: UUID
    gemeente: str
    lening_id: UUID
    soort: Besluitsoort
    grond: str
    artikel: str
    bedrag_centen: int
    kosten_centen: int
    rente_centen: int
    hoofdsom_centen: int
    datum: date


class BesluitDetail(BesluitGegeven):
    """Een besluit met de motivering. Het lezen staat in het verwerkingenlog."""

    motivering: str


class VoorstelGegeven(Model):
    """Een voorstel zoals de tweede medewerker het leest."""

    id: UUID
    gemeente: str
    lening_id: UUID
    soort: Besluitsoort
    grond: str
    bedrag_centen: int | None
    motivering: str
    voorgesteld_op: date
    besloten: bool


class KlasseGegeven(Model):
    """Een achterstandsklasse: vanaf zoveel dagen telt zoveel procent als verlies."""

    code: str = Field(pattern=r"^[a-z0-9+-]{1,20}$")
    vanaf_dagen: int = Field(ge=0, le=36_500)
    voorziening_procent: Decimal = Field(ge=0, le=100)


class BeleidInhoud(Model):
    """Wat een gemeente kiest over invordering; wat u weglaat, is het uitgangspunt."""

    contact_eerst: bool = True
    herinnering: bool = True
    aanmaningskosten: bool = Field(default=True, description="Brengt de gemeente de vergoeding van Awb art. 4:113 in rekening?")
    extra_betaaldagen: int = Field(default=0, ge=0, le=365, description="Bovenop de zes weken van een terugvordering.")
    wachtdagen: dict[Stap, int] = Field(default_factory=dict, description="Extra dagen voor een stap, bovenop wat de wet wil.")
    vorm: Organisatievorm = Organisatievorm.LOKET
    debiteuren_bij: Plek = Plek.DEBITEUREN
    afwijkend: dict[Werk, Plek] = Field(default_factory=dict)
    stukken: list[str] = Field(default=list(STUKKEN), max_length=30)
    bedrijfskapitaal_kwijtschelden: bool = False
    restant_kwijtschelden: bool = False
    klassen: list[KlasseGegeven] = Field(default_factory=list, max_length=20)
    contact_binnen_dagen: int = Field(default=7, ge=0, le=90)
    uitstel_signaal_dagen: int = Field(default=30, ge=0, le=180)
    verjaring_signaal_maanden: int = Field(default=6, ge=6, le=48, description="Ten minste zes maanden vooraf.")
    onderzoek_maanden: int = Field(default=12, ge=1, le=12, description="Ten minste elk jaar.")

    def beleid(self) -> Beleid:
        """The policy, checked against the law. Raises one of BeleidOngeldig."""
        return Beleid.uit_json(self.model_dump(mode="json", by_alias=True))

    @classmethod
    def van(cls, beleid: Beleid) -> Self:
        """As it is shown."""
        inhoud: dict[str, Any] = beleid.als_json()
        return cls.model_validate(inhoud)


class BeleidVerzoek(BeleidInhoud):
    """Leg het beleid van een gemeente vast, vanaf een dag."""

    gemeente: Gemeentecode
    geldig_van: date


class BeleidGegeven(BeleidInhoud):
    """Het beleid dat op een dag geldt."""

    gemeente: str
    datum: date
