"""The retention policy of a gemeente: for each category the newest version."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from kernel.db import AnySession
from services.vroegsignalering.domain.bewaarbeleid import Bewaarcategorie, Bewaartermijn, Bewaarwijze
from services.vroegsignalering.store.tables.bewaarregel import Bewaarregel


async def bewaarregels(session: AnySession, gemeenten: Collection[str]) -> Sequence[Bewaarregel]:
    """The newest rule of each category, also one that was withdrawn (without `maanden`). Versions are few."""
    vraag = select(Bewaarregel).where(Bewaarregel.gemeente.in_(gemeenten))
    rijen = await session.scalars(vraag.order_by(Bewaarregel.gemeente, Bewaarregel.categorie, Bewaarregel.versie))
    return list({(rij.gemeente, rij.categorie): rij for rij in rijen.all()}.values())


async def bewaarregel(session: AnySession, gemeente: str, categorie: Bewaarcategorie) -> Bewaarregel | None:
    """The newest rule of this category."""
    vraag = select(Bewaarregel).where(Bewaarregel.gemeente == gemeente, Bewaarregel.categorie == categorie.value)
    rij: Bewaarregel | None = await session.scalar(vraag.order_by(Bewaarregel.versie.desc()).limit(1))
    return rij


async def bewaartermijnen(session: AnySession, gemeente: str) -> list[Bewaartermijn]:
    """The terms that hold for this gemeente now; categories without one are kept."""
    return [
        Bewaartermijn(Bewaarcategorie(r.categorie), r.versie, r.maanden, Bewaarwijze(r.wijze), r.grondslag)
        for r in await bewaarregels(session, [gemeente])
        if r.maanden is not None
    ]
