"""Register that someone asks for help: from a signal, by himself, or through a partner."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import AanmeldingOntvangen, Aanmeldkanaal
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import start_termijn
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.domain.datum import controleer_datum
from services.intake.domain.termijnen import gesprekstermijn
from services.intake.store import queries
from services.intake.store.tables import Aanmelding
from services.intake.usecases.betrokkene import VERWERKING, versleutel_betrokkene


@dataclass(frozen=True, slots=True)
class MeldAan:
    """Who asks for help, since when, and how he came. `zaak_id` and `signaal_ontvangen_op` belong to a vroegsignaal."""

    gemeente: str
    kanaal: Aanmeldkanaal
    betrokkene: Betrokkene
    ontvangen_op: date
    boekdatum: date
    crisis: bool = False
    warme_overdracht: bool = False
    zaak_id: UUID | None = None
    signaal_ontvangen_op: date | None = None


async def meld_aan(session: WriteSession, bos: Sleutelbos, opdracht: MeldAan, actor: Actor) -> UUID:
    """Store the aanmelding, start the term of the first talk, publish `aanmelding-ontvangen`; return the id.

    A zaak that already gave an aanmelding gives that one back and changes nothing. Raises DatumNietMogelijk or NormOntbreekt.
    """
    if opdracht.zaak_id and (bekend := await queries.aanmelding_van_zaak(session, opdracht.gemeente, opdracht.zaak_id)):
        return bekend
    controleer_datum("dag waarop om hulp is gevraagd", opdracht.ontvangen_op, date.min, opdracht.boekdatum)
    termijn = gesprekstermijn(opdracht.ontvangen_op, opdracht.signaal_ontvangen_op, crisis=opdracht.crisis)

    betrokkene = versleutel_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()
    aanmelding = Aanmelding(
        gemeente=opdracht.gemeente,
        betrokkene_id=betrokkene.id,
        kanaal=opdracht.kanaal.value,
        zaak_id=opdracht.zaak_id,
        ontvangen_op=opdracht.ontvangen_op,
        signaal_ontvangen_op=opdracht.signaal_ontvangen_op,
        crisis=opdracht.crisis,
        warme_overdracht=opdracht.warme_overdracht,
        gesprek_uiterlijk=termijn.einde,
        status=Aanmeldstatus.ONTVANGEN.value,
    )
    session.add(aanmelding)
    await session.flush()
    await start_termijn(session, aanmelding.gemeente, aanmelding.id, termijn)

    await log_verwerking(session, aanmelding.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="aanmelding vastgelegd")
    nieuw = {"kanaal": aanmelding.kanaal, "crisis": aanmelding.crisis, "gesprek_uiterlijk": termijn.einde}
    await audit.schrijf(session, aanmelding.gemeente, "aanmelden", "aanmelding", aanmelding.id, actor, nieuw=nieuw)
    gebeurtenis = AanmeldingOntvangen(
        aanmelding_id=aanmelding.id,
        kanaal=opdracht.kanaal,
        zaak_id=opdracht.zaak_id,
        crisis=opdracht.crisis,
        gesprek_uiterlijk=termijn.einde,
    )
    await append(session, gebeurtenis, aggregate=aanmelding, boekdatum=opdracht.boekdatum)
    return aanmelding.id
