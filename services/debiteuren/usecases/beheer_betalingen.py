"""Our accounts and the debtors' mandates: what a file for the bank needs to know before it can be made."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.fouten import MachtigingBestaatAl
from services.debiteuren.store import betalingen, queries
from services.debiteuren.store.tables import Machtiging, Rekening
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_MACHTIGING, CONTEXT_REKENING


@dataclass(frozen=True, slots=True)
class NieuweMachtiging:
    """The mandate as the debtor signed it."""

    lening_id: UUID
    kenmerk: str
    ondertekend_op: date
    iban: str
    naam: str


async def leg_rekening_vast(
    session: WriteSession, gemeente: str, iban: str, naam: str, bic: str | None, incassant_id: str | None, door: Actor, bos: Sleutelbos
) -> Rekening:
    """Keep an account of the lender."""
    rekening = Rekening(
        gemeente=gemeente,
        iban=bos.versleutel(iban, CONTEXT_REKENING),
        iban_hash=bos.zoekhash(iban),
        naam=naam,
        bic=bic,
        incassant_id=incassant_id,
    )
    session.add(rekening)
    await session.flush()
    await audit.schrijf(session, gemeente, "rekening-vastgelegd", "rekening", rekening.id, door, nieuw={"naam": naam})
    return rekening


async def leg_machtiging_vast(session: WriteSession, nieuw: NieuweMachtiging, door: Actor, bos: Sleutelbos) -> Machtiging:
    """Keep a debtor's mandate. Raises LeningNietGevonden, or MachtigingBestaatAl while another one holds."""
    lening = await queries.lening_met_slot(session, door.gemeenten, nieuw.lening_id)
    if await betalingen.machtiging_van(session, lening.gemeente, lening.id) is not None:
        raise MachtigingBestaatAl
    machtiging = Machtiging(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        kenmerk=nieuw.kenmerk,
        ondertekend_op=nieuw.ondertekend_op,
        gegevens=bos.versleutel(json.dumps({"iban": nieuw.iban, "naam": nieuw.naam}), CONTEXT_MACHTIGING),
    )
    session.add(machtiging)
    await session.flush()
    await _leg_uit(session, machtiging, "machtiging-vastgelegd", door)
    return machtiging


async def trek_machtiging_in(session: WriteSession, machtiging_id: UUID, boekdatum: date, door: Actor) -> None:
    """From now on nothing is collected under it. Raises MachtigingNietGevonden."""
    machtiging = await betalingen.machtiging_met_slot(session, door.gemeenten, machtiging_id)
    if machtiging.ingetrokken_op is None:
        machtiging.ingetrokken_op = boekdatum
        await _leg_uit(session, machtiging, "machtiging-ingetrokken", door)


async def _leg_uit(session: WriteSession, machtiging: Machtiging, actie: str, door: Actor) -> None:
    hashes = await queries.bsn_hashes(session, machtiging.gemeente, [machtiging.lening_id])
    await log_verwerking(session, machtiging.gemeente, ACTIVITEIT, hashes, naam=actie)
    await audit.schrijf(session, machtiging.gemeente, actie, "machtiging", machtiging.id, door)
