"""Propose a besluit on an aanvraag: complete, and within the law of today, for another medewerker to confirm."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain import fonds as fondsregels
from services.bbz.domain.bedrijfskapitaal import NIETS_EERDER, Krediet, telt_mee
from services.bbz.domain.besluit import Advies, Besluitvoorstel, Voornemen, eis_commissie, eis_voornemen, toets
from services.bbz.domain.fouten import AlBesloten, DoelKloptNiet, FondsNietGevonden
from services.bbz.domain.huishouden import eis_hoofdelijkheid
from services.bbz.domain.norm import Normcode
from services.bbz.store import normen, queries, tables
from services.bbz.store.geheim import VERWERKING, kvk_hashes, verpak_voorstel
from services.bbz.store.tables import Aanvraag, Betrokkene
from services.bbz.usecases.stel_samen import eis_open
from services.bbz.usecases.toets_rechtmatigheid import eis_rechtmatige_aanvraag

#: Kind of the proposal in the four-eyes table.
SOORT = "bbz-besluit"


@dataclass(frozen=True, slots=True)
class StelBesluitVoor:
    """What is proposed on which aanvraag, and the version of it that was seen."""

    aanvraag_id: UUID
    gezien: int
    voorstel: Besluitvoorstel
    boekdatum: date


@dataclass(frozen=True, slots=True)
class Verleend:
    """What may be granted: the credit, its interest, and the maximum it was measured by (`code`: a norm of the law, or a fund)."""

    krediet: Krediet
    code: str
    norm: Normcode | None
    rente_procent: Decimal | None


@dataclass(frozen=True, slots=True)
class Voorgesteld:
    """A stored proposal, and what its letter needs."""

    id: UUID
    aanvraag: Aanvraag
    bsn_hash: bytes | None
    verleend: Verleend | None


async def stel_besluit_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelBesluitVoor, actor: Actor) -> Voorgesteld:
    """Store the proposal. It replaces a proposal that was not confirmed yet.

    Raises AanvraagNietGevonden, VersieVerouderd, one of BesluitGeweigerd, or NormOntbreekt.
    """
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    verwacht_versie(aanvraag, opdracht.gezien)
    await eis_onbesloten(session, aanvraag)
    betrokkene = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    verleend = await toets_aan_de_wet(session, bos, aanvraag, betrokkene, opdracht.voorstel, opdracht.boekdatum, actor)

    inhoud = verpak_voorstel(bos, opdracht.voorstel)
    voorstel_id = await vierogen.stel_voor(session, aanvraag.gemeente, SOORT, aanvraag.id, inhoud, actor.wie, opdracht.boekdatum)
    oud = {"voorstel": aanvraag.voorstel_id and str(aanvraag.voorstel_id)}
    aanvraag.voorstel_id = voorstel_id
    aanvraag.versie += 1  # no event tells of a proposal, yet whoever saw the old state must look again
    await session.flush()

    nieuw = {"voorstel": str(voorstel_id), "uitkomst": opdracht.voorstel.uitkomst, "bedragCenten": opdracht.voorstel.bedrag.centen}
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="besluit voorgesteld")
    await audit.schrijf(session, aanvraag.gemeente, "voorstellen", "aanvraag", aanvraag.id, actor, oud=oud, nieuw=nieuw)
    return Voorgesteld(voorstel_id, aanvraag, betrokkene.bsn_hash, verleend)


async def eis_onbesloten(session: WriteSession, aanvraag: Aanvraag) -> None:
    """Raise when no besluit on a credit can be taken: AlBesloten, AanvraagGesloten, or DoelKloptNiet when no credit was asked."""
    if aanvraag.besloten:
        raise AlBesloten
    eis_open(aanvraag)
    if not aanvraag.bedrag_centen:
        raise DoelKloptNiet
    eerder = await queries.laatste_besluit(session, aanvraag.gemeente, aanvraag.id)
    if eerder is not None and not await queries.herroepen(session, aanvraag.gemeente, eerder.id):
        raise AlBesloten


async def toets_aan_de_wet(
    session: WriteSession,
    bos: Sleutelbos,
    aanvraag: Aanvraag,
    betrokkene: Betrokkene,
    voorstel: Besluitvoorstel,
    dag: date,
    actor: Actor,
) -> Verleend | None:
    """What the normen of `dag`, and what this business already has, make of the proposal. Asked when proposing and again when deciding.

    A grant also needs every test of the law met, those beside the applicant liable, and the advice of the commissie when the gemeente
    wants it; a refusal needs the applicant heard where Awb art. 4:7 or the gemeente says so.
    """
    await _toets_de_weg(session, aanvraag, voorstel, dag)
    if voorstel.krediet is None:
        return None
    if aanvraag.fonds_id:
        return await _uit_fonds(session, aanvraag, voorstel.krediet)
    van_de_dag = await normen.op(session, dag)
    bedrijf, eerder = kvk_hashes(bos, betrokkene), NIETS_EERDER
    if voorstel.vorm and bedrijf:
        codes = telt_mee(aanvraag.soort, voorstel.vorm)
        eerder = await queries.eerder_verleend(session, aanvraag, bedrijf, codes, actor)
    toekenning = toets(voorstel, aanvraag.soort, kvk_bekend=bool(bedrijf), eerder=eerder, normen=van_de_dag)
    assert toekenning is not None, "a proposal with a credit gives a grant or a refusal"
    await _toets_de_mensen(session, aanvraag, dag)
    return Verleend(toekenning.krediet, toekenning.norm.value, toekenning.norm, toekenning.rente_procent)


async def _toets_de_weg(session: WriteSession, aanvraag: Aanvraag, voorstel: Besluitvoorstel, dag: date) -> None:
    """Voornemen before a refusal, commissie before a large grant."""
    beleid = await queries.beleid_op(session, aanvraag.gemeente, dag)
    rij = await queries.laatste_voornemen(session, aanvraag.gemeente, aanvraag.id)
    voornemen = Voornemen(rij.zienswijze_tot_en_met, rij.zienswijze_op is not None) if rij else None
    eis_voornemen(voorstel, voornemen, beleid, dag)
    adviezen = await queries.commissieadviezen(session, aanvraag.gemeente, aanvraag.id)
    eis_commissie(voorstel, [Advies(a.advies != "negatief", Bedrag(a.bedrag_centen)) for a in adviezen], beleid)


async def _toets_de_mensen(session: WriteSession, aanvraag: Aanvraag, dag: date) -> None:
    """The applicant may have bijstand as a zelfstandige, and whoever must be liable with him accepted that."""
    await eis_rechtmatige_aanvraag(session, aanvraag)
    eis_hoofdelijkheid([rij.als_mede() for rij in await queries.mede(session, aanvraag.gemeente, aanvraag.id)], dag)


async def _uit_fonds(session: WriteSession, aanvraag: Aanvraag, krediet: Krediet) -> Verleend:
    """Outside the Bbz: the rules of the fund, and what is in it. It is locked, so that two loans cannot take the same money."""
    assert aanvraag.fonds_id, "this aanvraag is for a fund"
    fonds = await queries.vind_met_slot(session, tables.Fonds, [aanvraag.gemeente], aanvraag.fonds_id, FondsNietGevonden)
    beschikbaar = await queries.fonds_beschikbaar(session, fonds)
    rente = fondsregels.beoordeel(queries.lees_regels(fonds.regels), aanvraag.bestemming, krediet, beschikbaar)
    return Verleend(krediet, f"fonds:{fonds.code}", None, rente)
