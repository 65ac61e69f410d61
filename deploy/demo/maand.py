"""Chapter five: what it cost each gemeente, and what happened this month."""

from deploy.demo.aansluitingen import wacht_tot_stil
from deploy.demo.lening import TWEEDE_VERVALDAG_VOORBIJ
from deploy.demo.regie import Regie
from deploy.demo.signalen import alle_items
from deploy.demo.verslag import euro

GATEWAY = "/gateway/v1"
GEMEENTEN = ("0344", "0518", "0599")


async def maand(regie: Regie) -> None:
    """The concept invoices of the first quarter, and the figures of January and May."""
    v, loket = regie.verslag, regie.loket
    v.kop("6. Afrekening en cijfers")
    await wacht_tot_stil()
    totaal = 0
    for gemeente in GEMEENTEN:
        verzoek = {"gemeente": gemeente, "jaar": 2025, "kwartaal": 1}
        verwijzing = await loket.stuur(f"{GATEWAY}/facturen", verzoek, dag=TWEEDE_VERVALDAG_VOORBIJ, sleutel=f"factuur-{gemeente}")
        factuur = await loket.haal(f"{GATEWAY}/facturen/{verwijzing['id']}")
        metingen = await alle_items(loket, f"{GATEWAY}/facturen/{factuur['id']}/metingen")
        tarief = {regel["product"]: regel["tariefCenten"] for regel in factuur["regels"]}
        gemeten = sum(m["aantal"] * tarief[m["product"]] for m in metingen)
        v.stap(f"factuur {gemeente}", len(factuur["regels"]), f"conceptfactuur voor {gemeente}: {euro(factuur['zonderBtwCenten'])}")
        v.sluit_aan(
            f"factuur {gemeente}: som van de regels = totaal", sum(r["bedragCenten"] for r in factuur["regels"]), factuur["zonderBtwCenten"]
        )
        v.sluit_aan(f"factuur {gemeente}: gemeten × tarief = totaal", gemeten, factuur["zonderBtwCenten"])
        totaal += factuur["zonderBtwCenten"]
        (regie.map / f"factuur-{gemeente}.pdf").write_bytes(await loket.haal_bestand(f"{GATEWAY}/facturen/{factuur['id']}/document"))
    v.totalen["factuur_centen"] = totaal

    for welke in ("2025-01", "2025-05"):
        for gemeente in GEMEENTEN:
            pad = f"{GATEWAY}/managementinformatie/{welke}"
            rapport = await loket.haal(pad, gemeente=gemeente)
            (regie.map / f"cijfers-{gemeente}-{welke}.csv").write_bytes(await loket.haal_bestand(pad, accept="text/csv", gemeente=gemeente))
            cijfers = {c["code"]: c["waarde"] for c in rapport["indicatoren"]}
            for code, waarde in cijfers.items():
                if isinstance(waarde, int) and waarde:
                    v.totalen[f"mi_{welke}_{gemeente}_{code}"] = waarde
        v.stap(f"managementinformatie {welke}", len(GEMEENTEN), f"cijfers van {welke} voor drie gemeenten, als JSON en CSV")
