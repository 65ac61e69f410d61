"""Join two aanmeldingen of one person: one goes on, with the stricter of the two terms; nothing of the other is lost."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import AanmeldingSamengevoegd
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import lopende_termijn, start_termijn, voldoe_termijn
from kernel.versie import verwacht_versie
from services.intake.domain.aanmelding import AANMELDING, Aanmeldstap, Aanmeldstatus
from services.intake.domain.fouten import SamenvoegingNietMogelijk
from services.intake.domain.termijnen import GESPREK, GESPREK_CRISIS, gesprekstermijn
from services.intake.store import queries
from services.intake.store.tables import Aanmelding
from services.intake.usecases.dossier import log_aanmelding
from services.intake.usecases.meld_crisis import bewaar_crisis


@dataclass(frozen=True, slots=True)
class VoegSamen:
    """Which aanmelding goes on in which. A person looked at both."""

    aanmelding_id: UUID
    gezien: int
    blijft_id: UUID
    boekdatum: date


async def voeg_met_de_hand_samen(session: WriteSession, opdracht: VoegSamen, actor: Actor) -> None:
    """Join the aanmelding to another of the same gemeente.

    Raises AanmeldingNietGevonden, VersieVerouderd, StapNietMogelijk or SamenvoegingNietMogelijk.
    """
    if opdracht.aanmelding_id == opdracht.blijft_id:
        raise SamenvoegingNietMogelijk("het is dezelfde aanmelding")
    paar = {}
    for ident in sorted((opdracht.aanmelding_id, opdracht.blijft_id), key=str):  # one order, so that two joins never wait for each other
        paar[ident] = await queries.aanmelding_met_slot(session, actor.gemeenten, ident)
    weg, blijft = paar[opdracht.aanmelding_id], paar[opdracht.blijft_id]
    verwacht_versie(weg, opdracht.gezien)
    if weg.gemeente != blijft.gemeente:
        raise SamenvoegingNietMogelijk("zij horen bij twee gemeenten")
    if blijft.stand not in {Aanmeldstatus.ONTVANGEN, Aanmeldstatus.IN_TRAJECT}:
        raise SamenvoegingNietMogelijk(f"de aanmelding die blijft heeft de status {blijft.status}")
    await voeg_samen(session, weg, blijft, opdracht.boekdatum, actor)


async def voeg_samen(session: WriteSession, weg: Aanmelding, blijft: Aanmelding, boekdatum: date, actor: Actor) -> None:
    """Let `weg` go on in `blijft`, publish `aanmelding-samengevoegd`. Both rows are locked or new. Raises StapNietMogelijk."""
    weg.status = AANMELDING.volgende(Aanmeldstap.SAMENVOEGING, weg.stand).value
    weg.samengevoegd_met = blijft.id
    for soort in (GESPREK, GESPREK_CRISIS):
        await voldoe_termijn(session, weg.gemeente, weg.id, soort, boekdatum)
    if blijft.stand is Aanmeldstatus.ONTVANGEN and weg.gesprek_uiterlijk < blijft.gesprek_uiterlijk:
        await _verkort(session, weg, blijft)
    if weg.crisis:
        await bewaar_crisis(session, blijft, weg.crisisgrond, weg.ontvangen_op, actor)
    await log_aanmelding(session, weg, naam="aanmelding samengevoegd")
    nieuw = {"status": weg.status, "samengevoegd_met": blijft.id, "gesprek_uiterlijk": blijft.gesprek_uiterlijk}
    await audit.schrijf(session, weg.gemeente, "samenvoegen", "aanmelding", weg.id, actor, nieuw=nieuw)
    samengevoegd = AanmeldingSamengevoegd(aanmelding_id=weg.id, aanmelding_id_blijft=blijft.id)
    await append(session, samengevoegd, aggregate=weg, boekdatum=boekdatum)


async def _verkort(session: WriteSession, weg: Aanmelding, blijft: Aanmelding) -> None:
    """The stricter term counts from now on; another kind stays behind it, and the talk meets both."""
    termijn = gesprekstermijn(weg.ontvangen_op, weg.signaal_ontvangen_op, crisis=weg.crisis)
    rij = await lopende_termijn(session, blijft.gemeente, blijft.id, termijn.soort.code)
    if rij is None:
        await start_termijn(session, blijft.gemeente, blijft.id, termijn)
    else:
        rij.begin, rij.einde, rij.genaderd = termijn.begin, termijn.einde, False
    blijft.gesprek_uiterlijk = termijn.einde
    blijft.versie += 1  # no event of its own, yet whoever saw the old term must look again
    await session.flush()
