"""Every path of the first half of intake that came after the skeleton, with a body that is right: for tests that walk them all."""

from datetime import date
from typing import Any
from uuid import uuid4

from contracts.debiteuren import AchterstandOntstaan
from tests.steun.intake import BSN, PLAN, UTRECHT, VRIES, Proef, als_event, goed

LEZEN_BESLUIT = (
    "aanmeldingen/{aanmelding}/dubbelen",
    "aanmeldingen/{aanmelding}/contactpersonen",
    "aanmeldingen/{aanmelding}/crises",
    "crises/{crisis}",
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
    "aanmeldingen/{aanmelding}/crises": {"grond": "woningontruiming"},
    "crises/{crisis}/gesprekken": {"datum": "2025-04-10"},
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


async def vul_besluit(intake: Proef) -> dict[str, str]:
    """A full dossier of Utrecht: admitted, with a revision proposed, an objection, a signal of arrears; and a second, open one."""
    aanmelding, ander = await intake.meld_aan(UTRECHT), await intake.meld_aan(UTRECHT)
    traject, besluit = await intake.laat_toe(UTRECHT)
    open_traject = await intake.open_traject(UTRECHT)
    achterstand = AchterstandOntstaan(lening_id=uuid4(), sinds=date(2025, 3, 1), bedrag_centen=10_000)
    await intake.ontvang(als_event(achterstand, achterstand.lening_id, op=date(2025, 4, 1), fetched=VRIES))
    async with intake.wie(op="2025-04-10") as client:

        async def maak(pad: str, verzoek: object, versie: int = 0) -> str:
            headers = {"If-Match": f'"{versie}"'} if versie else {}
            return str((await goed(client.post(f"/intake/v1/{pad}", json=verzoek, headers=headers)))["id"])

        versie = int((await client.get(f"/intake/v1/trajecten/{traject}")).headers["ETag"].strip('"'))
        voornemen = await maak(f"trajecten/{traject}/voornemens", SCHRIJVEN_BESLUIT["trajecten/{traject}/voornemens"], versie)
        herziening = await maak(
            f"trajecten/{traject}/herzieningsvoorstellen", SCHRIJVEN_BESLUIT["trajecten/{traject}/herzieningsvoorstellen"], versie + 1
        )
        concept = await goed(client.get(f"/intake/v1/herzieningsvoorstellen/{herziening}"))
        plichten = (await goed(client.get("/intake/v1/bkr-registraties")))["items"]
        bkr = next(plicht for plicht in plichten if plicht["trajectId"] == traject)
        (signaal,) = (await goed(client.get("/intake/v1/contactsignalen")))["items"]
        await maak("crisisgronden", CRISISGRONDEN)
        return {
            "aanmelding": aanmelding,
            "ander": ander,
            "traject": traject,
            "open": open_traject,
            "besluit": besluit,
            "herziening": herziening,
            "concept": concept["conceptId"],
            "voornemen": voornemen,
            "hersteltermijn": await maak(f"trajecten/{open_traject}/hersteltermijnen", {"gevraagd": ["X"], "totEnMet": "2025-05-01"}, 1),
            "bezwaar": await maak(f"besluiten/{besluit}/bezwaren", {"ontvangenOp": "2025-04-10", "gronden": "Niet eens."}),
            "bkr": bkr["id"],
            "signaal": signaal["id"],
            "crisis": await maak(f"aanmeldingen/{ander}/crises", {"grond": "woningontruiming"}, 1),
            "orientatie": await maak("orientaties", ORIENTATIE),
        }
