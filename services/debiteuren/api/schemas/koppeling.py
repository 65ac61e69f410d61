"""What a person does with lines of statements and with schedules."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field, model_validator

from kernel.web import Model
from services.debiteuren.domain.aflosschema import Schemavorm
from services.debiteuren.usecases.herzie_schema import Gevolg
from services.debiteuren.usecases.koppel_ontvangst import Bestemming


class KoppelDeel(Model):
    """Een deel van een regel: voor welke lening, en welke termijn de debiteur heeft aangewezen (Awb, art. 4:92 lid 2)."""

    lening_id: UUID
    bedrag_centen: int = Field(gt=0)
    termijn: int | None = Field(default=None, ge=1, description="Vervallen termijn die eerst wordt betaald; leeg is de oudste.")


class KoppelVerzoek(Model):
    """Waar een onbekende regel voor is. Wat u niet verdeelt blijft onbekend."""

    delen: list[KoppelDeel] = Field(min_length=1, max_length=50)


class Gekoppeld(Model):
    """De nieuwe regels, een per deel; `id` is de eerste."""

    id: UUID
    ids: list[UUID]


class BestemVerzoek(Model):
    """Een regel die geen betaling van een debiteur is."""

    bestemming: Bestemming


class SchemaDeel(Model):
    """Een termijn van een vrij schema."""

    vervaldag: date
    hoofdsom_centen: int = Field(ge=0)


class SchemaVerzoek(Model):
    """Hoe de hoofdsom die nog niet is vervallen voortaan wordt afgelost."""

    vorm: Schemavorm
    rente_procent: Decimal = Field(ge=0, le=100)
    looptijd_maanden: int | None = Field(default=None, ge=1, le=600)
    eerste_vervaldag: date | None = None
    aflosvrij: int = Field(default=0, ge=0, le=600, description="Aantal termijnen aan het begin met alleen rente.")
    delen: list[SchemaDeel] = Field(default_factory=list, max_length=600, description="Alleen bij vorm vrij: de termijnen zelf.")
    reden: str = Field(min_length=1, max_length=200, pattern=r"^[a-z0-9-]+$", description="Code, zoals herziening of verlaging.")

    @model_validator(mode="after")
    def _volledig(self) -> "SchemaVerzoek":
        if (self.vorm is Schemavorm.VRIJ) != bool(self.delen):
            raise ValueError("Geef `delen` bij vorm vrij, en alleen dan.")
        if not self.delen and (self.looptijd_maanden is None or self.eerste_vervaldag is None):
            raise ValueError("Geef `looptijdMaanden` en `eersteVervaldag`.")
        if self.looptijd_maanden is not None and self.aflosvrij >= self.looptijd_maanden:
            raise ValueError("`aflosvrij` moet korter zijn dan de looptijd.")
        return self


class ExtraAflossingVerzoek(Model):
    """Los extra af uit wat vooruit is betaald."""

    bedrag_centen: int = Field(gt=0)
    gevolg: Gevolg


class SchemaversieGegeven(Model):
    """Een versie van het aflosschema, zoals die is vastgesteld. Een oude versie verandert niet."""

    versie: int
    reden: str
    vorm: Schemavorm
    rente_procent: Decimal
    ingaat_op: date
    vastgesteld_op: date
    vastgesteld_door: str
    nummers: list[int]
    vervaldagen: list[date]
    rente_centen: list[int]
    hoofdsom_centen: list[int]


class WettelijkeRenteGegeven(Model):
    """De wettelijke rente die is vastgesteld en geboekt."""

    id: UUID
    bedrag_centen: int
