"""Extend levensonderhoud, end it, or recover what was not due: three decisions by two people (Bbz 2004, art. 18, 23, 27, 44-46)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.outbox import append
from kernel.termijnbewaking import lopende_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bijstandsnorm import boekjaar_van
from services.bbz.domain.duur import Verlengingsgrond, duurregel, toets_inkomenseis, toets_verlenging
from services.bbz.domain.fouten.uitkering import DatumNietGoed, UitkeringGeeindigd
from services.bbz.domain.herbeoordeling import HERBEOORDELING
from services.bbz.domain.levensonderhoud import Eindreden, laatste_dag
from services.bbz.domain.overgang import Overgangsrecht
from services.bbz.domain.terugvordering import Terugvorderingsgrond, toets_terugvordering
from services.bbz.store import normen, queries
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.queries.boekjaren import boekjaar_van_voorziening, teruggevorderd, vaststelling
from services.bbz.store.queries.uitkeringen import maanden, uitkering_met_slot
from services.bbz.store.tables import Voorziening
from services.bbz.store.tables.uitkering import Uitkering
from services.bbz.usecases.beeindig_uitkering import beeindig_uitkering
from services.bbz.usecases.herbeoordeel import plan_volgende
from services.bbz.usecases.uitvoeringsvoorstel import (
    BEEINDIGING,
    TERUGVORDERING,
    VERLENGING,
    Voorgelegd,
    bewaar_besluit,
    leg_voor,
    niet_verouderd,
)


@dataclass(frozen=True, slots=True)
class StelWijzigingVoor:
    """What is proposed: `soort` is VERLENGING, BEEINDIGING or TERUGVORDERING, `inhoud` says the rest."""

    uitkering_id: UUID
    soort: str
    inhoud: Mapping[str, Any]
    boekdatum: date


async def stel_wijziging_voor(
    session: WriteSession, bos: Sleutelbos, opdracht: StelWijzigingVoor, overgang: Overgangsrecht, actor: Actor
) -> UUID:
    """Store the proposal when it can be; return its id. Raises UitkeringNietGevonden, one of UitkeringGeweigerd, or NormOntbreekt."""
    voorziening, uitkering = await uitkering_met_slot(session, actor.gemeenten, opdracht.uitkering_id)
    await _toets(session, uitkering, opdracht.soort, opdracht.inhoud, overgang, opdracht.boekdatum)
    await _log(session, voorziening, f"{opdracht.soort.removeprefix('bbz-')} voorgesteld")
    return await leg_voor(session, bos, opdracht.soort, voorziening, opdracht.inhoud, opdracht.boekdatum, actor)


async def wijzig_uitkering(
    session: WriteSession, bos: Sleutelbos, voorgelegd: Voorgelegd, overgang: Overgangsrecht, boekdatum: date, actor: Actor
) -> UUID:
    """Carry the proposal out and publish what follows; return the uitkering's id."""
    voorziening, uitkering = await uitkering_met_slot(session, [voorgelegd.gemeente], voorgelegd.onderwerp_id)
    niet_verouderd(voorgelegd, voorziening)
    samen = await _toets(session, uitkering, voorgelegd.soort, voorgelegd.inhoud, overgang, boekdatum)
    besluit_id = await bewaar_besluit(session, bos, voorgelegd, voorziening.id, boekdatum, actor)
    if voorgelegd.soort == VERLENGING:
        assert samen is not None, "an extension has its months"
        await _verleng(session, voorziening, uitkering, samen, voorgelegd.inhoud)
    elif voorgelegd.soort == BEEINDIGING:
        einde, reden = date.fromisoformat(str(voorgelegd.inhoud["datum"])), Eindreden(voorgelegd.inhoud["reden"])
        await beeindig_uitkering(session, voorziening, uitkering, einde, reden, boekdatum)
    else:
        gebeurtenis = contract.TerugvorderingBesloten(
            besluit_id=besluit_id,
            voorziening_id=voorziening.id,
            artikel=Terugvorderingsgrond(voorgelegd.inhoud["grond"]).artikel,
            bedrag_centen=voorgelegd.inhoud["bedrag"],
            datum=boekdatum,
        )
        await append(session, gebeurtenis, aggregate=voorziening, boekdatum=boekdatum)
    await _log(session, voorziening, f"{voorgelegd.soort.removeprefix('bbz-')} besloten")
    nieuw = {"besluit": str(besluit_id), "totEnMet": str(uitkering.tot_en_met), "beeindigdOp": str(uitkering.beeindigd_op or "")}
    await audit.schrijf(session, voorziening.gemeente, voorgelegd.soort, "uitkering", voorziening.id, actor, nieuw=nieuw)
    return voorziening.id


async def _toets(
    session: WriteSession, uitkering: Uitkering, soort: str, inhoud: Mapping[str, Any], overgang: Overgangsrecht, boekdatum: date
) -> int | None:
    """The months in all, of an extension; None of the others."""
    if soort == TERUGVORDERING:
        await _toets_terugvordering(session, uitkering, inhoud, boekdatum)
        return None
    if uitkering.beeindigd_op:
        raise UitkeringGeeindigd(uitkering.beeindigd_op)
    if soort == BEEINDIGING:
        datum = date.fromisoformat(str(inhoud["datum"]))
        if not uitkering.begin <= datum <= uitkering.tot_en_met:
            raise DatumNietGoed(datum, f"kies een dag van {uitkering.begin} tot en met {uitkering.tot_en_met}")
        return None
    begin_normen = await normen.op(session, uitkering.begin)
    regel = duurregel(uitkering.categorie, uitkering.begin, begin_normen, overgang.stb_2025_220_vanaf)
    bruto = inhoud.get("verwacht_bruto")
    toets_inkomenseis(uitkering.categorie, Bedrag(bruto) if bruto is not None else None, await normen.op(session, boekdatum))
    return toets_verlenging(uitkering.categorie, uitkering.maanden, inhoud["maanden"], Verlengingsgrond(inhoud["grond"]), regel)


async def _toets_terugvordering(session: WriteSession, uitkering: Uitkering, inhoud: Mapping[str, Any], boekdatum: date) -> None:
    """Never more than was paid over that boekjaar and is not a claim yet: by an earlier decision, or by the vaststelling."""
    jaar = int(inhoud["boekjaar"])
    alle = await maanden(session, uitkering.gemeente, uitkering.id)
    betaald = [m for m in alle if boekjaar_van(m.maand, uitkering.boekjaar_begint_in).jaar == jaar]
    som = Bedrag(sum(m.bedrag_centen for m in betaald))
    laatst = max((m.betaald_op for m in betaald), default=uitkering.begin)
    boekjaar = await boekjaar_van_voorziening(session, uitkering.gemeente, uitkering.id, jaar)
    if boekjaar and (vastgesteld := await vaststelling(session, uitkering.gemeente, boekjaar.id)):
        som += Bedrag(vastgesteld.extra_centen - vastgesteld.terug_centen)
    rest = som - await teruggevorderd(session, uitkering.gemeente, uitkering.id, jaar)
    toets_terugvordering(Terugvorderingsgrond(inhoud["grond"]), Bedrag(inhoud["bedrag"]), rest, laatst, boekdatum)


async def _verleng(session: WriteSession, voorziening: Voorziening, uitkering: Uitkering, samen: int, inhoud: Mapping[str, Any]) -> None:
    uitkering.maanden, uitkering.tot_en_met = samen, laatste_dag(uitkering.begin, samen)
    uitkering.medisch_verlengd = uitkering.medisch_verlengd or inhoud["grond"] == Verlengingsgrond.MEDISCH_OF_SOCIAAL.value
    voorziening.versie += 1
    await session.flush()
    if await lopende_termijn(session, uitkering.gemeente, uitkering.id, HERBEOORDELING) is None:
        await plan_volgende(session, uitkering)


async def _log(session: WriteSession, voorziening: Voorziening, naam: str) -> None:
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam)
