"""Papers with an opdracht, and the opdracht as someone reads it: decrypted, and in the verwerkingenlog who it was given to."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Fout
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten.opdracht import StukNietLeesbaar
from services.bbz.domain.opdracht import toets_stand
from services.bbz.store import queries
from services.bbz.store.geheim import lees_betrokkene
from services.bbz.store.geheim_uitvoering import BEGELEIDING as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, lees_json, lees_tekst, versleutel_tekst
from services.bbz.store.queries import opdrachten as vragen
from services.bbz.store.tables.opdracht import Opdracht, Opdrachtstuk


@dataclass(frozen=True, slots=True)
class VoegStukToe:
    """A paper: its name, its kind and its content in base64."""

    opdracht_id: UUID
    naam: str
    mediatype: str
    inhoud: str
    boekdatum: date


@dataclass(frozen=True, slots=True)
class Opdrachtdossier:
    """An opdracht as it may be read, with the papers by name and the progress by day."""

    rij: Opdracht
    betrokkene: Betrokkene
    opdracht: str
    doelen: list[str]
    oplevering: str | None
    stukken: list[tuple[Opdrachtstuk, str]]
    voortgang: list[tuple[date, int | None, str]]


async def voeg_stuk_toe(session: WriteSession, bos: Sleutelbos, opdracht: VoegStukToe, actor: Actor, nemer: str | None) -> UUID:
    """Store it, encrypted; return its id. Raises OpdrachtNietGevonden, OpdrachtInAndereStand or StukNietLeesbaar."""
    rij = await vragen.opdracht_met_slot(session, actor.gemeenten, opdracht.opdracht_id, nemer)
    toets_stand(rij.status, ("verstrekt", "begonnen"))
    try:
        ruw = b64decode(opdracht.inhoud, validate=True)
    except (Base64Fout, ValueError) as fout:
        raise StukNietLeesbaar from fout
    stuk = Opdrachtstuk(
        gemeente=rij.gemeente,
        opdracht_id=rij.id,
        naam=versleutel_tekst(bos, Plek.STUKNAAM, opdracht.naam),
        mediatype=opdracht.mediatype,
        inhoud=versleutel_tekst(bos, Plek.STUK, b64encode(ruw).decode()),
        grootte=len(ruw),
        datum=opdracht.boekdatum,
        van_opdrachtnemer=nemer is not None,
        door=actor.wie,
    )
    session.add(stuk)
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "stuk-toevoegen", "opdracht", rij.id, actor, nieuw={"stuk": str(stuk.id), "bytes": len(ruw)})
    return stuk.id


async def lees_stuk(
    session: WriteSession, bos: Sleutelbos, opdracht_id: UUID, stuk_id: UUID, actor: Actor, nemer: str | None
) -> tuple[str, bytes]:
    """Media type and content. Raises OpdrachtNietGevonden or StukNietGevonden."""
    rij = await vragen.opdracht(session, actor.gemeenten, opdracht_id, nemer)
    stuk = await vragen.stuk(session, rij.gemeente, rij.id, stuk_id)
    await _log(session, rij, "stuk gelezen", nemer)
    return stuk.mediatype, b64decode(lees_tekst(bos, Plek.STUK, stuk.inhoud))


async def lees_opdracht(session: WriteSession, bos: Sleutelbos, opdracht_id: UUID, actor: Actor, nemer: str | None) -> Opdrachtdossier:
    """The whole opdracht. Raises OpdrachtNietGevonden."""
    rij = await vragen.opdracht(session, actor.gemeenten, opdracht_id, nemer)
    betrokkene = await queries.betrokkene(session, rij.gemeente, rij.betrokkene_id)
    await _log(session, rij, "opdracht gelezen", nemer)
    stukken = await vragen.stukken(session, rij.gemeente, rij.id)
    voortgang = await vragen.voortgang(session, rij.gemeente, rij.id)
    return Opdrachtdossier(
        rij=rij,
        betrokkene=lees_betrokkene(bos, betrokkene),
        opdracht=lees_tekst(bos, Plek.OPDRACHT, rij.opdracht),
        doelen=lees_json(bos, Plek.DOELEN, rij.doelen) if rij.doelen else [],
        oplevering=lees_tekst(bos, Plek.OPLEVERING, rij.oplevering) if rij.oplevering else None,
        stukken=[(stuk, lees_tekst(bos, Plek.STUKNAAM, stuk.naam)) for stuk in stukken],
        voortgang=[(v.datum, v.uren, lees_tekst(bos, Plek.VOORTGANG, v.tekst)) for v in voortgang],
    )


async def _log(session: WriteSession, rij: Opdracht, naam: str, nemer: str | None) -> None:
    betrokkene = await queries.betrokkene(session, rij.gemeente, rij.betrokkene_id)
    await log_verwerking(session, rij.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam, verwerker=nemer)
