"""Killed with -9 while it closes days or reads a statement, then run again: the books end where they would have."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

from tests.steun.debiteuren import DEN_HAAG, UTRECHT, Loket, Regel, camt

HUIS = Path(__file__).parents[3]
UITBETAALD, TOT = date(2025, 3, 18), date(2025, 4, 3)

#: What a process does that is killed: the same use cases as the api and the night job.
PROCES = """
import asyncio, json, sys
from datetime import date
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import Database
from services.debiteuren.export.camt053 import lees
from services.debiteuren.settings import Settings
from services.debiteuren.usecases.sluit_dag import sluit_dagen
from services.debiteuren.usecases.verwerk_afschrift import verwerk_afschriften

async def main():
    settings = Settings.model_validate(json.loads(sys.stdin.buffer.readline()))
    inhoud = sys.stdin.buffer.read()
    db = Database(settings, "worker")
    door = Actor("proef", frozenset({"0344"}), frozenset(), soort="systeem", oorsprong="proef")
    print("klaar", flush=True)
    if inhoud:
        async with db.write(["0344"]) as session:
            bos = Sleutelbos.laad(settings.sleutelbos_pad)
            await verwerk_afschriften(session, "0344", lees(inhoud, max_bytes=10**9), date(2025, 4, 4), door, bos)
    else:
        await sluit_dagen(db, "0344", date(2025, 4, 3), door, stuk=2)
    await db.close()
    print("af", flush=True)

asyncio.run(main())
"""


def start() -> subprocess.Popen[bytes]:
    """A process that has read its programs, and waits to be told what to do."""
    return subprocess.Popen(
        [sys.executable, "-c", PROCES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HUIS, env={**os.environ, "PYTHONPATH": str(HUIS)}
    )


def breek_af(proces: subprocess.Popen[bytes], loket: Loket, inhoud: bytes, seconden: float) -> bool:
    """Let the process work, kill it so many seconds after it began; tell whether it had ended by itself."""
    settings = loket.worker.settings
    geheim = {n: getattr(settings, n).get_secret_value() for n in ("database_url", "bus_url")}
    waarden = json.dumps({**settings.model_dump(mode="json"), **geheim})
    assert proces.stdin is not None
    assert proces.stdout is not None
    proces.stdin.write(waarden.encode() + b"\n" + inhoud)
    proces.stdin.close()
    assert proces.stdout.readline() == b"klaar\n"
    try:
        proces.wait(seconden)
    except subprocess.TimeoutExpired:
        os.kill(proces.pid, signal.SIGKILL)
    proces.wait()
    with proces.stdout:
        return proces.stdout.read() == b"af\n"


async def test_dagafsluiting_en_afschrift_overleven_kill_9(loket: Loket) -> None:
    """Six equal loans in two gemeenten: Den Haag undisturbed, Utrecht killed at random points until it is done.

    Seventeen days: interest from the payout on 18 March, a term due on 1 April, in arrears on 2 April.
    """
    kans = Random(9)
    processen = [start() for _ in range(4)]
    utrecht = [await loket.lening(UTRECHT, uitbetaald_op=UITBETAALD) for _ in range(6)]
    den_haag = [await loket.lening(DEN_HAAG, uitbetaald_op=UITBETAALD) for _ in range(6)]
    await loket.sluit(TOT, gemeente=DEN_HAAG)
    for proces in processen[:2]:
        await asyncio.to_thread(breek_af, proces, loket, b"", kans.uniform(0.05, 0.4))
    await loket.sluit(TOT)
    assert await loket.saldi(TOT) == await loket.saldi(TOT, gemeente=DEN_HAAG)

    # Half of the loans get a payment back, and are worked on alone; the others are booked together.
    mix = ["100,00", "300,00", "-100,00", "405,52", "1,00", "50,00"], ["100,00", "300,00", "12,34", "405,52", "1,00", "50,00"]
    betalingen = [mix[n // 6 % 2][n % 6] for n in range(60)]

    def afschrift(leningen: list[dict[str, str]], nummer: str) -> bytes:
        regels = [
            Regel(bedrag, leningen[n // 6 % 6]["betalingskenmerk"], TOT, storno=bedrag.startswith("-"))
            for n, bedrag in enumerate(betalingen)
        ]
        return camt(nummer, regels)

    for proces in processen[2:]:
        await asyncio.to_thread(breek_af, proces, loket, afschrift(utrecht, "A1"), kans.uniform(0.0, 0.15))
    dag = date(2025, 4, 4)
    assert (await loket.afschrift(afschrift(utrecht, "A1"), boekdatum=dag)).status_code in {200, 201}
    await loket.afschrift(afschrift(den_haag, "B1"), gemeente=DEN_HAAG, boekdatum=dag)
    assert await loket.saldi(dag) == await loket.saldi(dag, gemeente=DEN_HAAG)
