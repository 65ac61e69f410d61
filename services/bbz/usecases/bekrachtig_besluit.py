"""Confirm a proposed besluit: a second medewerker decides, on the law of that day (Bbz 2004, art. 35, 39)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.briefopslag import stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.fouten import VoorstelVervangen
from services.bbz.domain.soort import Uitkomst, Vorm
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, pak_voorstel_uit, versleutel_motivering
from services.bbz.store.tables import Aanvraag, Besluit, Betrokkene, Voorziening
from services.bbz.usecases.sluit_aanvraag import koppel_terug, sluit_als_besloten
from services.bbz.usecases.stel_besluit_voor import SOORT, Verleend, eis_onbesloten, toets_aan_de_wet

#: Which letter the proposal came with; `export.beschikking` words them.
_BRIEF = {Uitkomst.TOEGEKEND: "toekenning", Uitkomst.AFGEWEZEN: "afwijzing"}


@dataclass(frozen=True, slots=True)
class BekrachtigBesluit:
    """Which proposal. Its id says exactly what was read, so no version beside it."""

    voorstel_id: UUID
    boekdatum: date


async def bekrachtig_besluit(session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, actor: Actor) -> UUID:
    """Store the besluit, close its term, fix its letter, publish `besluit-genomen`; return its id.

    Raises VoorstelNietGevonden, ZelfdeMedewerker, one of BesluitGeweigerd, or NormOntbreekt: the law is asked again,
    because the norm or what the business has may have changed since.
    """
    gemeente, rij = await queries.voorstel(session, actor.gemeenten, SOORT, opdracht.voorstel_id)
    aanvraag = await queries.aanvraag_met_slot(session, [gemeente], rij.onderwerp_id)
    await eis_onbesloten(session, aanvraag)
    if aanvraag.voorstel_id != rij.id:
        raise VoorstelVervangen

    voorstel = pak_voorstel_uit(bos, rij.inhoud)
    betrokkene = await queries.betrokkene(session, gemeente, aanvraag.betrokkene_id)
    # Nothing is written before this: a refusal commits, so that what was asked about a business stays in the audit log.
    verleend = await toets_aan_de_wet(session, bos, aanvraag, betrokkene, voorstel, opdracht.boekdatum, actor)
    await vierogen.bekrachtig(session, SOORT, opdracht.voorstel_id, actor.wie, opdracht.boekdatum)

    eerder = await queries.laatste_besluit(session, gemeente, aanvraag.id)
    besluit = _besluit(bos, aanvraag, voorstel, verleend, opdracht.boekdatum)
    besluit.nummer = eerder.nummer + 1 if eerder else 1
    besluit.voorstel_id = rij.id
    besluit.voorgesteld_door, besluit.bekrachtigd_door = rij.voorgesteld_door, actor.wie
    session.add(besluit)
    await session.flush()
    await sluit_als_besloten(session, aanvraag, opdracht.boekdatum)
    if verleend:
        await _verleen(session, aanvraag, betrokkene, besluit, verleend)
    await stel_brief_vast(session, gemeente, rij.id, f"bbz-{_BRIEF[voorstel.uitkomst]}", opdracht.boekdatum)
    await _vertel(session, aanvraag, betrokkene, besluit, actor)
    return besluit.id


def _besluit(bos: Sleutelbos, aanvraag: Aanvraag, voorstel: Besluitvoorstel, verleend: Verleend | None, datum: date) -> Besluit:
    return Besluit(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        onderdeel=queries.BEDRIJFSKAPITAAL,
        uitkomst=voorstel.uitkomst.value,
        vorm=voorstel.vorm.value if voorstel.vorm else None,
        bedrag_centen=voorstel.bedrag.centen,
        begeleiding_centen=voorstel.begeleiding.centen,
        looptijd_maanden=voorstel.looptijd_maanden,
        aflossingsvorm=voorstel.aflossingsvorm.value if voorstel.aflossingsvorm else None,
        rente_procent=verleend.rente_procent if verleend else None,
        norm=verleend.code if verleend else None,
        motivering=versleutel_motivering(bos, voorstel.motivering),
        datum=datum,
        binnen_termijn=datum <= aanvraag.besluit_uiterlijk,
    )


async def _verleen(session: WriteSession, aanvraag: Aanvraag, betrokkene: Betrokkene, besluit: Besluit, verleend: Verleend) -> None:
    """Let it count for the business, and for a bedrag om niet, which has no akte, let the voorziening exist at once."""
    if verleend.norm and betrokkene.kvk_hash:
        await queries.zet_onder_plafond(
            session, besluit.id, betrokkene.kvk_hash, betrokkene.bsn_hash, verleend.norm, verleend.krediet.bedrag
        )
    if verleend.krediet.vorm is Vorm.OM_NIET:
        session.add(
            Voorziening(
                gemeente=besluit.gemeente,
                besluit_id=besluit.id,
                betrokkene_id=aanvraag.betrokkene_id,
                dossier_id=aanvraag.dossier_id,
                soort="krediet",
                ontstaan_op=besluit.datum,
                versie=0,
            )
        )
        await session.flush()


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
    await koppel_terug(session, aanvraag, "besluit", besluit.uitkomst, besluit.datum)
