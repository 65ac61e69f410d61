"""End levensonderhoud: by a decision of two people, or because the law ends it with what happened to the entrepreneur."""

from datetime import date

from contracts.bbz import LevensonderhoudBeeindigd
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from services.bbz.domain.herbeoordeling import HERBEOORDELING
from services.bbz.domain.levensonderhoud import Eindreden
from services.bbz.store.queries.uitkeringen import lopende_uitkeringen, uitkering_met_slot
from services.bbz.store.tables import Dossier, Voorziening
from services.bbz.store.tables.uitkering import Uitkering


async def beeindig_uitkering(
    session: WriteSession, voorziening: Voorziening, uitkering: Uitkering, op: date, reden: Eindreden, boekdatum: date
) -> None:
    """The last day with bijstand is `op`: no later day is paid, no review follows, and `levensonderhoud-beeindigd` tells it."""
    uitkering.beeindigd_op, uitkering.eindreden = op, reden.value
    await session.flush()
    await voldoe_termijn(session, uitkering.gemeente, uitkering.id, HERBEOORDELING, boekdatum)
    gebeurtenis = LevensonderhoudBeeindigd(voorziening_id=voorziening.id, datum=op, reden=reden.value)
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=boekdatum)


async def beeindig_met_voorval(session: WriteSession, dossier: Dossier, op: date, reden: Eindreden, boekdatum: date, actor: Actor) -> None:
    """End every uitkering of this dossier that runs past `op`. Who was paid past that day is a decision of its own (art. 45, 46)."""
    for uitkering_id in await lopende_uitkeringen(session, dossier.gemeente, dossier.id, op):
        voorziening, uitkering = await uitkering_met_slot(session, [dossier.gemeente], uitkering_id)
        await beeindig_uitkering(session, voorziening, uitkering, max(op, uitkering.begin), reden, boekdatum)
        nieuw = {"beeindigdOp": str(uitkering.beeindigd_op), "reden": reden.value}
        await audit.schrijf(session, dossier.gemeente, "uitkering-eindigt", "uitkering", uitkering.id, actor, nieuw=nieuw)
