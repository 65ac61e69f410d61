"""Ask for missing papers: the decision term stands still until they come, or until the hersteltermijn ends (Awb, art. 4:5 and 4:15).

The term is suspended from the day after the invitation. It goes on the day the papers come; when nothing comes, the day after
the last day of the hersteltermijn.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.briefopslag import maak_concept, sjabloon_van, stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.termijn import Termijn
from kernel.termijnbewaking import hervat, lopende_termijn, schort_op
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import GeenHersteltermijn, HersteltermijnLoopt
from services.intake.domain.termijnen import BESLUIT, besluittermijn
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Hersteltermijn, Traject
from services.intake.usecases.betrokkene import GEVRAAGD
from services.intake.usecases.brieftekst import HERSTELTERMIJN, hersteltermijnvelden
from services.intake.usecases.dossier import open_dossier

REDEN = "hersteltermijn"
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GeefHersteltermijn:
    """What is missing, and the last day on which it may come."""

    traject_id: UUID
    gezien: int
    gevraagd: tuple[str, ...]
    tot_en_met: date
    boekdatum: date


@dataclass(frozen=True, slots=True)
class OntvangAanvulling:
    """The papers came, on this day."""

    traject_id: UUID
    gezien: int
    ontvangen_op: date
    boekdatum: date


async def geef_hersteltermijn(session: WriteSession, bos: Sleutelbos, opdracht: GeefHersteltermijn, actor: Actor) -> UUID:
    """Store the hersteltermijn and suspend the term; return its id.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk, HersteltermijnLoopt, DatumNietMogelijk or TermijnVerstreken.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.HERSTEL, naam="hersteltermijn gegeven")
    verwacht_versie(traject, opdracht.gezien)
    if loopt := await queries.lopende_hersteltermijn(session, traject.gemeente, traject.id):
        raise HersteltermijnLoopt(loopt.tot_en_met)
    controleer_datum("laatste dag van de hersteltermijn", opdracht.tot_en_met, opdracht.boekdatum + _DAG, date.max)
    rij = Hersteltermijn(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        gegeven_op=opdracht.boekdatum,
        tot_en_met=opdracht.tot_en_met,
        gevraagd=bos.versleutel(json.dumps(opdracht.gevraagd), GEVRAAGD),
        gegeven_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    await _schrijf_brief(session, bos, traject, rij, opdracht)
    if termijn := await lopende_termijn(session, traject.gemeente, traject.id, BESLUIT):
        await schort_op(session, termijn, besluittermijn_van(traject).soort, opdracht.boekdatum + _DAG, REDEN)
    traject.versie += 1  # no event of its own, yet whoever saw the term run must look again
    await session.flush()
    nieuw = {"hersteltermijn": rij.id, "tot_en_met": rij.tot_en_met}
    await audit.schrijf(session, traject.gemeente, "hersteltermijn", "traject", traject.id, actor, nieuw=nieuw)
    return rij.id


async def _schrijf_brief(
    session: WriteSession, bos: Sleutelbos, traject: Traject, rij: Hersteltermijn, opdracht: GeefHersteltermijn
) -> None:
    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    sjabloon = await sjabloon_van(session, traject.gemeente, HERSTELTERMIJN)
    tekst = sjabloon.vul(hersteltermijnvelden(opdracht.gevraagd, opdracht.tot_en_met))
    await maak_concept(session, bos, traject.gemeente, rij.id, HERSTELTERMIJN.code, tekst, betrokkene.bsn_hash)
    await stel_brief_vast(session, traject.gemeente, rij.id, HERSTELTERMIJN.code, opdracht.boekdatum)  # sent on this day


async def ontvang_aanvulling(session: WriteSession, opdracht: OntvangAanvulling, actor: Actor) -> Traject:
    """The term runs on from the day the papers came; return the traject with its new last day.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk, GeenHersteltermijn or DatumNietMogelijk.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.HERSTEL, naam="aanvulling ontvangen")
    verwacht_versie(traject, opdracht.gezien)
    rij = await queries.lopende_hersteltermijn(session, traject.gemeente, traject.id)
    if rij is None:
        raise GeenHersteltermijn
    uiterlijk = min(opdracht.boekdatum, rij.tot_en_met)
    controleer_datum("dag van ontvangst", opdracht.ontvangen_op, rij.gegeven_op + _DAG, max(uiterlijk, rij.gegeven_op + _DAG))
    rij.ontvangen_op = opdracht.ontvangen_op
    await _hervat(session, traject, opdracht.ontvangen_op, actor)
    return traject


async def laat_verstrijken(session: WriteSession, gemeente: str, op: date, aantal: int, actor: Actor) -> int:
    """Where nothing came, the term runs on from the day after the last day; return how many did, at most `aantal`."""
    rijen = await queries.ongebruikte_hersteltermijnen(session, gemeente, op, aantal)
    for rij, traject in rijen:
        rij.verstreken = True
        await _hervat(session, traject, rij.tot_en_met + _DAG, actor)
    return len(rijen)


async def _hervat(session: WriteSession, traject: Traject, op: date, actor: Actor) -> None:
    oud = traject.besluit_uiterlijk
    if termijn := await lopende_termijn(session, traject.gemeente, traject.id, BESLUIT):
        await hervat(session, termijn, besluittermijn_van(traject).soort, op)
        traject.besluit_uiterlijk = termijn.einde
    traject.versie += 1
    await session.flush()
    wijziging = ({"besluit_uiterlijk": oud}, {"besluit_uiterlijk": traject.besluit_uiterlijk})
    await audit.schrijf(session, traject.gemeente, "termijn-hervatten", "traject", traject.id, actor, *wijziging)


def besluittermijn_van(traject: Traject) -> Termijn:
    """The decision term as it began, by the verordening of that day."""
    return besluittermijn(traject.gemeente, traject.hulpvraag_op, traject.beslistermijn_weken)
