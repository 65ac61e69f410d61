"""What a gemeente arranges for its starters: groups, and contracts with providers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.bbz.domain.starter import JAAR, Contract, Fase, Mijlpaal, Verdienste, Verloop, verdiend
from services.bbz.store.queries import starters as vragen
from services.bbz.store.tables.starter import Startersgroep, Starterstraject, Trajectcontract


@dataclass(frozen=True, slots=True)
class MaakGroep:
    """A group that begins on a day."""

    gemeente: str
    naam: str
    fase: Fase
    begin: date
    plaatsen: int


@dataclass(frozen=True, slots=True)
class SluitContract:
    """What a provider gets, by parts."""

    gemeente: str
    opdrachtnemer: str
    naam: str
    geldig_van: date
    contract: Contract


async def maak_groep(session: WriteSession, opdracht: MaakGroep, actor: Actor) -> UUID:
    """Store it; return its id."""
    rij = Startersgroep(
        gemeente=opdracht.gemeente, naam=opdracht.naam, fase=opdracht.fase.value, begin=opdracht.begin, plaatsen=opdracht.plaatsen
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "groep-maken", "startersgroep", rij.id, actor, nieuw={"plaatsen": rij.plaatsen})
    return rij.id


async def sluit_contract(session: WriteSession, opdracht: SluitContract, actor: Actor) -> UUID:
    """Store it; return its id."""
    c = opdracht.contract
    rij = Trajectcontract(
        gemeente=opdracht.gemeente,
        opdrachtnemer=opdracht.opdrachtnemer,
        naam=opdracht.naam,
        geldig_van=opdracht.geldig_van,
        afspraken={"prijs": c.prijs.centen, "delen": {m.value: str(d) for m, d in c.delen.items()}, "bonus": c.bonus.centen},
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "contract-sluiten", "trajectcontract", rij.id, actor, nieuw=dict(rij.afspraken))
    return rij.id


def als_contract(rij: Trajectcontract) -> Contract:
    """The contract as the domain knows it."""
    afspraken: Mapping[str, object] = rij.afspraken
    delen = {Mijlpaal(m): Decimal(d) for m, d in rij.afspraken["delen"].items()}
    return Contract(Bedrag(int(str(afspraken["prijs"]))), delen, Bedrag(int(str(afspraken["bonus"]))))


async def verdienste(session: WriteSession, rij: Starterstraject) -> Verdienste | None:
    """What the provider earned by this traject so far; None without a contract."""
    if rij.contract_id is None:
        return None
    contract = als_contract(await vragen.contract(session, rij.gemeente, rij.contract_id))
    eerste = next((m for m in await vragen.metingen(session, rij.gemeente, rij.id) if m.na_maanden == JAAR), None)
    jaar = (eerste.maanden_uitkering, eerste.maanden_levensonderhoud) if eerste else None
    verloop = Verloop(begonnen=True, plan=rij.plan_op is not None, gestart=rij.onderneming_op is not None, eerste_jaar=jaar)
    return verdiend(contract, verloop)
