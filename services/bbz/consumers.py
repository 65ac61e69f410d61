"""What bbz does with the events of other apps."""

from contracts.gateway import GemeenteGewijzigd
from contracts.intake import LevensvatbaarheidGevraagd, SaneringskredietGevraagd
from contracts.persoon import Betrokkene, haal_betrokkenen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.geld import Bedrag
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente
from services.bbz.domain.fouten import BetrokkeneNietOntvangen
from services.bbz.usecases.nodig_uit import NodigUit, nodig_uit
from services.bbz.usecases.vraag_onderzoek import VraagVoorIntake, vraag_voor_intake


def make_consumer(sleutelbos: Sleutelbos) -> Consumer:
    """The consumer of bbz. The person behind a traject is asked from intake before the transaction opens."""
    consumer = Consumer("bbz")
    consumer.on(GemeenteGewijzigd)(onthoud_gemeente)

    @consumer.on(SaneringskredietGevraagd, fetch=haal_betrokkenen)
    async def saneringskrediet_gevraagd(session: WriteSession, event: Event) -> None:
        gevraagd = event.gegevens(SaneringskredietGevraagd)
        if not isinstance(event.fetched, Betrokkene):
            raise BetrokkeneNietOntvangen(gevraagd.traject_id)
        opdracht = NodigUit(
            gemeente=event.gemeente,
            traject_id=gevraagd.traject_id,
            verzoek_id=gevraagd.verzoek_id,
            bedrag=Bedrag(gevraagd.bedrag_centen),
            betrokkene=event.fetched,
            boekdatum=event.boekdatum,
        )
        door = Actor("bbz", frozenset([event.gemeente]), frozenset(), soort="systeem", oorsprong=event.publisher)
        await nodig_uit(session, sleutelbos, opdracht, door)

    @consumer.on(LevensvatbaarheidGevraagd, fetch=haal_betrokkenen)
    async def levensvatbaarheid_gevraagd(session: WriteSession, event: Event) -> None:
        gevraagd = event.gegevens(LevensvatbaarheidGevraagd)
        if not isinstance(event.fetched, Betrokkene):
            raise BetrokkeneNietOntvangen(gevraagd.traject_id)
        opdracht = VraagVoorIntake(event.gemeente, gevraagd.traject_id, gevraagd.verzoek_id, event.fetched, event.boekdatum)
        door = Actor("bbz", frozenset([event.gemeente]), frozenset(), soort="systeem", oorsprong=event.publisher)
        await vraag_voor_intake(session, sleutelbos, opdracht, door)

    return consumer
