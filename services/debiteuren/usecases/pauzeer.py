"""Let collection stand still and go on again: by hand, or because intake or bbz said so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from kernel.auth import Actor
from kernel.db import WriteSession
from services.debiteuren.domain.fouten.ladder import PauzeGeeindigd
from services.debiteuren.domain.organisatie import Werk
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.domain.taak import Taaksoort, opdracht
from services.debiteuren.store import queries
from services.debiteuren.store.queries import beleid as beleidsvragen
from services.debiteuren.store.queries import invordering as vragen
from services.debiteuren.store.queries import taken
from services.debiteuren.store.tables import Lening, Pauze, Taak
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.noteer import noteer


@dataclass(frozen=True, slots=True)
class Pauzeer:
    """Why, from when, and until when if that is known. `bron_id` is what caused it."""

    soort: Pauzesoort
    van: date
    tot_en_met: date | None
    boekdatum: date
    bron_id: UUID | None = None
    taak: Taaksoort | None = None


async def pauzeer(session: WriteSession, lening_id: UUID, wat: Pauzeer, door: Actor, gezien: int | None = None) -> UUID | None:
    """Store the pause and turn the light; return its id, or None when this cause paused the loan before.

    Raises LeningNietGevonden or VersieVerouderd.
    """
    werk = await pak(session, door.gemeenten, lening_id, gezien)
    lening = werk.lening
    bron = wat.bron_id or uuid4()
    bestaand = [
        p for p in await vragen.pauzerijen(session, lening.gemeente, [lening.id]) if (p.soort, p.bron_id) == (wat.soort.value, bron)
    ]
    if bestaand:
        return None
    rij = Pauze(gemeente=lening.gemeente, lening_id=lening.id, soort=wat.soort.value, van=wat.van, tot_en_met=wat.tot_en_met, bron_id=bron)
    session.add(rij)
    lening.versie += 1
    await session.flush()
    if wat.taak is not None:
        await maak_taak(session, lening, wat.taak, f"{bron}", wat.boekdatum)
    await leg_vast(session, [werk], wat.boekdatum, max(wat.boekdatum, lening.bijgewerkt_tot_en_met))
    await noteer(session, lening, "invordering-gepauzeerd", door, {"soort": rij.soort, "van": rij.van, "totEnMet": rij.tot_en_met})
    return rij.id


async def beeindig_pauze(
    session: WriteSession, rij: Pauze, laatste_dag: date, boekdatum: date, door: Actor, gezien: int | None = None
) -> None:
    """Collection goes on after `laatste_dag`. Raises PauzeGeeindigd or VersieVerouderd."""
    if rij.tot_en_met is not None and rij.tot_en_met < boekdatum:
        raise PauzeGeeindigd(rij.tot_en_met)
    werk = await pak(session, [rij.gemeente], rij.lening_id, gezien)
    oud = rij.tot_en_met
    rij.tot_en_met = max(laatste_dag, rij.van - timedelta(days=1))
    werk.lening.versie += 1
    await session.flush()
    await leg_vast(session, [werk], boekdatum, max(boekdatum, werk.lening.bijgewerkt_tot_en_met))
    await noteer(session, werk.lening, "pauze-beeindigd", door, {"totEnMet": rij.tot_en_met}, {"totEnMet": oud})


async def maak_taak(session: WriteSession, lening: Lening, soort: Taaksoort, sleutel: str, dag: date, werk: Werk | None = None) -> None:
    """A work item for whoever does this kind of work in the gemeente, to be done within the days that it chose for contact."""
    beleid = await beleidsvragen.beleid_op(session, lening.gemeente, dag)
    plek = beleid.indeling.plek(werk or opdracht(soort).werk).value
    uiterlijk = dag + timedelta(days=beleid.contact_binnen_dagen)
    taak = Taak(lening_id=lening.id, soort=soort.value, sleutel=sleutel, plek=plek, uiterlijk=uiterlijk)
    await taken.voeg_taken_toe(session, lening.gemeente, dag, [taak])


async def leningen_van_persoon(session: WriteSession, gemeente: str, hashes: Collection[bytes]) -> Sequence[Lening]:
    """The loans that are not closed, of this person (the keyed hashes of his BSN)."""
    ids = await vragen.leningen_van_persoon(session, gemeente, hashes)
    gevonden = await queries.leningen_met_slot(session, [(gemeente, i) for i in ids])
    return [rij for rij in gevonden.values() if rij.stoplicht != Kleur.AFGESLOTEN.value]
