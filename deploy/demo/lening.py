"""Chapter four: what was lent is repaid. One term is paid, the next one is missed."""

from datetime import date
from typing import Any

from deploy.demo.krediet import EERSTE_VERVALDAG
from deploy.demo.loket import wacht_op
from deploy.demo.regie import GEDEELD, GEMEENTE, Regie
from deploy.demo.verslag import euro
from deploy.embedded.voorbeeld.afschrift import ZONDER_KENMERK, maak_afschrift
from kernel.geld import Bedrag

DEBITEUREN = "/debiteuren/v1"
TWEEDE_VERVALDAG_VOORBIJ = date(2025, 5, 2)


async def lening(regie: Regie, voorziening: dict[str, Any]) -> None:
    """The loan opens by event, a statement pays its first term, the second falls into arrears."""
    v, loket = regie.verslag, regie.loket
    v.kop("5. De lening")

    async def kijk() -> dict[str, Any] | None:
        for kandidaat in (await loket.haal(f"{DEBITEUREN}/leningen"))["items"]:
            if kandidaat["voorzieningId"] == voorziening["id"]:
                return dict(kandidaat)
        return None

    geopend = await wacht_op("lening bij debiteuren", kijk)
    pad = f"{DEBITEUREN}/leningen/{geopend['id']}"
    termijnen = (await loket.haal(f"{pad}/termijnen"))["items"]
    eerste = termijnen[0]["renteCenten"] + termijnen[0]["hoofdsomCenten"]
    v.ids["lening"] = geopend["id"]
    v.stap("leningen", 1, f"de lening is geopend met {len(termijnen)} termijnen; de eerste is {euro(eerste)}")
    v.sluit_aan("hoofdsom van de termijnen = uitbetaald", sum(t["hoofdsomCenten"] for t in termijnen), v.totalen["uitbetaald_centen"])

    await _sluit_dag_af(regie, EERSTE_VERVALDAG)
    inhoud = maak_afschrift(
        afschrift="DEMO-2025-04", datum=EERSTE_VERVALDAG, betalingskenmerk=geopend["betalingskenmerk"], bedrag=Bedrag(eerste)
    )
    (regie.map / "afschrift.xml").write_bytes(inhoud)
    afschriften = f"{DEBITEUREN}/afschriften"
    verwerkt = await loket.stuur_bestand(
        afschriften, inhoud, "application/xml", dag=EERSTE_VERVALDAG, sleutel="afschrift", gemeente=GEMEENTE
    )
    afschrift = verwerkt["items"][0]
    v.stap(
        "ontvangsten",
        afschrift["regels"],
        f"afschrift verwerkt: {afschrift['verwerkt']} herkend, {afschrift['onbekend']} wacht op een mens",
    )
    v.sluit_aan(
        "afschrift: beginsaldo + ontvangen = eindsaldo", afschrift["beginCenten"] + eerste + ZONDER_KENMERK.centen, afschrift["eindCenten"]
    )
    await _lees_voorbeelden(regie)

    await _sluit_dag_af(regie, TWEEDE_VERVALDAG_VOORBIJ)
    nu = await loket.haal(pad)
    v.stap("achterstanden", 1, f"de termijn van {nu['achterstandSinds']} is niet betaald: stoplicht {nu['stoplicht']}")
    v.totalen["vervallen_open_centen"] = nu["vervallenOpenCenten"]
    v.sluit_aan("openstaand = tweede termijn", nu["vervallenOpenCenten"], termijnen[1]["renteCenten"] + termijnen[1]["hoofdsomCenten"])
    saldi = await loket.haal(f"{DEBITEUREN}/journaal/saldi", gemeente=GEMEENTE, datum=TWEEDE_VERVALDAG_VOORBIJ.isoformat())
    v.totalen["journaal_debet_centen"] = saldi["debetCenten"]
    v.sluit_aan("journaal: debet = credit", saldi["debetCenten"], saldi["creditCenten"])


async def _sluit_dag_af(regie: Regie, dag: date) -> None:
    inhoud = {"gemeente": GEMEENTE, "datum": dag.isoformat()}
    await regie.loket.stuur(f"{DEBITEUREN}/dagafsluitingen", inhoud, dag=dag, sleutel=f"dag-{dag}")
    regie.verslag.stap(f"dagafsluiting {dag}", 1, f"alle dagen tot en met {dag} zijn afgesloten")


async def _lees_voorbeelden(regie: Regie) -> None:
    """The published statements, when they lie beside the checkout: read, balanced or refused by name, never booked on our loan."""
    from deploy.demo.loket import DemoMislukt

    gelezen = geweigerd = 0
    for bestand in sorted((GEDEELD / "camt").glob("*.xml")):
        try:
            await regie.loket.stuur_bestand(
                f"{DEBITEUREN}/afschriften",
                bestand.read_bytes(),
                "application/xml",
                dag=TWEEDE_VERVALDAG_VOORBIJ,
                sleutel=f"camt-{bestand.name}",
                gemeente="0599",
            )
            gelezen += 1
        except DemoMislukt:
            geweigerd += 1
    if gelezen + geweigerd:
        tekst = f"gepubliceerde voorbeeldafschriften: {gelezen} gelezen, {geweigerd} geweigerd omdat hun saldo niet klopt"
        regie.verslag.stap("voorbeeldafschriften", gelezen + geweigerd, tekst)
