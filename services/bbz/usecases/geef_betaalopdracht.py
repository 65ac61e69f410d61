"""Say to whom the money goes, and ask the bank: transfers per voorziening, then one file with all that wait (Bbz 2004, art. 14, 17)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.beleid import Betaalrekening
from services.bbz.domain.betaalopdracht import Aan, Betaling, toets_betalingen
from services.bbz.domain.fouten import (
    AlOpgedragen,
    AlUitbetaald,
    BesluitHerroepen,
    GeenBetaalopdracht,
    NietUitTeBetalen,
    VoorzieningNietGevonden,
)
from services.bbz.domain.soort import Vorm
from services.bbz.domain.voorziening import Zekerheidsoort, toets_zekerheden
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, lees_tekst, versleutel_tekst
from services.bbz.store.tables import Aanvraag, Besluit, Betaalbestand, Betaalopdracht, Voorziening

#: Transfers in one file: what a bank takes without a thought, and a person can look through.
IN_EEN_BESTAND = 500
BEGUNSTIGDE, _BERICHT = "betaalopdracht.begunstigde", "betaalbestand.bericht"


@dataclass(frozen=True, slots=True)
class GeefBetaalopdracht:
    """The transfers of one voorziening; together exactly what was granted."""

    voorziening_id: UUID
    gezien: int
    betalingen: tuple[Betaling, ...]
    boekdatum: date


@dataclass(frozen=True, slots=True)
class Klaar:
    """What waits for the bank in one gemeente, and from which account it is paid."""

    rekening: Betaalrekening
    opdrachten: Sequence[Betaalopdracht]
    betalingen: Sequence[Betaling]


async def geef_betaalopdracht(session: WriteSession, bos: Sleutelbos, opdracht: GeefBetaalopdracht, actor: Actor) -> UUID:
    """Store the transfers; return the voorziening's id. Raises VoorzieningNietGevonden, VersieVerouderd or one of UitbetalingGeweigerd."""
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    verwacht_versie(voorziening, opdracht.gezien)
    besluit, aanvraag = await besluit_en_aanvraag(session, voorziening)
    if besluit.kapitaalvorm is Vorm.BORGTOCHT:
        raise NietUitTeBetalen(Vorm.BORGTOCHT.value)
    if voorziening.uitbetaald_op is not None:
        raise AlUitbetaald(voorziening.uitbetaald_op)
    if await queries.betaalopdrachten(session, voorziening.gemeente, voorziening.id):
        raise AlOpgedragen
    toets_betalingen(aanvraag.bestemming, Bedrag(besluit.bedrag_centen), opdracht.betalingen)
    await eis_zekerheden(session, aanvraag, opdracht.boekdatum)
    session.add_all(
        Betaalopdracht(
            gemeente=voorziening.gemeente,
            voorziening_id=voorziening.id,
            volgnummer=nummer,
            bedrag_centen=betaling.bedrag.centen,
            begunstigde=versleutel_tekst(bos, BEGUNSTIGDE, json.dumps([betaling.naam, betaling.iban, betaling.kenmerk])),
            aan=betaling.aan.value,
            opgemaakt_op=opdracht.boekdatum,
            door=actor.wie,
        )
        for nummer, betaling in enumerate(opdracht.betalingen, 1)
    )
    voorziening.versie += 1
    await session.flush()
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="betaalopdracht gegeven")
    nieuw = {"betalingen": len(opdracht.betalingen), "bedragCenten": besluit.bedrag_centen}
    await audit.schrijf(session, voorziening.gemeente, "betaalopdracht-geven", "voorziening", voorziening.id, actor, nieuw=nieuw)
    return voorziening.id


async def wat_klaarstaat(session: WriteSession, bos: Sleutelbos, gemeente: str, op: date) -> Klaar:
    """The transfers that go in the next file, locked. Raises BeleidOntbreekt without an account, GeenBetaalopdracht when there are none."""
    rekening = (await queries.beleid_op(session, gemeente, op)).eis_betaalrekening()
    opdrachten = await queries.open_betaalopdrachten(session, gemeente, IN_EEN_BESTAND)
    if not opdrachten:
        raise GeenBetaalopdracht
    return Klaar(rekening, opdrachten, [lees_betaling(bos, rij) for rij in opdrachten])


async def bewaar_betaalbestand(
    session: WriteSession, bos: Sleutelbos, klaar: Klaar, bestand: Betaalbestand, bericht: bytes, actor: Actor
) -> None:
    """Keep the message as it was made, and mark its transfers: none is ever in two files."""
    bestand.bericht = versleutel_tekst(bos, _BERICHT, bericht.decode())
    session.add(bestand)
    await session.flush()
    for rij in klaar.opdrachten:
        rij.betaalbestand_id = bestand.id
    await session.flush()
    nieuw = {"aantal": bestand.aantal, "totaalCenten": bestand.totaal_centen, "formaat": bestand.formaat}
    await audit.schrijf(session, bestand.gemeente, "betaalbestand-maken", "betaalbestand", bestand.id, actor, nieuw=nieuw)


async def lees_bericht(session: WriteSession, bos: Sleutelbos, bestand: Betaalbestand) -> bytes:
    """The message for the bank. Whose account is in it stands in the verwerkingenlog."""
    hashes = await queries.bsn_hashes_van_bestand(session, bestand.gemeente, bestand.id)
    await log_verwerking(session, bestand.gemeente, VERWERKING, hashes, naam="betaalbestand opgehaald")
    return lees_tekst(bos, _BERICHT, bestand.bericht).encode()


def lees_betaling(bos: Sleutelbos, rij: Betaalopdracht) -> Betaling:
    """One transfer as it was given."""
    naam, iban, kenmerk = json.loads(lees_tekst(bos, BEGUNSTIGDE, rij.begunstigde))
    return Betaling(Bedrag(rij.bedrag_centen), naam, iban, kenmerk, Aan(rij.aan))


async def besluit_en_aanvraag(session: WriteSession, voorziening: Voorziening) -> tuple[Besluit, Aanvraag]:
    """The decision that this voorziening follows from, and its aanvraag. Raises VoorzieningNietGevonden when it is no credit.

    Raises BesluitHerroepen when a bezwaar was gegrond before anything was paid: then a new besluit takes its place.
    """
    besluit = await queries.besluit(session, [voorziening.gemeente], voorziening.besluit_id)
    if await queries.herroepen(session, besluit.gemeente, besluit.id) and not await queries.uitgevoerd(
        session, besluit.gemeente, besluit.id
    ):
        raise BesluitHerroepen
    if voorziening.soort != "krediet":
        raise VoorzieningNietGevonden
    return besluit, await queries.aanvraag(session, [voorziening.gemeente], besluit.aanvraag_id)


async def eis_zekerheden(session: WriteSession, aanvraag: Aanvraag, op: date) -> None:
    """Raise ZekerheidOntbreekt when security that was asked is not given yet."""
    rijen = await queries.zekerheden(session, aanvraag.gemeente, aanvraag.id)
    toets_zekerheden([(Zekerheidsoort(r.soort), r.gevestigd_op) for r in rijen if r.vervallen_op is None], op)
