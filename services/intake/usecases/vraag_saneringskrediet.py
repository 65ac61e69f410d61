"""Ask bbz to invite the entrepreneur for a saneringskrediet. An invitation: only he himself can file an aanvraag."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import SaneringskredietGevraagd
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.intake.domain.schuld import beoordeel_krediet, tel_op
from services.intake.domain.traject import Stap, controleer
from services.intake.store import queries
from services.intake.store.tables import Kredietverzoek, Traject


@dataclass(frozen=True, slots=True)
class VraagSaneringskrediet:
    """For which traject, and how much it may take to pay off the business debts."""

    traject_id: UUID
    gezien: int
    bedrag_centen: int
    boekdatum: date


async def vraag_saneringskrediet(session: WriteSession, opdracht: VraagSaneringskrediet, actor: Actor) -> UUID:
    """Store the request and publish `saneringskrediet-gevraagd`; return its id.

    Raises TrajectNietGevonden, VersieVerouderd, KredietBovenZakelijk, or StapNietMogelijk when the person is not admitted.
    """
    traject = await queries.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    verwacht_versie(traject, opdracht.gezien)
    controleer(Stap.SANERINGSKREDIET, traject.stand)
    return await maak_kredietverzoek(session, traject, opdracht.bedrag_centen, opdracht.boekdatum, actor)


async def maak_kredietverzoek(session: WriteSession, traject: Traject, bedrag_centen: int, boekdatum: date, actor: Actor) -> UUID:
    """Store the request for a traject that is locked, and publish the event; return its id.

    The credit pays off business debts and no others. Raises KredietBovenZakelijk when those we know of come to less.
    """
    if schulden := await queries.schuld_rijen(session, traject.gemeente, traject.id):
        beoordeel_krediet(Bedrag(bedrag_centen), tel_op(rij.waarde for rij in schulden).zakelijk)
    verzoek = Kredietverzoek(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        bedrag_centen=bedrag_centen,
        datum=boekdatum,
        gevraagd_door=actor.wie,
    )
    session.add(verzoek)
    await session.flush()
    nieuw = {"verzoek": verzoek.id, "bedrag_centen": verzoek.bedrag_centen}
    await audit.schrijf(session, traject.gemeente, "saneringskrediet-vragen", "traject", traject.id, actor, nieuw=nieuw)
    gevraagd = SaneringskredietGevraagd(
        traject_id=traject.id, verzoek_id=verzoek.id, bedrag_centen=verzoek.bedrag_centen, datum=verzoek.datum
    )
    await append(session, gevraagd, aggregate=traject, boekdatum=boekdatum)
    return verzoek.id
