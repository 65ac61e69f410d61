"""Bekostiging, verantwoording and businesscase, field by field."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.api.schemas.uitkeringen import Centen, Saldo
from services.bbz.domain.bekostiging import Bekostigd, Product
from services.bbz.domain.businesscase import IMK, Aannames, Businesscase

Jaar = Annotated[int, Field(ge=2004, le=2100)]


class BekostigdGegeven(Model):
    """Een product: wat het kostte, uit welke pot, en wat het Rijk betaalt."""

    product: Product
    pot: str
    procent: Decimal | None
    lasten_centen: int
    baten_centen: int
    rijk_centen: int
    gemeente_centen: int
    artikel: str
    bron: str
    geverifieerd: bool

    @classmethod
    def van(cls, b: Bekostigd) -> "BekostigdGegeven":
        """From the domain."""
        return cls(
            product=b.regel.product,
            pot=b.regel.pot,
            procent=b.regel.procent,
            lasten_centen=b.lasten.centen,
            baten_centen=b.baten.centen,
            rijk_centen=b.rijk.centen,
            gemeente_centen=b.gemeente.centen,
            artikel=b.regel.artikel,
            bron=b.regel.bron,
            geverifieerd=b.regel.geverifieerd,
        )


class Bekostigingsoverzicht(Model):
    """De bekostiging van een gemeente in een jaar."""

    gemeente: str
    jaar: int
    items: list[BekostigdGegeven]


class BatenVerzoek(Model):
    """Wat in een jaar terugkwam, bijvoorbeeld volgens debiteuren."""

    product: Product
    bedrag_centen: Saldo
    bron: str = Field(min_length=1, max_length=200)


class Sisaregelgegeven(Model):
    """Een regel van de verantwoording. De code en de omschrijving zijn van de gemeente."""

    code: str = Field(min_length=1, max_length=40)
    label: str = Field(min_length=1, max_length=300)
    formule: str = Field(min_length=1, max_length=500, examples=["75% * (lasten.startkapitaal - baten.startkapitaal)"])


class IndelingVerzoek(Model):
    """De indeling van de verantwoording van een jaar."""

    regels: list[Sisaregelgegeven] = Field(min_length=1, max_length=100)


class SisaregelUitkomst(Sisaregelgegeven):
    """Een regel met het bedrag."""

    bedrag_centen: int


class Verantwoording(Model):
    """De verantwoording van een gemeente over een jaar."""

    gemeente: str
    jaar: int
    regels: list[SisaregelUitkomst]


class AannamesGegeven(Model):
    """De aannames; zonder invulling zijn het de landelijke cijfers van het IMK uit 2014."""

    onderzoek_totaal_centen: Centen = IMK.onderzoek_totaal.centen
    krediet_totaal_centen: Centen = IMK.krediet_totaal.centen
    uitvoering_totaal_centen: Centen = IMK.uitvoering_totaal.centen
    ondernemers: int = Field(default=IMK.ondernemers, ge=1)
    uitkeringslast_centen: Centen = IMK.uitkeringslast.centen
    crediteurenlast_centen: Centen = IMK.crediteurenlast.centen
    kapitaalvernietiging_centen: Centen = IMK.kapitaalvernietiging.centen
    gered_procent: Decimal = Field(default=IMK.gered_procent, ge=0, le=100, description="Deel dat zonder hulp was gestopt.")

    def als_aannames(self) -> Aannames:
        """As the domain knows them."""
        return Aannames(
            onderzoek_totaal=Bedrag(self.onderzoek_totaal_centen),
            krediet_totaal=Bedrag(self.krediet_totaal_centen),
            uitvoering_totaal=Bedrag(self.uitvoering_totaal_centen),
            ondernemers=self.ondernemers,
            uitkeringslast=Bedrag(self.uitkeringslast_centen),
            crediteurenlast=Bedrag(self.crediteurenlast_centen),
            kapitaalvernietiging=Bedrag(self.kapitaalvernietiging_centen),
            gered_procent=self.gered_procent,
        )


class BusinesscaseGegeven(Model):
    """Kosten van het Bbz tegenover vermeden kosten."""

    dossiers: int
    onderzoek_centen: int
    krediet_centen: int
    uitvoering_centen: int
    kosten_centen: int
    vermeden_uitkering_centen: int
    vermeden_maatschappelijk_centen: int
    saldo_centen: int
    rendement_uitkering_procent: Decimal | None = Field(description="Hoeveel procent de vermeden uitkeringslasten boven de kosten liggen.")
    rendement_procent: Decimal | None
    aannames: AannamesGegeven

    @classmethod
    def van(cls, b: Businesscase, aannames: AannamesGegeven) -> "BusinesscaseGegeven":
        """From the domain."""
        return cls(
            dossiers=b.dossiers,
            onderzoek_centen=b.onderzoek.centen,
            krediet_centen=b.krediet.centen,
            uitvoering_centen=b.uitvoering.centen,
            kosten_centen=b.kosten.centen,
            vermeden_uitkering_centen=b.vermeden_uitkering.centen,
            vermeden_maatschappelijk_centen=b.vermeden_maatschappelijk.centen,
            saldo_centen=b.saldo.centen,
            rendement_uitkering_procent=b.rendement_uitkering_procent,
            rendement_procent=b.rendement_procent,
            aannames=aannames,
        )
