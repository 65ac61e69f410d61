"""Every question that bbz asks its database, one function each, in a file per noun.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

from services.bbz.store.queries.aanvragen import aanvraag, aanvraag_met_slot, aanvragen, aanvragen_van_uitnodigingen
from services.bbz.store.queries.basis import bladzijde, vind, vind_met_slot
from services.bbz.store.queries.besluiten import besluit, besluit_van_aanvraag, voorstel
from services.bbz.store.queries.betrokkenen import betrokkene, betrokkenen_van_voorzieningen
from services.bbz.store.queries.plafond import eerder_verleend, zet_onder_plafond
from services.bbz.store.queries.uitnodigingen import uitnodiging, uitnodiging_met_slot, uitnodiging_van_verzoek, uitnodigingen
from services.bbz.store.queries.voorzieningen import voorziening, voorziening_met_slot, voorziening_van_besluit, voorzieningen

__all__ = [
    "aanvraag",
    "aanvraag_met_slot",
    "aanvragen",
    "aanvragen_van_uitnodigingen",
    "besluit",
    "besluit_van_aanvraag",
    "betrokkene",
    "betrokkenen_van_voorzieningen",
    "bladzijde",
    "eerder_verleend",
    "uitnodiging",
    "uitnodiging_met_slot",
    "uitnodiging_van_verzoek",
    "uitnodigingen",
    "vind",
    "vind_met_slot",
    "voorstel",
    "voorziening",
    "voorziening_met_slot",
    "voorziening_van_besluit",
    "voorzieningen",
    "zet_onder_plafond",
]
