"""Decisions that two people take: one proposes, another confirms. Never the same person.

Besluiten, afboekingen, kwijtschelding and normbedragen go this way; both acts stand in the audit log. The proposal holds
what is decided; the app that owns the subject carries it out in the transaction of the confirmation.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text

from kernel import audit, tenancy
from kernel.auth.depends import Medewerker
from kernel.db import WriteSession
from kernel.problem import Fout

_PROPOSE = text(
    """
    INSERT INTO voorstel (gemeente, soort, onderwerp_id, inhoud, voorgesteld_door, voorgesteld_op)
    VALUES (:gemeente, :soort, :onderwerp_id, CAST(:inhoud AS jsonb), :door, :op) RETURNING id
    """
)
_LOCK = text(
    """
    SELECT gemeente, id, soort, onderwerp_id, inhoud::text AS inhoud, voorgesteld_door, voorgesteld_op, besloten_door
      FROM voorstel WHERE id = :id AND soort = :soort FOR UPDATE
    """
)
_CONFIRM = text("UPDATE voorstel SET besloten_door = :door, besloten_op = :op WHERE gemeente = :gemeente AND id = :id")


class VoorstelNietGevonden(Fout):
    """Dit voorstel bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class VoorstelAlBesloten(Fout):
    """Over dit voorstel is al besloten."""


class ZelfdeMedewerker(Fout):
    """U hebt dit voorstel zelf gedaan. Een andere medewerker moet het bekrachtigen."""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A proposal as it was made. `inhoud` is the app's own JSON."""

    id: UUID
    onderwerp_id: UUID
    inhoud: Mapping[str, Any]
    voorgesteld_door: Medewerker
    voorgesteld_op: date


async def stel_voor(
    session: WriteSession, gemeente: str, soort: str, onderwerp_id: UUID, inhoud: Mapping[str, Any], door: Medewerker, boekdatum: date
) -> UUID:
    """Store a proposal of kind `soort` about a subject; return its id."""
    rij = {"gemeente": gemeente, "soort": soort, "onderwerp_id": onderwerp_id, "inhoud": json.dumps(inhoud, default=str), "door": door}
    voorstel_id = UUID(str(await session.scalar(_PROPOSE, {**rij, "op": boekdatum})))
    await audit.schrijf(session, gemeente, "voorstellen", soort, onderwerp_id, door, nieuw={"voorstel": voorstel_id})
    return voorstel_id


async def bekrachtig(session: WriteSession, soort: str, voorstel_id: UUID, door: Medewerker, boekdatum: date) -> tuple[str, Voorstel]:
    """Confirm a proposal, locked, and return its gemeente with it: the caller now carries it out.

    Raises VoorstelNietGevonden, VoorstelAlBesloten or ZelfdeMedewerker.
    """
    rij = (await session.execute(_LOCK, {"id": voorstel_id, "soort": soort})).one_or_none()
    if rij is None:
        raise VoorstelNietGevonden
    if rij.besloten_door is not None:
        raise VoorstelAlBesloten
    if rij.voorgesteld_door == door:
        raise ZelfdeMedewerker
    await session.execute(_CONFIRM, {"door": door, "op": boekdatum, "gemeente": rij.gemeente, "id": voorstel_id})
    await audit.schrijf(session, rij.gemeente, "bekrachtigen", soort, rij.onderwerp_id, door, nieuw={"voorstel": voorstel_id})
    voorstel = Voorstel(UUID(str(rij.id)), UUID(str(rij.onderwerp_id)), json.loads(rij.inhoud), rij.voorgesteld_door, rij.voorgesteld_op)
    return rij.gemeente, voorstel


def create(op: Any) -> None:
    """For the kernel's migration. The two people differ by constraint too."""
    op.execute(
        """
        CREATE TABLE voorstel (
            gemeente         text NOT NULL,
            id               uuid NOT NULL DEFAULT uuidv7(),
            soort            text NOT NULL,
            onderwerp_id     uuid NOT NULL,
            inhoud           jsonb NOT NULL,
            voorgesteld_door text NOT NULL,
            voorgesteld_op   date NOT NULL,
            besloten_door    text CHECK (besloten_door <> voorgesteld_door),
            besloten_op      date,
            PRIMARY KEY (gemeente, id),
            CHECK ((besloten_door IS NULL) = (besloten_op IS NULL))
        )
        """
    )
    op.execute("CREATE INDEX voorstel_onderwerp ON voorstel (gemeente, onderwerp_id)")
    tenancy.protect(op, "voorstel")
