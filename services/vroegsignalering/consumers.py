"""What vroegsignalering does when others tell something: it remembers the gemeenten and their drempelbedrag."""

from contracts.gateway import GemeenteGewijzigd
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente


def make_consumer() -> Consumer:
    """The one consumer of this app."""
    consumer = Consumer("vroegsignalering")

    @consumer.on(GemeenteGewijzigd)
    async def gemeente_gewijzigd(session: WriteSession, event: Event) -> None:
        await onthoud_gemeente(session, event)

    return consumer
