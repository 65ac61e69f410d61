"""Record that a credit is paid out, once, after the akte: debiteuren opens the loan by the event."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.outbox import append
from kernel.termijn import Termijn, Termijnsoort
from kernel.termijnbewaking import start_termijn
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.betaalopdracht import Aan, Betaling
from services.bbz.domain.fonds import Mutatiesoort
from services.bbz.domain.fouten import AndereRekening, OpdrachtOntbreekt
from services.bbz.domain.soort import Doel, Vorm
from services.bbz.domain.voorziening import toets_uitbetaling
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, versleutel_iban
from services.bbz.store.tables import Aanvraag, Besluit, Fondsmutatie, Voorziening
from services.bbz.usecases.geef_betaalopdracht import besluit_en_aanvraag, eis_zekerheden, lees_betaling

#: Code of the term in which must be proved what the money was spent on.
BESTEDING = "bbz-besteding"


@dataclass(frozen=True, slots=True)
class BetaalUit:
    """When, to which account, and when the first term is due. The IBAN is kept encrypted and never travels on the bus.

    Without `iban` the account is that of the betaalopdracht; a bedrag om niet has no first term.
    """

    voorziening_id: UUID
    gezien: int
    uitbetaald_op: date
    eerste_vervaldag: date | None
    iban: str | None
    boekdatum: date


async def betaal_uit(session: WriteSession, bos: Sleutelbos, opdracht: BetaalUit, actor: Actor) -> UUID:
    """Store the payment and publish `krediet-uitbetaald` (or `bedrag-om-niet-uitbetaald`); return the voorziening's id.

    Raises VoorzieningNietGevonden, VersieVerouderd or one of UitbetalingGeweigerd.
    """
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    verwacht_versie(voorziening, opdracht.gezien)
    besluit, aanvraag = await besluit_en_aanvraag(session, voorziening)
    assert besluit.kapitaalvorm, "a voorziening follows from a grant"
    toets_uitbetaling(
        besluit.kapitaalvorm,
        voorziening.ontstaan_op,
        voorziening.uitbetaald_op,
        uitbetaald_op=opdracht.uitbetaald_op,
        eerste_vervaldag=opdracht.eerste_vervaldag,
        vandaag=opdracht.boekdatum,
    )
    await eis_zekerheden(session, aanvraag, opdracht.uitbetaald_op)
    iban = await _rekening(session, bos, voorziening, aanvraag, opdracht.iban)
    voorziening.uitbetaald_op, voorziening.eerste_vervaldag = opdracht.uitbetaald_op, opdracht.eerste_vervaldag
    voorziening.iban = versleutel_iban(bos, iban) if iban else None
    await _na_betaling(session, voorziening, besluit, aanvraag, opdracht.uitbetaald_op, actor)

    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="krediet uitbetaald")
    nieuw = {"uitbetaaldOp": str(opdracht.uitbetaald_op), "bedragCenten": besluit.bedrag_centen}
    await audit.schrijf(session, voorziening.gemeente, "uitbetalen", "voorziening", voorziening.id, actor, nieuw=nieuw)
    await append(session, _gebeurtenis(voorziening, besluit, aanvraag, opdracht), aggregate=voorziening, boekdatum=opdracht.boekdatum)
    return voorziening.id


async def _rekening(session: WriteSession, bos: Sleutelbos, voorziening: Voorziening, aanvraag: Aanvraag, iban: str | None) -> str | None:
    """The entrepreneur's account that was paid; None when his creditors were. Raises OpdrachtOntbreekt or AndereRekening."""
    opdrachten = await queries.betaalopdrachten(session, voorziening.gemeente, voorziening.id)
    betalingen: list[Betaling] = [lees_betaling(bos, rij) for rij in opdrachten]
    if not betalingen:
        if aanvraag.bestemming is Doel.SANERING or iban is None:
            raise OpdrachtOntbreekt
        return iban
    if iban is not None and iban not in {b.iban for b in betalingen}:
        raise AndereRekening
    return next((b.iban for b in betalingen if b.aan is Aan.ONDERNEMER), None)


async def _na_betaling(
    session: WriteSession, voorziening: Voorziening, besluit: Besluit, aanvraag: Aanvraag, op: date, actor: Actor
) -> None:
    """Take it out of the fund when it came from one, and guard the proof of use when the gemeente wants it in a number of weeks."""
    if aanvraag.fonds_id:
        session.add(
            Fondsmutatie(
                gemeente=voorziening.gemeente,
                fonds_id=aanvraag.fonds_id,
                soort=Mutatiesoort.UITBETALING.value,
                bedrag_centen=besluit.bedrag_centen,
                datum=op,
                onderwerp_id=besluit.id,
                door=actor.wie,
            )
        )
    weken = (await queries.beleid_op(session, voorziening.gemeente, op)).besteding_binnen_weken
    if weken:
        soort = Termijnsoort(code=BESTEDING, artikel="Bbz 2004, art. 39 lid 2 onder a", weken=weken, atw=False)
        await start_termijn(session, voorziening.gemeente, voorziening.id, Termijn(soort, op))
    await session.flush()


def _gebeurtenis(voorziening: Voorziening, besluit: Besluit, aanvraag: Aanvraag, opdracht: BetaalUit) -> Gebeurtenis:
    assert besluit.vorm, "a voorziening follows from a grant"
    doel = contract.Doel(aanvraag.doel)
    if besluit.kapitaalvorm is Vorm.OM_NIET:
        return contract.BedragOmNietUitbetaald(
            voorziening_id=voorziening.id,
            besluit_id=besluit.id,
            bedrag_centen=besluit.bedrag_centen,
            doel=doel,
            traject_id=aanvraag.traject_id,
            uitbetaald_op=opdracht.uitbetaald_op,
        )
    assert besluit.rente_procent is not None, "a loan has its rate"
    assert besluit.looptijd_maanden, "a loan has a term"
    assert besluit.aflossingsvorm, "a loan says how it is repaid"
    assert opdracht.eerste_vervaldag, "a loan has a first term"
    return contract.KredietUitbetaald(
        voorziening_id=voorziening.id,
        besluit_id=besluit.id,
        vorm=contract.Vorm(besluit.vorm),
        hoofdsom_centen=besluit.bedrag_centen,
        rente_procent=besluit.rente_procent,
        looptijd_maanden=besluit.looptijd_maanden,
        aflossingsvorm=contract.Aflossingsvorm(besluit.aflossingsvorm),
        uitbetaald_op=opdracht.uitbetaald_op,
        eerste_vervaldag=opdracht.eerste_vervaldag,
        doel=doel,
        traject_id=aanvraag.traject_id,
        aanvraag_id=aanvraag.id,
        fonds_id=aanvraag.fonds_id,
    )
