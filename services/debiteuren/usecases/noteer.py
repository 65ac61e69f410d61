"""Note what was done: one row in the verwerkingenlog about whom, one in the audit log by whom."""

from collections.abc import Mapping
from typing import Any

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.store import queries
from services.debiteuren.store.tables import Lening
from services.debiteuren.usecases.privacy import ACTIVITEIT


async def noteer(
    session: WriteSession,
    lening: Lening,
    actie: str,
    door: Actor,
    nieuw: Mapping[str, Any],
    oud: Mapping[str, Any] | None = None,
) -> None:
    """Both rows for an act on a loan. `actie` is a code such as `uitstel-verleend`."""
    debiteur = (await queries.debiteuren(session, lening.gemeente, [lening.id])).get(lening.id)
    hashes = [debiteur.bsn_hash if debiteur else None]
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, hashes, naam=actie)
    await audit.schrijf(session, lening.gemeente, actie, "lening", lening.id, door, oud=oud, nieuw=nieuw)
