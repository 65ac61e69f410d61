"""Questions about funds."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from kernel.db import AnySession
from kernel.geld import Bedrag
from services.bbz.domain.fonds import Fondsregels, Mutatiesoort, saldo
from services.bbz.domain.soort import Aflossingsvorm, Doel
from services.bbz.store.tables import Aanvraag, Besluit, Bezwaar, Fonds, Fondsmutatie


async def fonds_bestaat(session: AnySession, gemeente: str, code: str) -> bool:
    """Has this gemeente a fund of this code?"""
    return await session.scalar(select(Fonds.id).where(Fonds.gemeente == gemeente, Fonds.code == code)) is not None


async def fonds_saldo(session: AnySession, gemeente: str, fonds_id: UUID) -> Bedrag:
    """What is in the fund now."""
    vraag = select(Fondsmutatie.soort, Fondsmutatie.bedrag_centen).where(
        Fondsmutatie.gemeente == gemeente, Fondsmutatie.fonds_id == fonds_id
    )
    return saldo((Mutatiesoort(soort), Bedrag(centen)) for soort, centen in (await session.execute(vraag)).all())


def lees_regels(regels: Mapping[str, Any]) -> Fondsregels:
    """The rules as they were stored (the fields of the API)."""
    return Fondsregels(
        maximum=Bedrag(regels["maximumCenten"]),
        rente_procent=Decimal(regels["renteProcent"]),
        looptijd_maanden=regels["looptijdMaanden"],
        aflossingsvormen=tuple(Aflossingsvorm(a) for a in regels["aflossingsvormen"]),
        doelen=tuple(Doel(d) for d in regels["doelen"]),
    )


async def fonds_beschikbaar(session: AnySession, fonds: Fonds) -> Bedrag:
    """What is in the fund and not promised yet: a grant counts from the besluit on, until it is paid out or revoked."""
    betaald = select(Fondsmutatie.onderwerp_id).where(Fondsmutatie.gemeente == fonds.gemeente, Fondsmutatie.fonds_id == fonds.id)
    herroepen = select(Bezwaar.besluit_id).where(Bezwaar.gemeente == fonds.gemeente, Bezwaar.uitkomst == "gegrond")
    toegezegd = (
        select(func.coalesce(func.sum(Besluit.bedrag_centen), 0))
        .join(Aanvraag, (Aanvraag.gemeente == Besluit.gemeente) & (Aanvraag.id == Besluit.aanvraag_id))
        .where(
            Aanvraag.gemeente == fonds.gemeente,
            Aanvraag.fonds_id == fonds.id,
            Besluit.uitkomst == "toegekend",
            Besluit.id.not_in(betaald.where(Fondsmutatie.onderwerp_id.is_not(None))),
            Besluit.id.not_in(herroepen),
        )
    )
    return await fonds_saldo(session, fonds.gemeente, fonds.id) - Bedrag(int((await session.execute(toegezegd)).scalar_one()))
