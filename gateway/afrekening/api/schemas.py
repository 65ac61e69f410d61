"""What the afrekening asks and answers, field by field."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt, StrictStr

from gateway.afrekening.domain.meetregel import Meetregel
from gateway.afrekening.domain.productenboek import BtwRegime, Eenheid, Product, Productenboek
from kernel.geld import Bedrag
from kernel.web import Model

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0344"])]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Veldnaam = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9]*$", max_length=60)]
Procent = Annotated[Decimal, Field(ge=0, lt=100, decimal_places=2, description="Btw-percentage; 0 als er geen btw is.")]


class ProductGegeven(Model):
    """Een product van het productenboek."""

    code: Code
    naam: str = Field(min_length=1, max_length=200)
    eenheid: Eenheid
    omschrijving: str = Field(default="", max_length=2000)
    btw: BtwRegime
    btw_procent: Procent = Decimal(0)
    tarief_centen: int = Field(ge=0, le=10**10, description="Tarief per eenheid in eurocenten, zonder btw.")


class MeetregelGegeven(Model):
    """Welke gebeurtenis telt voor welk product, hoeveel, en eenmaal per wat."""

    code: Code
    product: Code
    type: str = Field(max_length=200, examples=["nl.regioloket.trajecten.toelating-besloten.v1"])
    filter: dict[Veldnaam, list[StrictBool | StrictInt | StrictStr]] = Field(default_factory=dict, description="Veld, met wat meetelt.")
    hoeveelheid: Veldnaam | None = Field(default=None, description="Veld met een geheel getal; zonder dit telt de gebeurtenis voor 1.")
    eenmaal_per: list[Veldnaam] = Field(default_factory=list, max_length=4, description="Velden, of `maand`; leeg telt elke gebeurtenis.")


class ProductenboekVerzoek(Model):
    """Het productenboek van een jaar, in zijn geheel."""

    producten: list[ProductGegeven] = Field(max_length=500)
    regels: list[MeetregelGegeven] = Field(max_length=500)

    def als_domein(self) -> tuple[list[Product], list[Meetregel]]:
        """The same as products and rules of the domain."""
        producten = [
            Product(p.code, p.naam, p.eenheid, p.omschrijving, p.btw, p.btw_procent, Bedrag(p.tarief_centen)) for p in self.producten
        ]
        regels = [
            Meetregel(
                code=r.code,
                product=r.product,
                type=r.type,
                filter={veld: frozenset(waarden) for veld, waarden in r.filter.items()},
                hoeveelheid=r.hoeveelheid,
                eenmaal_per=tuple(r.eenmaal_per),
            )
            for r in self.regels
        ]
        return producten, regels


class ProductenboekGegeven(ProductenboekVerzoek):
    """Het productenboek van een jaar."""

    jaar: int

    @classmethod
    def uit(cls, boek: Productenboek) -> "ProductenboekGegeven":
        """As the API shows it."""
        return cls(
            jaar=boek.jaar,
            producten=[
                ProductGegeven(
                    code=p.code,
                    naam=p.naam,
                    eenheid=p.eenheid,
                    omschrijving=p.omschrijving,
                    btw=p.btw,
                    btw_procent=p.btw_procent,
                    tarief_centen=p.tarief.centen,
                )
                for p in boek.producten.values()
            ],
            regels=[
                MeetregelGegeven(
                    code=r.code,
                    product=r.product,
                    type=r.type,
                    filter={veld: sorted(waarden, key=str) for veld, waarden in r.filter.items()},
                    hoeveelheid=r.hoeveelheid,
                    eenmaal_per=list(r.eenmaal_per),
                )
                for r in boek.regels
            ],
        )


class MetingGegeven(Model):
    """Eén gemeten regel. `gebeurtenisId` is de gebeurtenis waar hij uit komt: GET /gebeurtenissen/{gebeurtenisId}."""

    id: UUID
    gemeente: str
    regel: str
    product: str
    aantal: int
    boekdatum: date
    gebeurtenis_id: UUID
    factuur_id: UUID | None


class FactuurVerzoek(Model):
    """Stel de conceptfactuur van een kwartaal op."""

    gemeente: Gemeentecode
    jaar: int = Field(ge=2000, le=2100)
    kwartaal: int = Field(ge=1, le=4)


class FactuurregelGegeven(Model):
    """Eén product op de factuur: aantal maal tarief is bedrag."""

    volgnummer: int
    product: str
    omschrijving: str
    eenheid: Eenheid
    aantal: int
    tarief_centen: int
    bedrag_centen: int
    btw: BtwRegime
    btw_procent: Decimal


class FactuurGegeven(Model):
    """Een factuur."""

    id: UUID
    gemeente: str
    jaar: int
    kwartaal: int
    stand: str = Field(description="`concept`: kan nog opnieuw worden opgesteld.")
    zonder_btw_centen: int
    btw_centen: int
    met_btw_centen: int
    opgesteld_op: date


class FactuurDetail(FactuurGegeven):
    """Een factuur met haar regels."""

    regels: list[FactuurregelGegeven]
