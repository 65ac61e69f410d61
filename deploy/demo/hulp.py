"""Chapter two: the Wgs route, from the aanmelding that opens by itself to the request for a credit."""

from datetime import date
from typing import Any

from deploy.demo.loket import wacht_op
from deploy.demo.regie import CONSULENT, TOETSER, Regie
from deploy.demo.verslag import euro

INTAKE = "/intake/v1"
SCHULDEN_CENTEN, KREDIET_CENTEN = 2_640_000, 1_800_000


async def hulp(regie: Regie, zaak: dict[str, Any]) -> dict[str, Any]:
    """First talk, admission by two people, and a saneringskrediet asked; returns the traject."""
    v, loket = regie.verslag, regie.loket
    v.kop("3. Schuldhulpverlening")

    async def kijk() -> dict[str, Any] | None:
        for aanmelding in (await loket.haal(f"{INTAKE}/aanmeldingen"))["items"]:
            if aanmelding["zaakId"] == zaak["id"]:
                return dict(aanmelding)
        return None

    aanmelding = await wacht_op("aanmelding uit de zaak", kijk)
    v.ids["aanmelding"] = aanmelding["id"]
    v.stap("aanmeldingen", 1, f"intake opent zelf een aanmelding; eerste gesprek uiterlijk {aanmelding['gesprekUiterlijk']}")

    pad, dag = f"{INTAKE}/aanmeldingen/{aanmelding['id']}", date(2025, 1, 21)
    gezien = regie.stand.onthoud("aanmelding-gezien", await loket.etag(pad))
    gesprek = {
        "datum": dag.isoformat(),
        "hulpvraag": "De onderneming draait weer, maar de oude schulden nemen alle ruimte weg.",
        "rechtsvorm": "eenmanszaak",
        "schuldenTotaalCenten": SCHULDEN_CENTEN,
    }
    vast = await loket.stuur(f"{pad}/gesprekken", gesprek, dag=dag, sleutel="gesprek", door=CONSULENT, gezien=gezien)
    traject = await loket.haal(f"{INTAKE}/trajecten/{vast['trajectId']}")
    v.ids["traject"] = traject["id"]
    v.stap("gesprekken", 1, f"gesprek op {dag}: de hulpvraag staat vast, besluit uiterlijk {traject['besluitUiterlijk']}")

    pad, dag = f"{INTAKE}/trajecten/{traject['id']}", date(2025, 2, 3)
    gezien = regie.stand.onthoud("traject-gezien", await loket.etag(pad))
    plan = {
        "doelen": ["Zakelijke schulden afgelost met een saneringskrediet", "Administratie maandelijks bij"],
        "stappen": [
            {"omschrijving": "Aanvraag saneringskrediet voorbereiden", "uitvoerder": "loket"},
            {"omschrijving": "Elke maand de administratie bijwerken", "uitvoerder": "ondernemer"},
        ],
        "aflosperiodeMaanden": 36,
    }
    voorstel = await loket.stuur(
        f"{pad}/toelatingsvoorstellen",
        {"planVanAanpak": plan, "problematischeSchulden": True},
        dag=dag,
        sleutel="toelating-voorstel",
        door=CONSULENT,
        gezien=gezien,
    )
    bekrachtiging = f"{INTAKE}/toelatingsvoorstellen/{voorstel['id']}/bekrachtigingen"
    besluit = await loket.stuur(bekrachtiging, None, dag=dag, sleutel="toelating-besluit", door=TOETSER)
    (regie.map / "toelatingsbeschikking.pdf").write_bytes(await loket.haal_bestand(f"{INTAKE}/besluiten/{besluit['id']}/brief"))
    v.ids["toelating"] = besluit["id"]
    v.stap("toelatingen", 1, "toegelaten: voorgesteld door de een, bekrachtigd door de ander; de beschikking is een PDF")

    gezien = regie.stand.onthoud("traject-gezien-2", await loket.etag(pad))
    verzoek = f"{pad}/saneringskrediet-verzoeken"
    await loket.stuur(verzoek, {"bedragCenten": KREDIET_CENTEN}, dag=dag, sleutel="krediet-verzoek", door=CONSULENT, gezien=gezien)
    v.stap("saneringskrediet-verzoeken", 1, f"intake vraagt Bbz om een uitnodiging voor een saneringskrediet van {euro(KREDIET_CENTEN)}")
    return dict(traject)
