"""Bring in the begroting and the advice, from our own people or from the outsider who has the opdracht."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.begroting import Beeld, Begrotingsjaar, reken_door
from services.bbz.domain.fouten.onderzoek import BegrotingOntbreekt, OnderzoekInAndereStand
from services.bbz.domain.onderzoek import Levensvatbaarheid
from services.bbz.store import queries
from services.bbz.store.geheim_uitvoering import LEVENSVATBAARHEID as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, lees_json, lees_tekst, versleutel_json, versleutel_tekst
from services.bbz.store.queries.onderzoeken import onderzoek, onderzoek_met_slot
from services.bbz.store.tables.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class LeverAdvies:
    """The answer, the reasons and what it cost."""

    onderzoek_id: UUID
    uitkomst: Levensvatbaarheid
    advies: str
    kosten: Bedrag
    boekdatum: date


async def leg_begroting_vast(
    session: WriteSession, bos: Sleutelbos, onderzoek_id: UUID, begroting: Sequence[Begrotingsjaar], actor: Actor
) -> Beeld:
    """Store the three years; return what they come to. Raises OnderzoekNietGevonden, OnderzoekInAndereStand or BegrotingKloptNiet."""
    beeld = reken_door(begroting)
    rij = await onderzoek_met_slot(session, actor.gemeenten, onderzoek_id)
    _toets_stand(rij, "opgedragen")
    rij.begroting = versleutel_json(bos, Plek.BEGROTING, [_als_json(jaar) for jaar in begroting])
    rij.versie += 1
    await session.flush()
    await _log(session, rij, "begroting vastgelegd")
    nieuw = {"jaren": [jaar.jaar for jaar in begroting]}
    await audit.schrijf(session, rij.gemeente, "begroting-vastleggen", "onderzoek", rij.id, actor, nieuw=nieuw)
    return beeld


async def lever_advies(session: WriteSession, bos: Sleutelbos, opdracht: LeverAdvies, actor: Actor) -> Onderzoek:
    """Store the advice for a second reader. Raises OnderzoekNietGevonden, OnderzoekInAndereStand or BegrotingOntbreekt."""
    rij = await onderzoek_met_slot(session, actor.gemeenten, opdracht.onderzoek_id)
    _toets_stand(rij, "opgedragen")
    if rij.begroting is None:
        raise BegrotingOntbreekt
    rij.uitkomst, rij.kosten_centen = opdracht.uitkomst.value, opdracht.kosten.centen
    rij.advies = versleutel_tekst(bos, Plek.ADVIES, opdracht.advies)
    rij.opgeleverd_op, rij.opgeleverd_door = opdracht.boekdatum, actor.wie
    rij.versie += 1
    await session.flush()
    await _log(session, rij, "advies opgeleverd")
    nieuw = {"uitkomst": rij.uitkomst, "kostenCenten": rij.kosten_centen}
    await audit.schrijf(session, rij.gemeente, "advies-opleveren", "onderzoek", rij.id, actor, nieuw=nieuw)
    return rij


async def lees_onderzoek(
    session: WriteSession, bos: Sleutelbos, onderzoek_id: UUID, actor: Actor
) -> tuple[Onderzoek, str | None, Beeld | None]:
    """The onderzoek with its advice and the picture of its begroting. Raises OnderzoekNietGevonden."""
    rij = await onderzoek(session, actor.gemeenten, onderzoek_id)
    await _log(session, rij, "onderzoek gelezen")
    advies = lees_tekst(bos, Plek.ADVIES, rij.advies) if rij.advies else None
    beeld = reken_door([_van_json(jaar) for jaar in lees_json(bos, Plek.BEGROTING, rij.begroting)]) if rij.begroting else None
    return rij, advies, beeld


def _toets_stand(rij: Onderzoek, mogelijk: str) -> None:
    if rij.status != mogelijk:
        raise OnderzoekInAndereStand(rij.status, mogelijk)


def _als_json(jaar: Begrotingsjaar) -> dict[str, Any]:
    return {veld: waarde["centen"] if isinstance(waarde, dict) else waarde for veld, waarde in asdict(jaar).items()}


def _van_json(rij: dict[str, Any]) -> Begrotingsjaar:
    bedragen = {f.name: Bedrag(rij[f.name]) for f in fields(Begrotingsjaar) if f.name != "jaar"}
    return Begrotingsjaar(jaar=rij["jaar"], **bedragen)


async def _log(session: WriteSession, rij: Onderzoek, naam: str) -> None:
    betrokkene = await queries.betrokkene(session, rij.gemeente, rij.betrokkene_id)
    await log_verwerking(session, rij.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam)
