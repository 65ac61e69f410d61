"""The terms of a zaak are met: by approaching someone, by reaching him, or because the zaak ends."""

from collections.abc import Iterable
from datetime import date

from kernel.db import WriteSession
from kernel.termijnbewaking import voldoe_termijn
from services.vroegsignalering.store.tables import Zaak


async def voldoe(session: WriteSession, zaak: Zaak, soorten: Iterable[str], op: date) -> None:
    """Whichever of these terms run for this zaak are met on this day."""
    for soort in soorten:
        await voldoe_termijn(session, zaak.gemeente, zaak.id, soort, op)
