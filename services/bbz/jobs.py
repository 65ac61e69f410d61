"""Timed work of bbz: letting a decision term run on after an unused hersteltermijn, and telling which terms end soon or have passed."""

from contracts.bbz import TermijnNadert, TermijnOverschreden
from kernel.jobs import Job, JobContext
from kernel.tenancy import bekende_gemeenten
from kernel.termijnbewaking import bewakingstaak
from services.bbz.usecases.vul_stukken_aan import laat_verlopen

#: Hersteltermijnen that one transaction handles.
BATCH = 200


async def _hersteltermijnen(context: JobContext) -> bool:
    """Per gemeente; whether there is more to do."""
    async with context.db.read() as session:
        gemeenten = await bekende_gemeenten(session)
    vol = False
    for gemeente in gemeenten:
        async with context.db.write([gemeente]) as session:
            vol |= await laat_verlopen(session, gemeente, context.vandaag, BATCH) == BATCH
    return vol


JOBS = (bewakingstaak(TermijnNadert, TermijnOverschreden), Job("hersteltermijnen", 60.0, _hersteltermijnen))
