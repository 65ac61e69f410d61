"""Process a file of bank statements: check them all, then book the new ones.

A file is taken whole or not at all. A statement that was processed before changes nothing; the same number with another content
is refused.
"""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.debiteuren.domain.afschrift import Afschrift, controleer
from services.debiteuren.domain.fouten import AfschriftGewijzigd
from services.debiteuren.store import afschriften
from services.debiteuren.store.tables import Afschrift as AfschriftRij
from services.debiteuren.usecases.plaats_regels import plaats_regels


async def verwerk_afschriften(
    session: WriteSession, gemeente: str, inhoud: Sequence[Afschrift], boekdatum: date, door: Actor, sleutelbos: Sleutelbos
) -> list[tuple[AfschriftRij, bool]]:
    """Process every statement of a file that belongs to an account of `gemeente`; tell of each whether it is new.

    Raises AfschriftVreemdeValuta, AfschriftSluitNiet or AfschriftGewijzigd, and then nothing of the file is booked.
    """
    for afschrift in inhoud:
        controleer(afschrift)
    return [await _verwerk(session, gemeente, afschrift, boekdatum, door, sleutelbos) for afschrift in inhoud]


async def _verwerk(
    session: WriteSession, gemeente: str, afschrift: Afschrift, boekdatum: date, door: Actor, sleutelbos: Sleutelbos
) -> tuple[AfschriftRij, bool]:
    rekening_hashes = sleutelbos.zoekhashes(afschrift.rekening)
    bekend = await afschriften.met_kenmerk(session, gemeente, rekening_hashes, afschrift.kenmerk)
    rij = None if bekend else await afschriften.bewaar_nieuw(session, _rij(gemeente, afschrift, boekdatum, sleutelbos))
    if rij is None:
        # Stored before, or just now by another request that we waited for.
        bekend = bekend or await afschriften.met_kenmerk(session, gemeente, rekening_hashes, afschrift.kenmerk)
        assert bekend is not None, "a statement that could not be stored was stored before"
        if bekend.inhoud_hash not in sleutelbos.zoekhashes(_vingerafdruk(afschrift)):
            raise AfschriftGewijzigd(afschrift.kenmerk)
        return bekend, False

    geplaatst = await plaats_regels(session, gemeente, rij.id, afschrift.regels, boekdatum, door.gemeenten, sleutelbos)
    rij.onbekend, rij.verwerkt = geplaatst.onbekend, geplaatst.verwerkt
    nieuw = {"regels": len(afschrift.regels), "verwerkt": rij.verwerkt, "onbekend": rij.onbekend}
    await audit.schrijf(session, gemeente, "afschrift-verwerkt", "afschrift", rij.id, door, nieuw=nieuw)
    return rij, True


def _rij(gemeente: str, afschrift: Afschrift, boekdatum: date, sleutelbos: Sleutelbos) -> dict[str, object]:
    return {
        "gemeente": gemeente,
        "rekening_hash": sleutelbos.zoekhash(afschrift.rekening),
        "kenmerk": afschrift.kenmerk,
        "inhoud_hash": sleutelbos.zoekhash(_vingerafdruk(afschrift)),
        "datum": afschrift.eind.datum,
        "begin_centen": afschrift.begin.bedrag.centen,
        "eind_centen": afschrift.eind.bedrag.centen,
        "regels": len(afschrift.regels),
        "ontvangen_op": boekdatum,
    }


def _vingerafdruk(afschrift: Afschrift) -> str:
    """Everything that was read of the statement, as one text: only its keyed hash is kept."""
    velden = attrgetter(
        "volgnummer",
        "bedrag.centen",
        "valuta",
        "boekdatum",
        "valutadatum",
        "storno",
        "referentie",
        "eind_tot_eind",
        "omschrijving",
        "batch",
    )
    regels = [(velden(r), r.naam, r.tegenrekening) for r in afschrift.regels]
    return repr((afschrift.kenmerk, afschrift.rekening, afschrift.begin, afschrift.eind, regels))
