"""`python -m deploy COMMAND`: the commands behind the Makefile."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from deploy import beheer
from deploy.demo.loket import DemoMislukt
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


async def demo(_: argparse.Namespace) -> int:
    """The main job on real input, told as a story."""
    from deploy.demo.verhaal import vertel

    return await vertel(_omgeving().map.parent / "demo")


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
    "demo": demo,
    "kafka": kafka,
    "referentie": referentie,
    "geparkeerd": geparkeerd,
    "herspeel": herspeel,
    "audit": audit,
    "wis": wis,
}


def main() -> int:
    """Run one command; a fault that we know is one sentence, never a traceback."""
    parser = argparse.ArgumentParser(prog="regioloket", description="Commando's van regioloket.")
    sub = parser.add_subparsers(dest="commando", required=True)
    for naam, functie in _COMMANDS.items():
        commando = sub.add_parser(naam, help=(functie.__doc__ or "").splitlines()[0])
        if naam == "herspeel":
            commando.add_argument("app", choices=APPS)
            commando.add_argument("--sleutel", help="only the messages with this key")
        if naam == "referentie":
            commando.add_argument("--controleer", action="store_true", help="write nothing, only compare")
    argumenten = parser.parse_args()
    try:
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
