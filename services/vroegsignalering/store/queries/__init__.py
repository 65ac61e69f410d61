"""Every question that vroegsignalering asks its database about single things and pages, one function each, split by noun.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
The bulk intake has its own statements, in inname_sql.py.
"""

from services.vroegsignalering.store.queries.aanleveringen import (
    aanlevering,
    aanlevering_begonnen,
    aanleveringen_met_slot,
    geweigerde_regels,
    is_gelezen,
    meld_stilgevallen,
    stille_aanleveringen,
    tel_ontvangen,
    weigeringen,
    wis_geweigerde_regels,
    zet_gelezen,
)
from services.vroegsignalering.store.queries.partners import convenant, convenanten, partners
from services.vroegsignalering.store.queries.signalen import signalen_van
from services.vroegsignalering.store.queries.werkvoorraad import werkvoorraad
from services.vroegsignalering.store.queries.zaken import contactpogingen, zaak, zaak_met_slot, zaken_met_id

__all__ = [
    "aanlevering",
    "aanlevering_begonnen",
    "aanleveringen_met_slot",
    "contactpogingen",
    "convenant",
    "convenanten",
    "geweigerde_regels",
    "is_gelezen",
    "meld_stilgevallen",
    "partners",
    "signalen_van",
    "stille_aanleveringen",
    "tel_ontvangen",
    "weigeringen",
    "werkvoorraad",
    "wis_geweigerde_regels",
    "zaak",
    "zaak_met_slot",
    "zaken_met_id",
    "zet_gelezen",
]
