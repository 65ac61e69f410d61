"""Who did what, to which object, with what result? The audit log of BIO2 (8.15.01), and the proof that nobody changed it.

A row is written in the transaction of the act itself. Once a second one sealer per app chains the new rows by hash: doing
that inside the transaction would make everyone wait for everyone (10,300 → 1,750 tps). Who keeps a copy of the last hash
elsewhere can prove that nothing before it was changed, added or taken away.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Literal

import structlog
from sqlalchemy import text

from kernel import tenancy
from kernel.append_only import append_only
from kernel.auth.scopes import Actor
from kernel.db import Database, WriteSession, set_gemeenten
from kernel.redactie import redigeer
from kernel.telemetry import oorsprong, traceparent

log = structlog.get_logger(__name__)

#: The `gemeente` of acts that belong to none, such as changing a client: the organisation itself.
ORGANISATIE: Final = "0000"
#: Rows per round of the sealer and of the check.
BATCH: Final = 2_000
_BEGIN: Final = bytes(32)

Resultaat = Literal["gelukt", "geweigerd", "mislukt"]

_SCHRIJF = text(
    """
    INSERT INTO audit (gemeente, actie, object_soort, object_id, resultaat, oorsprong, actor, oud, nieuw, traceparent)
    VALUES (:gemeente, :actie, :object_soort, :object_id, :resultaat, :oorsprong, :actor,
            CAST(:oud AS jsonb), CAST(:nieuw AS jsonb), :traceparent)
    """
)
_EEN_VERZEGELAAR = text("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.audit'))")
_LAATSTE = text("SELECT nummer, hash FROM audit_keten ORDER BY nummer DESC LIMIT 1")
_WACHTRIJ = text(
    """
    DELETE FROM audit_wachtrij WHERE nummer IN (SELECT nummer FROM audit_wachtrij ORDER BY nummer LIMIT :aantal)
    RETURNING nummer, gemeente, id, rijhash
    """
)
_VERZEGEL = text("INSERT INTO audit_keten (nummer, gemeente, id, rijhash, hash) VALUES (:nummer, :gemeente, :id, :rijhash, :hash)")
_KETEN = text("SELECT nummer, gemeente, id, rijhash, hash FROM audit_keten WHERE nummer > :na ORDER BY nummer LIMIT :aantal")
_RIJEN = text(
    """
    SELECT gemeente, id, audit_rijhash(a) AS rijhash FROM audit AS a
     WHERE (gemeente, id) IN (SELECT * FROM unnest(CAST(:gemeenten AS text[]), CAST(:ids AS uuid[])))
    """
)
_GEMEENTEN = text("SELECT DISTINCT gemeente FROM audit_keten UNION SELECT gemeente FROM gemeente_bekend UNION SELECT :organisatie")
_ONVERZEGELD = text(
    """
    SELECT gemeente, id FROM audit AS a
     WHERE NOT EXISTS (SELECT FROM audit_keten AS k WHERE k.gemeente = a.gemeente AND k.id = a.id)
       AND NOT EXISTS (SELECT FROM audit_wachtrij AS w WHERE w.gemeente = a.gemeente AND w.id = a.id)
     LIMIT 1
    """
)


class KetenGebroken(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """De auditketen is gebroken bij schakel {nummer}: {reden}."""

    def __init__(self, nummer: int, reden: str) -> None:
        self.nummer, self.reden = nummer, reden

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


@dataclass(frozen=True, slots=True)
class Keten:
    """How far the chain goes: number and hash of its last link. Kept elsewhere, it proves that nothing before it changed."""

    nummer: int
    hash: bytes


async def schrijf(
    session: WriteSession,
    gemeente: str | None,
    actie: str,
    object_soort: str,
    object_id: object,
    actor: Actor | str,
    oud: Mapping[str, Any] | None = None,
    nieuw: Mapping[str, Any] | None = None,
    *,
    resultaat: Resultaat = "gelukt",
) -> None:
    """Write one act, in its own transaction. `gemeente` is None for what belongs to the organisation itself.

    Of `oud` and `nieuw` only what changed need be given; a BSN, IBAN or secret in them is left out here.
    """
    await session.execute(
        _SCHRIJF,
        {
            "gemeente": gemeente or ORGANISATIE,
            "actie": actie,
            "object_soort": object_soort,
            "object_id": str(object_id),
            "resultaat": resultaat,
            "oorsprong": actor.oorsprong if isinstance(actor, Actor) else oorsprong(),
            "actor": actor.wie if isinstance(actor, Actor) else actor,
            "oud": _json(oud),
            "nieuw": _json(nieuw),
            "traceparent": traceparent(),
        },
    )


def _json(waarden: Mapping[str, Any] | None) -> str | None:
    # An amount in cents may look like a BSN: numbers stay.
    return None if waarden is None else json.dumps(redigeer(waarden, getallen=False), ensure_ascii=False)


async def verzegel(db: Database) -> int:
    """Chain every row that waits, in the order in which they came; return how many. Safe to call from two processes."""
    totaal = aantal = await _verzegel_deel(db)
    while aantal == BATCH:  # what comes in meanwhile waits for the next second
        aantal = await _verzegel_deel(db)
        totaal += aantal
    return totaal


async def _verzegel_deel(db: Database) -> int:
    async with db.write() as session:
        await session.execute(_EEN_VERZEGELAAR)
        laatste = (await session.execute(_LAATSTE)).one_or_none()
        nummer, vorige = (laatste.nummer, laatste.hash) if laatste else (0, _BEGIN)
        schakels: list[dict[str, Any]] = []
        for rij in sorted(await session.execute(_WACHTRIJ, {"aantal": BATCH})):
            nummer, vorige = nummer + 1, _schakel(vorige, nummer + 1, rij.id, rij.rijhash)
            schakels.append({"nummer": nummer, "gemeente": rij.gemeente, "id": rij.id, "rijhash": rij.rijhash, "hash": vorige})
        if schakels:
            await session.execute(_VERZEGEL, schakels)
    if schakels:
        # The operational log goes elsewhere: there this line is a witness of the chain.
        log.debug("audit verzegeld", app=db.settings.app, nummer=nummer, hash=vorige.hex())
    return len(schakels)


async def controleer(db: Database) -> Keten:
    """Recompute the whole chain from the rows; return its end, or raise KetenGebroken at the first link that does not hold.

    For the worker's role: it looks at the rows of every gemeente.
    """
    eind = Keten(0, _BEGIN)
    async with db.read() as session:
        while schakels := (await session.execute(_KETEN, {"na": eind.nummer, "aantal": BATCH})).all():
            await set_gemeenten(session, {s.gemeente for s in schakels})
            vraag = {"gemeenten": [s.gemeente for s in schakels], "ids": [s.id for s in schakels]}
            rijen = {(rij.gemeente, rij.id): rij.rijhash for rij in await session.execute(_RIJEN, vraag)}
            for s in schakels:
                eind = _controleer_schakel(eind, s, rijen.get((s.gemeente, s.id)))
        await set_gemeenten(session, (await session.scalars(_GEMEENTEN, {"organisatie": ORGANISATIE})).all())
        if los := (await session.execute(_ONVERZEGELD)).first():
            raise KetenGebroken(eind.nummer + 1, f"rij {los.id} van gemeente {los.gemeente} staat niet in de keten")
    return eind


def _controleer_schakel(vorige: Keten, schakel: Any, rijhash: bytes | None) -> Keten:
    nummer = vorige.nummer + 1
    if schakel.nummer != nummer:
        raise KetenGebroken(nummer, "deze schakel ontbreekt")
    if schakel.hash != _schakel(vorige.hash, nummer, schakel.id, schakel.rijhash):
        raise KetenGebroken(nummer, "de schakel past niet op de vorige")
    if rijhash is None:
        raise KetenGebroken(nummer, f"rij {schakel.id} is verdwenen")
    if rijhash != schakel.rijhash:
        raise KetenGebroken(nummer, f"rij {schakel.id} is gewijzigd")
    return Keten(nummer, schakel.hash)


def _schakel(vorige: bytes, nummer: int, rij_id: object, rijhash: bytes) -> bytes:
    return sha256(vorige + nummer.to_bytes(8, "big") + str(rij_id).encode() + rijhash).digest()


def create(op: Any) -> None:
    """For the kernel's migration: the rows (per gemeente), what waits for the sealer, and the chain."""
    schema = tenancy.schema_of(op)
    for statement in (_AUDIT, _AUDIT_OBJECT, _WACHTRIJ_TABEL, _KETEN_TABEL, _RIJHASH, _IN_WACHTRIJ, _IN_WACHTRIJ_TRIGGER):
        op.execute(statement)
    # The trigger works as its owner, so nobody else can put a row in the queue; hence a search path that nobody else sets.
    op.execute(f"ALTER FUNCTION audit_in_wachtrij() SECURITY DEFINER SET search_path = {schema}, pg_temp")
    tenancy.protect(op, "audit", app="SELECT, INSERT")
    op.execute(f"CREATE POLICY organisatie ON audit FOR INSERT WITH CHECK (gemeente = '{ORGANISATIE}')")
    append_only(op, "audit")
    append_only(op, "audit_keten")
    for tabel, rechten in (("audit_wachtrij", "SELECT, DELETE"), ("audit_keten", "SELECT, INSERT")):
        op.execute(f"GRANT {rechten} ON {tabel} TO {schema}_worker")
        op.execute(f"GRANT SELECT ON {tabel} TO {schema}_backup")


_AUDIT = """
CREATE TABLE audit (
    gemeente     text NOT NULL,
    id           uuid NOT NULL DEFAULT uuidv7(),
    tijdstempel  timestamptz NOT NULL DEFAULT clock_timestamp(),
    actie        text NOT NULL,
    object_soort text NOT NULL,
    object_id    text NOT NULL,
    resultaat    text NOT NULL CHECK (resultaat IN ('gelukt', 'geweigerd', 'mislukt')),
    oorsprong    text NOT NULL,
    actor        text NOT NULL,
    oud          jsonb,
    nieuw        jsonb,
    traceparent  text,
    PRIMARY KEY (gemeente, id)
)
"""
_AUDIT_OBJECT = "CREATE INDEX audit_object ON audit (gemeente, object_soort, object_id, id)"
_WACHTRIJ_TABEL = """
CREATE TABLE audit_wachtrij (
    nummer   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gemeente text NOT NULL,
    id       uuid NOT NULL,
    rijhash  bytea NOT NULL
)
"""
_KETEN_TABEL = """
CREATE TABLE audit_keten (
    nummer   bigint PRIMARY KEY,
    gemeente text NOT NULL,
    id       uuid NOT NULL,
    rijhash  bytea NOT NULL,
    hash     bytea NOT NULL UNIQUE,
    UNIQUE (gemeente, id)
)
"""
# Every column by name: a column added later does not change the hash of an old row.
_RIJHASH = """
CREATE FUNCTION audit_rijhash(a audit) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(a.gemeente, a.id, extract(epoch FROM a.tijdstempel), a.actie, a.object_soort, a.object_id,
                                               a.resultaat, a.oorsprong, a.actor, a.oud, a.nieuw, a.traceparent)::text, 'UTF8'))
$$
"""
_IN_WACHTRIJ = """
CREATE FUNCTION audit_in_wachtrij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_wachtrij (gemeente, id, rijhash)
    SELECT n.gemeente, n.id, audit_rijhash(n) FROM nieuwe_rijen AS n ORDER BY n.id;
    RETURN NULL;
END
$$
"""
_IN_WACHTRIJ_TRIGGER = """
CREATE TRIGGER in_wachtrij AFTER INSERT ON audit REFERENCING NEW TABLE AS nieuwe_rijen
FOR EACH STATEMENT EXECUTE FUNCTION audit_in_wachtrij()
"""
