"""What the database itself says about tenancy: the same questions for the tests and for a filled database."""

from dataclasses import dataclass

import asyncpg

from kernel.settings import APPS

#: Tables with a gemeente that the application may read without a policy, and why that is no leak.
ZONDER_POLICY = {
    "gemeente_bekend": "codes and parameters of gemeenten, public to every app",
    "gemeente": "the gateway's register of gemeenten: who takes part is no secret, and the door needs all of it",
    "alembic_app": "version of the schema",
    "alembic_kernel": "version of the schema",
    "idempotentie": "keyed by a hash of client and key; holds references only",
}


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table of an app, and what guards it."""

    app: str
    naam: str
    heeft_gemeente: bool
    rls: bool
    force: bool
    policies: int
    app_leest: bool


_TABELLEN = """
SELECT n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity,
       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'gemeente' AND NOT a.attisdropped) AS heeft_gemeente,
       (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
       has_table_privilege(n.nspname || '_app', c.oid, 'SELECT') AS app_leest
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY($1)
 ORDER BY 1, 2
"""

_SLEUTELS = """
SELECT n.nspname || '.' || c.relname || ' ' || k.conname AS sleutel, a.attname AS eerste
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
 WHERE k.contype IN ('p', 'u', 'f') AND n.nspname = ANY($1) AND c.relrowsecurity
 UNION ALL
SELECT n.nspname || '.' || c.relname || ' ' || i.relname, a.attname
  FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
 WHERE x.indisunique AND n.nspname = ANY($1) AND c.relrowsecurity
"""


async def tabellen(db: "asyncpg.Connection[asyncpg.Record]") -> list[Tabel]:
    """Every table of every app."""
    return [
        Tabel(r["nspname"], r["relname"], r["heeft_gemeente"], r["relrowsecurity"], r["relforcerowsecurity"], r["policies"], r["app_leest"])
        for r in await db.fetch(_TABELLEN, list(APPS))
    ]


async def sleutels_zonder_gemeente_voorop(db: "asyncpg.Connection[asyncpg.Record]") -> list[str]:
    """Keys of tenant tables that do not start with the gemeente: constraints look past row level security."""
    return sorted(r["sleutel"] for r in await db.fetch(_SLEUTELS, list(APPS)) if r["eerste"] != "gemeente")
