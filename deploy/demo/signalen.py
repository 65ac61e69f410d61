"""Chapter one: signals come in, become cases, and someone makes contact."""

from typing import Any

from deploy.demo.loket import Loket, wacht_op
from deploy.demo.regie import CONSULENT, GEDEELD, GEMEENTE, START, Regie
from deploy.demo.verslag import euro
from deploy.embedded.regio import VOORBEELD

VROEG = "/vroegsignalering/v1"


async def signalen(regie: Regie) -> dict[str, Any]:
    """Deliver both files, work the tray, and return the zaak of the entrepreneur who accepts help."""
    v = regie.verslag
    v.kop("1. Signalen komen binnen")
    for client, naam, soort, alle in (
        ("energiebedrijf", "Energiebedrijf Voorbeeld", "Energie", ["0344", "0518", "0599"]),
        ("woningcorporatie", "Woningcorporatie Voorbeeld", "Huur", ["0518"]),
    ):
        inhoud = {"gemeenten": alle, "naam": naam, "type": soort, "testgegevens": False}
        await regie.beheer.stuur(f"{VROEG}/signaalpartners/{client}", inhoud, dag=START, sleutel=f"partner-{client}", methode="PUT")
    await _lever_aan(regie, regie.energie, "signalen.csv", "text/csv")
    await _lever_aan(regie, regie.corporatie, "signalen.ndjson", "application/x-ndjson")

    zaken = await alle_items(regie.loket, f"{VROEG}/zaken")
    v.stap("zaken", len(zaken), f"{len(zaken)} zaken: één per huishouden per maand, elk met een uiterste dag voor contact")
    v.totalen["zaken"] = len(zaken)
    v.totalen["achterstand_centen"] = sum(z["bedragCenten"] for z in zaken)
    await _importeer_ddas(regie)

    v.kop("2. Contact")
    zaak = next(z for z in zaken if z["gemeente"] == GEMEENTE and z["ondernemer"] and z["melding"] == "meervoudig")
    pad = f"{VROEG}/zaken/{zaak['id']}"
    bezoek = {"soort": "Huisbezoek", "bereikt": True, "datum": "2025-01-14", "dagdeel": "Avond"}
    dag = START.replace(day=14)
    await regie.loket.stuur(f"{pad}/contactpogingen", bezoek, dag=dag, sleutel="bezoek", door=CONSULENT)
    v.stap("contactpogingen", 1, f"huisbezoek op 14 januari bij een ondernemer met {euro(zaak['bedragCenten'])} achterstand: bereikt")
    aanvaarding = {"datum": "2025-01-14", "warmeOverdracht": True}
    gezien = regie.stand.onthoud("zaak-gezien", await regie.loket.etag(pad))
    await regie.loket.stuur(f"{pad}/hulpaanvaardingen", aanvaarding, dag=dag, sleutel="aanvaarding", door=CONSULENT, gezien=gezien)
    v.stap("hulp-aanvaard", 1, "de ondernemer aanvaardt hulp")
    v.ids["zaak"] = zaak["id"]
    return dict(zaak)


async def _lever_aan(regie: Regie, partner: Loket, naam: str, soort: str) -> None:
    bestand = (VOORBEELD.parent / naam).read_bytes()
    antwoord = await partner.stuur_bestand(f"{VROEG}/aanleveringen", bestand, soort, dag=START, sleutel=f"aanlevering-{naam}")

    async def kijk() -> dict[str, Any] | None:
        stand: dict[str, Any] = await partner.haal(f"{VROEG}/aanleveringen/{antwoord['id']}")
        return stand if stand["stand"] == "verwerkt" else None

    klaar = await wacht_op(f"verwerking van {naam}", kijk)
    v = regie.verslag
    v.stap(
        f"aanlevering {naam}",
        klaar["regels"],
        f"{naam}: {klaar['aangenomen']} aangenomen, {klaar['geweigerd']} geweigerd met reden, {klaar['dubbel']} dubbel",
    )
    regels = await alle_items(partner, f"{VROEG}/aanleveringen/{antwoord['id']}/weigeringen")
    for regel in regels[:3]:
        print(f"      regel {regel['regel']}, {regel['veld']}: {regel['melding']}")
    v.sluit_aan(
        f"{naam}: regels in het bestand = aangenomen + geweigerd + dubbel",
        _regels_in(bestand, soort),
        klaar["aangenomen"] + klaar["geweigerd"] + klaar["dubbel"],
    )
    for veld in ("aangenomen", "geweigerd", "dubbel"):
        v.totalen[f"signalen_{veld}"] = v.totalen.get(f"signalen_{veld}", 0) + klaar[veld]


async def _importeer_ddas(regie: Regie) -> None:
    """The published DDAS example, as an import of existing cases, when it lies beside the checkout."""
    bestand = GEDEELD / "ddas" / "vs-v1.2" / "uitgebreidVoorbeeld.json"
    if not bestand.exists():
        return
    inhoud = bestand.read_bytes()
    antwoord = await regie.loket.stuur_bestand(
        f"{VROEG}/ddas-importen", inhoud, "application/json", dag=START, sleutel="ddas", testgegevens="true"
    )
    regie.verslag.stap("ddas-import", 1, "het gepubliceerde DDAS-voorbeeld is ingelezen als bestaande zaken")
    regie.verslag.ids["ddasImport"] = antwoord["id"]


def _regels_in(bestand: bytes, soort: str) -> int:
    regels = [r for r in bestand.decode("utf-8-sig").splitlines() if r.strip()]
    return len(regels) - (soort == "text/csv")


async def alle_items(client: Loket, pad: str) -> list[dict[str, Any]]:
    """Every page of a list."""
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        pagina = await client.haal(pad, aantal="100", **cursor)
        items += pagina["items"]
        if not pagina["volgende"]:
            return items
        cursor["cursor"] = pagina["volgende"]
