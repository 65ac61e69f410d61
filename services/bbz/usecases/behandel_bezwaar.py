"""A bezwaar against a besluit: its own term, put off once, and an outcome. Gegrond, it opens the aanvraag again (Awb art. 7:10)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.termijnbewaking import lopende_termijn, start_termijn, voldoe_termijn
from kernel.versie import verwacht_versie
from services.bbz.domain.bezwaar import BEZWAARBESLISSING, Bezwaaruitkomst, beslissoort, ontvang, toets_verdaging
from services.bbz.domain.fouten import BezwaarAfgedaan, BezwaarNietGevonden, BezwaarNietTijdig
from services.bbz.store import normen, queries
from services.bbz.store.geheim import versleutel_tekst
from services.bbz.store.tables import Besluit, Bezwaar

GRONDEN, MOTIVERING = "bezwaar.gronden", "bezwaar.motivering"


@dataclass(frozen=True, slots=True)
class OntvangBezwaar:
    """Against which besluit, when it came, and why."""

    besluit_id: UUID
    ontvangen_op: date
    gronden: str
    boekdatum: date


@dataclass(frozen=True, slots=True)
class VerdaagBezwaar:
    """By how many weeks the decision on it is put off."""

    bezwaar_id: UUID
    gezien: int
    weken: int
    boekdatum: date


@dataclass(frozen=True, slots=True)
class DoeBezwaarAf:
    """What was decided. `toch_ontvankelijk`: it came too late, and the motivering says why that is excused (Awb art. 6:11)."""

    bezwaar_id: UUID
    gezien: int
    uitkomst: Bezwaaruitkomst
    motivering: str
    toch_ontvankelijk: bool
    boekdatum: date


async def ontvang_bezwaar(session: WriteSession, bos: Sleutelbos, opdracht: OntvangBezwaar, actor: Actor) -> UUID:
    """Store it and start its term; return its id. Raises BesluitNietGevonden, BezwaarVoorBesluit or NormOntbreekt."""
    besluit = await queries.besluit(session, actor.gemeenten, opdracht.besluit_id)
    beleid = await queries.beleid_op(session, besluit.gemeente, opdracht.boekdatum)
    van_de_dag = await normen.op(session, opdracht.ontvangen_op)
    ontvangst = ontvang(besluit.datum, opdracht.ontvangen_op, van_de_dag, met_commissie=beleid.bezwaar_met_commissie)
    bezwaar = Bezwaar(
        gemeente=besluit.gemeente,
        besluit_id=besluit.id,
        ontvangen_op=opdracht.ontvangen_op,
        tijdig=ontvangst.tijdig,
        met_commissie=beleid.bezwaar_met_commissie,
        beslissen_uiterlijk=ontvangst.beslissen.einde,
        verdaagd_weken=0,
        gronden=versleutel_tekst(bos, GRONDEN, opdracht.gronden),
        versie=0,
    )
    session.add(bezwaar)
    await session.flush()
    await start_termijn(session, bezwaar.gemeente, bezwaar.id, ontvangst.beslissen)
    nieuw = {"besluit": str(besluit.id), "tijdig": ontvangst.tijdig, "beslissenUiterlijk": str(bezwaar.beslissen_uiterlijk)}
    await audit.schrijf(session, bezwaar.gemeente, "bezwaar-ontvangen", "bezwaar", bezwaar.id, actor, nieuw=nieuw)
    return bezwaar.id


async def verdaag_bezwaar(session: WriteSession, opdracht: VerdaagBezwaar, actor: Actor) -> Bezwaar:
    """Give the decision more time, once. Raises BezwaarAfgedaan, BezwaarAlVerdaagd or VerdagingTeLang."""
    bezwaar = await queries.vind_met_slot(session, Bezwaar, actor.gemeenten, opdracht.bezwaar_id, BezwaarNietGevonden)
    verwacht_versie(bezwaar, opdracht.gezien)
    van_de_dag = await normen.op(session, bezwaar.ontvangen_op)
    toets_verdaging(opdracht.weken, bezwaar.verdaagd_weken, bezwaar.uitkomst, van_de_dag)
    rij = await lopende_termijn(session, bezwaar.gemeente, bezwaar.id, BEZWAARBESLISSING)
    assert rij is not None, "a bezwaar that is not decided has its term"
    rij.einde = rij.termijn(beslissoort(van_de_dag, met_commissie=bezwaar.met_commissie, verdaagd_weken=opdracht.weken)).einde
    rij.genaderd = False
    bezwaar.verdaagd_weken, bezwaar.beslissen_uiterlijk = opdracht.weken, rij.einde
    bezwaar.versie += 1
    await session.flush()
    nieuw = {"beslissenUiterlijk": str(rij.einde)}
    await audit.schrijf(session, bezwaar.gemeente, "bezwaar-verdagen", "bezwaar", bezwaar.id, actor, nieuw=nieuw)
    return bezwaar


async def doe_bezwaar_af(session: WriteSession, bos: Sleutelbos, opdracht: DoeBezwaarAf, actor: Actor) -> Bezwaar:
    """Store the outcome. Gegrond, the besluit is revoked and a new one can be taken on its aanvraag.

    Raises BezwaarAfgedaan or BezwaarNietTijdig.
    """
    bezwaar = await queries.vind_met_slot(session, Bezwaar, actor.gemeenten, opdracht.bezwaar_id, BezwaarNietGevonden)
    verwacht_versie(bezwaar, opdracht.gezien)
    if bezwaar.uitkomst is not None:
        raise BezwaarAfgedaan(bezwaar.uitkomst)
    inhoudelijk = opdracht.uitkomst in {Bezwaaruitkomst.GEGROND, Bezwaaruitkomst.ONGEGROND}
    if not bezwaar.tijdig and inhoudelijk and not opdracht.toch_ontvankelijk:
        raise BezwaarNietTijdig
    if opdracht.uitkomst is Bezwaaruitkomst.GEGROND:
        await _herroep(session, await queries.besluit(session, [bezwaar.gemeente], bezwaar.besluit_id))
    bezwaar.uitkomst, bezwaar.afgedaan_op = opdracht.uitkomst.value, opdracht.boekdatum
    bezwaar.motivering = versleutel_tekst(bos, MOTIVERING, opdracht.motivering)
    bezwaar.versie += 1
    await voldoe_termijn(session, bezwaar.gemeente, bezwaar.id, BEZWAARBESLISSING, opdracht.boekdatum)
    await session.flush()
    nieuw = {"uitkomst": bezwaar.uitkomst}
    await audit.schrijf(session, bezwaar.gemeente, "bezwaar-afdoen", "bezwaar", bezwaar.id, actor, nieuw=nieuw)
    return bezwaar


async def _herroep(session: WriteSession, besluit: Besluit) -> None:
    """Open the aanvraag again. What was paid or given to the bank stays, and counts for the norm: the new besluit is about the rest.

    Levensonderhoud goes on as it was granted; what the outcome asks there is a change of the uitkering itself.
    """
    aanvraag = await queries.aanvraag_met_slot(session, [besluit.gemeente], besluit.aanvraag_id)
    if besluit.onderdeel != queries.BEDRIJFSKAPITAAL:
        return
    if not await queries.uitgevoerd(session, besluit.gemeente, besluit.id):
        await queries.geef_plafond_vrij(session, besluit.id)
    aanvraag.besloten, aanvraag.voorstel_id = False, None
    aanvraag.versie += 1
