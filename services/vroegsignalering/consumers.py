"""What vroegsignalering does when others tell something: it remembers gemeenten and their drempelbedrag, and who already gets help."""

from contracts.gateway import GemeenteGewijzigd
from contracts.intake import AanmeldingOntvangen, AanmeldingSamengevoegd, AfwijzingBesloten, HulpvraagVastgesteld, TrajectBeeindigd
from contracts.persoon import Betrokkene, haal_betrokkenen
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.verwerking import BEKEND_BIJ_SCHULDHULP
from services.vroegsignalering.store.queries import kennis


def make_consumer(sleutelbos: Sleutelbos) -> Consumer:
    """The one consumer of this app. It holds the keys, because of a person that it fetches it keeps the keyed hash of the BSN alone."""
    consumer = Consumer("vroegsignalering")
    consumer.on(GemeenteGewijzigd)(onthoud_gemeente)

    @consumer.on(AanmeldingOntvangen, fetch=haal_betrokkenen)
    async def aanmelding_ontvangen(session: WriteSession, event: Event) -> None:
        """Without a BSN, or when intake no longer knows the person, nobody can be recognised by it."""
        bsn = event.fetched.persoon.bsn if isinstance(event.fetched, Betrokkene) else None
        bsn_hash = sleutelbos.zoekhash(bsn) if bsn else None
        aanmelding_id = event.gegevens(AanmeldingOntvangen).aanmelding_id
        await kennis.onthoud_aanmelding(session, event.gemeente, aanmelding_id, bsn_hash, event.boekdatum)
        await log_verwerking(session, event.gemeente, BEKEND_BIJ_SCHULDHULP, [bsn_hash], naam="bekend bij schuldhulpverlening onthouden")

    @consumer.on(HulpvraagVastgesteld)
    async def hulpvraag_vastgesteld(session: WriteSession, event: Event) -> None:
        gegevens = event.gegevens(HulpvraagVastgesteld)
        await kennis.onthoud_traject(session, event.gemeente, gegevens.aanmelding_id, gegevens.traject_id, event.boekdatum)

    @consumer.on(AanmeldingSamengevoegd)
    async def aanmelding_samengevoegd(session: WriteSession, event: Event) -> None:
        gegevens = event.gegevens(AanmeldingSamengevoegd)
        await kennis.voeg_aanmeldingen_samen(
            session, event.gemeente, gegevens.aanmelding_id, gegevens.aanmelding_id_blijft, event.boekdatum
        )

    @consumer.on(TrajectBeeindigd)
    async def traject_beeindigd(session: WriteSession, event: Event) -> None:
        await kennis.eindig_aanmelding(session, event.gemeente, event.gegevens(TrajectBeeindigd).aanmelding_id, event.boekdatum)

    @consumer.on(AfwijzingBesloten)
    async def afwijzing_besloten(session: WriteSession, event: Event) -> None:
        await kennis.eindig_traject(session, event.gemeente, event.gegevens(AfwijzingBesloten).traject_id, event.boekdatum)

    return consumer
