"""Meter events: as they come in, or anew from the archive after the rules have changed."""

from collections.abc import Sequence
from datetime import date

from gateway.afrekening.domain.meetregel import Gemeten, meet
from gateway.afrekening.store import boeken, queries
from gateway.afrekening.usecases.stel_factuur_op import stel_factuur_op
from gateway.archief.store import queries as archief
from kernel.db import WriteSession
from kernel.envelope import Event


async def meet_gebeurtenissen(session: WriteSession, events: Sequence[Event]) -> None:
    """Meter a list of events, each by the book of the year of its boekdatum. A year without a book is metered when the book comes."""
    per_jaar: dict[int, list[Gemeten]] = {}
    for event in events:
        gemeten = Gemeten(event.id, event.type, event.gemeente, event.boekdatum, event.data)
        per_jaar.setdefault(event.boekdatum.year, []).append(gemeten)
    gevonden = await boeken.boeken(session, per_jaar)
    metingen = [meting for jaar, boek in gevonden.items() for meting in meet(per_jaar[jaar], boek.regels)]
    await queries.bewaar_metingen(session, metingen)


async def hermeet(session: WriteSession, gemeente: str, jaar: int, boekdatum: date) -> None:
    """Meter a gemeente anew from the first day of this year, from the archive, and draw its concepts up again.

    Later years come along: what counts "once per" something may move to an earlier event.
    """
    await archief.slot(session, gemeente, alleen=True)
    vanaf = date(jaar, 1, 1)
    await queries.wis_metingen(session, gemeente, vanaf)
    async for blok in archief.vanaf(session, gemeente, vanaf):
        await meet_gebeurtenissen(session, blok)
    for kwartaal in await queries.concepten_vanaf(session, gemeente, jaar):
        await stel_factuur_op(session, gemeente, kwartaal, boekdatum)
