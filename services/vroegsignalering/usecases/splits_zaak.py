"""Undo a join by hand: signals that were brought together, but are not of one household, go on in a zaak of their own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from contracts.vroegsignalering import Melding, ZaakGesplitst
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.telemetry import traceparent
from kernel.termijn import Termijn
from kernel.versie import verwacht_versie
from services.vroegsignalering.domain.fouten import SplitsingPastNiet, ZaakAlAfgesloten
from services.vroegsignalering.domain.matching import Koppeling
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.store.tables import Signaal, Zaak


@dataclass(frozen=True, slots=True)
class Splitsing:
    """Which signals of the zaak, in the version that was seen, go on by themselves."""

    zaak_id: UUID
    gezien: int
    signalen: Collection[UUID]
    boekdatum: date


async def splits_zaak(session: WriteSession, splitsing: Splitsing, actor: Actor) -> UUID:
    """Move the signals to a new zaak and return its id. Both zaken are fixed from now on: no later file brings them together again.

    Raises ZaakNietGevonden, VersieVerouderd, ZaakAlAfgesloten or SplitsingPastNiet.
    """
    zaak = await queries.zaak_met_slot(session, actor.gemeenten, splitsing.zaak_id)
    verwacht_versie(zaak, splitsing.gezien)
    if zaak.afgesloten_op is not None:
        raise ZaakAlAfgesloten(zaak.afgesloten_op)
    signalen = [s for s in (await queries.signalen_van(session, [zaak]))[zaak.id] if s.zaak_id == zaak.id]
    mee = [s for s in signalen if s.id in splitsing.signalen]
    if len(mee) != len(set(splitsing.signalen)) or not 0 < len(mee) < len(signalen):
        raise SplitsingPastNiet(len(signalen))

    nieuw_id = uuid4()
    for signaal in mee:
        signaal.zaak_id, signaal.koppeling = nieuw_id, Koppeling.HAND.value
    zaak.behandeld = True
    await session.flush()
    rest = [s for s in signalen if s not in mee]
    await _hertel(session, zaak, [(zaak.id, rest, zaak.opeenvolgend), (nieuw_id, mee, zaak.opeenvolgend)], splitsing.boekdatum)
    nieuw = await queries.zaak_met_slot(session, actor.gemeenten, nieuw_id)
    nieuw.behandeld = True
    await session.refresh(zaak)
    besluit = {"nieuweZaakId": str(nieuw_id), "signalen": len(mee)}
    await audit.schrijf(session, zaak.gemeente, "zaak-gesplitst", "zaak", zaak.id, actor, nieuw=besluit)
    melding = Melding.MEERVOUDIG if zaak.signalen > 1 else Melding.ENKELVOUDIG
    gebeurtenis = ZaakGesplitst(
        zaak_id=zaak.id, nieuwe_zaak_id=nieuw_id, signalen=zaak.signalen, bedrag_centen=zaak.bedrag_centen, melding=melding
    )
    await append(session, gebeurtenis, aggregate=zaak, boekdatum=splitsing.boekdatum)
    return nieuw_id


async def _hertel(session: WriteSession, zaak: Zaak, delen: Collection[tuple[UUID, list[Signaal], bool]], op: date) -> None:
    """Count both anew, place them by the kader, and start the terms of the new one from the day its signals were received."""
    await inname.maak_tijdelijk(session)
    doelen = []
    for zaak_id, signalen, opeenvolgend in delen:
        eerste = min(signalen, key=lambda s: (s.signaaldatum, str(s.partner_id), s.kenmerk))
        ontvangen = min(s.ontvangen_op for s in signalen)
        contact, crisis = (Termijn(soort, ontvangen).einde for soort in (CONTACT_TERMIJN, CRISIS_TERMIJN))
        deur = (eerste.postcode, eerste.huisnummer, eerste.toevoeging)
        doelen.append((zaak_id, zaak.maand, *deur, ontvangen, contact, crisis, opeenvolgend, False))
    await inname.zet_doelen(session, doelen)
    contact, crisis = (Termijn(soort, op).einde for soort in (CONTACT_TERMIJN, CRISIS_TERMIJN))
    waarden = {"gemeente": zaak.gemeente, "op": op, "contact_einde": contact, "crisis_einde": crisis, "traceparent": traceparent()}
    await inname.schrijf_zaken(session, await geldend_kader(session, zaak.gemeente), waarden)
