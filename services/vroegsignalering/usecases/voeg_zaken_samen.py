"""Join two zaken by hand: no rule saw that they are one household (a name spelled too differently, a move), but who works on them did."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.telemetry import traceparent
from kernel.termijn import Termijn
from kernel.versie import verwacht_versie
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.fouten import ZaakNietGevonden
from services.vroegsignalering.domain.matching import Koppeling
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN
from services.vroegsignalering.domain.zaak import mag_opgaan, mag_samenvoegen
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.store.queries.opvolging import zaken_met_slot, zet_status
from services.vroegsignalering.store.tables import Zaak


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """The zaak that stays, in the version that was seen, and the one that goes on in it."""

    zaak_id: UUID
    gezien: int
    op_te_gaan: UUID
    boekdatum: date


async def voeg_zaken_samen(session: WriteSession, samenvoeging: Samenvoeging, actor: Actor) -> UUID:
    """Move all signals of the one to the other, which is fixed from now on, and return the id of the one that stays.

    Raises ZaakNietGevonden, VersieVerouderd, ZaakAlAfgesloten or SamenvoegingPastNiet. The terms of the one that stays go on, for it
    was received first; a crisis that comes along is due three werkdagen after its own receipt.
    """
    ids = {samenvoeging.zaak_id, samenvoeging.op_te_gaan}
    gevonden = {zaak.id: zaak for zaak in await zaken_met_slot(session, actor.gemeenten, ids)}
    if gevonden.keys() != ids:
        raise ZaakNietGevonden
    blijft, gaat = gevonden[samenvoeging.zaak_id], gevonden[samenvoeging.op_te_gaan]
    verwacht_versie(blijft, samenvoeging.gezien)
    mag_samenvoegen(blijft.loop, gaat.loop, zelfde=blijft.id == gaat.id or blijft.gemeente != gaat.gemeente)
    mag_opgaan(gaat.loop, overgenomen=gaat.overgenomen is not None)

    for signaal in (await queries.signalen_van(session, [gaat]))[gaat.id]:
        signaal.zaak_id, signaal.koppeling = blijft.id, Koppeling.HAND.value
    blijft.behandeld = True
    await session.flush()
    if blijft.opgepakt_op is not None:
        await zet_status(session, blijft, Signaalstatus.OPGEPAKT)
    await _hertel(session, blijft, gaat, samenvoeging.boekdatum)
    besluit = {"opgegaan": str(gaat.id)}
    await audit.schrijf(session, blijft.gemeente, "zaken-samengevoegd", "zaak", blijft.id, actor, nieuw=besluit)
    return blijft.id


async def _hertel(session: WriteSession, blijft: Zaak, gaat: Zaak, op: date) -> None:
    """Count the one that stays, place it by the kader, and end the other: the store tells of both."""
    await inname.maak_tijdelijk(session)
    deur = (blijft.postcode or gaat.postcode, blijft.huisnummer or gaat.huisnummer, blijft.toevoeging or gaat.toevoeging)
    contact, _ = _einden(blijft.ontvangen_op)
    _, crisis = _einden(gaat.ontvangen_op)
    opeenvolgend = blijft.opeenvolgend or gaat.opeenvolgend
    await inname.zet_doelen(session, [(blijft.id, blijft.maand, *deur, blijft.ontvangen_op, contact, crisis, opeenvolgend, False)])
    await inname.zet_leeg(session, [(gaat.id, blijft.id, "")])
    waarden = {"gemeente": blijft.gemeente, "op": op, "contact_einde": contact, "crisis_einde": crisis, "traceparent": traceparent()}
    await inname.schrijf_zaken(session, await geldend_kader(session, blijft.gemeente), waarden)


def _einden(ontvangen: date) -> tuple[date, date]:
    return Termijn(CONTACT_TERMIJN, ontvangen).einde, Termijn(CRISIS_TERMIJN, ontvangen).einde
