"""Who takes part in the demo: the clients, the webhook receiver, and what they remember."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deploy.demo.loket import Loket, wacht_op
from deploy.demo.ontvanger import Ontvanger
from deploy.demo.stand import Stand
from deploy.demo.verslag import Verslag
from deploy.embedded.omgeving import Omgeving

#: The gemeente of the entrepreneur whom the story follows.
GEMEENTE = "0518"
#: Two people of the loket, as pseudonymous ids: one proposes, the other confirms.
CONSULENT, TOETSER = "consulent-1", "toetser-2"
START = date(2025, 1, 6)

#: Published sample files, when they lie beside the checkout.
GEDEELD = Path(__file__).parents[3] / "shared" / "data"


@dataclass(slots=True)
class Regie:
    """Everything that a chapter needs."""

    loket: Loket
    beheer: Loket
    energie: Loket
    corporatie: Loket
    zaaksysteem: Loket
    ontvanger: Ontvanger
    stand: Stand
    verslag: Verslag
    map: Path

    @classmethod
    @asynccontextmanager
    async def begin(cls, omgeving: Omgeving, stand: Stand, verslag: Verslag) -> AsyncIterator["Regie"]:
        """Sign everyone in, start the receiver and subscribe it."""
        namen = ("loket", "beheer", "energiebedrijf", "woningcorporatie", "zaaksysteem-den-haag")
        loket, beheer, energie, corporatie, zaaksysteem = clients = [Loket(naam, omgeving.url, omgeving.sleutels) for naam in namen]
        ontvanger = Ontvanger(omgeving.map / "webhooks.txt", stand.get("geheim"))
        regie = cls(loket, beheer, energie, corporatie, zaaksysteem, ontvanger, stand, verslag, omgeving.map)
        try:
            for client in clients:
                await client.meld_aan()
            stand.onthoud("poort", await ontvanger.start(stand.get("poort", 0)))
            await regie._abonneer()
            yield regie
        finally:
            await ontvanger.stop()
            for client in clients:
                await client.sluit()

    async def _abonneer(self) -> None:
        """The municipal system subscribes to everything of its own gemeente, before anything happens."""
        if "geheim" not in self.stand:
            # Killed between subscribing and remembering the secret: that subscription is of no use to anyone.
            for oud in (await self.zaaksysteem.haal("/gateway/v1/abonnementen"))["items"]:
                await self.zaaksysteem.verwijder(f"/gateway/v1/abonnementen/{oud['id']}")
            verzoek = {"url": f"http://127.0.0.1:{self.stand['poort']}/webhook", "typen": ["nl.regioloket.*"], "gemeenten": [GEMEENTE]}
            abonnement = await self.zaaksysteem.stuur("/gateway/v1/abonnementen", verzoek, dag=START, sleutel="abonnement")
            self.stand.onthoud("abonnement", abonnement["id"])
            self.stand.onthoud("geheim", abonnement["geheim"])
        self.ontvanger.geheim = self.stand["geheim"]

    async def sluit_webhooks_aan(self) -> None:
        """Every delivery has been made, and the receiver has each message once."""
        pad = f"/gateway/v1/abonnementen/{self.stand['abonnement']}"

        async def kijk() -> int | None:
            telling = (await self.zaaksysteem.haal(pad))["bezorgingen"]
            return None if telling["wachtend"] else int(telling["bezorgd"])

        bezorgd = await wacht_op("bezorging van alle webhooks", kijk)
        self.verslag.sluit_aan("webhooks verzonden = ontvangen", bezorgd, len(self.ontvanger.ontvangen))
        self.verslag.totalen["webhooks"] = bezorgd
