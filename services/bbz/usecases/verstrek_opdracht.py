"""Give work to someone of the coachpool: guidance, research, or a traject."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.opdracht import Betaler, Opdrachtsoort, toets_opdracht
from services.bbz.store import queries
from services.bbz.store.geheim_uitvoering import BEGELEIDING as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, versleutel_json, versleutel_tekst
from services.bbz.store.queries.opdrachten import coach_van, eerdere_opdrachten, lopend
from services.bbz.store.queries.starters import traject
from services.bbz.store.queries.uitvoeringsregels import uitvoeringsregel
from services.bbz.store.tables.opdracht import Coach, Opdracht


@dataclass(frozen=True, slots=True)
class VerstrekOpdracht:
    """Who does what for whom, until when and for how much."""

    soort: Opdrachtsoort
    gemeente: str
    opdrachtnemer: str
    betrokkene_id: UUID
    aanvraag_id: UUID | None
    onderzoek_id: UUID | None
    starterstraject_id: UUID | None
    opdracht: str
    doelen: tuple[str, ...]
    betaler: Betaler | None
    prijs: Bedrag
    uiterlijk: date
    boekdatum: date


async def verstrek(session: WriteSession, bos: Sleutelbos, opdracht: VerstrekOpdracht, actor: Actor) -> UUID:
    """Store the opdracht; return its id. Raises CoachNietGevonden, CoachVol, UiterlijkTeVroeg or ToetsingEnBegeleidingApart."""
    coach = await coach_van(session, opdracht.gemeente, opdracht.opdrachtnemer)
    betrokkene = await queries.betrokkene(session, opdracht.gemeente, opdracht.betrokkene_id)
    regel = await uitvoeringsregel(session, opdracht.gemeente, opdracht.boekdatum)
    toets_opdracht(
        opdracht.soort,
        await eerdere_opdrachten(session, opdracht.gemeente, opdracht.opdrachtnemer, betrokkene),
        apart=bool(regel and regel.toetsing_apart),
        vrij=await _vrij(session, coach),
        verstrekt_op=opdracht.boekdatum,
        uiterlijk=opdracht.uiterlijk,
    )
    rij = Opdracht(
        gemeente=opdracht.gemeente,
        soort=opdracht.soort.value,
        opdrachtnemer=opdracht.opdrachtnemer,
        betrokkene_id=opdracht.betrokkene_id,
        aanvraag_id=opdracht.aanvraag_id,
        onderzoek_id=opdracht.onderzoek_id,
        starterstraject_id=opdracht.starterstraject_id,
        opdracht=versleutel_tekst(bos, Plek.OPDRACHT, opdracht.opdracht),
        doelen=versleutel_json(bos, Plek.DOELEN, list(opdracht.doelen)),
        betaler=opdracht.betaler.value if opdracht.betaler else None,
        prijs_centen=opdracht.prijs.centen,
        verstrekt_op=opdracht.boekdatum,
        uiterlijk=opdracht.uiterlijk,
        verstrekt_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    await log_verwerking(
        session, rij.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="opdracht verstrekt", verwerker=opdracht.opdrachtnemer
    )
    nieuw = {"soort": rij.soort, "opdrachtnemer": rij.opdrachtnemer, "prijsCenten": rij.prijs_centen}
    await audit.schrijf(session, rij.gemeente, "opdracht-verstrekken", "opdracht", rij.id, actor, nieuw=nieuw)
    return rij.id


async def verstrek_bij_aanvraag(
    session: WriteSession, bos: Sleutelbos, aanvraag_id: UUID, opdracht: VerstrekOpdracht, actor: Actor
) -> UUID:
    """The same, for the person of an aanvraag. Raises AanvraagNietGevonden too."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, aanvraag_id)
    volledig = replace(opdracht, gemeente=aanvraag.gemeente, betrokkene_id=aanvraag.betrokkene_id, aanvraag_id=aanvraag.id)
    return await verstrek(session, bos, volledig, actor)


async def verstrek_bij_traject(session: WriteSession, bos: Sleutelbos, traject_id: UUID, opdracht: VerstrekOpdracht, actor: Actor) -> UUID:
    """The same, for a starter in preparation. Raises StarterstrajectNietGevonden too."""
    rij = await traject(session, actor.gemeenten, traject_id)
    volledig = replace(opdracht, gemeente=rij.gemeente, betrokkene_id=rij.betrokkene_id, starterstraject_id=rij.id)
    return await verstrek(session, bos, volledig, actor)


async def _vrij(session: WriteSession, coach: Coach) -> int:
    return coach.capaciteit - await lopend(session, coach.gemeente, coach.client) if coach.actief else 0
