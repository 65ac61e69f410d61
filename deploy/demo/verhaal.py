"""The story, from a partner's file to the invoice, through the public API and the bus. All persons in it are made up.

Every step can be done again: it carries an idempotency key, or it looks whether it was done. So a demo that was killed
goes on where it was, and ends with the same totals.
"""

import os
from pathlib import Path

from deploy.demo import aansluitingen
from deploy.demo.hulp import hulp
from deploy.demo.krediet import krediet
from deploy.demo.lening import lening
from deploy.demo.maand import maand
from deploy.demo.regie import START, Regie
from deploy.demo.signalen import signalen
from deploy.demo.stand import Stand
from deploy.demo.verslag import Verslag
from deploy.embedded.inrichting import richt_in
from deploy.embedded.omgeving import Omgeving
from deploy.embedded.toezicht import draaiende_regio
from deploy.verdeeld.regio import verdeelde_regio

#: The demo has a region of its own, beside the one of `make run`.
POORT = 8180


async def vertel(map_: Path, *, verdeeld: bool = False) -> int:
    """Tell the whole story; 0 when every reconciliation holds. A finished demo starts anew, a killed one goes on.

    `verdeeld`: every app in processes of its own, with its own database, on a real Kafka broker.
    """
    uitkomst = map_ / "uitkomst.json"
    omgeving = Omgeving(map_, int(os.environ.get("REGIOLOKET_DEMO_POORT", POORT)))
    if uitkomst.exists():
        omgeving.wis()
    map_.mkdir(parents=True, exist_ok=True)
    # The story says itself which day it is; work that nobody asks for (passing terms) stays on its first day.
    os.environ["REGIOLOKET_BOEKDATUM"] = START.isoformat()
    verslag = Verslag()
    verslag.kop("regioloket: van signaal tot factuur, januari tot mei 2025")
    async with (verdeelde_regio if verdeeld else draaiende_regio)(omgeving):
        await richt_in(omgeving)
        async with Regie.begin(omgeving, Stand(map_ / "stand.json"), verslag) as regie:
            zaak = await signalen(regie)
            traject = await hulp(regie, zaak)
            voorziening = await krediet(regie, traject)
            await lening(regie, voorziening)
            await maand(regie)
            verslag.kop("Sluit alles aan?")
            aansluitingen.sluit_aan(verslag, await aansluitingen.wacht_tot_stil())
            await regie.sluit_webhooks_aan()
    verslag.bewaar(uitkomst)
    print(f"\n{'Alles sluit aan' if verslag.sluit else 'Niet alles sluit aan'}; de uitkomst staat in {os.path.relpath(uitkomst)}.")
    return 0 if verslag.sluit else 1
