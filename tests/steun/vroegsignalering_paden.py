"""The paths of the follow-up of a zaak, for the test that no path is left out of the isolation suite."""

from typing import Any

#: Writes below one zaak: path to a body that is good for its own gemeente.
OP_EEN_ZAAK: dict[str, dict[str, Any]] = {
    "zaken/{zaak}/contactpogingen": {"soort": "Brief", "bereikt": False, "datum": "2025-03-10"},
    "zaken/{zaak}/gesprekken": {"soort": "Telefoon", "datum": "2025-03-10", "verslag": "Belt morgen terug."},
    "zaken/{zaak}/hulpaanbiedingen": {"soort": "eerste-gesprek", "datum": "2025-03-10"},
    "zaken/{zaak}/quick-fixes": {"datum": "2025-03-10"},
    "zaken/{zaak}/hulpaanvaardingen": {"datum": "2025-03-10"},
    "zaken/{zaak}/indelingen": {"werkbakje": "crisis", "actie": "Huisbezoek", "prioriteit": 1},
    "zaken/{zaak}/notities": {"tekst": "Bel na vijven."},
    "zaken/{zaak}/warme-overdrachten": {"datum": "2025-03-10", "aan": "Buurtteam Oost", "afspraak": "Samen op gesprek."},
    "zaken/{zaak}/afsluitingen": {"resultaat": "Inwoner is overleden"},
}

#: Paths that are tested by name in test_vroegsignalering_opvolging_isolatie.py.
BIJ_NAAM = {
    "zaken/_zoek",
    "zaken/{zaakId}/ondernemerschap",
    "toewijzingen",
    "werkbakjes",
    "ddas-exporten",
    "briefseries",
    "briefseries/{serieId}",
    "briefseries/{serieId}/brieven",
    "briefseries/{serieId}/bestand",
    "brieven/{briefId}",
    "briefsjablonen",
    "briefsjablonen/{gemeente}/{code}",
    "bewaarregels",
    "bewaarregels/{gemeente}/{categorie}",
    "bewaarvoorbeelden/{gemeente}",
    "terugkoppelingen",
    "afwegingskaders",
    "afwegingskaders/{gemeente}",
    "afwegingskaders/{gemeente}/proeven",
    "afwegingskaders/{gemeente}/herindelingen",
}

#: Paths that are tested by name in test_vroegsignalering_inname_isolatie.py.
INNAME_BIJ_NAAM = {
    "aanleveringen/{aanleveringId}/herstelbestand",
    "zaken/{zaakId}/splitsingen",
    "zaken/{zaakId}/samenvoegingen",
    "uitsluitingen",
    "uitsluitingen/{uitsluitingId}",
    "uitsluitingen/{uitsluitingId}/beeindigingen",
    "brp-koppelingen",
    "brp-koppelingen/{gemeente}",
    "brp-controles",
    "brp-controles/{signaalId}",
    "brp-controles/{signaalId}/afhandelingen",
}
