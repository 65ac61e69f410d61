"""What a business already has, over all gemeenten: totals only."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text

from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.bbz.domain.bedrijfskapitaal import Eerder
from services.bbz.domain.norm import Normcode
from services.bbz.store.tables import Aanvraag

_PLAFOND = text("SELECT plafond_totaal(:gemeente, :aanvraag, :actor, :via, CAST(:bedrijf AS bytea[]), :norm)")


_PERSOON = text("SELECT plafond_persoon(:gemeente, :aanvraag, :actor, :via, CAST(:persoon AS bytea[]))")
_ONDER_PLAFOND = text(
    "INSERT INTO plafond (besluit_id, bedrijf_hash, persoon_hash, norm, bedrag_centen)"
    " VALUES (:besluit, :bedrijf, :persoon, :norm, :bedrag)"
)


async def eerder_verleend(
    session: WriteSession, aanvraag: Aanvraag, bedrijf: list[bytes], normen: Collection[Normcode], actor: Actor
) -> Eerder:
    """What this business was granted in all gemeenten, per maximum: a total each, every question in the audit log.

    Until this transaction ends, another decision on the same business waits here.
    """
    vaste = {"gemeente": aanvraag.gemeente, "aanvraag": aanvraag.id, "actor": actor.wie, "via": actor.oorsprong, "bedrijf": bedrijf}
    totalen = {code: await session.scalar(_PLAFOND, {**vaste, "norm": code.value}) for code in sorted(normen)}
    return Eerder({code: Bedrag(int(totaal)) for code, totaal in totalen.items() if totaal})


async def zet_onder_plafond(
    session: WriteSession, besluit_id: UUID, bedrijf: bytes, persoon: bytes | None, norm: Normcode, bedrag: Bedrag
) -> None:
    """Let this grant count for the business, in whichever gemeente it asks next."""
    rij = {"besluit": besluit_id, "bedrijf": bedrijf, "persoon": persoon, "norm": norm.value, "bedrag": bedrag.centen}
    await session.execute(_ONDER_PLAFOND, rij)


async def eerder_aan_persoon(session: WriteSession, aanvraag: Aanvraag, persoon: list[bytes], actor: Actor) -> Bedrag:
    """What this person was granted in all gemeenten: a total, and the question stands in the audit log."""
    vraag = {"gemeente": aanvraag.gemeente, "aanvraag": aanvraag.id, "actor": actor.wie, "via": actor.oorsprong, "persoon": persoon}
    return Bedrag(int(await session.scalar(_PERSOON, vraag) or 0))


async def geef_plafond_vrij(session: WriteSession, besluit_id: UUID) -> None:
    """A grant that was taken back counts for the business no longer."""
    await session.execute(text("SELECT plafond_vrij(:besluit)"), {"besluit": besluit_id})
