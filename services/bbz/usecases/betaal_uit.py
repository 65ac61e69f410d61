"""Record that a credit is paid out, once, after the akte: debiteuren opens the loan by the event."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.voorziening import toets_uitbetaling
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, versleutel_iban
from services.bbz.store.tables import Besluit, Voorziening


@dataclass(frozen=True, slots=True)
class BetaalUit:
    """When, to which account, and when the first term is due. The IBAN is kept encrypted and never travels on the bus."""

    voorziening_id: UUID
    gezien: int
    uitbetaald_op: date
    eerste_vervaldag: date
    iban: str
    boekdatum: date


async def betaal_uit(session: WriteSession, bos: Sleutelbos, opdracht: BetaalUit, actor: Actor) -> UUID:
    """Store the payment and publish `krediet-uitbetaald`; return the voorziening's id.

    Raises VoorzieningNietGevonden, VersieVerouderd or one of UitbetalingGeweigerd.
    """
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    verwacht_versie(voorziening, opdracht.gezien)
    besluit = await queries.besluit(session, [voorziening.gemeente], voorziening.besluit_id)
    assert besluit.kapitaalvorm, "a voorziening follows from a grant"
    toets_uitbetaling(
        besluit.kapitaalvorm,
        voorziening.akte_op,
        voorziening.uitbetaald_op,
        uitbetaald_op=opdracht.uitbetaald_op,
        eerste_vervaldag=opdracht.eerste_vervaldag,
        vandaag=opdracht.boekdatum,
    )
    voorziening.uitbetaald_op, voorziening.eerste_vervaldag = opdracht.uitbetaald_op, opdracht.eerste_vervaldag
    voorziening.iban = versleutel_iban(bos, opdracht.iban)

    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="krediet uitbetaald")
    nieuw = {"uitbetaaldOp": str(opdracht.uitbetaald_op), "bedragCenten": besluit.bedrag_centen}
    await audit.schrijf(session, voorziening.gemeente, "uitbetalen", "voorziening", voorziening.id, actor, nieuw=nieuw)
    await append(session, _gebeurtenis(voorziening, besluit, opdracht), aggregate=voorziening, boekdatum=opdracht.boekdatum)
    return voorziening.id


def _gebeurtenis(voorziening: Voorziening, besluit: Besluit, opdracht: BetaalUit) -> contract.KredietUitbetaald:
    assert besluit.vorm, "a voorziening follows from a grant"
    assert besluit.rente_procent is not None, "a loan has its rate"
    assert besluit.looptijd_maanden, "a loan has a term"
    assert besluit.aflossingsvorm, "a loan says how it is repaid"
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
    )
