"""Confirm a proposed besluit: a second medewerker decides, on the law of that day (Bbz 2004, art. 35, 39)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.aanvraag import BESLISTERMIJN
from services.bbz.domain.bedrijfskapitaal import Toekenning
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.fouten import AlBesloten, VoorstelVervangen
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, pak_voorstel_uit, versleutel_motivering
from services.bbz.store.tables import Aanvraag, Besluit, Betrokkene
from services.bbz.usecases.stel_besluit_voor import SOORT, toets_aan_de_wet


@dataclass(frozen=True, slots=True)
class BekrachtigBesluit:
    """Which proposal. Its id says exactly what was read, so no version beside it."""

    voorstel_id: UUID
    boekdatum: date


async def bekrachtig_besluit(session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, actor: Actor) -> UUID:
    """Store the besluit, close its term, publish `besluit-genomen`; return its id.

    Raises VoorstelNietGevonden, ZelfdeMedewerker, one of BesluitGeweigerd, or NormOntbreekt: the law is asked again,
    because the norm or what the business has may have changed since.
    """
    gemeente, rij = await queries.voorstel(session, actor.gemeenten, SOORT, opdracht.voorstel_id)
    aanvraag = await queries.aanvraag_met_slot(session, [gemeente], rij.onderwerp_id)
    if aanvraag.besloten:
        raise AlBesloten
    if aanvraag.voorstel_id != rij.id:
        raise VoorstelVervangen

    voorstel = pak_voorstel_uit(bos, rij.inhoud)
    betrokkene = await queries.betrokkene(session, gemeente, aanvraag.betrokkene_id)
    # Nothing is written before this: a refusal commits, so that what was asked about a business stays in the audit log.
    toegekend = await toets_aan_de_wet(session, bos, aanvraag, betrokkene, voorstel, opdracht.boekdatum, actor)
    await vierogen.bekrachtig(session, SOORT, opdracht.voorstel_id, actor.wie, opdracht.boekdatum)
    op_tijd = await voldoe_termijn(session, gemeente, aanvraag.id, BESLISTERMIJN, opdracht.boekdatum)
    assert op_tijd is not None, "an aanvraag has its term until it is decided"

    besluit = _besluit(bos, aanvraag, voorstel, toegekend, opdracht.boekdatum, op_tijd, rij.voorgesteld_door, actor.wie)
    session.add(besluit)
    aanvraag.besloten = True
    await session.flush()
    if toegekend:
        await _tel_mee(session, betrokkene, besluit, toegekend)
    await _vertel(session, aanvraag, betrokkene, besluit, actor)
    return besluit.id


def _besluit(
    bos: Sleutelbos,
    aanvraag: Aanvraag,
    voorstel: Besluitvoorstel,
    toegekend: Toekenning | None,
    datum: date,
    op_tijd: bool,
    voorgesteld_door: str,
    bekrachtigd_door: str,
) -> Besluit:
    return Besluit(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        uitkomst=voorstel.uitkomst.value,
        vorm=voorstel.vorm.value if voorstel.vorm else None,
        bedrag_centen=voorstel.bedrag.centen,
        looptijd_maanden=voorstel.looptijd_maanden,
        aflossingsvorm=voorstel.aflossingsvorm.value if voorstel.aflossingsvorm else None,
        rente_procent=toegekend.rente_procent if toegekend else None,
        norm=toegekend.norm.value if toegekend else None,
        motivering=versleutel_motivering(bos, voorstel.motivering),
        datum=datum,
        binnen_termijn=op_tijd,
        voorgesteld_door=voorgesteld_door,
        bekrachtigd_door=bekrachtigd_door,
    )


async def _tel_mee(session: WriteSession, betrokkene: Betrokkene, besluit: Besluit, toegekend: Toekenning) -> None:
    assert betrokkene.kvk_hash, "a grant names its business"
    await queries.zet_onder_plafond(session, besluit.id, betrokkene.kvk_hash, toegekend.norm, toegekend.krediet.bedrag)


async def _vertel(session: WriteSession, aanvraag: Aanvraag, betrokkene: Betrokkene, besluit: Besluit, actor: Actor) -> None:
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="besluit genomen")
    nieuw = {"besluit": str(besluit.id), "uitkomst": besluit.uitkomst, "bedragCenten": besluit.bedrag_centen, "norm": besluit.norm}
    await audit.schrijf(session, aanvraag.gemeente, "bekrachtigen", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    gebeurtenis = contract.BesluitGenomen(
        aanvraag_id=aanvraag.id,
        besluit_id=besluit.id,
        traject_id=aanvraag.traject_id,
        categorie=contract.Categorie(aanvraag.categorie),
        uitkomst=contract.Uitkomst(besluit.uitkomst),
        vorm=contract.Vorm(besluit.vorm) if besluit.vorm else None,
        bedrag_centen=besluit.bedrag_centen,
        datum=besluit.datum,
        binnen_termijn=besluit.binnen_termijn,
    )
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=besluit.datum)
