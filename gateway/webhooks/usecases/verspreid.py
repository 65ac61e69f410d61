"""Queue events for who listens: as they come in, or again on request."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from gateway.archief.store import queries as archief
from gateway.webhooks.domain.abonnement import LUISTEREND, Belangstelling
from gateway.webhooks.domain.fouten import AbonnementNietActief
from gateway.webhooks.store import bezorgingen, queries
from gateway.webhooks.store.bezorgingen import Nieuw
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.envelope import Event

#: Most events that one request repeats; a longer outage is repeated in steps.
HERHAAL_MAX = 5_000


async def verspreid(session: WriteSession, events: Sequence[Event], publieke_url: str) -> None:
    """Queue a list of events of one gemeente for every abonnement that wants them. Queued twice is queued once."""
    gemeente = events[0].gemeente
    luisteraars = await queries.luisteraars(session, gemeente)
    await bezorgingen.voeg_toe(session, gemeente, _voor(events, luisteraars, publieke_url))


async def herhaal(
    session: WriteSession, abonnement_id: UUID, sinds: datetime, gebeurtenis_id: UUID | None, actor: Actor, publieke_url: str
) -> tuple[int, datetime | None]:
    """Queue again what this abonnement listens to and was logged since then, delivered before or not, under the same ids.

    Returns how many, and where to go on when there is more. Raises AbonnementNietGevonden or AbonnementNietActief.
    """
    rij = await queries.abonnement_met_slot(session, actor.client, abonnement_id)
    if rij.stand not in LUISTEREND:
        raise AbonnementNietActief(rij.stand)
    gemeenten = (await queries.gemeenten(session, [rij.id])).get(rij.id, [])
    belangstelling = {rij.id: Belangstelling(frozenset(rij.typen), frozenset(gemeenten))}

    events = await archief.sinds(session, gemeenten, sinds, gebeurtenis_id, HERHAAL_MAX)
    aantal = 0
    for gemeente, groep in groupby(sorted(events, key=lambda e: e.gemeente), key=lambda e: e.gemeente):
        nieuw = _voor(list(groep), belangstelling, publieke_url)
        await bezorgingen.voeg_toe(session, gemeente, nieuw, opnieuw=True)
        aantal += len(nieuw)
    return aantal, events[-1].time if len(events) == HERHAAL_MAX else None


def _voor(events: Sequence[Event], luisteraars: dict[UUID, Belangstelling], publieke_url: str) -> list[Nieuw]:
    return [
        Nieuw(abonnement_id, event.id, event.type, _bericht(event, publieke_url))
        for event in events
        for abonnement_id, belangstelling in luisteraars.items()
        if belangstelling.past(event.type, event.gemeente)
    ]


def _bericht(event: Event, publieke_url: str) -> str:
    """The CloudEvent itself, structured and thin; what it leaves out is fetched at `dataref`, here a full address, with a token."""
    return replace(event, dataref=f"{publieke_url.rstrip('/')}{event.dataref}").to_json().decode()
