"""`python -m tests.simulation --seeds 1000`: live through seeds 0 to 999, name each that broke a promise. `--seed 42`: that one alone."""

import argparse
import sys
import tempfile
from pathlib import Path

from deploy.embedded.postgres import Postgres
from tests.simulation.gebreken import GEBREKEN
from tests.simulation.werkers import AANTAL, Werkers


def main() -> int:
    """Return 1 when a promise was broken."""
    vraag = argparse.ArgumentParser(prog="python -m tests.simulation", description="Gesimuleerde uitval van relay en consumer.")
    vraag.add_argument("--seeds", type=int, default=200, help="hoeveel seeds, vanaf --vanaf (standaard 200)")
    vraag.add_argument("--vanaf", type=int, default=0, help="de eerste seed (standaard 0)")
    vraag.add_argument("--seed", type=int, help="alleen deze seed")
    vraag.add_argument("--gebrek", choices=sorted(GEBREKEN), default="geen", help="met deze fout erin, om te zien dat hij gevonden wordt")
    keus = vraag.parse_args()
    seeds = range(keus.vanaf, keus.vanaf + keus.seeds) if keus.seed is None else range(keus.seed, keus.seed + 1)

    with tempfile.TemporaryDirectory() as map_:
        server = Postgres(Path(map_) / "postgres", {"fsync": "off", "shared_buffers": "128MB"})
        try:
            werkers = Werkers(server.start(), min(AANTAL, len(seeds)))
            gebroken = 0
            for nummer, uitkomst in enumerate(werkers.leef(seeds, keus.gebrek), start=1):
                if uitkomst.breuken:
                    gebroken += 1
                    print(uitkomst, flush=True)  # noqa: T201 - this is a command
                if nummer % 50 == 0 or nummer == len(seeds):
                    print(f"{nummer} van {len(seeds)} seeds, {gebroken} met een gebroken belofte", flush=True)  # noqa: T201
            werkers.sluit()
        finally:
            server.wis()
    return 1 if gebroken else 0


if __name__ == "__main__":
    sys.exit(main())
