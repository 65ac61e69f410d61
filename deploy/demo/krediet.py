"""Chapter three: Bbz. The applicant's own aanvraag, a decision within the norm, a deed, a payout."""

from datetime import date
from typing import Any

from deploy.demo.hulp import KREDIET_CENTEN
from deploy.demo.loket import wacht_op
from deploy.demo.regie import CONSULENT, GEMEENTE, TOETSER, Regie
from deploy.demo.verslag import euro

BBZ = "/bbz/v1"
LOOPTIJD_MAANDEN = 36
UITBETAALD, EERSTE_VERVALDAG = date(2025, 3, 3), date(2025, 4, 1)
#: An example account from the standard for IBANs; nobody's.
IBAN = "NL91ABNA0417164300"


async def krediet(regie: Regie, traject: dict[str, Any]) -> dict[str, Any]:
    """From invitation to payout; returns the voorziening."""
    v, loket = regie.verslag, regie.loket
    v.kop("4. Bbz-krediet")

    async def kijk() -> dict[str, Any] | None:
        for uitnodiging in (await loket.haal(f"{BBZ}/uitnodigingen"))["items"]:
            if uitnodiging["trajectId"] == traject["id"]:
                return dict(uitnodiging)
        return None

    uitnodiging = await wacht_op("uitnodiging van Bbz", kijk)
    v.stap("uitnodigingen", 1, "Bbz nodigt de ondernemer uit; aanvragen doet hij zelf")
    pad = await _vraag_aan(regie, uitnodiging)
    besluit = await _besluit(regie, pad)
    return await _betaal_uit(regie, besluit)


async def _vraag_aan(regie: Regie, uitnodiging: dict[str, Any]) -> str:
    v, loket = regie.verslag, regie.loket
    ontvangen = date(2025, 2, 10)
    aanvraag = await loket.stuur(
        f"{BBZ}/aanvragen",
        {
            "gemeente": GEMEENTE,
            "uitnodigingId": uitnodiging["id"],
            "categorie": "gevestigd",
            "doel": "sanering",
            "bedragCenten": KREDIET_CENTEN,
            "melddatum": "2025-02-05",
            "ontvangenOp": ontvangen.isoformat(),
        },
        dag=ontvangen,
        sleutel="aanvraag",
        door=CONSULENT,
    )
    pad = f"{BBZ}/aanvragen/{aanvraag['id']}"
    v.ids["aanvraag"] = aanvraag["id"]
    uiterlijk = (await loket.haal(pad))["besluitUiterlijk"]
    v.stap("aanvragen", 1, f"de eigen aanvraag is op {ontvangen} ontvangen; besluit uiterlijk {uiterlijk} (13 weken)")
    return pad


#: What the consulent knows of the entrepreneur when he tests what the law asks (Bbz 2004, art. 1 and 2).
FEITEN = {
    "geboortedatum": "1980-05-01",
    "aowDatum": "2047-08-01",
    "urenBedrijf": 1800,
    "urenAlleWerk": 1800,
    "ondernemerSinds": "2015-01-01",
    "werktInNederland": True,
    "verblijfsrecht": True,
    "wettelijkeVereisten": True,
    "volledigeZeggenschap": True,
    "draagtRisico": True,
    "aangewezenOpArbeid": True,
    "voorliggendeVoorziening": False,
    "alleenArbeidIngebracht": False,
    "structureleBeperkingUwv": False,
    "redelijkeTermijn": True,
    "levensvatbaar": True,
}


async def _besluit(regie: Regie, pad: str) -> dict[str, Any]:
    v, loket = regie.verslag, regie.loket
    besloten = date(2025, 2, 24)
    toetsen = await loket.stuur(f"{pad}/toetsingen", FEITEN, dag=besloten, sleutel="toetsing", door=CONSULENT)
    v.stap("toetsen", len(toetsen["items"]), "elke voorwaarde van de wet is getoetst, met invoer, artikel en wie dat deed")
    gezien = regie.stand.onthoud("aanvraag-gezien", await loket.etag(pad))
    voorstel = await loket.stuur(
        f"{pad}/besluitvoorstellen",
        {
            "uitkomst": "toegekend",
            "vorm": "rentedragende-lening",
            "bedragCenten": KREDIET_CENTEN,
            "looptijdMaanden": LOOPTIJD_MAANDEN,
            "aflossingsvorm": "annuitair",
            "motivering": "De onderneming is levensvatbaar zodra de oude schulden zijn afgelost.",
        },
        dag=besloten,
        sleutel="besluit-voorstel",
        door=CONSULENT,
        gezien=gezien,
    )
    bekrachtiging = f"{BBZ}/besluitvoorstellen/{voorstel['id']}/bekrachtigingen"
    verwijzing = await loket.stuur(bekrachtiging, None, dag=besloten, sleutel="besluit", door=TOETSER)
    besluit = await loket.haal(f"{BBZ}/besluiten/{verwijzing['id']}")
    (regie.map / "bbz-beschikking.pdf").write_bytes(await loket.haal_bestand(f"{BBZ}/besluiten/{besluit['id']}/brief"))
    v.ids["besluit"] = besluit["id"]
    v.stap("besluiten", 1, f"{euro(besluit['bedragCenten'])} toegekend tegen {besluit['renteProcent']} % rente, binnen de norm van 2025")
    return dict(besluit)


async def _betaal_uit(regie: Regie, besluit: dict[str, Any]) -> dict[str, Any]:
    v, loket = regie.verslag, regie.loket
    akte = await loket.stuur(
        f"{BBZ}/besluiten/{besluit['id']}/akten", {"ondertekendOp": "2025-02-28"}, dag=date(2025, 2, 28), sleutel="akte", door=CONSULENT
    )
    v.stap("akten", 1, "de akte is ondertekend op 2025-02-28")
    pad = f"{BBZ}/voorzieningen/{akte['id']}"
    eerst = regie.stand.onthoud("opdracht-gezien", await loket.etag(pad))
    schuldeiser = {
        "bedragCenten": besluit["bedragCenten"],
        "naam": "Schuldeisers via de kredietbank",
        "iban": IBAN,
        "kenmerk": "saneringskrediet",
        "aan": "schuldeiser",
    }
    await loket.stuur(
        f"{pad}/betaalopdrachten", {"betalingen": [schuldeiser]}, dag=UITBETAALD, sleutel="opdracht", door=CONSULENT, gezien=eerst
    )
    gezien = regie.stand.onthoud("voorziening-gezien", await loket.etag(pad))
    betaling = {"uitbetaaldOp": UITBETAALD.isoformat(), "eersteVervaldag": EERSTE_VERVALDAG.isoformat()}
    await loket.stuur(f"{pad}/uitbetalingen", betaling, dag=UITBETAALD, sleutel="uitbetaling", door=CONSULENT, gezien=gezien)
    v.ids["voorziening"] = akte["id"]
    v.totalen["uitbetaald_centen"] = besluit["bedragCenten"]
    v.stap("uitbetalingen", 1, f"uitbetaald op {UITBETAALD}")
    return {"id": akte["id"]}
