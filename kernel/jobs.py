"""Timed work: what runs again and again, on the one worker that leads."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

import structlog

from kernel import klok
from kernel.client import Apps
from kernel.db import Database
from kernel.leader import Leader

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a job may use. It opens its own transactions, as short as they can be."""

    db: Database
    apps: Apps

    @property
    def vandaag(self) -> date:
        """The boekdatum on which the job runs."""
        return self.db.settings.boekdatum or klok.vandaag()


@dataclass(frozen=True, slots=True)
class Job:
    """`run` is called every `interval_s`; when it returns True there is more to do and it is called again at once."""

    naam: str
    interval_s: float
    run: Callable[[JobContext], Awaitable[bool | None]]


async def run_job(job: Job, context: JobContext, leader: Leader, stop: asyncio.Event) -> None:
    """Run one job until `stop`, while this process leads. A job that fails is logged and comes round again."""
    while not stop.is_set():
        try:
            if await leader.leads() and await job.run(context):
                continue
        except Exception as fout:  # noqa: BLE001 - the next round tries again; nothing depends on memory
            log.warning("taak mislukt", taak=job.naam, app=context.db.settings.app, fout=type(fout).__name__)
        try:
            await asyncio.wait_for(stop.wait(), job.interval_s)
        except TimeoutError:
            continue
