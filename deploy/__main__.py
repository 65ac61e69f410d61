"""`python -m deploy COMMAND`: the commands behind the Makefile."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from deploy import beheer
from deploy.apps import hoogste_versies, migreer_app, settings_of
from deploy.demo.loket import DemoMislukt
from deploy.embedded.levenslijn import volg_toezicht
from deploy.embedded.omgeving import POORT, Omgeving
from deploy.embedded.programmas import PostgresStartNiet
from deploy.embedded.toezicht import StartNiet, draaiende_regio
from deploy.kafka.programma import KafkaStartNiet
from deploy.kafka.topics import TopicNietGemaakt
from kernel.settings import APPS


def _omgeving() -> Omgeving:
    return Omgeving(Path(os.environ.get("REGIOLOKET_VAR", "var")).absolute() / "regio", int(os.environ.get("REGIOLOKET_POORT", POORT)))


async def run(_: argparse.Namespace) -> int:
    """Start the embedded region with demo data, and stay until Ctrl-C."""
    from deploy.embedded.inrichting import demo_token, richt_in

    stop = asyncio.Event()
    for sein in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sein, stop.set)
    print("De regio wordt klaargemaakt …", flush=True)
    async with draaiende_regio(_omgeving()) as omgeving:
        await richt_in(omgeving)
        token = await demo_token(omgeving)
        print(
            f"\nDe regio draait op {omgeving.url}\n"
            f"  Ontwikkelaars:  {omgeving.url}/ontwikkelaars\n"
            f"  Logboeken:      {omgeving.map}/api.log en worker.log\n"
            f"\nEen token van het loket (een uur geldig):\n\n{token}\n"
            f"\nBijvoorbeeld:\n\n  curl -H 'Authorization: Bearer <token>' {omgeving.url}/vroegsignalering/v1/zaken\n"
            "\nCtrl-C stopt de regio; de gegevens blijven bewaard.",
            flush=True,
        )
        await stop.wait()
        print("\nDe regio stopt …", flush=True)
    return 0


async def demo(argumenten: argparse.Namespace) -> int:
    """The main job on real input, told as a story."""
    from deploy.demo.verhaal import vertel

    return await vertel(_omgeving().map.parent / ("demo-verdeeld" if argumenten.verdeeld else "demo"), verdeeld=argumenten.verdeeld)


def api(argumenten: argparse.Namespace) -> None:
    """Serve the api of one app until SIGTERM; the gateway is the door."""
    from deploy.verdeeld.proces import serveer

    if argumenten.toezicht:
        volg_toezicht()
    serveer(argumenten.app, argumenten.host, argumenten.poort)


async def worker(argumenten: argparse.Namespace) -> int:
    """Run the worker of one app until SIGTERM."""
    from deploy.verdeeld.proces import werk

    if argumenten.toezicht:
        volg_toezicht()
    await werk(argumenten.app)
    return 0


async def migreer(argumenten: argparse.Namespace) -> int:
    """Bring the schema of one app, or of all, to the version of this code."""
    for app in [argumenten.app] if argumenten.app else APPS:
        await migreer_app(app)
        print(f"{app}: {'/'.join(hoogste_versies(app))}", flush=True)
    return 0


async def inrichten(_: argparse.Namespace) -> int:
    """Make databases, roles, schemas, topics and keys of a distributed region, where they are not there yet."""
    from deploy.verdeeld.inrichten import BEHEER, WACHTWOORD, richt_in

    if ontbreekt := [naam for naam in (BEHEER, WACHTWOORD) if naam not in os.environ]:
        print(f"Zet eerst {' en '.join(ontbreekt)}: het adres van de databasebeheerder en het wachtwoord van de rollen.", file=sys.stderr)
        return 1
    for regel in await richt_in():
        print(regel, flush=True)
    return 0


async def rollen(argumenten: argparse.Namespace) -> int:
    """Print the SQL with which an administrator prepares the database of one app. REGIOLOKET_ROL_WACHTWOORD is the password in it."""
    from deploy.verdeeld.inrichten import WACHTWOORD, rollen_sql

    if WACHTWOORD not in os.environ:
        print(f"Zet eerst {WACHTWOORD}: het wachtwoord dat de rollen krijgen.", file=sys.stderr)
        return 1
    print(rollen_sql(argumenten.app, os.environ[WACHTWOORD]), end="")
    return 0


async def acls(_: argparse.Namespace) -> int:
    """Print the commands that give each app its rights at the Kafka broker."""
    from deploy.kafka.acls import rechten

    for recht in rechten():
        print(recht.als_opdracht(settings_of("gateway").kafka_bootstrap))
    return 0


async def klaar(_: argparse.Namespace) -> int:
    """Say of every part whether it is ready, and why not."""
    from deploy.verdeeld.klaar import toon

    return await toon()


async def kafka(_: argparse.Namespace) -> int:
    """Start a Kafka broker on this machine with the topics of the house, and stay until Ctrl-C."""
    from deploy.kafka.broker import Broker
    from deploy.kafka.topics import maak_topics

    map_ = _omgeving().map.parent / "kafka"
    broker = Broker(map_ / "broker", map_)
    stop = asyncio.Event()
    for sein in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sein, stop.set)
    print("De broker wordt klaargemaakt …", flush=True)
    bootstrap = await asyncio.to_thread(broker.start)
    try:
        await maak_topics(bootstrap)
        print(f"Kafka draait op {bootstrap}; Ctrl-C stopt de broker, de berichten blijven bewaard.", flush=True)
        await stop.wait()
    finally:
        await asyncio.to_thread(broker.stop)
    return 0


async def referentie(argumenten: argparse.Namespace) -> int:
    """Write docs/reference, or with --controleer say what differs from the code."""
    from deploy.referentie import schrijf

    fouten = schrijf.breuken_met_gepubliceerd() + schrijf.verschillen() if argumenten.controleer else schrijf.schrijf()
    for fout in fouten:
        print(fout, file=sys.stderr)
    if fouten and argumenten.controleer:
        print("docs/reference klopt niet meer met de code: draai `make docs-reference` en lees het verschil.", file=sys.stderr)
    return 1 if fouten else 0


async def wis(_: argparse.Namespace) -> int:
    """Stop the embedded PostgreSQL and remove all its data."""
    for map_ in (_omgeving().map, _omgeving().map.parent / "demo"):
        Omgeving(map_).wis()
    return 0


async def geparkeerd(_: argparse.Namespace) -> int:
    """List the messages that could not be handled."""
    return await beheer.geparkeerd(_omgeving())


async def herspeel(argumenten: argparse.Namespace) -> int:
    """Try the parked messages of an app again."""
    return await beheer.herspeel(_omgeving(), argumenten.app, argumenten.sleutel)


async def audit(_: argparse.Namespace) -> int:
    """Verify the audit log of every app."""
    return await beheer.controleer_audit(_omgeving())


_COMMANDS: dict[str, Callable[[argparse.Namespace], Awaitable[int]]] = {
    "run": run,
    "worker": worker,
    "migreer": migreer,
    "klaar": klaar,
    "inrichten": inrichten,
    "rollen": rollen,
    "acls": acls,
    "demo": demo,
    "kafka": kafka,
    "referentie": referentie,
    "geparkeerd": geparkeerd,
    "herspeel": herspeel,
    "audit": audit,
    "wis": wis,
}


def _lezer() -> argparse.ArgumentParser:
    """What can be typed."""
    lezer = argparse.ArgumentParser(prog="regioloket", description="Commando's van regioloket.")
    sub = lezer.add_subparsers(dest="commando", required=True)
    commandos = {
        naam: sub.add_parser(naam, help=(functie.__doc__ or "").splitlines()[0]) for naam, functie in {**_COMMANDS, "api": api}.items()
    }
    for naam in ("api", "worker", "rollen", "herspeel"):
        commandos[naam].add_argument("app", choices=APPS)
    for naam in ("api", "worker"):
        commandos[naam].add_argument("--toezicht", action="store_true", help="stop when standard input closes: its supervisor is gone")
    commandos["api"].add_argument("--host", default="127.0.0.1")
    commandos["api"].add_argument("--poort", type=int, default=POORT)
    commandos["migreer"].add_argument("app", nargs="?", choices=APPS)
    commandos["demo"].add_argument("--verdeeld", action="store_true", help="every app in processes of its own, on a real Kafka broker")
    commandos["herspeel"].add_argument("--sleutel", help="only the messages with this key")
    commandos["referentie"].add_argument("--controleer", action="store_true", help="write nothing, only compare")
    return lezer


def main() -> int:
    """Run one command; a fault that we know is one sentence, never a traceback."""
    argumenten = _lezer().parse_args()
    try:
        if argumenten.commando == "api":
            api(argumenten)  # uvicorn makes a loop of its own
            return 0
        return asyncio.run(_COMMANDS[argumenten.commando](argumenten))  # type: ignore[arg-type]
    except (StartNiet, PostgresStartNiet, KafkaStartNiet, TopicNietGemaakt, DemoMislukt) as fout:
        print(fout, file=sys.stderr)
        return 1
    except OSError as fout:
        print(f"Dat lukt niet: {fout.strerror} ({fout.filename}). Controleer de rechten en de schijf.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
