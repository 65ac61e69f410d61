"""Read letters that are made: decrypt, and record in the verwerkingenlog whose letter was read."""

from base64 import b64decode
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.verwerking import BRIEVEN_MAKEN
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.queries import brieven
from services.vroegsignalering.store.tables.brief import CONTEXT_BRIEF, BriefRij, Briefserie

#: Letters that are read at a time for a file.
BLAD: Final = 100


async def lees_brief(session: WriteSession, brief_id: UUID, actor: Actor, sleutelbos: Sleutelbos) -> bytes:
    """One letter as PDF. Raises BriefNietGevonden."""
    rij = await brieven.brief(session, actor.gemeenten, brief_id)
    await _log(session, [rij])
    return _pdf(rij, sleutelbos)


async def lees_blad(session: WriteSession, serie: Briefserie, na: UUID, sleutelbos: Sleutelbos) -> list[tuple[UUID, UUID, bytes]]:
    """The next letters of a batch: (letter, zaak, PDF)."""
    rijen = await brieven.gemaakte(session, serie, na, BLAD)
    await _log(session, rijen)
    return [(rij.id, rij.zaak_id, _pdf(rij, sleutelbos)) for rij in rijen]


async def _log(session: WriteSession, rijen: Sequence[BriefRij]) -> None:
    if not rijen:
        return
    gemeente = rijen[0].gemeente
    zaken = await queries.zaken_met_id(session, [gemeente], [rij.zaak_id for rij in rijen])
    signalen = await queries.signalen_van(session, zaken)
    hashes = [h for zaak in zaken for h in {s.bsn_hash for s in signalen[zaak.id]}]
    await log_verwerking(session, gemeente, BRIEVEN_MAKEN, hashes, naam="brief gelezen")


def _pdf(rij: BriefRij, sleutelbos: Sleutelbos) -> bytes:
    assert rij.pdf is not None, "a letter that is made has its content"
    return b64decode(sleutelbos.ontsleutel(rij.pdf, CONTEXT_BRIEF))
