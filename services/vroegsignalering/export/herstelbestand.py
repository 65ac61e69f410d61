"""The refused rows of an aanlevering, given back in the shape in which they came, so that they can be mended and sent again.

Streamed page by page, each in a transaction of its own: a file of half a million refused rows takes no more memory than a page of it.
"""

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.partnerformaat import VELDEN
from services.vroegsignalering.domain.verwerking import SIGNALEN_BEOORDELEN
from services.vroegsignalering.domain.weigering import ZINNEN, Weigercode
from services.vroegsignalering.export.partnerbestand import OVERGESLAGEN, zonder_formule
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import CONTEXT_PERSOON

_PER_KEER: Final = 500


async def herstelregels(
    db: Database, sleutelbos: Sleutelbos, actor: Actor, aanlevering_id: UUID, kolommen: Sequence[str] | None
) -> AsyncIterator[bytes]:
    """The CSV, header first. The columns are those of the file, or all of the format when it was no CSV; the last says what is wrong."""
    namen = [*(kolommen or [veld.naam for veld in VELDEN]), OVERGESLAGEN]
    yield _als_csv([namen])
    na = 0
    while True:
        async with db.write(actor.gemeenten) as session:
            rijen = await queries.geweigerde_regels(session, actor.gemeenten, aanlevering_id, na, _PER_KEER)
            for rij in rijen:
                await log_verwerking(session, rij.gemeente, SIGNALEN_BEOORDELEN, [None], naam="geweigerde regel teruggegeven")
        if not rijen:
            return
        na = rijen[-1].regel
        yield await asyncio.to_thread(_bladzijde, rijen, namen, sleutelbos)


def _bladzijde(rijen: Sequence[Any], namen: Sequence[str], sleutelbos: Sleutelbos) -> bytes:
    return _als_csv([[zonder_formule(velden.get(naam, "")) for naam in namen] for velden in (_velden(rij, sleutelbos) for rij in rijen)])


def _velden(rij: Any, sleutelbos: Sleutelbos) -> dict[str, str]:
    """The plain fields and the personal ones together, and the sentences of its faults."""
    plat = rij.velden if isinstance(rij.velden, dict) else json.loads(rij.velden)
    persoon = json.loads(sleutelbos.ontsleutel(rij.persoon, CONTEXT_PERSOON)) if rij.persoon else {}
    paren = [fout.split(":", 1) for fout in rij.fouten or ()]
    return plat | persoon | {OVERGESLAGEN: " ".join(f"{veld}: {ZINNEN[Weigercode(code)]}" for veld, code in paren)}


def _als_csv(rijen: Sequence[Sequence[str]]) -> bytes:
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\r\n").writerows(rijen)
    return uit.getvalue().encode()
