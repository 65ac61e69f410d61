"""The bulk intake: a staged blok, some 5,000 rows of one gemeente, becomes signals, refusals, zaken, terms and events.

`staging` holds what came in; `beoordelen` judges rows alone; `buren` finds what belongs together, on which domain/matching.py decides;
`schrijven` and `zaken` write it down. All of it in one transaction per blok.
"""

from services.vroegsignalering.store.inname.beoordelen import beoordeel_blok
from services.vroegsignalering.store.inname.buren import Bewaard, ZaakNu, aan_deuren, met_id, nieuwe_met_buren, van_bsns, zaken_op_slot
from services.vroegsignalering.store.inname.schrijven import (
    schrijf_blok,
    schrijf_zaken,
    zet_besluiten,
    zet_doelen,
    zet_leeg,
    zet_verplaatst,
)
from services.vroegsignalering.store.inname.staging import KOLOMMEN, POGINGEN_MAX, Blok, ruim_op, tel_poging, volgende_blok, zet_klaar
from services.vroegsignalering.store.inname.tijdelijk import maak_tijdelijk

__all__ = [
    "KOLOMMEN",
    "POGINGEN_MAX",
    "Bewaard",
    "Blok",
    "ZaakNu",
    "aan_deuren",
    "beoordeel_blok",
    "maak_tijdelijk",
    "met_id",
    "nieuwe_met_buren",
    "ruim_op",
    "schrijf_blok",
    "schrijf_zaken",
    "tel_poging",
    "van_bsns",
    "volgende_blok",
    "zaken_op_slot",
    "zet_besluiten",
    "zet_doelen",
    "zet_klaar",
    "zet_leeg",
    "zet_verplaatst",
]
