"""What does a worker process of one app do? Relay, consumers and jobs, side by side, until it is told to stop."""

import asyncio
from collections.abc import Sequence

from kernel import audit, idempotency, inbox, voorraad
from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.db import Database
from kernel.inbox import Consumer, Intake
from kernel.jobs import Job, JobContext, run_job
from kernel.leader import Leader
from kernel.outbox import relay


async def _seal(context: JobContext) -> None:
    await audit.verzegel(context.db)


async def _tel(context: JobContext) -> None:
    await voorraad.tel(context.db, context.vandaag)


#: How long sent events stay in the outbox and on the bus, and how long an inbox remembers them: longer, or they would count again.
BEWAAR_DAGEN, ONTHOUD_DAGEN = 14, 30


class Worker:
    """The background half of one app."""

    def __init__(self, db: Database, bus: Bus, apps: Apps, *, consumers: Sequence[Consumer] = (), jobs: Sequence[Job] = ()) -> None:
        self.db, self.apps = db, apps
        self.relay = relay.Relay(db, bus)
        db.bij_commit.append(self.relay.wake)
        self.intakes = [Intake(consumer, db, bus, apps) for consumer in consumers]
        self._bus = bus
        self.jobs = (Job("verzegelen", 1.0, _seal), Job("tellen", 15.0, _tel), Job("opruimen", 3600.0, self._purge), *jobs)

    async def _purge(self, context: JobContext) -> None:
        await relay.purge(context.db, dagen=BEWAAR_DAGEN)
        await self._bus.purge(dagen=BEWAAR_DAGEN)
        async with context.db.write() as session:
            await inbox.purge(session, dagen=ONTHOUD_DAGEN)
            await idempotency.purge(session)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop`, then finish what is in hand."""
        leader = Leader(self.db.settings, "jobs")
        context = JobContext(self.db, self.apps)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.relay.run(stop))
                for intake in self.intakes:
                    group.create_task(intake.run(stop))
                for job in self.jobs:
                    group.create_task(run_job(job, context, leader, stop))
        finally:
            await leader.resign()
            await self.apps.close()
            await self.db.close()
