"""Take in an aanmelding: store the person, start the term of the first talk, and tell it. Who is already known goes on there."""

import json
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
from services.intake.domain.aanmelding import Aanmeldstatus, Partnersoort, Relatie, beoordeel_melder
from services.intake.domain.crisis import Crisisgrond, beoordeel_crisis
from services.intake.domain.datum import controleer_datum
from services.intake.domain.termijnen import gesprekstermijn
from services.intake.store import queries
from services.intake.store.tables import Aanmelding
from services.intake.usecases.betrokkene import MELDER, VERWERKING, versleutel_betrokkene
from services.intake.usecases.voeg_samen import voeg_samen


@dataclass(frozen=True, slots=True)
class Melder:
    """Who spoke first, when that was not the entrepreneur himself."""

    relatie: Relatie
    naam: str | None = None
    telefoonnummer: str | None = None


@dataclass(frozen=True, slots=True)
class MeldAan:
    """Who asks for help, since when, and how he came. `zaak_id` and `signaal_ontvangen_op` belong to a vroegsignaal.

    The crisisgrond is judged for who speaks to us; a vroegsignaal was judged where it came in, and names none.
    """

    gemeente: str
    kanaal: Aanmeldkanaal
    betrokkene: Betrokkene
    ontvangen_op: date
    boekdatum: date
    crisis: bool = False
    warme_overdracht: bool = False
    zaak_id: UUID | None = None
    signaal_ontvangen_op: date | None = None
    crisisgrond: Crisisgrond | None = None
    partnersoort: Partnersoort | None = None
    melder: Melder | None = None
    toestemming: bool = True


async def meld_aan(session: WriteSession, bos: Sleutelbos, opdracht: MeldAan, actor: Actor) -> UUID:
    """Store the aanmelding, start the term of the first talk, publish `aanmelding-ontvangen`; return the id.

    A zaak that already gave an aanmelding gives that one back and changes nothing. Someone who is already being helped keeps
    his first aanmelding: the new one is joined to it. Raises DatumNietMogelijk, NormOntbreekt, MelderOntbreekt,
    ToestemmingOntbreekt, CrisisgrondOntbreekt or CrisisgrondNietVastgesteld.
    """
    if opdracht.zaak_id and (bekend := await queries.aanmelding_van_zaak(session, opdracht.gemeente, opdracht.zaak_id)):
        return bekend
    await _beoordeel(session, opdracht)
    termijn = gesprekstermijn(opdracht.ontvangen_op, opdracht.signaal_ontvangen_op, crisis=opdracht.crisis)

    betrokkene = versleutel_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()
    aanmelding = _rij(bos, opdracht, betrokkene.id, termijn.einde)
    eerder = None
    if (bsn := opdracht.betrokkene.persoon.bsn) and betrokkene.bsn_hash:
        await queries.persoon_slot(session, opdracht.gemeente, betrokkene.bsn_hash)
        eerder = await queries.lopende_aanmelding(session, opdracht.gemeente, bos.zoekhashes(bsn))
    session.add(aanmelding)
    await session.flush()

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
    if eerder is None:
        await start_termijn(session, aanmelding.gemeente, aanmelding.id, termijn)
    else:
        await voeg_samen(session, aanmelding, eerder, opdracht.boekdatum, actor)
    return aanmelding.id


async def _beoordeel(session: WriteSession, opdracht: MeldAan) -> None:
    controleer_datum("dag waarop om hulp is gevraagd", opdracht.ontvangen_op, date.min, opdracht.boekdatum)
    if opdracht.kanaal is Aanmeldkanaal.VROEGSIGNAAL:
        return
    door_partner = opdracht.kanaal is Aanmeldkanaal.PARTNER
    beoordeel_melder(
        door_partner=door_partner,
        partnersoort=opdracht.partnersoort,
        door_ander=opdracht.melder is not None,
        toestemming=opdracht.toestemming,
    )
    beleid = await queries.crisisbeleid_waarden(session, opdracht.gemeente) if opdracht.crisis else []
    beoordeel_crisis(
        crisis=opdracht.crisis, grond=opdracht.crisisgrond, beleid=beleid, gemeente=opdracht.gemeente, op=opdracht.ontvangen_op
    )


def _rij(bos: Sleutelbos, opdracht: MeldAan, betrokkene_id: UUID, gesprek_uiterlijk: date) -> Aanmelding:
    melder = opdracht.melder
    zegel = melder and bos.versleutel(json.dumps({"naam": melder.naam, "telefoonnummer": melder.telefoonnummer}), MELDER)
    return Aanmelding(
        gemeente=opdracht.gemeente,
        betrokkene_id=betrokkene_id,
        kanaal=opdracht.kanaal.value,
        partnersoort=opdracht.partnersoort and opdracht.partnersoort.value,
        zaak_id=opdracht.zaak_id,
        ontvangen_op=opdracht.ontvangen_op,
        signaal_ontvangen_op=opdracht.signaal_ontvangen_op,
        crisis=opdracht.crisis,
        crisisgrond=opdracht.crisisgrond.value if opdracht.crisis and opdracht.crisisgrond else None,
        warme_overdracht=opdracht.warme_overdracht,
        melder=zegel,
        melder_relatie=melder and melder.relatie.value,
        toestemming=opdracht.toestemming,
        gesprek_uiterlijk=gesprek_uiterlijk,
        status=Aanmeldstatus.ONTVANGEN.value,
    )
