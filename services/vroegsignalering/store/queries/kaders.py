"""The afwegingskader of a gemeente."""

from collections.abc import Collection

from sqlalchemy import select

from kernel.db import AnySession
from services.vroegsignalering.domain.afweging import STANDAARD, Kader
from services.vroegsignalering.store.tables.kader import Afwegingskader


async def geldend_kader(session: AnySession, gemeente: str) -> Kader:
    """The kader that places zaken of this gemeente now: its newest version, else the default. One index probe."""
    vraag = select(Afwegingskader).where(Afwegingskader.gemeente == gemeente).order_by(Afwegingskader.versie.desc()).limit(1)
    rij = await session.scalar(vraag)
    return STANDAARD if rij is None else Kader.van_json(rij.versie, rij.regels)


async def kader_versie(session: AnySession, gemeente: str, versie: int) -> Kader | None:
    """One version, also one that no longer holds; 0 is the default."""
    if versie == STANDAARD.versie:
        return STANDAARD
    vraag = select(Afwegingskader).where(Afwegingskader.gemeente == gemeente, Afwegingskader.versie == versie)
    rij = await session.scalar(vraag)
    return None if rij is None else Kader.van_json(rij.versie, rij.regels)


async def geldende_kaders(session: AnySession, gemeenten: Collection[str]) -> dict[str, Kader]:
    """The kader of each of these gemeenten."""
    return {gemeente: await geldend_kader(session, gemeente) for gemeente in sorted(gemeenten)}
