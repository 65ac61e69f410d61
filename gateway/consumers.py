"""What does the gateway do with events? Remember the gemeenten, archive and count everything, queue the webhooks."""

from contracts.gateway import GemeenteGewijzigd
from gateway.afrekening.usecases.meet import meet_gebeurtenissen
from gateway.archief.usecases.archiveer import archiveer
from gateway.catalogus import TOPICS
from gateway.managementinformatie.usecases.houd_bij import houd_bij
from gateway.webhooks.settings import WebhookSettings
from gateway.webhooks.usecases.verspreid import verspreid
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente

APP = "gateway"


def make_consumers(settings: WebhookSettings) -> tuple[Consumer, ...]:
    """Three consumers, so that trouble in one does not hold up the others."""
    gemeenten, archief, webhooks = Consumer(APP, "gemeenten"), Consumer(APP, "archief"), Consumer(APP, "webhooks")

    @gemeenten.on(GemeenteGewijzigd)
    async def onthoud(session: WriteSession, event: Event) -> None:
        await onthoud_gemeente(session, event)

    # In one transaction, so that metingen and figures equal a recount of the archive at every moment.
    @archief.on_all(TOPICS)
    async def neem_op(session: WriteSession, events: list[Event]) -> None:
        if nieuw := await archiveer(session, events):
            await meet_gebeurtenissen(session, nieuw)
            await houd_bij(session, nieuw)

    @webhooks.on_all(TOPICS)
    async def zet_klaar(session: WriteSession, events: list[Event]) -> None:
        await verspreid(session, events, settings.publieke_url)

    return gemeenten, archief, webhooks
