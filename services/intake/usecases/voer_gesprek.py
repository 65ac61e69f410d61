"""Record the first talk: it meets its term, and a hulpvraag opens a traject with the term of the decision."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import GesprekGevoerd, HulpvraagVastgesteld
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.tenancy import gemeente_parameters
from kernel.termijnbewaking import start_termijn
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.aanmelding import voer_gesprek
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import RechtsvormOntbreekt
from services.intake.domain.rechtsvorm import Rechtsvorm, beoordeel_gemeente, beoordeel_toegang
from services.intake.domain.termijnen import besluittermijn
from services.intake.domain.traject import Trajectstatus
from services.intake.store import queries, tables
from services.intake.store.tables import Aanmelding, Gesprek, Traject
from services.intake.usecases.betrokkene import HULPVRAAG, VERWERKING, lees_betrokkene
from services.intake.usecases.meld_crisis import bespreek_crises
from services.intake.usecases.wijs_contactpersoon_aan import zet_contactpersoon


@dataclass(frozen=True, slots=True)
class VoerGesprek:
    """What was said. Without `hulpvraag` the aanmelding is done; `rechtsvorm` may come from the aanmelding.

    `woongemeente` is the CBS code by the BRP, when it was checked: it says which gemeente is responsible.
    """

    aanmelding_id: UUID
    gezien: int
    datum: date
    hulpvraag: str | None
    rechtsvorm: Rechtsvorm | None
    prive_aansprakelijk: bool
    schulden_totaal_centen: int | None
    boekdatum: date
    woongemeente: str | None = None


async def leg_gesprek_vast(session: WriteSession, bos: Sleutelbos, opdracht: VoerGesprek, actor: Actor) -> tuple[UUID, UUID | None]:
    """Store the talk and, with a hulpvraag, its traject; return both ids.

    Publishes `gesprek-gevoerd` and `hulpvraag-vastgesteld`. Raises AanmeldingNietGevonden, VersieVerouderd,
    StapNietMogelijk, DatumNietMogelijk, one of GeenToegang, or one of OntbrekendGegeven.
    """
    aanmelding = await queries.aanmelding_met_slot(session, actor.gemeenten, opdracht.aanmelding_id)
    verwacht_versie(aanmelding, opdracht.gezien)
    status = voer_gesprek(aanmelding.stand, met_hulpvraag=opdracht.hulpvraag is not None)
    controleer_datum("gespreksdatum", opdracht.datum, aanmelding.ontvangen_op, opdracht.boekdatum)
    betrokkene = await queries.betrokkene(session, aanmelding.gemeente, aanmelding.betrokkene_id)

    gesprek = Gesprek(
        gemeente=aanmelding.gemeente,
        aanmelding_id=aanmelding.id,
        datum=opdracht.datum,
        hulpvraag=bos.versleutel(opdracht.hulpvraag, HULPVRAAG) if opdracht.hulpvraag else None,
        binnen_termijn=opdracht.datum <= aanmelding.gesprek_uiterlijk,
        gevoerd_door=actor.wie,
    )
    session.add(gesprek)
    await bespreek_crises(session, aanmelding, opdracht.datum, actor)
    oud, aanmelding.status = aanmelding.status, status.value
    if aanmelding.contactpersoon is None and actor.medewerker:
        await zet_contactpersoon(session, bos, aanmelding, actor.medewerker, opdracht.datum, actor)

    await log_verwerking(session, aanmelding.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="eerste gesprek vastgelegd")
    nieuw = {"status": aanmelding.status, "datum": opdracht.datum}
    await audit.schrijf(session, aanmelding.gemeente, "gesprek", "aanmelding", aanmelding.id, actor, oud={"status": oud}, nieuw=nieuw)
    gevoerd = GesprekGevoerd(aanmelding_id=aanmelding.id, datum=opdracht.datum, binnen_termijn=gesprek.binnen_termijn)
    await append(session, gevoerd, aggregate=aanmelding, boekdatum=opdracht.boekdatum)
    if opdracht.hulpvraag is None:
        return gesprek.id, None
    return gesprek.id, await _open_traject(session, bos, opdracht, aanmelding, betrokkene, actor)


async def _open_traject(
    session: WriteSession, bos: Sleutelbos, opdracht: VoerGesprek, aanmelding: Aanmelding, betrokkene: tables.Betrokkene, actor: Actor
) -> UUID:
    rechtsvorm = opdracht.rechtsvorm or _bekende_rechtsvorm(bos, betrokkene)
    beoordeel_toegang(rechtsvorm, prive_aansprakelijk=opdracht.prive_aansprakelijk)
    beoordeel_gemeente(aanmelding.gemeente, opdracht.woongemeente)
    parameters = await gemeente_parameters(session, aanmelding.gemeente)
    weken = parameters.get("beslistermijnWeken")
    termijn = besluittermijn(aanmelding.gemeente, opdracht.datum, weken)

    traject = Traject(
        gemeente=aanmelding.gemeente,
        aanmelding_id=aanmelding.id,
        betrokkene_id=betrokkene.id,
        rechtsvorm=rechtsvorm.value,
        prive_aansprakelijk=opdracht.prive_aansprakelijk,
        schulden_totaal_centen=opdracht.schulden_totaal_centen,
        woongemeente=opdracht.woongemeente,
        hulpvraag_op=opdracht.datum,
        beslistermijn_weken=weken,
        besluit_uiterlijk=termijn.einde,
        status=Trajectstatus.HULPVRAAG_VASTGESTELD.value,
    )
    session.add(traject)
    await session.flush()
    await start_termijn(session, traject.gemeente, traject.id, termijn)
    nieuw = {"status": traject.status, "besluit_uiterlijk": termijn.einde, "rechtsvorm": traject.rechtsvorm}
    await audit.schrijf(session, traject.gemeente, "openen", "traject", traject.id, actor, nieuw=nieuw)
    vastgesteld = HulpvraagVastgesteld(
        traject_id=traject.id, aanmelding_id=aanmelding.id, datum=opdracht.datum, besluit_uiterlijk=termijn.einde
    )
    await append(session, vastgesteld, aggregate=traject, boekdatum=opdracht.boekdatum)
    return traject.id


def _bekende_rechtsvorm(bos: Sleutelbos, rij: tables.Betrokkene) -> Rechtsvorm:
    """The rechtsvorm that the aanmelding already names; raise RechtsvormOntbreekt when it names none we know."""
    onderneming = lees_betrokkene(bos, rij).onderneming
    with suppress(ValueError):
        return Rechtsvorm((onderneming.rechtsvorm or "").strip().lower() if onderneming else "")
    raise RechtsvormOntbreekt
