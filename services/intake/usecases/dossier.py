"""Open someone's dossier to add to it: the row is locked, the step must be possible, and the verwerkingenlog says whose it is."""

from typing import Final
from uuid import UUID

from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.traject import Stap, controleer
from services.intake.store import queries
from services.intake.store.tables import Aanmelding, Traject
from services.intake.usecases.betrokkene import VERWERKING

BEELD: Final = b"intake.intakebeeld.inhoud"
SCHULDEISER: Final = b"intake.schuld.schuldeiser"
BOVEN_PLAFOND: Final = b"intake.vergoeding.boven_plafond_reden"
BEGELEIDINGSPLAN: Final = b"intake.begeleidingsplan.inhoud"
UITVOERDER: Final = b"intake.begeleiding.uitvoerder"
PLEK: Final = b"intake.afspraak.plek"
AFWIJKING: Final = b"intake.regeling.afwijking_reden"
REACTIE: Final = b"intake.aandeel.reden"
PARTNER: Final = b"intake.verwijzing.partner"
TOELICHTING: Final = b"intake.verwijzing.toelichting"
UITSTROOM: Final = b"intake.uitstroom.toelichting"
VERSLAG: Final = b"intake.nazorgcontact.verslag"


async def open_dossier(session: WriteSession, actor: Actor, traject_id: UUID, stap: Stap, *, naam: str) -> Traject:
    """The traject, locked, when `stap` is possible now. Raises TrajectNietGevonden or StapNietMogelijk."""
    traject = await queries.traject_met_slot(session, actor.gemeenten, traject_id)
    controleer(stap, traject.stand)
    await log_traject(session, traject, naam=naam)
    return traject


async def lees_dossier(session: WriteSession, actor: Actor, traject_id: UUID, *, naam: str) -> Traject:
    """The traject, to read something personal of it. Raises TrajectNietGevonden."""
    traject = await queries.traject(session, actor.gemeenten, traject_id)
    await log_traject(session, traject, naam=naam)
    return traject


async def log_traject(session: WriteSession, traject: Traject, *, naam: str) -> None:
    """Record in the verwerkingenlog what was done with this person's data."""
    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    await log_verwerking(session, traject.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam)


async def log_aanmelding(session: WriteSession, aanmelding: Aanmelding, *, naam: str) -> None:
    """The same for someone who has no traject (yet)."""
    betrokkene = await queries.betrokkene(session, aanmelding.gemeente, aanmelding.betrokkene_id)
    await log_verwerking(session, aanmelding.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam)
