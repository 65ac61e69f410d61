"""Open a fund outside the Bbz, and let money in or out (document 001, §9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from services.bbz.domain.fonds import Mutatiesoort
from services.bbz.domain.fouten import FondsBestaatAl, FondsLeeg, FondsNietGevonden
from services.bbz.store import queries
from services.bbz.store.tables import Fonds, Fondsmutatie


@dataclass(frozen=True, slots=True)
class OpenFonds:
    """A fund of one gemeente; `regels` as the API gives them."""

    gemeente: str
    code: str
    naam: str
    regels: Mapping[str, Any]
    boekdatum: date


@dataclass(frozen=True, slots=True)
class BoekFondsmutatie:
    """Money into the fund or out of it; a payout is booked by the payment itself."""

    fonds_id: UUID
    soort: Mutatiesoort
    bedrag: Bedrag
    datum: date
    onderwerp_id: UUID | None


async def open_fonds(session: WriteSession, opdracht: OpenFonds, actor: Actor) -> UUID:
    """Store the fund, empty; return its id. Raises FondsBestaatAl."""
    if await queries.fonds_bestaat(session, opdracht.gemeente, opdracht.code):
        raise FondsBestaatAl(opdracht.code)
    fonds = Fonds(
        gemeente=opdracht.gemeente,
        code=opdracht.code,
        naam=opdracht.naam,
        regels=dict(opdracht.regels),
        geopend_op=opdracht.boekdatum,
        versie=0,
    )
    session.add(fonds)
    await session.flush()
    nieuw = {"code": fonds.code, "regels": fonds.regels}
    await audit.schrijf(session, fonds.gemeente, "openen", "fonds", fonds.id, actor, nieuw=nieuw)
    return fonds.id


async def boek_fondsmutatie(session: WriteSession, opdracht: BoekFondsmutatie, actor: Actor) -> UUID:
    """Store it; return its id. Raises FondsNietGevonden, or FondsLeeg when more is taken out than is free."""
    fonds = await queries.vind_met_slot(session, Fonds, actor.gemeenten, opdracht.fonds_id, FondsNietGevonden)
    beschikbaar = await queries.fonds_beschikbaar(session, fonds)
    if beschikbaar + opdracht.bedrag * opdracht.soort.teken < NUL:
        raise FondsLeeg(opdracht.bedrag, beschikbaar)
    mutatie = Fondsmutatie(
        gemeente=fonds.gemeente,
        fonds_id=fonds.id,
        soort=opdracht.soort.value,
        bedrag_centen=opdracht.bedrag.centen,
        datum=opdracht.datum,
        onderwerp_id=opdracht.onderwerp_id,
        door=actor.wie,
    )
    session.add(mutatie)
    fonds.versie += 1
    await session.flush()
    nieuw = {"soort": mutatie.soort, "bedragCenten": mutatie.bedrag_centen}
    await audit.schrijf(session, fonds.gemeente, "fondsmutatie", "fonds", fonds.id, actor, nieuw=nieuw)
    return mutatie.id
