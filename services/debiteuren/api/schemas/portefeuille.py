"""What goes out about the portfolio."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.debiteuren import Stoplicht, Vorderingsoort
from kernel.web import Model


class PortefeuilleRegel(Model):
    """Een cel van de portefeuille."""

    gemeente: str
    datum: date = Field(description="Dag waarop is geteld.")
    product: Vorderingsoort
    stoplicht: Stoplicht
    klasse: str
    leeftijd: str = Field(description="Jaren sinds de uitbetaling.")
    aantal: int
    open_centen: int = Field(description="Hoofdsom die niet is terugbetaald, met vervallen rente en kosten; zonder lopende rente.")
    vervallen_centen: int
    voorziening_centen: int = Field(description="Voorziening oninbaar, met de percentages van de gemeente.")


class PortefeuilleTotaal(Model):
    """De portefeuille van een of meer gemeenten, met het totaal."""

    aantal: int
    open_centen: int
    vervallen_centen: int
    voorziening_centen: int
    regels: list[PortefeuilleRegel]


class PortefeuilleLening(Model):
    """Een lening zoals zij in de portefeuille telt."""

    id: UUID
    product: Vorderingsoort
    stoplicht: Stoplicht
    klasse: str
    leeftijd: str
    dagen: int = Field(description="Dagen achterstand, zonder de dagen waarop de invordering stilstond.")
    open_centen: int
    vervallen_centen: int
    voorziening_centen: int
