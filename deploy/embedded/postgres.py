"""The PostgreSQL of the embedded default: the binaries of a wheel, driven by our own initdb and pg_ctl.

`Postgres(map)` keeps everything under one folder:

    wachtwoord   the superuser's password; only the user who started us can read it
    poort        the port, kept so that a restart answers where it answered before
    slot         a lock: two starts at the same moment wait for each other
    plek         only as root, see below: where the cluster really lies
    cluster/     data/ (the data directory; it exists only once initdb has completed), start.log

PostgreSQL refuses to run as root, so root runs it as `nobody`. That account often cannot pass the folders above `map` (`/root` is closed),
and opening them would be a hole. Then the cluster lies in a closed folder of its own under `/var/lib/regioloket`, and `plek` points to
it. The password never leaves `map`.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from deploy.embedded.programmas import PostgresStartNiet, account, bereikbaar, voer_uit

HOST = "127.0.0.1"
SUPERUSER = "postgres"
WACHT_S = 60
PLEK_VAN_ROOT = Path("/var/lib/regioloket")

INSTELLINGEN = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",  # TCP only: a socket path has a length limit that a deep folder passes
    "password_encryption": "scram-sha-256",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",  # short statements: compiling costs more than it gives
    "fsync": "on",
    "synchronous_commit": "on",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "autovacuum_naptime": "15s",  # queues turn over fast
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",  # a week of files, each overwritten when its day returns
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_min_error_statement": "panic",  # a failed statement, its values and its DETAIL may name a person: they stay out of the log
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}


@dataclass(frozen=True, slots=True)
class Adres:
    """Where the cluster answers, and its superuser."""

    host: str
    poort: int
    superuser: str
    wachtwoord: str = field(repr=False)

    def dsn(self, database: str = "postgres") -> str:
        """A libpq address as the superuser, for asyncpg and psql."""
        return f"postgresql://{self.superuser}:{self.wachtwoord}@{self.host}:{self.poort}/{database}"


class Postgres:
    """One cluster in one folder. `start` and `stop` may be called in any state, by any process, more than once."""

    def __init__(self, map_: Path, instellingen: Mapping[str, str] | None = None) -> None:
        """`instellingen` are PostgreSQL settings beside the ones above; they count from the moment of initdb."""
        self.map = map_.absolute()
        self._instellingen = {**INSTELLINGEN, **(instellingen or {})}
        self._account = account()

    def start(self) -> Adres:
        """Make the cluster when there is none, start it when it does not run, and return its address.

        Raises PostgresStartNiet.
        """
        self.map.mkdir(parents=True, exist_ok=True)
        with self._op_slot():
            plek = self._plek() or self._maak_plek()
            data = plek / "data"
            if not data.exists():
                self._initdb(plek)
            if not (data / "PG_VERSION").is_file():
                raise PostgresStartNiet(
                    f"De database onder {self.map} is beschadigd: zet een reservekopie terug, of verwijder die map om leeg te beginnen."
                )
            if not self._draait(plek):
                self._pg_ctl_start(plek)
            return self._adres()

    def stop(self) -> None:
        """Stop in an orderly way; connections are closed, committed work is on disk. No cluster, or none running: nothing happens."""
        if not self.map.exists():
            return
        with self._op_slot():
            plek = self._plek()
            if plek is not None and (plek / "data" / "postmaster.pid").exists() and self._draait(plek):
                voer_uit(plek, "pg_ctl", "stop", "-D", str(plek / "data"), "-m", "fast", "-w", "-t", str(WACHT_S))

    def wis(self) -> None:
        """Stop, and remove the cluster with all its data, wherever it lies."""
        self.stop()
        if (plek := self._plek()) is not None:
            shutil.rmtree(plek)
        shutil.rmtree(self.map, ignore_errors=True)

    # -- where it lies -------------------------------------------------------------------------------------------

    def _plek(self) -> Path | None:
        """The folder of the cluster, when it was made before."""
        wijzer = self.map / "plek"
        plek = Path(wijzer.read_text().strip()) if wijzer.exists() else self.map / "cluster"
        if wijzer.exists() and not plek.exists():
            raise PostgresStartNiet(
                f"De database hoort in {plek} te staan, maar die map is er niet: zet haar terug, of verwijder {self.map}."
            )
        return plek if plek.exists() else None

    def _maak_plek(self) -> Path:
        if self._account is None or bereikbaar(self.map):
            plek = self.map / "cluster"
            plek.mkdir(mode=0o700)
        else:
            PLEK_VAN_ROOT.mkdir(mode=0o711, parents=True, exist_ok=True)
            naam = hashlib.sha256(str(self.map).encode()).hexdigest()[:8]
            plek = Path(tempfile.mkdtemp(prefix=f"{naam}-", dir=PLEK_VAN_ROOT))
            (self.map / "plek").write_text(f"{plek}\n")
        self._geef(plek)
        return plek

    # -- what it does ---------------------------------------------------------------------------------------------

    def _initdb(self, plek: Path) -> None:
        """Make the cluster beside its place and rename it there when it is whole: a half-made one is thrown away, never started."""
        half, sleutel = plek / "data.half", plek / "sleutel"
        shutil.rmtree(half, ignore_errors=True)
        wachtwoord = secrets.token_urlsafe(32)
        _schrijf_geheim(self.map / "wachtwoord", wachtwoord)
        _schrijf_geheim(sleutel, wachtwoord)
        self._geef(sleutel)
        try:
            voer_uit(
                plek,
                *("initdb", "-D", str(half), "-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={sleutel}", "--encoding=UTF8"),
                *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *(f"--set={naam}={waarde}" for naam, waarde in self._instellingen.items()),
            )
        finally:
            sleutel.unlink()
        half.rename(plek / "data")

    def _pg_ctl_start(self, plek: Path) -> None:
        poort = self._vrije_poort()
        log = plek / "start.log"
        data = plek / "data"
        opties = f"-p {poort}"
        einde = time.monotonic() + WACHT_S
        while True:
            try:
                voer_uit(plek, "pg_ctl", "start", "-D", str(data), "-o", opties, "-l", str(log), "-w", "-t", str(WACHT_S), log=log)
                break
            except PostgresStartNiet as fout:  # after a kill -9 the server's children need a moment to notice
                if "still in use" not in str(fout) or time.monotonic() > einde:
                    raise
                time.sleep(0.2)
        if not self._antwoordt(plek):
            raise PostgresStartNiet(f"PostgreSQL startte op poort {poort} maar neemt het wachtwoord in {self.map / 'wachtwoord'} niet aan.")

    def _draait(self, plek: Path) -> bool:
        """Whether this very cluster answers. A postmaster.pid that outlived its server (kill -9, power cut) is cleared away."""
        pidfile = plek / "data" / "postmaster.pid"
        einde = time.monotonic() + WACHT_S
        while pidfile.exists():
            if self._antwoordt(plek):
                return True
            if not _is_postmaster(_pid(pidfile), plek / "data"):
                pidfile.unlink(missing_ok=True)
                return False
            if time.monotonic() > einde:  # it may be recovering, or stopping
                raise PostgresStartNiet(
                    f"PostgreSQL (proces {_pid(pidfile)}) draait al, maar antwoordt niet; zie de map log in {plek / 'data'}."
                )
            time.sleep(0.1)
        return False

    def _antwoordt(self, plek: Path) -> bool:
        """SCRAM proves both sides: only this cluster knows this password."""
        poort = self.map / "poort"
        if not poort.exists():
            return False
        adres = self._adres()
        vraag = ("-XAtq", "-h", HOST, "-p", str(adres.poort), "-U", SUPERUSER, "-d", "postgres", "-c", "SELECT 1")
        try:
            voer_uit(plek, "psql", *vraag, omgeving={"PGPASSWORD": adres.wachtwoord, "PGCONNECT_TIMEOUT": "5"})
        except PostgresStartNiet:
            return False
        return True

    def _adres(self) -> Adres:
        return Adres(HOST, int((self.map / "poort").read_text()), SUPERUSER, (self.map / "wachtwoord").read_text().strip())

    def _vrije_poort(self) -> int:
        """The port of last time when it is free, else a free one, which is kept for next time."""
        bestand = self.map / "poort"
        eerder = int(bestand.read_text()) if bestand.exists() else 0
        for poort in (eerder, 0):
            with socket.socket() as s, suppress(OSError):
                s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                s.bind((HOST, poort))
                gekozen: int = s.getsockname()[1]
                bestand.write_text(f"{gekozen}\n")
                return gekozen
        raise PostgresStartNiet(f"Er is geen vrije poort op {HOST}.")

    def _geef(self, pad: Path) -> None:
        if self._account is not None:
            os.chown(pad, self._account, self._account, follow_symlinks=False)

    @contextmanager
    def _op_slot(self) -> Iterator[None]:
        with (self.map / "slot").open("a") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield


def _schrijf_geheim(pad: Path, waarde: str) -> None:
    pad.unlink(missing_ok=True)
    with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
        bestand.write(f"{waarde}\n")


def _pid(pidfile: Path) -> int | None:
    try:
        return int(pidfile.read_text().splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _is_postmaster(pid: int | None, data: Path) -> bool:
    """Whether this process is the server of this data directory, in which it works. Process numbers come round again."""
    if pid is None:
        return False
    proc = Path(f"/proc/{pid}")
    if not proc.parent.joinpath("self").exists():  # no /proc (macOS): trust PostgreSQL's own check
        with suppress(ProcessLookupError):
            os.kill(pid, 0)
            return True
        return False
    try:
        return (proc / "cwd").resolve() == data.resolve()
    except OSError:
        return False
