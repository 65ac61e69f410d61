"""Record a gemeente's own afwegingskader: a new version beside the old ones, so that every zaak can say by which it was placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.versie import VersieVerouderd
from services.vroegsignalering.domain.afweging import Kader, Regel, leg_kader_vast
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.store.tables.kader import Afwegingskader


@dataclass(frozen=True, slots=True)
class Kaderwijziging:
    """The new rules in order, beside the version that was seen (0: the default), and why they change."""

    gemeente: str
    gezien: int
    regels: Sequence[Regel]
    toelichting: str
    boekdatum: date


async def wijzig_kader(session: WriteSession, wijziging: Kaderwijziging, actor: Actor) -> Kader:
    """Store the next version; signals that come in from now on are placed by it. Raises VersieVerouderd or KaderOngeldig.

    Zaken that are there stay where they are until `herindelen` is asked.
    """
    oud = await geldend_kader(session, wijziging.gemeente)
    if oud.versie != wijziging.gezien:
        raise VersieVerouderd
    nieuw = leg_kader_vast(oud.versie + 1, wijziging.regels)
    rij = Afwegingskader(
        gemeente=wijziging.gemeente,
        versie=nieuw.versie,
        regels=nieuw.als_json(),
        toelichting=wijziging.toelichting,
        door=actor.wie,
        boekdatum=wijziging.boekdatum,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(
        session,
        wijziging.gemeente,
        "afwegingskader-gewijzigd",
        "afwegingskader",
        rij.id,
        actor,
        oud={"versie": oud.versie, "regels": oud.als_json()},
        nieuw={"versie": nieuw.versie, "regels": nieuw.als_json()},
    )
    return nieuw
