"""Timed work of intake: guard the legal terms, and let a hersteltermijn end that nobody used."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final

from contracts.intake import TermijnNadert, TermijnOverschreden
from kernel import tenancy
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.jobs import Job, JobContext
from kernel.termijnbewaking import bewakingstaak
from services.intake.usecases.ga_naar_rechter import BATCH as STAPPEN_PER_RONDE
from services.intake.usecases.ga_naar_rechter import sluit_afgelopen_stappen
from services.intake.usecases.plan_afspraak import BATCH as HERINNERD_PER_RONDE
from services.intake.usecases.plan_afspraak import herinner
from services.intake.usecases.schort_besluit_op import laat_verstrijken

#: Hersteltermijnen that one round handles per transaction.
BATCH: Final = 200


async def verstrijk_hersteltermijnen(context: JobContext) -> bool:
    """Let the decision terms run on of which the hersteltermijn ended unused, gemeente by gemeente (Awb, art. 4:15 lid 1)."""
    async with context.db.read() as session:
        gemeenten = await tenancy.bekende_gemeenten(session)
    vol = False
    for gemeente in gemeenten:
        actor = Actor("intake", frozenset({gemeente}), frozenset(), soort="systeem", oorsprong="intake")
        async with context.db.write([gemeente]) as session:
            vol |= await laat_verstrijken(session, gemeente, context.vandaag, BATCH, actor) == BATCH
    return vol


async def herinner_aan_afspraken(context: JobContext) -> bool:
    """Say of which appointments people are to be reminded today, gemeente by gemeente."""
    return await _per_gemeente(context, herinner, HERINNERD_PER_RONDE)


async def sluit_gerechtelijke_stappen(context: JobContext) -> bool:
    """Say which moratoria and voorlopige voorzieningen ended by themselves, gemeente by gemeente."""
    return await _per_gemeente(context, sluit_afgelopen_stappen, STAPPEN_PER_RONDE)


async def _per_gemeente(context: JobContext, doe: Callable[[WriteSession, str, date], Awaitable[int]], per_ronde: int) -> bool:
    """Do this for each gemeente in a transaction of its own; say whether there is more to do."""
    async with context.db.read() as session:
        gemeenten = await tenancy.bekende_gemeenten(session)
    vol = False
    for gemeente in gemeenten:
        async with context.db.write([gemeente]) as session:
            vol |= await doe(session, gemeente, context.vandaag) == per_ronde
    return vol


# The hersteltermijn first: a decision term that runs on by it is then guarded with its new end.
JOBS = (
    Job("hersteltermijnen", 60.0, verstrijk_hersteltermijnen),
    bewakingstaak(TermijnNadert, TermijnOverschreden),
    Job("herinneringen", 60.0, herinner_aan_afspraken),
    Job("gerechtelijke-stappen", 60.0, sluit_gerechtelijke_stappen),
)
