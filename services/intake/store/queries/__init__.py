"""Every question that intake asks its database, one function each, in a file per noun.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

from services.intake.store.queries.aanmeldingen import aanmelding, aanmelding_lijst, aanmelding_met_slot, aanmelding_van_zaak, gesprek
from services.intake.store.queries.beleidsplannen import beleidsplan, beleidsplan_rijen, beleidsplan_slot, beleidsplan_waarden
from services.intake.store.queries.besluiten import besluit, besluit_van_traject, plan_van_besluit, voorstel
from services.intake.store.queries.betrokkenen import betrokkene, betrokkenen_van_trajecten
from services.intake.store.queries.trajecten import traject, traject_lijst, traject_met_slot, traject_van_aanmelding

__all__ = [
    "aanmelding",
    "aanmelding_lijst",
    "aanmelding_met_slot",
    "aanmelding_van_zaak",
    "beleidsplan",
    "beleidsplan_rijen",
    "beleidsplan_slot",
    "beleidsplan_waarden",
    "besluit",
    "besluit_van_traject",
    "betrokkene",
    "betrokkenen_van_trajecten",
    "gesprek",
    "plan_van_besluit",
    "traject",
    "traject_lijst",
    "traject_met_slot",
    "traject_van_aanmelding",
    "voorstel",
]
