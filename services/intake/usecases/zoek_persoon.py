"""Find the aanmeldingen of a person, and those that may be of the same person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.intake.store import queries
from services.intake.store.tables import Aanmelding
from services.intake.usecases.betrokkene import VERWERKING


@dataclass(frozen=True, slots=True)
class Dubbel:
    """Another aanmelding, and in what it is the same."""

    aanmelding: Aanmelding
    zelfde_bsn: bool
    zelfde_naam: bool
    zelfde_onderneming: bool


async def zoek_aanmeldingen(session: WriteSession, bos: Sleutelbos, bsn: str, actor: Actor) -> Sequence[Aanmelding]:
    """The aanmeldingen of this BSN in the gemeenten of the caller. That was searched stands in the verwerkingenlog."""
    rijen = await queries.aanmeldingen_van_bsn(session, actor.gemeenten, bos.zoekhashes(bsn))
    for gemeente in sorted({rij.gemeente for rij in rijen}):
        await log_verwerking(session, gemeente, VERWERKING, [bos.zoekhash(bsn)], naam="aanmelding gezocht op BSN")
    return rijen


async def vind_dubbelen(session: WriteSession, aanmelding_id: UUID, actor: Actor) -> list[Dubbel]:
    """What may be the same person as this aanmelding. Raises AanmeldingNietGevonden."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, aanmelding_id)
    persoon = await queries.betrokkene(session, aanmelding.gemeente, aanmelding.betrokkene_id)
    await log_verwerking(session, aanmelding.gemeente, VERWERKING, [persoon.bsn_hash], naam="dubbele aanmeldingen gezocht")
    return [
        Dubbel(
            ander,
            zelfde_bsn=persoon.bsn_hash is not None and wie.bsn_hash == persoon.bsn_hash,
            zelfde_naam=persoon.persoon_hash is not None and wie.persoon_hash == persoon.persoon_hash,
            zelfde_onderneming=persoon.kvk_hash is not None and wie.kvk_hash == persoon.kvk_hash,
        )
        for ander, wie in await queries.mogelijk_dubbel(session, aanmelding, persoon)
    ]
