"""What debiteuren does with what others publish."""

from collections.abc import Iterable
from uuid import UUID

from contracts.bbz import (
    BedrijfBeeindigd,
    BorgtochtAangesproken,
    DefinitiefVastgesteld,
    KredietUitbetaald,
    LevensonderhoudBetaald,
    OmgezetOmNiet,
    OndernemerOverleden,
    OndernemerVerhuisd,
    RenteKwijtgescholden,
    TerugvorderingBesloten,
    VoorbereidingskredietOmgezet,
)
from contracts.gateway import GemeenteGewijzigd
from contracts.intake import SchuldregelingGeeindigd, SchuldregelingGestart
from contracts.persoon import Betrokkene, BetrokkeneItem, haal_betrokkenen
from kernel.auth import Actor
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.tenancy import onthoud_gemeente
from services.debiteuren.usecases import neem_besluit_over as besluiten
from services.debiteuren.usecases import neem_krediet_over as kredieten
from services.debiteuren.usecases import volg_hulp as hulp


async def haal_van_voorziening(apps: Apps, events: Iterable[Event]) -> dict[UUID, Betrokkene]:
    """The person behind the voorziening that an event is about, when its subject is the besluit; keyed by event id."""
    per_gemeente: dict[str, list[tuple[UUID, UUID]]] = {}
    for event in events:
        voorziening_id = event.gegevens(TerugvorderingBesloten).voorziening_id
        per_gemeente.setdefault(event.gemeente, []).append((event.id, voorziening_id))
    gevonden: dict[UUID, Betrokkene] = {}
    for gemeente, paren in per_gemeente.items():
        items = await apps.haal("bbz", "voorzieningen", gemeente=gemeente, ids={ident for _, ident in paren})
        bekend = {ident: BetrokkeneItem.model_validate(item).betrokkene for ident, item in items.items()}
        gevonden |= {event_id: bekend[ident] for event_id, ident in paren if ident in bekend}
    return gevonden


def _betrokkene(event: Event) -> Betrokkene | None:
    return event.fetched if isinstance(event.fetched, Betrokkene) else None


def make_consumer(sleutelbos: Sleutelbos) -> Consumer:
    """The consumer of debiteuren. It holds the keys, because what it fetches is stored encrypted."""
    consumer = Consumer("debiteuren")

    @consumer.on(KredietUitbetaald, fetch=haal_betrokkenen)
    async def krediet_uitbetaald(session: WriteSession, event: Event) -> None:
        """What is paid out is repaid: one voorziening, one loan, however often the event comes."""
        krediet = event.gegevens(KredietUitbetaald)
        await kredieten.neem_krediet_over(session, event.gemeente, krediet, _betrokkene(event), event.boekdatum, sleutelbos)

    @consumer.on(LevensonderhoudBetaald, fetch=haal_betrokkenen)
    async def levensonderhoud_betaald(session: WriteSession, event: Event) -> None:
        betaling = event.gegevens(LevensonderhoudBetaald)
        await kredieten.neem_levensonderhoud_over(session, event.gemeente, betaling, _betrokkene(event), event.boekdatum, sleutelbos)

    @consumer.on(BorgtochtAangesproken, fetch=haal_betrokkenen)
    async def borgtocht_aangesproken(session: WriteSession, event: Event) -> None:
        aanspraak = event.gegevens(BorgtochtAangesproken)
        await kredieten.neem_borgtocht_over(session, event.gemeente, aanspraak, _betrokkene(event), event.boekdatum, sleutelbos)

    _volg_besluiten(consumer, sleutelbos)
    _volg_persoon(consumer, sleutelbos)
    consumer.on(GemeenteGewijzigd)(onthoud_gemeente)
    return consumer


def _volg_besluiten(consumer: Consumer, sleutelbos: Sleutelbos) -> None:
    """What bbz decides later about what it paid."""

    @consumer.on(DefinitiefVastgesteld, fetch=haal_betrokkenen)
    async def definitief_vastgesteld(session: WriteSession, event: Event) -> None:
        besluit = event.gegevens(DefinitiefVastgesteld)
        await besluiten.neem_vaststelling_over(session, event.gemeente, besluit, _betrokkene(event), event.boekdatum, sleutelbos)

    @consumer.on(TerugvorderingBesloten, fetch=haal_van_voorziening)
    async def terugvordering_besloten(session: WriteSession, event: Event) -> None:
        besluit = event.gegevens(TerugvorderingBesloten)
        await besluiten.neem_terugvordering_over(session, event.gemeente, besluit, _betrokkene(event), event.boekdatum, sleutelbos)

    @consumer.on(OmgezetOmNiet)
    async def omgezet_om_niet(session: WriteSession, event: Event) -> None:
        await besluiten.neem_gift_over(session, event.gemeente, event.gegevens(OmgezetOmNiet), event.boekdatum)

    @consumer.on(RenteKwijtgescholden)
    async def rente_kwijtgescholden(session: WriteSession, event: Event) -> None:
        await besluiten.neem_rentekwijtschelding_over(session, event.gemeente, event.gegevens(RenteKwijtgescholden), event.boekdatum)

    @consumer.on(VoorbereidingskredietOmgezet)
    async def voorbereidingskrediet_omgezet(session: WriteSession, event: Event) -> None:
        await besluiten.neem_omzetting_over(session, event.gemeente, event.gegevens(VoorbereidingskredietOmgezet), event.boekdatum)


def _volg_persoon(consumer: Consumer, sleutelbos: Sleutelbos) -> None:
    """What happens to the person: consequences for collection, and work items for whoever decides."""

    @consumer.on(SchuldregelingGestart, fetch=haal_betrokkenen)
    async def schuldregeling_gestart(session: WriteSession, event: Event) -> None:
        wat = event.gegevens(SchuldregelingGestart)
        door = _vanzelf(event)
        await hulp.schuldregeling_gestart(session, event.gemeente, wat, _betrokkene(event), event.boekdatum, sleutelbos, door)

    @consumer.on(SchuldregelingGeeindigd)
    async def schuldregeling_geeindigd(session: WriteSession, event: Event) -> None:
        wat = event.gegevens(SchuldregelingGeeindigd)
        await hulp.schuldregeling_geeindigd(session, event.gemeente, wat, event.boekdatum, _vanzelf(event))

    @consumer.on(BedrijfBeeindigd)
    async def bedrijf_beeindigd(session: WriteSession, event: Event) -> None:
        await hulp.bedrijf_beeindigd(session, event.gemeente, event.gegevens(BedrijfBeeindigd), event.boekdatum, _vanzelf(event))

    @consumer.on(OndernemerOverleden)
    async def ondernemer_overleden(session: WriteSession, event: Event) -> None:
        await hulp.ondernemer_overleden(session, event.gemeente, event.gegevens(OndernemerOverleden), event.boekdatum, _vanzelf(event))

    @consumer.on(OndernemerVerhuisd)
    async def ondernemer_verhuisd(session: WriteSession, event: Event) -> None:
        await hulp.ondernemer_verhuisd(session, event.gemeente, event.gegevens(OndernemerVerhuisd), event.boekdatum, _vanzelf(event))


def _vanzelf(event: Event) -> Actor:
    """Nobody acts here: the audit log names debiteuren itself, and the app that the event came from."""
    return Actor("debiteuren", frozenset({event.gemeente}), frozenset(), soort="systeem", oorsprong=event.publisher)
