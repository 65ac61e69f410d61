"""What intake does with what others publish."""

from contracts.bbz import (
    AanvraagIngediend,
    AanvraagIngetrokken,
    BedrijfBeeindigd,
    BesluitGenomen,
    BuitenBehandelingGesteld,
    KredietUitbetaald,
    OndernemerOverleden,
    OndernemerVerhuisd,
    OnderzoekAfgerond,
)
from contracts.debiteuren import AchterstandIngelopen, AchterstandOntstaan
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
from services.intake.usecases.hoor_van_bbz import hoor_van_bbz
from services.intake.usecases.meld_aan import MeldAan, meld_aan
from services.intake.usecases.ontvang_achterstand import OntvangAchterstand, ontvang_achterstand, sluit_ingelopen
from services.intake.usecases.verwerk_bbz import (
    krediet_komt_niet,
    verwerk_aanvraag,
    verwerk_bedrijfseinde,
    verwerk_besluit,
    verwerk_onderzoek,
    verwerk_uitbetaling,
)


def make_consumer(sleutelbos: Sleutelbos) -> Consumer:
    """The consumer of intake. It holds the keys, because what it fetches is stored encrypted."""
    consumer = Consumer("intake")
    _van_vroegsignalering(consumer, sleutelbos)
    _van_debiteuren(consumer, sleutelbos)
    _van_bbz(consumer)
    _over_de_persoon(consumer)
    consumer.on(GemeenteGewijzigd)(onthoud_gemeente)
    return consumer


def _van_vroegsignalering(consumer: Consumer, sleutelbos: Sleutelbos) -> None:
    @consumer.on(HulpAanvaard, fetch=haal_betrokkenen)
    async def hulp_aanvaard(session: WriteSession, event: Event) -> None:
        """Who accepted help has an aanmelding by itself; a zaak gives one, however often the event comes.

        Somebody without a business is helped by the gemeente itself: nothing happens here.
        """
        gegevens = event.gegevens(HulpAanvaard)
        if not gegevens.ondernemer:
            return
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


def _van_debiteuren(consumer: Consumer, sleutelbos: Sleutelbos) -> None:
    @consumer.on(AchterstandOntstaan, fetch=haal_betrokkenen)
    async def achterstand_ontstaan(session: WriteSession, event: Event) -> None:
        """Arrears on a Bbz loan are a signal for contact; a loan has one open signal."""
        gegevens = event.gegevens(AchterstandOntstaan)
        if not isinstance(event.fetched, Betrokkene):
            raise BetrokkeneOntbreekt(gegevens.lening_id)
        opdracht = OntvangAchterstand(
            gemeente=event.gemeente,
            lening_id=gegevens.lening_id,
            betrokkene=event.fetched,
            sinds=gegevens.sinds,
            bedrag_centen=gegevens.bedrag_centen,
            boekdatum=event.boekdatum,
        )
        await ontvang_achterstand(session, sleutelbos, opdracht, _vanzelf(event))

    @consumer.on(AchterstandIngelopen)
    async def achterstand_ingelopen(session: WriteSession, event: Event) -> None:
        """Paid again: a signal that nobody answered yet is closed."""
        gegevens = event.gegevens(AchterstandIngelopen)
        await sluit_ingelopen(session, event.gemeente, gegevens.lening_id, event.boekdatum, _vanzelf(event))


def _van_bbz(consumer: Consumer) -> None:
    @consumer.on(OnderzoekAfgerond)
    async def onderzoek_afgerond(session: WriteSession, event: Event) -> None:
        """The answer to our question about viability."""
        await verwerk_onderzoek(session, event.gemeente, event.gegevens(OnderzoekAfgerond), _vanzelf(event))

    _over_de_aanvraag(consumer)

    @consumer.on(BesluitGenomen)
    async def besluit_genomen(session: WriteSession, event: Event) -> None:
        """The second beschikking, beside ours."""
        await verwerk_besluit(session, event.gemeente, event.gegevens(BesluitGenomen), _vanzelf(event))

    @consumer.on(KredietUitbetaald)
    async def krediet_uitbetaald(session: WriteSession, event: Event) -> None:
        """The saneringskrediet is there: the regeling that waits for it can start."""
        await verwerk_uitbetaling(session, event.gemeente, event.gegevens(KredietUitbetaald), _vanzelf(event))

    @consumer.on(BedrijfBeeindigd)
    async def bedrijf_beeindigd(session: WriteSession, event: Event) -> None:
        """The business ended: the picture says so."""
        await verwerk_bedrijfseinde(session, event.gemeente, event.gegevens(BedrijfBeeindigd), _vanzelf(event))


def _over_de_aanvraag(consumer: Consumer) -> None:
    @consumer.on(AanvraagIngediend)
    async def aanvraag_ingediend(session: WriteSession, event: Event) -> None:
        """What the entrepreneur asks of bbz: a later besluit does not say what it is for."""
        await verwerk_aanvraag(session, event.gemeente, event.gegevens(AanvraagIngediend), _vanzelf(event))

    @consumer.on(AanvraagIngetrokken)
    async def aanvraag_ingetrokken(session: WriteSession, event: Event) -> None:
        """No credit will come of it: the regeling that waits for it makes way for the next."""
        gegevens = event.gegevens(AanvraagIngetrokken)
        await krediet_komt_niet(session, event.gemeente, gegevens.aanvraag_id, gegevens.datum, _vanzelf(event))

    @consumer.on(BuitenBehandelingGesteld)
    async def buiten_behandeling(session: WriteSession, event: Event) -> None:
        """The same, when the papers never came."""
        gegevens = event.gegevens(BuitenBehandelingGesteld)
        await krediet_komt_niet(session, event.gemeente, gegevens.aanvraag_id, gegevens.datum, _vanzelf(event))


def _over_de_persoon(consumer: Consumer) -> None:
    @consumer.on(OndernemerOverleden)
    async def overleden(session: WriteSession, event: Event) -> None:
        """He died: the dossier says so."""
        await hoor_van_bbz(session, event.gemeente, event.gegevens(OndernemerOverleden), _vanzelf(event))

    @consumer.on(OndernemerVerhuisd)
    async def verhuisd(session: WriteSession, event: Event) -> None:
        """He moved: another gemeente is responsible from then on."""
        await hoor_van_bbz(session, event.gemeente, event.gegevens(OndernemerVerhuisd), _vanzelf(event))


def _vanzelf(event: Event) -> Actor:
    """Nobody acts here: the audit log names intake itself, and the app that the event came from."""
    return Actor("intake", frozenset({event.gemeente}), frozenset(), soort="systeem", oorsprong=event.publisher)
