"""Every path of the second half of intake, with a body that is right: for tests that walk them all."""

from typing import Any

from tests.steun.intake_oplossing import ADMINISTRATIE, BEELD, schuld

DAG: dict[str, Any] = {"datum": "2025-04-10"}

LEZEN_OPLOSSING = (
    "trajecten/{traject}/beeld",
    "trajecten/{traject}/schulden",
    "trajecten/{traject}/raadplegingen",
    "trajecten/{traject}/administratie",
    "trajecten/{traject}/levensvatbaarheidsvragen",
    "trajecten/{traject}/begeleidingsplan",
    "trajecten/{traject}/begeleidingen",
    "trajecten/{traject}/regelingen",
    "trajecten/{traject}/gerechtelijke-stappen",
    "trajecten/{weg}/nazorg",
    "regelingen/{regeling}",
    "regelingen/{regeling}/voorstelbrieven/{schuld}",
    "afspraken/{afspraak}",
    "verwijzingen/{verwijzing}",
    "quickscans/{quickscan}",
)
SCHRIJVEN_OPLOSSING: dict[str, Any] = {
    "trajecten/{traject}/beelden": BEELD,
    "trajecten/{traject}/schulden": schuld(1),
    "schulden/{schuld}/wijzigingen": {"bedragCenten": 1, "peildatum": "2025-04-10", "opeisbaar": True, "beslag": False},
    "trajecten/{traject}/raadplegingen": {"bron": "brp", "grondslag": "Wgs, art. 8", "doel": "identiteit", **DAG},
    "trajecten/{traject}/administraties": ADMINISTRATIE,
    "trajecten/{traject}/vergoedingen": {"boekjaar": 2024, "kostensoort": "bedrijf", "bron": "bbz", "bedragCenten": 1},
    "trajecten/{traject}/levensvatbaarheidsvragen": None,
    "trajecten/{traject}/bedrijfsuitkomsten": {"uitkomst": "doorstart", **DAG},
    "trajecten/{traject}/begeleidingsplannen": {"themas": ["Geld"]},
    "trajecten/{traject}/begeleidingen": {"vorm": "mentor", "uitvoerder": "X", "gestartOp": "2025-04-10"},
    "begeleidingen/{begeleiding}/beeindigingen": {"geeindigdOp": "2025-04-10"},
    "aanmeldingen/{aanmelding}/afspraken": {"datum": "2025-04-22", "tijd": "10:00", "vorm": "telefoon"},
    "afspraken/{afspraak}/aflopen": {"status": "verzet"},
    "afspraken/{afspraak}/belpogingen": None,
    "aanmeldingen/{aanmelding}/verwijzingen": {
        "richting": "naar",
        "partnersoort": "kvk",
        "partner": "KVK",
        "toestemmingOp": "2025-04-10",
        "terugkoppelingVerwachtOp": "2025-05-01",
        **DAG,
    },
    "verwijzingen/{verwijzing}/terugkoppelingen": {"resultaat": "geholpen", **DAG},
    "trajecten/{traject}/regelingen": {"soort": "betalingsregeling"},
    "regelingen/{regeling}/voorstellen": {},
    "regelingen/{regeling}/reacties": {"schuldId": "019a1b2c-1111-7111-8111-000000000000", "reactie": "akkoord", **DAG},
    "regelingen/{regeling}/dwangakkoord-verzoeken": DAG,
    "regelingen/{regeling}/dwangakkoord-uitspraken": {"toegewezen": True, **DAG},
    "regelingen/{regeling}/starten": DAG,
    "regelingen/{regeling}/uitbetalingen": DAG,
    "regelingen/{regeling}/beeindigingen": {"geslaagd": True, **DAG},
    "regelingen/{regeling}/intrekkingen": DAG,
    "trajecten/{traject}/gerechtelijke-stappen": {"soort": "wsnp", "gevraagdOp": "2025-04-10"},
    "gerechtelijke-stappen/{stap}/uitspraken": {"uitspraak": "afgewezen", **DAG},
    "gerechtelijke-stappen/{stap}/beeindigingen": {"geslaagd": False, **DAG},
    "trajecten/{traject}/uitstromen": {"reden": "Zelf", **DAG},
    "trajecten/{weg}/nazorgen": None,
    "nazorgen/{nazorg}/antwoorden": {"gewenst": True, **DAG},
    "nazorgen/{nazorg}/contacten": {"bereikt": True, **DAG},
    "nazorgen/{nazorg}/afrondingen": DAG,
}
LIJSTEN_OPLOSSING = ("afspraken", "verwijzingen", "hulpbudgetten")
#: Public, or tested apart: they name a gemeente in their body.
OVERIG_OPLOSSING = ("quickscan-vragen", "quickscans", "quickscan-aanmeldingen", "ddas-leveringen/_haal")
