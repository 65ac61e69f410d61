"""What a gemeente settled for carrying out."""

from datetime import date

from sqlalchemy import select

from kernel.db import AnySession
from services.bbz.store.tables.bekostiging import Uitvoeringsregel


async def uitvoeringsregel(session: AnySession, gemeente: str, op: date) -> Uitvoeringsregel | None:
    """The rules of this gemeente that hold on this day, when it set any."""
    vraag = (
        select(Uitvoeringsregel)
        .where(Uitvoeringsregel.gemeente == gemeente, Uitvoeringsregel.geldig_van <= op)
        .order_by(Uitvoeringsregel.geldig_van.desc())
        .limit(1)
    )
    return (await session.scalars(vraag)).one_or_none()
