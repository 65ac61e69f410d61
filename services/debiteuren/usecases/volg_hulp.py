"""What intake and bbz tell about the person: a schuldregeling, an ended business, death, removal. Consequences, not decisions."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from contracts.bbz import BedrijfBeeindigd, Beeindigingsreden, OndernemerOverleden, OndernemerVerhuisd
from contracts.intake import SchuldregelingGeeindigd, SchuldregelingGestart
from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.store import queries
from services.debiteuren.store.queries import invordering as vragen
from services.debiteuren.store.tables import Lening
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.pauzeer import Pauzeer, beeindig_pauze, leningen_van_persoon, maak_taak, pauzeer

#: What intake calls it, and what it is here; anything else that makes creditors wait is a schuldregeling.
_SOORT = {"moratorium": Pauzesoort.MORATORIUM, "wsnp": Pauzesoort.WSNP}
_INSOLVENTIE = {Beeindigingsreden.SURSEANCE: Pauzesoort.SURSEANCE, Beeindigingsreden.FAILLISSEMENT: Pauzesoort.FAILLISSEMENT}


async def schuldregeling_gestart(
    session: WriteSession,
    gemeente: str,
    wat: SchuldregelingGestart,
    betrokkene: Betrokkene | None,
    boekdatum: date,
    bos: Sleutelbos,
    door: Actor,
) -> int:
    """Collection of this person's own loans stands still, matched on his BSN; returns how many loans.

    A loan of which he is only co-debtor goes on: whose debt it is, is not in the schuldregeling.
    """
    leningen = await leningen_van_persoon(session, gemeente, _hashes(bos, betrokkene))
    soort = _SOORT.get(wat.soort, Pauzesoort.SCHULDREGELING)
    for lening in leningen:
        pauze = Pauzeer(soort, wat.datum, wat.tot_en_met, boekdatum, wat.traject_id, Taaksoort.SCHULDREGELING)
        await pauzeer(session, lening.id, pauze, door)
    return len(leningen)


async def schuldregeling_geeindigd(
    session: WriteSession, gemeente: str, wat: SchuldregelingGeeindigd, boekdatum: date, door: Actor
) -> None:
    """Collection may go on from `datum`; somebody decides about what is left."""
    soort = _SOORT.get(wat.soort, Pauzesoort.SCHULDREGELING)
    for pauze in await vragen.pauzes_van_bron(session, gemeente, wat.traject_id, soort.value):
        await beeindig_pauze(session, pauze, wat.datum - timedelta(days=1), boekdatum, door)
        lening = await queries.lening(session, [gemeente], pauze.lening_id)
        await maak_taak(session, lening, Taaksoort.SCHULDREGELING_GEEINDIGD, f"{wat.traject_id}:{wat.datum}", boekdatum)


async def bedrijf_beeindigd(session: WriteSession, gemeente: str, wat: BedrijfBeeindigd, boekdatum: date, door: Actor) -> None:
    """The loan may be called (art. 39 lid 2): a person decides. In surseance or bankruptcy the curator comes between."""
    for lening in await _leningen(session, gemeente, wat.voorziening_ids):
        if (soort := _INSOLVENTIE.get(wat.reden)) is not None:
            await pauzeer(session, lening.id, Pauzeer(soort, wat.datum, None, boekdatum, wat.dossier_id), door)
        await maak_taak(session, lening, Taaksoort.BEDRIJF_BEEINDIGD, f"{wat.dossier_id}:{wat.datum}", boekdatum)
        await noteer(session, lening, "bedrijf-beeindigd", door, {"reden": wat.reden.value, "datum": wat.datum})


async def ondernemer_overleden(session: WriteSession, gemeente: str, wat: OndernemerOverleden, boekdatum: date, door: Actor) -> None:
    """No letters to who died: collection stands still until somebody found the heirs."""
    for lening in await _leningen(session, gemeente, wat.voorziening_ids):
        pauze = Pauzeer(Pauzesoort.NALATENSCHAP, wat.datum, None, boekdatum, wat.dossier_id, Taaksoort.OVERLEDEN)
        await pauzeer(session, lening.id, pauze, door)


async def ondernemer_verhuisd(session: WriteSession, gemeente: str, wat: OndernemerVerhuisd, boekdatum: date, door: Actor) -> None:
    """Who moves takes no claim with him: it stays with the gemeente that lent (Participatiewet art. 58). Only the address changes."""
    for lening in await _leningen(session, gemeente, wat.voorziening_ids):
        await maak_taak(session, lening, Taaksoort.VERHUISD, f"{wat.dossier_id}:{wat.datum}", boekdatum)
        await noteer(session, lening, "ondernemer-verhuisd", door, {"naarGemeente": wat.naar_gemeente, "datum": wat.datum})


async def _leningen(session: WriteSession, gemeente: str, voorzieningen: Collection[UUID]) -> list[Lening]:
    ids = {i for v in sorted(voorzieningen, key=str) for i in await queries.leningen_van_voorziening(session, gemeente, v)}
    gevonden = await queries.leningen_met_slot(session, [(gemeente, i) for i in ids])
    return [rij for rij in gevonden.values() if rij.stoplicht != Kleur.AFGESLOTEN.value]


def _hashes(bos: Sleutelbos, betrokkene: Betrokkene | None) -> list[bytes]:
    """The keyed hashes under which this person may stand here: with the key of today and, during a rotation, the one before."""
    bsn = betrokkene.persoon.bsn if betrokkene is not None else None
    return bos.zoekhashes(bsn) if bsn else []
