"""Offer contact after the end of the route; the entrepreneur chooses (document 003, item 20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import NazorgGestart
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import NazorgAlAangeboden, NazorgNietGevonden
from services.intake.domain.traject import Stap
from services.intake.domain.uitstroom import NAZORG, Nazorgstap, Nazorgstatus, na_antwoord
from services.intake.store import queries
from services.intake.store.tables import Nazorg, Nazorgcontact
from services.intake.usecases.dossier import VERSLAG, lees_dossier, open_dossier


@dataclass(frozen=True, slots=True)
class Nazorghandeling:
    """One act on the nazorg, on the day that it counts from."""

    nazorg_id: UUID
    gezien: int
    datum: date
    boekdatum: date


async def bied_nazorg(session: WriteSession, traject_id: UUID, boekdatum: date, actor: Actor) -> UUID:
    """Store the offer; return its id. Raises TrajectNietGevonden, StapNietMogelijk or NazorgAlAangeboden."""
    traject = await open_dossier(session, actor, traject_id, Stap.NAZORG, naam="nazorg aangeboden")
    if await queries.nazorg_van_traject(session, traject.gemeente, traject.id):
        raise NazorgAlAangeboden
    nazorg = Nazorg(
        gemeente=traject.gemeente, versie=1, traject_id=traject.id, status=Nazorgstatus.AANGEBODEN.value, aangeboden_op=boekdatum
    )
    session.add(nazorg)
    await session.flush()
    await audit.schrijf(session, traject.gemeente, "aanbieden", "nazorg", nazorg.id, actor, nieuw={"status": nazorg.status})
    return nazorg.id


async def beantwoord_nazorg(session: WriteSession, opdracht: Nazorghandeling, actor: Actor, *, gewenst: bool) -> None:
    """He wants it or not; a yes publishes `nazorg-gestart`.

    Raises NazorgNietGevonden, VersieVerouderd, StapNietMogelijk, NazorgAlBeantwoord or DatumNietMogelijk.
    """
    nazorg = await queries.nazorg_met_slot(session, actor.gemeenten, opdracht.nazorg_id)
    verwacht_versie(nazorg, opdracht.gezien)
    traject = await open_dossier(session, actor, nazorg.traject_id, Stap.NAZORG, naam="nazorg beantwoord")
    status = na_antwoord(nazorg.stand, gewenst=gewenst)
    controleer_datum("antwoord", opdracht.datum, nazorg.aangeboden_op, opdracht.boekdatum)
    await _bewaar(session, nazorg, status, actor)
    if gewenst:
        nazorg.gestart_op = opdracht.datum
        await append(session, NazorgGestart(traject_id=traject.id, datum=opdracht.datum), aggregate=traject, boekdatum=opdracht.boekdatum)


async def leg_contact_vast(
    session: WriteSession, bos: Sleutelbos, opdracht: Nazorghandeling, verslag: str | None, actor: Actor, *, bereikt: bool
) -> UUID:
    """One contact moment; return its id. Raises NazorgNietGevonden, VersieVerouderd, StapNietMogelijk or DatumNietMogelijk."""
    nazorg = await _open(session, opdracht, actor, Nazorgstap.CONTACT)
    contact = Nazorgcontact(
        gemeente=nazorg.gemeente,
        traject_id=nazorg.traject_id,
        datum=opdracht.datum,
        bereikt=bereikt,
        verslag=bos.versleutel(verslag, VERSLAG) if verslag else None,
        gevoerd_door=actor.wie,
    )
    session.add(contact)
    await _bewaar(session, nazorg, NAZORG.volgende(Nazorgstap.CONTACT, nazorg.stand), actor)
    return contact.id


async def rond_nazorg_af(session: WriteSession, opdracht: Nazorghandeling, actor: Actor) -> None:
    """Nazorg is done. Raises NazorgNietGevonden, VersieVerouderd, StapNietMogelijk or DatumNietMogelijk."""
    nazorg = await _open(session, opdracht, actor, Nazorgstap.EINDE)
    nazorg.geeindigd_op = opdracht.datum
    await _bewaar(session, nazorg, NAZORG.volgende(Nazorgstap.EINDE, nazorg.stand), actor)


async def lees_nazorg(
    session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor
) -> tuple[Nazorg, Sequence[tuple[Nazorgcontact, str | None]]]:
    """The nazorg with its contact moments. Raises TrajectNietGevonden or NazorgNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="nazorg gelezen")
    nazorg = await queries.nazorg_van_traject(session, traject.gemeente, traject.id)
    if nazorg is None:
        raise NazorgNietGevonden
    rijen = await queries.nazorgcontact_rijen(session, traject.gemeente, traject.id)
    return nazorg, [(rij, bos.ontsleutel(rij.verslag, VERSLAG) if rij.verslag else None) for rij in rijen]


async def _open(session: WriteSession, opdracht: Nazorghandeling, actor: Actor, stap: Nazorgstap) -> Nazorg:
    nazorg = await queries.nazorg_met_slot(session, actor.gemeenten, opdracht.nazorg_id)
    verwacht_versie(nazorg, opdracht.gezien)
    await open_dossier(session, actor, nazorg.traject_id, Stap.NAZORG, naam=f"nazorg: {stap.value}")
    NAZORG.controleer(stap, nazorg.stand)
    controleer_datum(stap.value, opdracht.datum, nazorg.gestart_op or nazorg.aangeboden_op, opdracht.boekdatum)
    return nazorg


async def _bewaar(session: WriteSession, nazorg: Nazorg, status: Nazorgstatus, actor: Actor) -> None:
    oud, nazorg.status, nazorg.versie = nazorg.status, status.value, nazorg.versie + 1
    await session.flush()
    nieuw = {"status": nazorg.status}
    await audit.schrijf(session, nazorg.gemeente, "bijwerken", "nazorg", nazorg.id, actor, oud={"status": oud}, nieuw=nieuw)
