"""What is done with an opdracht: begin, note progress, deliver, withdraw. `nemer` is the outsider who asks, or None for our own people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from services.bbz.domain.opdracht import Opdrachtsoort, toets_stand
from services.bbz.store.geheim_uitvoering import Plek, versleutel_tekst
from services.bbz.store.queries.opdrachten import opdracht_met_slot
from services.bbz.store.tables.opdracht import Opdracht, Voortgang


@dataclass(frozen=True, slots=True)
class NoteerVoortgang:
    """What was done on a day, and in how many hours."""

    opdracht_id: UUID
    datum: date
    uren: int | None
    tekst: str


async def begin(session: WriteSession, opdracht_id: UUID, boekdatum: date, actor: Actor, nemer: str | None) -> Opdracht:
    """The work began: of guidance `begeleiding-gestart` is published. Raises OpdrachtNietGevonden or OpdrachtInAndereStand."""
    rij = await opdracht_met_slot(session, actor.gemeenten, opdracht_id, nemer)
    toets_stand(rij.status, ("verstrekt",))
    rij.begonnen_op = boekdatum
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "opdracht-beginnen", "opdracht", rij.id, actor, nieuw={"begonnenOp": str(boekdatum)})
    if rij.soort == Opdrachtsoort.BEGELEIDING.value:
        gebeurtenis = contract.BegeleidingGestart(
            opdracht_id=rij.id, aanvraag_id=rij.aanvraag_id, betaler=rij.betaler or "gemeente", datum=boekdatum
        )
        await append(session, gebeurtenis, aggregate=rij, boekdatum=boekdatum)
    else:
        rij.versie += 1
        await session.flush()
    return rij


async def noteer_voortgang(session: WriteSession, bos: Sleutelbos, opdracht: NoteerVoortgang, actor: Actor, nemer: str | None) -> UUID:
    """Store it; return its id. Raises OpdrachtNietGevonden or OpdrachtInAndereStand."""
    rij = await opdracht_met_slot(session, actor.gemeenten, opdracht.opdracht_id, nemer)
    toets_stand(rij.status, ("verstrekt", "begonnen"))
    voortgang = Voortgang(
        gemeente=rij.gemeente,
        opdracht_id=rij.id,
        datum=opdracht.datum,
        uren=opdracht.uren,
        tekst=versleutel_tekst(bos, Plek.VOORTGANG, opdracht.tekst),
        door=actor.wie,
    )
    session.add(voortgang)
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "voortgang-noteren", "opdracht", rij.id, actor, nieuw={"datum": str(opdracht.datum)})
    return voortgang.id


async def lever_op(
    session: WriteSession, bos: Sleutelbos, opdracht_id: UUID, tekst: str, boekdatum: date, actor: Actor, nemer: str | None
) -> Opdracht:
    """The work is done. Raises OpdrachtNietGevonden or OpdrachtInAndereStand."""
    rij = await opdracht_met_slot(session, actor.gemeenten, opdracht_id, nemer)
    toets_stand(rij.status, ("verstrekt", "begonnen"))
    rij.geleverd_op, rij.oplevering = boekdatum, versleutel_tekst(bos, Plek.OPLEVERING, tekst)
    rij.versie += 1
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "opdracht-opleveren", "opdracht", rij.id, actor, nieuw={"geleverdOp": str(boekdatum)})
    return rij


async def trek_in(session: WriteSession, opdracht_id: UUID, boekdatum: date, actor: Actor) -> Opdracht:
    """Take it back: from now on the outsider sees nothing of it. Raises OpdrachtNietGevonden or OpdrachtInAndereStand."""
    rij = await opdracht_met_slot(session, actor.gemeenten, opdracht_id, None)
    toets_stand(rij.status, ("verstrekt", "begonnen"))
    rij.ingetrokken_op = boekdatum
    rij.versie += 1
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "opdracht-intrekken", "opdracht", rij.id, actor, nieuw={"ingetrokkenOp": str(boekdatum)})
    return rij
