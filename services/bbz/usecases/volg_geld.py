"""What happens around the money: security, proof of use, and what the bank claims under a borgtocht (Bbz 2004, art. 16, 39 lid 2 and 3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.bbz import BorgtochtAangesproken
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from kernel.versie import verwacht_versie
from services.bbz.domain.fouten import BestedingTeHoog, NogNietUitbetaald, ZekerheidKanNiet, ZekerheidNietGevonden
from services.bbz.domain.voorziening import Zekerheidsoort, toets_aanspraak
from services.bbz.store import queries
from services.bbz.store.geheim import versleutel_tekst
from services.bbz.store.tables import Aanspraak, Besteding, Zekerheid
from services.bbz.usecases.betaal_uit import BESTEDING
from services.bbz.usecases.geef_betaalopdracht import besluit_en_aanvraag

_TOELICHTING = "besteding.toelichting"


@dataclass(frozen=True, slots=True)
class EisZekerheid:
    """Which security is asked on which aanvraag, for how much."""

    aanvraag_id: UUID
    soort: Zekerheidsoort
    waarde: Bedrag
    boekdatum: date


@dataclass(frozen=True, slots=True)
class WijzigZekerheid:
    """The day on which it was given, or on which it fell away."""

    zekerheid_id: UUID
    gezien: int
    gevestigd_op: date | None
    vervallen_op: date | None


@dataclass(frozen=True, slots=True)
class LegBestedingVast:
    """A proof: how much, of what kind, and whether it is what the credit was for."""

    voorziening_id: UUID
    bedrag: Bedrag
    bewijs: str
    akkoord: bool
    toelichting: str
    boekdatum: date


@dataclass(frozen=True, slots=True)
class LegAanspraakVast:
    """What was paid to the bank because it called the borgtocht."""

    voorziening_id: UUID
    gezien: int
    bedrag: Bedrag
    datum: date
    boekdatum: date


async def eis_zekerheid(session: WriteSession, opdracht: EisZekerheid, actor: Actor) -> UUID:
    """Store that it is asked; return its id. Until it is given nothing is paid out. Raises AanvraagNietGevonden."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    zekerheid = Zekerheid(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        soort=opdracht.soort.value,
        waarde_centen=opdracht.waarde.centen,
        geeist_op=opdracht.boekdatum,
        versie=0,
    )
    session.add(zekerheid)
    await session.flush()
    nieuw = {"soort": zekerheid.soort, "waardeCenten": zekerheid.waarde_centen}
    await audit.schrijf(session, aanvraag.gemeente, "zekerheid-eisen", "zekerheid", zekerheid.id, actor, nieuw=nieuw)
    return zekerheid.id


async def wijzig_zekerheid(session: WriteSession, opdracht: WijzigZekerheid, actor: Actor) -> Zekerheid:
    """Store the day on which it was given or fell away, each once. Raises ZekerheidNietGevonden, VersieVerouderd or ZekerheidKanNiet."""
    zekerheid = await queries.vind_met_slot(session, Zekerheid, actor.gemeenten, opdracht.zekerheid_id, ZekerheidNietGevonden)
    verwacht_versie(zekerheid, opdracht.gezien)
    al_gevestigd = opdracht.gevestigd_op is not None and zekerheid.gevestigd_op is not None
    gevestigd_op = opdracht.gevestigd_op or zekerheid.gevestigd_op
    te_vroeg = opdracht.vervallen_op is not None and gevestigd_op is not None and opdracht.vervallen_op < gevestigd_op
    if zekerheid.vervallen_op is not None or al_gevestigd or te_vroeg:
        raise ZekerheidKanNiet
    zekerheid.gevestigd_op, zekerheid.vervallen_op = gevestigd_op, opdracht.vervallen_op
    zekerheid.versie += 1
    await session.flush()
    nieuw = {"gevestigdOp": zekerheid.gevestigd_op and str(zekerheid.gevestigd_op), "vervallen": zekerheid.vervallen_op is not None}
    await audit.schrijf(session, zekerheid.gemeente, "zekerheid-wijzigen", "zekerheid", zekerheid.id, actor, nieuw=nieuw)
    return zekerheid


async def leg_besteding_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegBestedingVast, actor: Actor) -> UUID:
    """Store the proof; return its id. When all is accounted for, the term of the gemeente is met.

    Raises VoorzieningNietGevonden, NogNietUitbetaald or BestedingTeHoog.
    """
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    besluit, _ = await besluit_en_aanvraag(session, voorziening)
    if voorziening.uitbetaald_op is None:
        raise NogNietUitbetaald
    toegekend = Bedrag(besluit.bedrag_centen)
    som = await queries.verantwoord(session, voorziening.gemeente, voorziening.id) + opdracht.bedrag
    if opdracht.akkoord and som > toegekend:
        raise BestedingTeHoog(som, toegekend)
    besteding = Besteding(
        gemeente=voorziening.gemeente,
        voorziening_id=voorziening.id,
        datum=opdracht.boekdatum,
        bedrag_centen=opdracht.bedrag.centen,
        bewijs=opdracht.bewijs,
        akkoord=opdracht.akkoord,
        toelichting=versleutel_tekst(bos, _TOELICHTING, opdracht.toelichting),
        door=actor.wie,
    )
    session.add(besteding)
    await session.flush()
    if opdracht.akkoord and som == toegekend:
        await voldoe_termijn(session, voorziening.gemeente, voorziening.id, BESTEDING, opdracht.boekdatum)
    nieuw = {"bedragCenten": opdracht.bedrag.centen, "akkoord": opdracht.akkoord, "bewijs": opdracht.bewijs}
    await audit.schrijf(session, voorziening.gemeente, "besteding-vastleggen", "voorziening", voorziening.id, actor, nieuw=nieuw)
    return besteding.id


async def leg_aanspraak_vast(session: WriteSession, opdracht: LegAanspraakVast, actor: Actor) -> UUID:
    """Store what the bank was paid and publish `borgtocht-aangesproken`: it is a claim now. Returns its id.

    Raises VoorzieningNietGevonden, VersieVerouderd, GeenBorgtocht or BovenDeBorgtocht.
    """
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    verwacht_versie(voorziening, opdracht.gezien)
    besluit, _ = await besluit_en_aanvraag(session, voorziening)
    eerder = await queries.aangesproken(session, voorziening.gemeente, voorziening.id)
    toets_aanspraak(besluit.kapitaalvorm, Bedrag(besluit.bedrag_centen), eerder, opdracht.bedrag)
    aanspraak = Aanspraak(
        gemeente=voorziening.gemeente,
        voorziening_id=voorziening.id,
        datum=opdracht.datum,
        bedrag_centen=opdracht.bedrag.centen,
        door=actor.wie,
    )
    session.add(aanspraak)
    await session.flush()
    nieuw = {"bedragCenten": opdracht.bedrag.centen}
    await audit.schrijf(session, voorziening.gemeente, "borgtocht-aanspreken", "voorziening", voorziening.id, actor, nieuw=nieuw)
    gebeurtenis = BorgtochtAangesproken(voorziening_id=voorziening.id, bedrag_centen=opdracht.bedrag.centen, datum=opdracht.datum)
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=opdracht.boekdatum)
    return aanspraak.id
