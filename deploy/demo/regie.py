"""Who takes part in the demo: the clients, the webhook receiver, and what they remember."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

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
#: What the municipal system wants to hear of: everything about cases, loans and days; not that a gemeente joined the region.
TYPEN = [
    f"nl.regioloket.{meervoud}.*"
    for meervoud in (
        *("aanleveringen", "zaken", "termijnen", "aanmeldingen", "trajecten"),
        *("uitnodigingen", "aanvragen", "voorzieningen", "leningen", "dagafsluitingen"),
    )
]

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
            url = f"http://127.0.0.1:{self.stand['poort']}/webhook"
            verzoek = {"url": url, "typen": TYPEN, "gemeenten": [GEMEENTE]}
            abonnement = await self.zaaksysteem.stuur("/gateway/v1/abonnementen", verzoek, dag=START, sleutel="abonnement")
            self.stand.onthoud("abonnement", abonnement["id"])
            self.stand.onthoud("geheim", abonnement["geheim"])
            self.ontvanger.geheim = self.stand["geheim"]
            return
        self.ontvanger.geheim = self.stand["geheim"]
        await self._haal_in()

    async def _haal_in(self) -> None:
        """Back after being killed: what a municipal system does after an outage is ask for everything that it may have missed."""
        pad = f"/gateway/v1/abonnementen/{self.stand['abonnement']}"
        if (await self.zaaksysteem.haal(pad))["stand"] != "actief":
            await self.zaaksysteem.stuur(f"{pad}/activeringen", None, dag=START, sleutel=f"activeer-{uuid4()}")
        await self.zaaksysteem.stuur(f"{pad}/herhalingen", {"sinds": "2025-01-01T00:00:00Z"}, dag=START, sleutel=f"inhalen-{uuid4()}")

    async def sluit_webhooks_aan(self) -> None:
        """Every delivery has been made, and the receiver has each message once."""
        pad = f"/gateway/v1/abonnementen/{self.stand['abonnement']}"

        async def kijk() -> int | None:
            telling = (await self.zaaksysteem.haal(pad))["bezorgingen"]
            return None if telling["wachtend"] else int(telling["bezorgd"])

        bezorgd = await wacht_op("bezorging van alle webhooks", kijk)
        self.verslag.sluit_aan("webhooks verzonden = ontvangen", bezorgd, len(self.ontvanger.ontvangen))
        self.verslag.totalen["webhooks"] = bezorgd
