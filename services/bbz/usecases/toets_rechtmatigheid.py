"""Run the named tests of the law on what is known, and let a person decide otherwise with a reason (Bbz 2004, art. 35 lid 4)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten import ToetsOnbekend
from services.bbz.domain.rechtmatigheid import Feiten, Oordeel, Uitslag, artikel_van, eis_rechtmatig, toets
from services.bbz.store import normen, queries
from services.bbz.store.geheim import VERWERKING, lees_tekst, versleutel_tekst
from services.bbz.store.tables import Aanvraag, Toetspunt
from services.bbz.usecases.stel_samen import eis_open

_INVOER, _REDEN = "toetspunt.invoer", "toetspunt.reden"


@dataclass(frozen=True, slots=True)
class ToetsRechtmatigheid:
    """What is known of the applicant."""

    aanvraag_id: UUID
    feiten: Feiten
    boekdatum: date


@dataclass(frozen=True, slots=True)
class WijkAf:
    """Which test a person decides otherwise, and why."""

    aanvraag_id: UUID
    code: str
    oordeel: Oordeel
    reden: str
    boekdatum: date


@dataclass(frozen=True, slots=True)
class Toetsstand:
    """One test as it stands now: input, outcome, article, who, when, and why he decided otherwise if he did."""

    code: str
    artikel: str
    oordeel: Oordeel
    invoer: Mapping[str, str | None]
    reden: str | None
    datum: date
    door: str


async def toets_rechtmatigheid(session: WriteSession, bos: Sleutelbos, opdracht: ToetsRechtmatigheid, actor: Actor) -> list[Toetsstand]:
    """Store every outcome, and give them all back as they stand. Raises AanvraagGesloten or NormOntbreekt."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    uitslagen = toets(aanvraag.soort, opdracht.feiten, opdracht.boekdatum, await normen.op(session, opdracht.boekdatum))
    session.add_all(_rij(bos, aanvraag, uitslag, opdracht.boekdatum, actor) for uitslag in uitslagen)
    await session.flush()
    nieuw = {uitslag.code: uitslag.oordeel.value for uitslag in uitslagen}
    await audit.schrijf(session, aanvraag.gemeente, "rechtmatigheid-toetsen", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    return await lees_toetsen(session, bos, aanvraag)


async def wijk_af(session: WriteSession, bos: Sleutelbos, opdracht: WijkAf, actor: Actor) -> list[Toetsstand]:
    """Decide one test otherwise, with a reason. Raises AanvraagGesloten, or ToetsOnbekend when it was not done."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    eis_open(aanvraag)
    artikel = artikel_van(opdracht.code)
    gedaan = (await queries.toetspunten(session, aanvraag.gemeente, aanvraag.id)).get(opdracht.code)
    if gedaan is None:
        raise ToetsOnbekend(opdracht.code)
    invoer: dict[str, str | None] = json.loads(lees_tekst(bos, _INVOER, gedaan.invoer))
    uitslag = Uitslag(opdracht.code, artikel, opdracht.oordeel, invoer)
    session.add(_rij(bos, aanvraag, uitslag, opdracht.boekdatum, actor, opdracht.reden))
    await session.flush()
    oud, nieuw = {opdracht.code: gedaan.uitkomst}, {opdracht.code: opdracht.oordeel.value}
    await audit.schrijf(session, aanvraag.gemeente, "van-toets-afwijken", "aanvraag", aanvraag.id, actor, oud=oud, nieuw=nieuw)
    return await lees_toetsen(session, bos, aanvraag)


async def lees_toetsen(session: WriteSession, bos: Sleutelbos, aanvraag: Aanvraag) -> list[Toetsstand]:
    """Every test as it stands, in the order of the law; reading it stands in the verwerkingenlog."""
    betrokkene = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="rechtmatigheidstoets")
    punten = await queries.toetspunten(session, aanvraag.gemeente, aanvraag.id)
    return [_stand(bos, rij) for rij in punten.values()]


async def eis_rechtmatige_aanvraag(session: WriteSession, aanvraag: Aanvraag) -> None:
    """Raise NietRechtmatig when this aanvraag may not lead to a grant yet."""
    punten = await queries.toetspunten(session, aanvraag.gemeente, aanvraag.id)
    eis_rechtmatig(aanvraag.soort, {code: Oordeel(rij.uitkomst) for code, rij in punten.items()})


def _rij(bos: Sleutelbos, aanvraag: Aanvraag, uitslag: Uitslag, op: date, actor: Actor, reden: str | None = None) -> Toetspunt:
    return Toetspunt(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        code=uitslag.code,
        artikel=uitslag.artikel,
        uitkomst=uitslag.oordeel.value,
        invoer=versleutel_tekst(bos, _INVOER, json.dumps(uitslag.invoer)),
        reden=versleutel_tekst(bos, _REDEN, reden) if reden else None,
        datum=op,
        door=actor.wie,
    )


def _stand(bos: Sleutelbos, rij: Toetspunt) -> Toetsstand:
    invoer: dict[str, str | None] = json.loads(lees_tekst(bos, _INVOER, rij.invoer))
    reden = lees_tekst(bos, _REDEN, rij.reden) if rij.reden else None
    return Toetsstand(rij.code, rij.artikel, Oordeel(rij.uitkomst), invoer, reden, rij.datum, rij.door)
