"""Every question that bbz asks its database, one function each, in a file per noun.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

from services.bbz.store.queries.aanvragen import (
    aanvraag,
    aanvraag_met_slot,
    aanvragen,
    aanvragen_van_uitnodigingen,
    hersteltermijnen,
    mede,
    stukken,
    toetspunten,
    verlopen_hersteltermijnen,
)
from services.bbz.store.queries.basis import alle, bladzijde, vind, vind_met_slot
from services.bbz.store.queries.beleid import beleid_op, beleid_rij, lees_beleid
from services.bbz.store.queries.besluiten import (
    BEDRIJFSKAPITAAL,
    besluit,
    besluit_van_aanvraag,
    commissieadviezen,
    eis_afgewezen,
    herroepen,
    laatste_besluit,
    laatste_voornemen,
    voorstel,
)
from services.bbz.store.queries.betalingen import (
    aangesproken,
    betaalopdrachten,
    bsn_hashes_van_bestand,
    kredietomzetting,
    open_betaalopdrachten,
    uitgevoerd,
    verantwoord,
    zekerheden,
)
from services.bbz.store.queries.betrokkenen import aansprakelijken_van_voorzieningen, betrokkene, betrokkenen_van_voorzieningen
from services.bbz.store.queries.dossiers import dossier_aanvragen, dossier_gebeurtenissen, dossier_van, dossier_voorzieningen, dossiers_van
from services.bbz.store.queries.fondsen import fonds_beschikbaar, fonds_bestaat, fonds_saldo, lees_regels
from services.bbz.store.queries.plafond import eerder_aan_persoon, eerder_verleend, geef_plafond_vrij, zet_onder_plafond
from services.bbz.store.queries.uitnodigingen import uitnodiging, uitnodiging_met_slot, uitnodiging_van_verzoek, uitnodigingen
from services.bbz.store.queries.voorzieningen import voorziening, voorziening_met_slot, voorziening_van_besluit, voorzieningen

__all__ = [
    "BEDRIJFSKAPITAAL",
    "aangesproken",
    "aansprakelijken_van_voorzieningen",
    "aanvraag",
    "aanvraag_met_slot",
    "aanvragen",
    "aanvragen_van_uitnodigingen",
    "alle",
    "beleid_op",
    "beleid_rij",
    "besluit",
    "besluit_van_aanvraag",
    "betaalopdrachten",
    "betrokkene",
    "betrokkenen_van_voorzieningen",
    "bladzijde",
    "bsn_hashes_van_bestand",
    "commissieadviezen",
    "dossier_aanvragen",
    "dossier_gebeurtenissen",
    "dossier_van",
    "dossier_voorzieningen",
    "dossiers_van",
    "eerder_aan_persoon",
    "eerder_verleend",
    "eis_afgewezen",
    "fonds_beschikbaar",
    "fonds_bestaat",
    "fonds_saldo",
    "geef_plafond_vrij",
    "herroepen",
    "hersteltermijnen",
    "kredietomzetting",
    "laatste_besluit",
    "laatste_voornemen",
    "lees_beleid",
    "lees_regels",
    "mede",
    "open_betaalopdrachten",
    "stukken",
    "toetspunten",
    "uitgevoerd",
    "uitnodiging",
    "uitnodiging_met_slot",
    "uitnodiging_van_verzoek",
    "uitnodigingen",
    "verantwoord",
    "verlopen_hersteltermijnen",
    "vind",
    "vind_met_slot",
    "voorstel",
    "voorziening",
    "voorziening_met_slot",
    "voorziening_van_besluit",
    "voorzieningen",
    "zekerheden",
    "zet_onder_plafond",
]
