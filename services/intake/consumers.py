"""What intake does with what others publish."""

from contracts.gateway import GemeenteGewijzigd
from contracts.intake import Aanmeldkanaal
from contracts.persoon import Betrokkene, haal_betrokkenen
from contracts.vroegsignalering import HulpAanvaard
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente
from services.intake.domain.fouten import BetrokkeneOntbreekt
from services.intake.usecases.meld_aan import MeldAan, meld_aan


def make_consumer(sleutelbos: Sleutelbos) -> Consumer:
    """The consumer of intake. It holds the keys, because what it fetches is stored encrypted."""
    consumer = Consumer("intake")

    @consumer.on(HulpAanvaard, fetch=haal_betrokkenen)
    async def hulp_aanvaard(session: WriteSession, event: Event) -> None:
        """Who accepted help has an aanmelding by itself; a zaak gives one, however often the event comes."""
        gegevens = event.gegevens(HulpAanvaard)
        if not isinstance(event.fetched, Betrokkene):
            raise BetrokkeneOntbreekt(gegevens.zaak_id)
        opdracht = MeldAan(
            gemeente=event.gemeente,
            kanaal=Aanmeldkanaal.VROEGSIGNAAL,
            betrokkene=event.fetched,
            ontvangen_op=gegevens.datum,
            boekdatum=event.boekdatum,
            crisis=gegevens.crisis,
            warme_overdracht=gegevens.warme_overdracht,
            zaak_id=gegevens.zaak_id,
            signaal_ontvangen_op=gegevens.signaal_ontvangen_op,
        )
        await meld_aan(session, sleutelbos, opdracht, _vanzelf(event))

    consumer.on(GemeenteGewijzigd)(onthoud_gemeente)
    return consumer


def _vanzelf(event: Event) -> Actor:
    """Nobody acts here: the audit log names intake itself, and the app that the event came from."""
    return Actor("intake", frozenset({event.gemeente}), frozenset(), soort="systeem", oorsprong=event.publisher)
