"""What secures a loan, and who is liable beside the debtor: keep, release, read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Medebetrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.store import queries, zekerheden
from services.debiteuren.store.tables import Lening, Medeschuldenaar, Zekerheid
from services.debiteuren.usecases.open_lening import mede_van
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_MEDESCHULDENAAR, CONTEXT_ZEKERHEID


@dataclass(frozen=True, slots=True)
class NieuweZekerheid:
    """A security as it was established."""

    soort: str
    waarde_centen: int
    omschrijving: str
    gevestigd_op: date


async def vestig_zekerheid(session: WriteSession, lening_id: UUID, nieuw: NieuweZekerheid, door: Actor, bos: Sleutelbos) -> Zekerheid:
    """Keep a security of a loan. Raises LeningNietGevonden."""
    lening = await queries.lening(session, door.gemeenten, lening_id)
    zekerheid = Zekerheid(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        soort=nieuw.soort,
        waarde_centen=nieuw.waarde_centen,
        omschrijving=bos.versleutel(nieuw.omschrijving, CONTEXT_ZEKERHEID),
        gevestigd_op=nieuw.gevestigd_op,
    )
    session.add(zekerheid)
    await session.flush()
    await _leg_uit(session, lening, "zekerheid-gevestigd", zekerheid.id, door)
    return zekerheid


async def geef_zekerheid_vrij(
    session: WriteSession, zekerheid_id: UUID, opbrengst_centen: int | None, gezien: int, boekdatum: date, door: Actor
) -> None:
    """The security ends, with what it brought when it was realised. Raises ZekerheidNietGevonden or VersieVerouderd."""
    zekerheid = await zekerheden.zekerheid_met_slot(session, door.gemeenten, zekerheid_id)
    verwacht_versie(zekerheid, gezien)
    zekerheid.vrijgegeven_op, zekerheid.opbrengst_centen = boekdatum, opbrengst_centen
    zekerheid.versie += 1
    lening = await queries.lening(session, [zekerheid.gemeente], zekerheid.lening_id)
    await _leg_uit(session, lening, "zekerheid-vrijgegeven", zekerheid.id, door)


async def lees_zekerheden(session: WriteSession, lening_id: UUID, door: Actor, bos: Sleutelbos) -> list[tuple[Zekerheid, str]]:
    """The securities of a loan with what was written of them. Raises LeningNietGevonden."""
    lening = await queries.lening(session, door.gemeenten, lening_id)
    await _log(session, lening, "zekerheden gelezen")
    rijen = await zekerheden.van_lening(session, lening.gemeente, lening.id)
    return [(rij, bos.ontsleutel(rij.omschrijving, CONTEXT_ZEKERHEID)) for rij in rijen]


async def voeg_medeschuldenaar_toe(
    session: WriteSession, lening_id: UUID, mede: Medebetrokkene, boekdatum: date, door: Actor, bos: Sleutelbos
) -> Medeschuldenaar:
    """One more who is hoofdelijk liable. Raises LeningNietGevonden."""
    lening = await queries.lening(session, door.gemeenten, lening_id)
    rij = mede_van(lening.gemeente, lening.id, mede, boekdatum, bos)
    session.add(rij)
    await session.flush()
    await _leg_uit(session, lening, "medeschuldenaar-toegevoegd", rij.id, door)
    return rij


async def ontsla_medeschuldenaar(session: WriteSession, mede_id: UUID, boekdatum: date, door: Actor) -> None:
    """He is liable no more. Raises MedeschuldenaarNietGevonden."""
    rij = await zekerheden.medeschuldenaar_met_slot(session, door.gemeenten, mede_id)
    rij.ontslagen_op = rij.ontslagen_op or boekdatum
    lening = await queries.lening(session, [rij.gemeente], rij.lening_id)
    await _leg_uit(session, lening, "medeschuldenaar-ontslagen", rij.id, door)


async def lees_medeschuldenaren(
    session: WriteSession, lening_id: UUID, door: Actor, bos: Sleutelbos
) -> Sequence[tuple[Medeschuldenaar, Medebetrokkene]]:
    """Who is liable beside the debtor, and since when. Raises LeningNietGevonden."""
    lening = await queries.lening(session, door.gemeenten, lening_id)
    rijen = await zekerheden.medeschuldenaren(session, lening.gemeente, lening.id)
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, [rij.bsn_hash for rij in rijen], naam="medeschuldenaren gelezen")
    return [(rij, Medebetrokkene.model_validate_json(bos.ontsleutel(rij.gegevens, CONTEXT_MEDESCHULDENAAR))) for rij in rijen]


async def _leg_uit(session: WriteSession, lening: Lening, actie: str, wat: UUID, door: Actor) -> None:
    await _log(session, lening, actie)
    await audit.schrijf(session, lening.gemeente, actie, "lening", lening.id, door, nieuw={"id": wat})


async def _log(session: WriteSession, lening: Lening, naam: str) -> None:
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, await queries.bsn_hashes(session, lening.gemeente, [lening.id]), naam=naam)
