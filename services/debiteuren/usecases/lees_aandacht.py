"""Read the month's attention list: who it is about stands in it, so the reading is logged."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.store import queries
from services.debiteuren.store.queries import taken
from services.debiteuren.store.queries.invordering import leningen_op_id
from services.debiteuren.store.tables import Lening, Taak
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR


@dataclass(frozen=True, slots=True)
class Aandacht:
    """A work item with the loan and whom to call."""

    taak: Taak
    lening: Lening
    naam: str
    handelsnaam: str | None
    telefoonnummer: str | None


async def lees_aandacht(
    session: WriteSession, bos: Sleutelbos, tot: date, plek: str | None, na: tuple[date, UUID], aantal: int, door: Actor
) -> list[Aandacht]:
    """A page of work items that must be done by `tot`, the first to be done first."""
    rijen = await taken.taken(session, door.gemeenten, plek, None, tot, na, aantal)
    gevonden: dict[UUID, Aandacht] = {}
    for gemeente in sorted({rij.gemeente for rij in rijen}):
        van_gemeente = [rij for rij in rijen if rij.gemeente == gemeente]
        ids = {rij.lening_id for rij in van_gemeente}
        debiteuren = await queries.debiteuren(session, gemeente, ids)
        leningen = await leningen_op_id(session, gemeente, ids)
        await log_verwerking(session, gemeente, ACTIVITEIT, [d.bsn_hash for d in debiteuren.values()], naam="aandachtslijst gelezen")
        for rij in van_gemeente:
            wie = Betrokkene.model_validate_json(bos.ontsleutel(debiteuren[rij.lening_id].gegevens, CONTEXT_DEBITEUR))
            p, zaak = wie.persoon, wie.onderneming
            naam = " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)
            gevonden[rij.id] = Aandacht(rij, leningen[rij.lening_id], naam, zaak.handelsnaam if zaak else None, p.telefoonnummer)
    return [gevonden[rij.id] for rij in rijen]
