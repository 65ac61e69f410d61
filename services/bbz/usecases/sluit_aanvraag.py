"""How an aanvraag ends: every part decided, left undecided because it stayed incomplete, or withdrawn (Awb art. 4:5; Bbz 2004, art. 35)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.bbz import AanvraagIngetrokken, BuitenBehandelingGesteld
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from services.bbz.domain.aanvraag import BESLISTERMIJN, Intrekreden, toets_buiten_behandeling
from services.bbz.domain.orientatie import Kanaal
from services.bbz.store import normen, queries
from services.bbz.store.queries.besluiten import BEDRIJFSKAPITAAL
from services.bbz.store.tables import Aanvraag, Terugkoppeling
from services.bbz.usecases.stel_samen import eis_open
from services.bbz.usecases.vul_stukken_aan import als_herstel, wat_mist

#: The part of an aanvraag that is about living costs.
LEVENSONDERHOUD = "levensonderhoud"


@dataclass(frozen=True, slots=True)
class StelBuitenBehandeling:
    """Which aanvraag stayed incomplete."""

    aanvraag_id: UUID
    boekdatum: date


@dataclass(frozen=True, slots=True)
class TrekIn:
    """Which aanvraag ends without a decision, and why."""

    aanvraag_id: UUID
    reden: Intrekreden
    boekdatum: date


async def sluit_als_besloten(session: WriteSession, aanvraag: Aanvraag, op: date) -> bool:
    """Close the aanvraag when every part that was asked is decided; return whether this decision was in time.

    Call it after the besluit is stored. The term is met by the last of the parts.
    """
    delen = [BEDRIJFSKAPITAAL] if aanvraag.bedrag_centen else []
    delen += [LEVENSONDERHOUD] if aanvraag.levensonderhoud else []
    op_tijd = op <= aanvraag.besluit_uiterlijk
    besloten = [await queries.laatste_besluit(session, aanvraag.gemeente, aanvraag.id, deel) for deel in delen]
    if all(besloten):
        aanvraag.besloten = True
        gehaald = await voldoe_termijn(session, aanvraag.gemeente, aanvraag.id, BESLISTERMIJN, op)
        op_tijd = op_tijd if gehaald is None else gehaald
    await session.flush()
    return op_tijd


async def stel_buiten_behandeling(session: WriteSession, opdracht: StelBuitenBehandeling, actor: Actor) -> None:
    """Leave the aanvraag undecided, publish `buiten-behandeling-gesteld`. Raises what `toets_buiten_behandeling` raises."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    herstel = als_herstel(await queries.hersteltermijnen(session, aanvraag.gemeente, aanvraag.id))
    toets_buiten_behandeling(herstel, await wat_mist(session, aanvraag), opdracht.boekdatum, await normen.op(session, opdracht.boekdatum))
    await _sluit(session, aanvraag, "buiten-behandeling", opdracht.boekdatum)
    await audit.schrijf(session, aanvraag.gemeente, "buiten-behandeling-stellen", "aanvraag", aanvraag.id, actor)
    gebeurtenis = BuitenBehandelingGesteld(aanvraag_id=aanvraag.id, datum=opdracht.boekdatum)
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=opdracht.boekdatum)
    await koppel_terug(session, aanvraag, "buiten-behandeling", "buiten-behandeling", opdracht.boekdatum)


async def trek_in(session: WriteSession, opdracht: TrekIn, actor: Actor) -> None:
    """End the aanvraag without a decision, publish `aanvraag-ingetrokken`. Raises AanvraagGesloten."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    await beeindig(session, aanvraag, opdracht.reden, opdracht.boekdatum, actor)


async def beeindig(session: WriteSession, aanvraag: Aanvraag, reden: Intrekreden, op: date, actor: Actor) -> None:
    """The same, of an aanvraag that is already locked."""
    eis_open(aanvraag)
    await _sluit(session, aanvraag, "ingetrokken", op)
    await audit.schrijf(session, aanvraag.gemeente, "intrekken", "aanvraag", aanvraag.id, actor, nieuw={"reden": reden.value})
    gebeurtenis = AanvraagIngetrokken(aanvraag_id=aanvraag.id, reden=reden.value, datum=op)
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=op)
    await koppel_terug(session, aanvraag, "ingetrokken", reden.value, op)


async def koppel_terug(session: WriteSession, aanvraag: Aanvraag, moment: str, uitkomst: str, op: date) -> None:
    """Let the one who sent the applicant hear what became of it, when he wants to."""
    if Kanaal(aanvraag.kanaal).wil_horen:
        session.add(
            Terugkoppeling(
                gemeente=aanvraag.gemeente,
                aan=aanvraag.kanaal,
                moment=moment,
                onderwerp_id=aanvraag.id,
                uitkomst=uitkomst,
                datum=op,
                versie=0,
            )
        )
        await session.flush()


async def _sluit(session: WriteSession, aanvraag: Aanvraag, als: str, op: date) -> None:
    aanvraag.gesloten_als, aanvraag.voorstel_id = als, None
    await voldoe_termijn(session, aanvraag.gemeente, aanvraag.id, BESLISTERMIJN, op)
    await session.flush()
