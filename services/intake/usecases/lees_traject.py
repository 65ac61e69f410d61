"""Read what is personal in a traject: plannen, intentions, tests, objections and requests for papers."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.briefopslag import ConceptNietGevonden
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.intake.domain.plan import PlanVanAanpak, uit_json
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store import queries, tables
from services.intake.usecases.betrokkene import BEVINDING, BEWIJS, BEZWAARGRONDEN, EINDBEWIJS, GEVRAAGD, PLAN, TOETS, ZIENSWIJZE
from services.intake.usecases.brieftekst import HERSTELTERMIJN, VOORNEMEN
from services.intake.usecases.dossier import lees_dossier, log_traject
from services.intake.usecases.lees_dossier import Briefdossier, lees_brief


@dataclass(frozen=True, slots=True)
class Gelezenvoornemen:
    """An intention, opened."""

    id: UUID
    soort: Besluitsoort
    verzonden_op: date
    zienswijze_tot_en_met: date
    zienswijze_op: date | None
    zienswijze: str | None


@dataclass(frozen=True, slots=True)
class Gelezengrondonderzoek:
    """What was found about a ground, opened."""

    id: UUID
    grond: Weigeringsgrond
    bron: str
    bevinding: str
    datum: date


@dataclass(frozen=True, slots=True)
class Gelezenhersteltermijn:
    """A request for papers, opened."""

    id: UUID
    gegeven_op: date
    tot_en_met: date
    gevraagd: tuple[str, ...]
    ontvangen_op: date | None
    verstreken: bool


@dataclass(frozen=True, slots=True)
class Gelezenplan:
    """One version of the plan, opened."""

    id: UUID
    besluit_id: UUID
    nummer: int
    vastgesteld_op: date
    plan: PlanVanAanpak


async def lees_voornemens(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> list[Gelezenvoornemen]:
    """Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="voornemens gelezen")
    return [
        Gelezenvoornemen(
            id=rij.id,
            soort=Besluitsoort(rij.soort),
            verzonden_op=rij.verzonden_op,
            zienswijze_tot_en_met=rij.zienswijze_tot_en_met,
            zienswijze_op=rij.zienswijze_op,
            zienswijze=bos.ontsleutel(rij.zienswijze, ZIENSWIJZE) if rij.zienswijze else None,
        )
        for rij in await queries.voornemens(session, traject.gemeente, traject.id)
    ]


async def lees_voornemenbrief(session: WriteSession, bos: Sleutelbos, voornemen_id: UUID, actor: Actor) -> Briefdossier:
    """Raises VoornemenNietGevonden or ParameterOntbreekt."""
    rij = await queries.voornemen(session, actor.gemeenten, voornemen_id)
    return await lees_brief(session, bos, rij.gemeente, rij.traject_id, rij.id, VOORNEMEN.code, rij.id, rij.verzonden_op)


async def lees_grondonderzoeken(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> list[Gelezengrondonderzoek]:
    """Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="onderzoek naar weigeringsgrond gelezen")
    return [
        Gelezengrondonderzoek(rij.id, Weigeringsgrond(rij.grond), rij.bron, bos.ontsleutel(rij.bevinding, BEVINDING), rij.datum)
        for rij in await queries.grondonderzoeken(session, traject.gemeente, traject.id)
    ]


async def lees_hersteltermijnen(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> list[Gelezenhersteltermijn]:
    """Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="hersteltermijnen gelezen")
    return [
        Gelezenhersteltermijn(
            id=rij.id,
            gegeven_op=rij.gegeven_op,
            tot_en_met=rij.tot_en_met,
            gevraagd=tuple(json.loads(bos.ontsleutel(rij.gevraagd, GEVRAAGD))),
            ontvangen_op=rij.ontvangen_op,
            verstreken=rij.verstreken,
        )
        for rij in await queries.hersteltermijnen(session, traject.gemeente, traject.id)
    ]


async def lees_hersteltermijnbrief(
    session: WriteSession, bos: Sleutelbos, traject_id: UUID, hersteltermijn_id: UUID, actor: Actor
) -> Briefdossier:
    """Raises TrajectNietGevonden, ConceptNietGevonden or ParameterOntbreekt."""
    traject = await queries.traject(session, actor.gemeenten, traject_id)
    rij = next((r for r in await queries.hersteltermijnen(session, traject.gemeente, traject.id) if r.id == hersteltermijn_id), None)
    if rij is None:
        raise ConceptNietGevonden
    return await lees_brief(session, bos, traject.gemeente, traject.id, rij.id, HERSTELTERMIJN.code, rij.id, rij.gegeven_op)


async def lees_plannen(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> list[Gelezenplan]:
    """Every version, the first first. Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="plan van aanpak gelezen")
    return [
        Gelezenplan(rij.id, rij.besluit_id, rij.nummer, rij.vastgesteld_op, uit_json(json.loads(bos.ontsleutel(rij.inhoud, PLAN))))
        for rij in await queries.plannen_van_traject(session, traject.gemeente, traject.id)
    ]


async def lees_schuldtoetsen(
    session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor
) -> list[tuple[tables.Schuldtoets, str | None]]:
    """Every test with its reason, the first first. Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="schuldtoetsen gelezen")
    rijen = await queries.schuldtoetsen(session, traject.gemeente, traject.id)
    return [(rij, bos.ontsleutel(rij.motivering, TOETS) if rij.motivering else None) for rij in rijen]


async def lees_bkr(
    session: WriteSession, bos: Sleutelbos, registratie_id: UUID, actor: Actor
) -> tuple[tables.BkrRegistratie, str | None, str | None]:
    """A registration with its two proofs. Raises BkrRegistratieNietGevonden."""
    rij = await queries.bkr_registratie(session, actor.gemeenten, registratie_id)
    await log_traject(session, await queries.traject(session, [rij.gemeente], rij.traject_id), naam="BKR-registratie gelezen")
    bewijs = bos.ontsleutel(rij.bewijs, BEWIJS) if rij.bewijs else None
    return rij, bewijs, bos.ontsleutel(rij.eindbewijs, EINDBEWIJS) if rij.eindbewijs else None


async def lees_bezwaar(session: WriteSession, bos: Sleutelbos, bezwaar_id: UUID, actor: Actor) -> tuple[tables.Bezwaar, str]:
    """An objection and its grounds. Raises BezwaarNietGevonden."""
    rij = await queries.bezwaar(session, actor.gemeenten, bezwaar_id)
    await log_traject(session, await queries.traject(session, [rij.gemeente], rij.traject_id), naam="bezwaar gelezen")
    return rij, bos.ontsleutel(rij.gronden, BEZWAARGRONDEN)
