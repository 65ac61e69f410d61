"""Record how long a gemeente keeps one category: a new version beside the old ones, which stay."""

from dataclasses import dataclass
from datetime import date

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.versie import VersieVerouderd
from services.vroegsignalering.domain.bewaarbeleid import Bewaarcategorie, Bewaarwijze
from services.vroegsignalering.store.queries.bewaarregels import bewaarregel
from services.vroegsignalering.store.tables.bewaarregel import Bewaarregel


@dataclass(frozen=True, slots=True)
class Regelwijziging:
    """After how many months (None: the rule is withdrawn) what happens, on which ground, beside the version that was seen (0: none)."""

    gemeente: str
    categorie: Bewaarcategorie
    gezien: int
    maanden: int | None
    wijze: Bewaarwijze
    grondslag: str
    boekdatum: date


async def leg_bewaarregel_vast(session: WriteSession, wijziging: Regelwijziging, actor: Actor) -> Bewaarregel:
    """Store the next version; the job follows it from its next round. Raises VersieVerouderd."""
    oud = await bewaarregel(session, wijziging.gemeente, wijziging.categorie)
    versie = oud.versie if oud else 0
    if versie != wijziging.gezien:
        raise VersieVerouderd
    rij = Bewaarregel(
        gemeente=wijziging.gemeente,
        categorie=wijziging.categorie.value,
        versie=versie + 1,
        maanden=wijziging.maanden,
        wijze=wijziging.wijze.value,
        grondslag=wijziging.grondslag,
        door=actor.wie,
        boekdatum=wijziging.boekdatum,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(
        session,
        wijziging.gemeente,
        "bewaarregel-gewijzigd",
        "bewaarregel",
        rij.id,
        actor,
        oud={"maanden": oud.maanden, "wijze": oud.wijze} if oud else None,
        nieuw={"maanden": rij.maanden, "wijze": rij.wijze, "grondslag": rij.grondslag},
    )
    return rij
