"""Every path of the first half of intake that came after the skeleton, with a body that is right: for tests that walk them all."""

from typing import Any

from tests.steun.intake import BSN, PLAN, UTRECHT

LEZEN_BESLUIT = (
    "aanmeldingen/{aanmelding}/dubbelen",
    "aanmeldingen/{aanmelding}/contactpersonen",
    "trajecten/{traject}/termijnen",
    "trajecten/{traject}/hersteltermijnen",
    "trajecten/{open}/hersteltermijnen/{hersteltermijn}/brief",
    "trajecten/{traject}/schuldtoetsen",
    "trajecten/{traject}/voornemens",
    "trajecten/{traject}/weigeringsgronden",
    "trajecten/{traject}/grondonderzoeken",
    "trajecten/{traject}/besluiten",
    "trajecten/{traject}/plannen",
    "trajecten/{traject}/bezwaren",
    "trajecten/{traject}/regievragen",
    "voornemens/{voornemen}/brief",
    "herzieningsvoorstellen/{herziening}",
    "besluitvoorstellen/{herziening}/brief",
    "bezwaren/{bezwaar}",
    "bkr-registraties/{bkr}",
    "contactsignalen/{signaal}",
    "orientaties/{orientatie}",
    "briefconcepten/{concept}",
)
SCHRIJVEN_BESLUIT: dict[str, Any] = {
    "aanmeldingen/{aanmelding}/samenvoegingen": {"blijftId": "{ander}"},
    "aanmeldingen/{aanmelding}/contactpersonen": {"medewerker": "bram", "reden": "Anna is weg."},
    "trajecten/{traject}/hersteltermijnen": {"gevraagd": ["Jaarcijfers"], "totEnMet": "2025-05-01"},
    "trajecten/{traject}/aanvullingen": {"ontvangenOp": "2025-04-10"},
    "trajecten/{traject}/ingebrekestellingen": {"ontvangenOp": "2025-04-10"},
    "trajecten/{traject}/schuldtoetsen": {"oordeel": "problematisch", "motivering": "Te veel."},
    "trajecten/{traject}/voornemens": {"soort": "beeindiging", "motivering": "Reden.", "zienswijzeTotEnMet": "2025-05-01"},
    "trajecten/{traject}/grondonderzoeken": {"grond": "fraude", "bron": "Vonnis", "bevinding": "Niets."},
    "trajecten/{traject}/herzieningsvoorstellen": {"soort": "beeindiging", "reden": "op-eigen-verzoek"},
    "trajecten/{traject}/plannen": {"planVanAanpak": PLAN, "rechtspositieWijzigt": False},
    "herzieningsvoorstellen/{herziening}/bekrachtigingen": None,
    "voornemens/{voornemen}/zienswijzen": {"ontvangenOp": "2025-04-10"},
    "besluiten/{besluit}/bezwaren": {"ontvangenOp": "2025-04-10", "gronden": "Niet eens."},
    "bezwaren/{bezwaar}/uitkomsten": {"uitkomst": "ongegrond", "datum": "2025-04-10"},
    "bkr-registraties/{bkr}/bewijzen": {"datum": "2025-04-10", "kenmerk": "K1"},
    "bkr-registraties/{bkr}/eindbewijzen": {"datum": "2025-04-10", "kenmerk": "K2"},
    "contactsignalen/{signaal}/contactpogingen": {"datum": "2025-04-10", "uitkomst": "niet-bereikt"},
}
LIJSTEN_BESLUIT = ("bkr-registraties", "contactsignalen", "orientaties", "crisisgronden")
#: Neither a list nor of one subject: tested by name.
OVERIG_BESLUIT = ("aanmeldingen/_haal", "aanmeldingen/_zoek", "briefsjablonen", "briefsjablonen/{gemeente}/{code}")
ZOEK = {"bsn": BSN}
CRISISGRONDEN = {"gemeente": UTRECHT, "van": "2025-01-01", "gronden": ["bankbeslag"], "bron": "Gemeenteblad"}
ORIENTATIE = {"gemeente": UTRECHT, "kanaal": "zelf", "vervolg": "bedenkt-zich"}
