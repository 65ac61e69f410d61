"""Erase or anonymise what a gemeente keeps no longer, one lot per transaction, with proof in the audit log.

The proof names the rule and its ground, how many, each id, and a hash over the ids: who asks later can be shown that it went, when and why.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Final
from uuid import UUID

from kernel import audit
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.bewaarbeleid import Bewaartermijn, verlopen_tot_en_met
from services.vroegsignalering.domain.verwerking import BEWAARTERMIJN_TOEPASSEN
from services.vroegsignalering.store import wissen

#: As whom the job stands in the audit log.
ACTOR: Final = "bewaartermijn"


async def pas_bewaartermijn_toe(session: WriteSession, gemeente: str, termijn: Bewaartermijn, op: date) -> int:
    """Take away one lot of what is due on this day; return how many that were (BATCH: there may be more)."""
    grens = verlopen_tot_en_met(op, termijn.maanden)
    ids = await wissen.kies(session, gemeente, termijn.categorie, grens)
    if not ids:
        return 0
    hashes = await wissen.wis(session, gemeente, termijn.categorie, termijn.wijze, ids, op)
    await audit.schrijf(
        session, gemeente, "bewaartermijn-toegepast", "bewaarregel", termijn.categorie, ACTOR, nieuw=_bewijs(termijn, grens, ids)
    )
    await log_verwerking(session, gemeente, BEWAARTERMIJN_TOEPASSEN, set(hashes), naam=f"persoonsgegevens {termijn.wijze}")
    return len(ids)


def _bewijs(termijn: Bewaartermijn, grens: date, ids: Sequence[UUID]) -> dict[str, object]:
    gesorteerd = sorted(str(i) for i in ids)
    return {
        "versie": termijn.versie,
        "wijze": termijn.wijze.value,
        "maanden": termijn.maanden,
        "grondslag": termijn.grondslag,
        "tot_en_met": grens,
        "aantal": len(ids),
        "ids": gesorteerd,
        "sha256": sha256("\n".join(gesorteerd).encode()).hexdigest(),
    }
