"""The queue of deliveries in PostgreSQL: add, claim, record, repeat.

To claim is to move `volgende_op` past the lease: whoever crashes while sending leaves a row that comes up again by
itself. The lease is longer than an attempt can take, so no two attempts of one delivery run side by side.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from gateway.webhooks.domain.bezorging import Antwoord, Besluit
from kernel.db import ReadSession, WriteSession


@dataclass(frozen=True, slots=True)
class Nieuw:
    """One event that must reach one receiver."""

    abonnement_id: UUID
    gebeurtenis_id: UUID
    type: str
    bericht: str


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One claimed attempt: what goes where, and signed by which (encrypted) secrets. `nummer` counts from 1."""

    gemeente: str
    id: UUID
    abonnement_id: UUID
    gebeurtenis_id: UUID
    bericht: str
    nummer: int
    url: str
    geheim: bytes
    oud_geheim: bytes | None


@dataclass(frozen=True, slots=True)
class Verslag:
    """What became of an attempt."""

    opdracht: Opdracht
    begonnen_op: datetime
    duur_ms: int
    antwoord: Antwoord
    besluit: Besluit


_VOEG_TOE = text(
    """
    INSERT INTO bezorging (gemeente, abonnement_id, gebeurtenis_id, type, bericht)
    SELECT :gemeente, r.* FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
           abonnement_id uuid, gebeurtenis_id uuid, type text, bericht text)
    ON CONFLICT (gemeente, abonnement_id, gebeurtenis_id) DO NOTHING
    """
)
_HERHAAL = text(
    """
    INSERT INTO bezorging (gemeente, abonnement_id, gebeurtenis_id, type, bericht)
    SELECT :gemeente, r.* FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
           abonnement_id uuid, gebeurtenis_id uuid, type text, bericht text)
    ON CONFLICT (gemeente, abonnement_id, gebeurtenis_id) DO UPDATE SET stand = 'wachtend', poging = 0, volgende_op = now()
    """
)
# Fair per receiver: each gives its oldest few, a failing one only one, so that a dead receiver cannot fill the round.
_PAK = text(
    """
    WITH beurt AS (
        SELECT b.gemeente, b.id, a.url, a.geheim, CASE WHEN a.oud_geldig_tot > :nu THEN a.oud_geheim END AS oud_geheim
          FROM abonnement_gemeente g
          JOIN abonnement a ON a.id = g.id AND a.stand = 'actief' AND (a.rust_tot IS NULL OR a.rust_tot <= :nu)
          JOIN client c ON c.id = a.client_id AND c.actief AND (c.soort = 'beheer' OR g.gemeente = ANY (c.gemeenten))
         CROSS JOIN LATERAL (
               SELECT gemeente, id FROM bezorging
                WHERE gemeente = g.gemeente AND abonnement_id = g.id AND stand = 'wachtend' AND volgende_op <= :nu
                ORDER BY volgende_op LIMIT CASE WHEN a.mislukt_sinds IS NULL THEN CAST(:per_ontvanger AS integer) ELSE 1 END
                  FOR UPDATE SKIP LOCKED) AS b
         WHERE NOT a.id = ANY (CAST(:vol AS uuid[]))
         LIMIT :aantal
    )
    UPDATE bezorging SET poging = poging + 1, volgende_op = :tot
      FROM beurt WHERE bezorging.gemeente = beurt.gemeente AND bezorging.id = beurt.id
    RETURNING bezorging.gemeente, bezorging.id, abonnement_id, gebeurtenis_id, bericht, poging AS nummer, url, geheim, oud_geheim
    """
)
_LEG_VAST = text(
    """
    WITH verslag AS (
        SELECT * FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
               gemeente text, bezorging_id uuid, abonnement_id uuid, nummer integer, begonnen_op timestamptz, duur_ms integer,
               status integer, fout text, gevolg text, volgende_op timestamptz)
    ), log AS (
        INSERT INTO bezorgpoging (gemeente, bezorging_id, abonnement_id, nummer, begonnen_op, duur_ms, status, fout, gevolg)
        SELECT gemeente, bezorging_id, abonnement_id, nummer, begonnen_op, duur_ms, status, fout, gevolg FROM verslag
    )
    UPDATE bezorging b
       SET stand = CASE WHEN v.gevolg = 'opnieuw' THEN 'wachtend' ELSE v.gevolg END,
           volgende_op = COALESCE(v.volgende_op, b.volgende_op)
      FROM verslag v
     -- An attempt that overran its lease says nothing about the one that came after it, unless it arrived.
     WHERE b.gemeente = v.gemeente AND b.id = v.bezorging_id AND b.stand = 'wachtend' AND (b.poging = v.nummer OR v.gevolg = 'bezorgd')
    """
)
_POGINGEN = text(
    """
    SELECT p.*
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN LATERAL (
           SELECT p.id, p.gemeente, b.gebeurtenis_id, b.type, p.nummer, p.begonnen_op, p.duur_ms, p.status, p.fout, p.gevolg
             FROM bezorgpoging p JOIN bezorging b ON b.gemeente = p.gemeente AND b.id = p.bezorging_id
            WHERE p.gemeente = g.gemeente AND p.abonnement_id = :abonnement_id AND p.id > :na
            ORDER BY p.id LIMIT :aantal) AS p
     ORDER BY p.id LIMIT :aantal
    """
)
_TELLING = text(
    """
    SELECT stand, count(*) AS aantal FROM bezorging
     WHERE gemeente = ANY(:gemeenten) AND abonnement_id = :abonnement_id GROUP BY stand
    """
)
_RUIM_OP = text("DELETE FROM bezorging WHERE gemeente = ANY(:gemeenten) AND stand <> 'wachtend' AND aangemaakt_op < :voor")


async def voeg_toe(session: WriteSession, gemeente: str, nieuw: Sequence[Nieuw], *, opnieuw: bool = False) -> None:
    """Queue these; what is queued already stays as it is, or with `opnieuw` starts from its first attempt."""
    if nieuw:
        rijen = json.dumps([asdict(n) for n in nieuw], default=str)
        await session.execute(_HERHAAL if opnieuw else _VOEG_TOE, {"gemeente": gemeente, "rijen": rijen})


async def pak(
    session: WriteSession, nu: datetime, tot: datetime, *, vol: Sequence[UUID], per_ontvanger: int, aantal: int
) -> list[Opdracht]:
    """Claim what is due, until `tot`. `vol` names receivers that have enough in flight already."""
    vraag = {"nu": nu, "tot": tot, "vol": list(vol), "per_ontvanger": per_ontvanger, "aantal": aantal}
    return [
        Opdracht(
            gemeente=rij.gemeente,
            id=UUID(str(rij.id)),
            abonnement_id=UUID(str(rij.abonnement_id)),
            gebeurtenis_id=UUID(str(rij.gebeurtenis_id)),
            bericht=rij.bericht,
            nummer=rij.nummer,
            url=rij.url,
            geheim=rij.geheim,
            oud_geheim=rij.oud_geheim,
        )
        for rij in await session.execute(_PAK, vraag)
    ]


async def leg_vast(session: WriteSession, verslagen: Sequence[Verslag]) -> None:
    """Write the attempts to the log and move their deliveries on."""
    await session.execute(_LEG_VAST, {"rijen": json.dumps([_rij(v) for v in verslagen])})


async def pogingen(session: ReadSession, gemeenten: Sequence[str], abonnement_id: UUID, na: UUID, aantal: int) -> list[Row[Any]]:
    """The attempts for one abonnement, oldest first."""
    vraag = {"gemeenten": list(gemeenten), "abonnement_id": abonnement_id, "na": na, "aantal": aantal}
    return list((await session.execute(_POGINGEN, vraag)).all())


async def telling(session: ReadSession, gemeenten: Sequence[str], abonnement_id: UUID) -> dict[str, int]:
    """How many deliveries of one abonnement are in which stand."""
    rijen = await session.execute(_TELLING, {"gemeenten": list(gemeenten), "abonnement_id": abonnement_id})
    return {rij.stand: rij.aantal for rij in rijen}


async def ruim_op(session: WriteSession, gemeenten: Sequence[str], voor: datetime) -> None:
    """Forget finished deliveries and their attempts of before this moment; the archive keeps the events."""
    await session.execute(_RUIM_OP, {"gemeenten": list(gemeenten), "voor": voor})


def _rij(verslag: Verslag) -> dict[str, Any]:
    besluit = verslag.besluit
    return {
        "gemeente": verslag.opdracht.gemeente,
        "bezorging_id": str(verslag.opdracht.id),
        "abonnement_id": str(verslag.opdracht.abonnement_id),
        "nummer": verslag.opdracht.nummer,
        "begonnen_op": verslag.begonnen_op.isoformat(),
        "duur_ms": verslag.duur_ms,
        "status": verslag.antwoord.status,
        "fout": verslag.antwoord.fout,
        "gevolg": besluit.gevolg.value,
        "volgende_op": besluit.volgende_op.isoformat() if besluit.volgende_op else None,
    }
