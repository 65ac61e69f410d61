"""What debiteuren does with what others publish."""

from contracts.bbz import KredietUitbetaald
from contracts.gateway import GemeenteGewijzigd
from contracts.persoon import Betrokkene, haal_betrokkenen
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente
from services.debiteuren.usecases.open_lening import open_lening


def make_consumer(sleutelbos: Sleutelbos) -> Consumer:
    """The consumer of debiteuren. It holds the keys, because what it fetches is stored encrypted."""
    consumer = Consumer("debiteuren")

    @consumer.on(KredietUitbetaald, fetch=haal_betrokkenen)
    async def krediet_uitbetaald(session: WriteSession, event: Event) -> None:
        """What is paid out is repaid: one voorziening, one loan, however often the event comes."""
        betrokkene = event.fetched if isinstance(event.fetched, Betrokkene) else None
        await open_lening(session, event.gemeente, event.gegevens(KredietUitbetaald), betrokkene, event.boekdatum, sleutelbos)

    consumer.on(GemeenteGewijzigd)(onthoud_gemeente)
    return consumer
