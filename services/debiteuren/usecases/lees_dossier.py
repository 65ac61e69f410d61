"""Read what is personal: decrypt it, and record in the verwerkingenlog whose data was read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.afschrift import Regelstatus
from services.debiteuren.domain.uitstel import Uitstel
from services.debiteuren.store import afschriften, queries, tables
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR, CONTEXT_ONTVANGST


@dataclass(frozen=True, slots=True)
class Leningdossier:
    """A loan with who repays it and its deferrals."""

    lening: tables.Lening
    debiteur: Betrokkene
    uitstellen: list[Uitstel]


@dataclass(frozen=True, slots=True)
class Bankdetails:
    """What a line of a statement says about the other side."""

    omschrijving: str
    naam: str | None
    tegenrekening: str | None
    referentie: str | None


async def lees_lening(session: WriteSession, sleutelbos: Sleutelbos, lening_id: UUID, door: Actor) -> Leningdossier:
    """The whole loan. Raises LeningNietGevonden."""
    lening = await queries.lening(session, door.gemeenten, lening_id)
    debiteur = (await queries.debiteuren(session, lening.gemeente, [lening.id]))[lening.id]
    uitstellen = await queries.uitstellen(session, lening.gemeente, [lening.id])
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, [debiteur.bsn_hash], naam="lening gelezen")
    return Leningdossier(
        lening=lening,
        debiteur=Betrokkene.model_validate_json(sleutelbos.ontsleutel(debiteur.gegevens, CONTEXT_DEBITEUR)),
        uitstellen=uitstellen.get(lening.id, []),
    )


async def lees_ontvangsten(
    session: WriteSession, sleutelbos: Sleutelbos, status: Regelstatus | None, na: tuple[date, UUID], aantal: int, door: Actor
) -> Sequence[tuple[tables.Ontvangst, Bankdetails]]:
    """A page of lines with what the bank told of them."""
    rijen = await afschriften.ontvangsten(session, door.gemeenten, status, na, aantal)
    for gemeente in sorted({rij.gemeente for rij in rijen}):
        van_gemeente = [rij for rij in rijen if rij.gemeente == gemeente]
        debiteuren = await queries.debiteuren(session, gemeente, {rij.lening_id for rij in van_gemeente if rij.lening_id})
        hashes = [debiteuren[rij.lening_id].bsn_hash if rij.lening_id in debiteuren else None for rij in van_gemeente]
        await log_verwerking(session, gemeente, ACTIVITEIT, hashes, naam="ontvangsten gelezen")
    return [(rij, Bankdetails(**json.loads(sleutelbos.ontsleutel(rij.details, CONTEXT_ONTVANGST)))) for rij in rijen]
