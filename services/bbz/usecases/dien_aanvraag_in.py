"""Register the applicant's own aanvraag: its decision term runs from the day of receipt (Bbz 2004, art. 35)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.outbox import append
from kernel.termijn import Termijn
from kernel.termijnbewaking import start_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.aanvraag import beslistermijn, toets_data
from services.bbz.domain.fouten import BetrokkeneOntbreekt, DoelKloptNiet, FondsNietGevonden, UitnodigingVerbruikt
from services.bbz.domain.orientatie import Kanaal
from services.bbz.domain.soort import Categorie, Doel
from services.bbz.store import normen, queries, tables
from services.bbz.store.geheim import VERWERKING, nieuwe_betrokkene
from services.bbz.store.tables import Aanvraag, Uitnodiging
from services.bbz.usecases.stel_samen import maak_checklist
from services.bbz.usecases.volg_dossier import volg_dossier


@dataclass(frozen=True, slots=True)
class DienAanvraagIn:
    """Who asks what, since when, and on which uitnodiging if any. With one, `betrokkene` may be left out: he was invited.

    `bedrag` is nil when only levensonderhoud is asked. `fonds_id` names a fund outside the Bbz.
    """

    gemeente: str
    uitnodiging_id: UUID | None
    categorie: Categorie
    doel: Doel
    bedrag: Bedrag
    melddatum: date
    ontvangen_op: date
    betrokkene: Betrokkene | None
    boekdatum: date
    kanaal: Kanaal = Kanaal.ONDERNEMER
    levensonderhoud: bool = False
    fonds_id: UUID | None = None


async def dien_aanvraag_in(session: WriteSession, bos: Sleutelbos, opdracht: DienAanvraagIn, actor: Actor) -> UUID:
    """Store the aanvraag, start the decision term, publish `aanvraag-ingediend`; return its id.

    Raises UitnodigingNietGevonden, FondsNietGevonden, one of AanvraagGeweigerd, or NormOntbreekt when the term of that day is not known.
    """
    if (opdracht.doel is Doel.LEVENSONDERHOUD) != (opdracht.bedrag == NUL) or (opdracht.bedrag == NUL and not opdracht.levensonderhoud):
        raise DoelKloptNiet
    toets_data(opdracht.melddatum, opdracht.ontvangen_op, opdracht.boekdatum)
    termijn = beslistermijn(opdracht.ontvangen_op, await normen.op(session, opdracht.ontvangen_op))
    uitnodiging = await _uitnodiging(session, opdracht)
    if opdracht.fonds_id:
        await queries.vind(session, tables.Fonds, [opdracht.gemeente], opdracht.fonds_id, FondsNietGevonden)
    betrokkene = await _betrokkene(session, bos, opdracht, uitnodiging)
    traject_id = uitnodiging.traject_id if uitnodiging else None
    dossier = await volg_dossier(session, bos, betrokkene, traject_id, opdracht.boekdatum)

    aanvraag = Aanvraag(
        gemeente=opdracht.gemeente,
        betrokkene_id=betrokkene.id,
        dossier_id=dossier.id,
        uitnodiging_id=opdracht.uitnodiging_id,
        traject_id=traject_id,
        fonds_id=opdracht.fonds_id,
        kanaal=opdracht.kanaal.value if uitnodiging is None else Kanaal.INTAKE.value,
        categorie=opdracht.categorie.value,
        doel=opdracht.doel.value,
        bedrag_centen=opdracht.bedrag.centen,
        levensonderhoud=opdracht.levensonderhoud,
        melddatum=opdracht.melddatum,
        ontvangen_op=opdracht.ontvangen_op,
        besluit_uiterlijk=termijn.einde,
        gehuwd=False,
        verlengd_weken=0,
        besloten=False,
    )
    session.add(aanvraag)
    await session.flush()
    await maak_checklist(session, aanvraag, opdracht.boekdatum)
    await start_termijn(session, aanvraag.gemeente, aanvraag.id, termijn)
    await _vertel(session, aanvraag, termijn, opdracht, actor)
    return aanvraag.id


async def _uitnodiging(session: WriteSession, opdracht: DienAanvraagIn) -> Uitnodiging | None:
    if opdracht.uitnodiging_id is None:
        return None
    uitnodiging = await queries.uitnodiging_met_slot(session, opdracht.gemeente, opdracht.uitnodiging_id)
    if await queries.aanvragen_van_uitnodigingen(session, [opdracht.gemeente], [uitnodiging.id]):
        raise UitnodigingVerbruikt
    return uitnodiging


async def _betrokkene(
    session: WriteSession, bos: Sleutelbos, opdracht: DienAanvraagIn, uitnodiging: Uitnodiging | None
) -> tables.Betrokkene:
    """What the applicant says of himself now wins from what intake knew when he was invited."""
    if opdracht.betrokkene is None:
        if uitnodiging is None:
            raise BetrokkeneOntbreekt
        betrokkene = await queries.betrokkene(session, uitnodiging.gemeente, uitnodiging.betrokkene_id)
    else:
        betrokkene = nieuwe_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
        session.add(betrokkene)
        await session.flush()
    await log_verwerking(session, opdracht.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="aanvraag vastgelegd")
    return betrokkene


async def _vertel(session: WriteSession, aanvraag: Aanvraag, termijn: Termijn, opdracht: DienAanvraagIn, actor: Actor) -> None:
    nieuw = {"categorie": aanvraag.categorie, "bedragCenten": aanvraag.bedrag_centen, "besluitUiterlijk": str(termijn.einde)}
    await audit.schrijf(session, aanvraag.gemeente, "indienen", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    gebeurtenis = contract.AanvraagIngediend(
        aanvraag_id=aanvraag.id,
        uitnodiging_id=aanvraag.uitnodiging_id,
        traject_id=aanvraag.traject_id,
        categorie=contract.Categorie(aanvraag.categorie),
        doel=contract.Doel(aanvraag.doel),
        bedrag_centen=aanvraag.bedrag_centen,
        melddatum=aanvraag.melddatum,
        ontvangen_op=aanvraag.ontvangen_op,
        besluit_uiterlijk=termijn.einde,
    )
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=opdracht.boekdatum)
