"""Ask the judge for a moratorium, a voorlopige voorziening or the Wsnp, and record what came of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import Oplossing, OplossingBereikt, SchuldregelingGeeindigd, SchuldregelingGestart
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import NietsToegewezen, UitspraakAlGedaan
from services.intake.domain.gerechtelijk import SCHULDEISERS_WACHTEN, Uitspraak, Verzoeksoort, beoordeel_duur
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import GerechtelijkeStap, Traject
from services.intake.usecases.dossier import log_traject, open_dossier

#: What one round of the job ends per transaction, at most.
BATCH = 500


@dataclass(frozen=True, slots=True)
class LegRechterUitspraakVast:
    """What the judge decided; for a moratorium from when through when."""

    stap_id: UUID
    gezien: int
    uitspraak: Uitspraak
    datum: date
    van: date | None
    tot_en_met: date | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class BeeindigStap:
    """From which day what was granted no longer holds; `geslaagd`: the Wsnp ended with a schone lei."""

    stap_id: UUID
    gezien: int
    datum: date
    geslaagd: bool
    boekdatum: date


async def ga_naar_rechter(
    session: WriteSession, traject_id: UUID, soort: Verzoeksoort, gevraagd_op: date, boekdatum: date, actor: Actor
) -> UUID:
    """Store the request; return its id. Raises TrajectNietGevonden, StapNietMogelijk or DatumNietMogelijk."""
    traject = await open_dossier(session, actor, traject_id, Stap.OPLOSSING, naam=f"{soort.value} gevraagd")
    controleer_datum("verzoek", gevraagd_op, traject.hulpvraag_op, boekdatum)
    stap = GerechtelijkeStap(gemeente=traject.gemeente, versie=1, traject_id=traject.id, soort=soort.value, gevraagd_op=gevraagd_op)
    session.add(stap)
    await session.flush()
    await audit.schrijf(session, traject.gemeente, "verzoeken", "gerechtelijke-stap", stap.id, actor, nieuw={"soort": stap.soort})
    return stap.id


async def leg_rechter_uitspraak_vast(session: WriteSession, opdracht: LegRechterUitspraakVast, actor: Actor) -> None:
    """Store the decision. What makes creditors wait is published, and admission to the Wsnp as the solution.

    Raises GerechtelijkeStapNietGevonden, VersieVerouderd, UitspraakAlGedaan, DatumNietMogelijk, EindeOntbreekt or MoratoriumTeLang.
    """
    stap = await queries.gerechtelijke_stap_met_slot(session, actor.gemeenten, opdracht.stap_id)
    verwacht_versie(stap, opdracht.gezien)
    if stap.uitspraak is not None:
        raise UitspraakAlGedaan
    traject = await open_dossier(session, actor, stap.traject_id, Stap.OPLOSSING, naam=f"{stap.soort} {opdracht.uitspraak.value}")
    controleer_datum("uitspraak", opdracht.datum, stap.gevraagd_op, opdracht.boekdatum)
    stap.uitspraak, stap.uitspraak_op, stap.versie = opdracht.uitspraak.value, opdracht.datum, stap.versie + 1
    if opdracht.uitspraak is Uitspraak.TOEGEWEZEN:
        stap.van = opdracht.van or opdracht.datum
        stap.tot_en_met = beoordeel_duur(stap.verzoeksoort, stap.van, opdracht.tot_en_met)
    await session.flush()
    nieuw = {"uitspraak": stap.uitspraak, "van": stap.van, "tot_en_met": stap.tot_en_met}
    await audit.schrijf(session, stap.gemeente, "uitspraak", "gerechtelijke-stap", stap.id, actor, nieuw=nieuw)
    if stap.van and stap.verzoeksoort in SCHULDEISERS_WACHTEN:
        gestart = SchuldregelingGestart(traject_id=traject.id, soort=stap.soort, datum=stap.van, tot_en_met=stap.tot_en_met)
        await append(session, gestart, aggregate=traject, boekdatum=opdracht.boekdatum)
    if stap.van and stap.verzoeksoort is Verzoeksoort.WSNP:
        bereikt = OplossingBereikt(traject_id=traject.id, oplossing=Oplossing.WSNP, datum=stap.van)
        await append(session, bereikt, aggregate=traject, boekdatum=opdracht.boekdatum)


async def beeindig_gerechtelijke_stap(session: WriteSession, opdracht: BeeindigStap, actor: Actor) -> None:
    """The judge ended what he granted, or it ran its course: creditors no longer wait for it. Possible after uitstroom too.

    Raises GerechtelijkeStapNietGevonden, VersieVerouderd, NietsToegewezen or DatumNietMogelijk.
    """
    stap = await queries.gerechtelijke_stap_met_slot(session, actor.gemeenten, opdracht.stap_id)
    verwacht_versie(stap, opdracht.gezien)
    if stap.van is None or stap.geeindigd_op is not None:
        raise NietsToegewezen
    traject = await queries.traject_met_slot(session, [stap.gemeente], stap.traject_id)
    await log_traject(session, traject, naam=f"{stap.soort} beëindigd")
    controleer_datum("einde", opdracht.datum, stap.van, opdracht.boekdatum)
    await sluit_stap(session, stap, traject, opdracht.datum, opdracht.boekdatum, actor, geslaagd=opdracht.geslaagd)


async def sluit_stap(
    session: WriteSession, stap: GerechtelijkeStap, traject: Traject, datum: date, boekdatum: date, actor: Actor, *, geslaagd: bool
) -> None:
    """What the judge granted ended: publish it once, when creditors waited for it."""
    stap.geeindigd_op, stap.versie = datum, stap.versie + 1
    nieuw = {"geeindigd_op": datum, "geslaagd": geslaagd}
    await audit.schrijf(session, stap.gemeente, "beeindigen", "gerechtelijke-stap", stap.id, actor, nieuw=nieuw)
    if stap.verzoeksoort in SCHULDEISERS_WACHTEN:
        einde = SchuldregelingGeeindigd(traject_id=traject.id, soort=stap.soort, datum=datum, geslaagd=geslaagd)
        await append(session, einde, aggregate=traject, boekdatum=boekdatum)


async def sluit_afgelopen_stappen(session: WriteSession, gemeente: str, op: date) -> int:
    """End every moratorium and voorlopige voorziening of this gemeente whose last day has passed on `op`; return how many."""
    rijen = await queries.afgelopen_stappen(session, gemeente, op, BATCH)
    vanzelf = Actor("intake", frozenset({gemeente}), frozenset(), soort="systeem", oorsprong="intake")
    for stap in rijen:
        traject = await queries.traject_met_slot(session, [gemeente], stap.traject_id)
        await log_traject(session, traject, naam=f"{stap.soort} geëindigd")
        await sluit_stap(session, stap, traject, stap.tot_en_met or op, op, vanzelf, geslaagd=False)
    return len(rijen)
