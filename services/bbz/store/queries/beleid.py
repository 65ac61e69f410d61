"""What a gemeente decided for itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from kernel.db import AnySession
from kernel.geld import Bedrag
from services.bbz.domain.beleid import Beleid, Betaalrekening, Painversie
from services.bbz.store.tables import Beleidrij


async def beleid_rij(session: AnySession, gemeente: str, op: date) -> Beleidrij | None:
    """The row that holds on this day, if the gemeente has one."""
    vraag = (
        select(Beleidrij).where(Beleidrij.gemeente == gemeente, Beleidrij.geldig_van <= op).order_by(Beleidrij.geldig_van.desc()).limit(1)
    )
    rij: Beleidrij | None = await session.scalar(vraag)
    return rij


async def beleid_op(session: AnySession, gemeente: str, op: date) -> Beleid:
    """The policy of this gemeente on this day; an empty one when it set nothing."""
    rij = await beleid_rij(session, gemeente, op)
    return lees_beleid(rij.geldig_van, rij.inhoud) if rij else Beleid()


def lees_beleid(geldig_van: date, inhoud: Mapping[str, Any]) -> Beleid:
    """The policy as it was stored (the fields of the API)."""
    rekening, commissie = inhoud.get("betaalrekening"), inhoud.get("commissieBovenCenten")
    return Beleid(
        geldig_van=geldig_van,
        commissie_boven=None if commissie is None else Bedrag(commissie),
        voornemen_bij_afwijzing=inhoud.get("voornemenBijAfwijzing", False),
        zienswijze_weken=inhoud.get("zienswijzeWeken"),
        bezwaar_met_commissie=inhoud.get("bezwaarMetCommissie", False),
        besteding_binnen_weken=inhoud.get("bestedingBinnenWeken"),
        extra_stukken=tuple(inhoud.get("extraStukken", ())),
        betaalrekening=rekening
        and Betaalrekening(rekening["naam"], rekening["iban"], rekening.get("bic"), Painversie(rekening["painversie"])),
    )
