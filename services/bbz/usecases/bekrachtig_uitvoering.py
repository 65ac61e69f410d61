"""Confirm any decision after the grant: look what kind it is, take it over as another medewerker, and carry it out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.briefopslag import stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.bbz.domain.overgang import Overgangsrecht
from services.bbz.store.queries.voorstellen import soort_van_voorstel
from services.bbz.usecases.ken_levensonderhoud_toe import ken_toe
from services.bbz.usecases.stel_definitief_vast import stel_definitief_vast
from services.bbz.usecases.uitvoeringsvoorstel import (
    LEVENSONDERHOUD,
    OMZETTING,
    RENTE,
    SOORTEN,
    VASTSTELLING,
    VOORSCHOT,
    Voorgelegd,
    briefcode,
    neem_over,
)
from services.bbz.usecases.wijzig_uitkering import wijzig_uitkering
from services.bbz.usecases.zet_om import zet_krediet_om


@dataclass(frozen=True, slots=True)
class BekrachtigUitvoering:
    """Which proposal."""

    voorstel_id: UUID
    boekdatum: date


async def bekrachtig_uitvoering(
    session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigUitvoering, overgang: Overgangsrecht, actor: Actor
) -> tuple[str, UUID]:
    """Carry the proposal out and fix its letter; return the collection and the id of what it was about.

    Raises VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker, VoorstelVerouderd, or what the law of today refuses.
    """
    soort = await soort_van_voorstel(session, actor.gemeenten, opdracht.voorstel_id, SOORTEN)
    dag = opdracht.boekdatum
    voorgelegd = await neem_over(session, bos, soort, opdracht.voorstel_id, dag, actor)
    gedaan = await _voer_uit(session, bos, voorgelegd, overgang, dag, actor)
    await stel_brief_vast(session, voorgelegd.gemeente, voorgelegd.id, briefcode(soort), dag)
    return gedaan


async def _voer_uit(
    session: WriteSession, bos: Sleutelbos, voorgelegd: Voorgelegd, overgang: Overgangsrecht, dag: date, actor: Actor
) -> tuple[str, UUID]:
    soort = voorgelegd.soort
    if soort in {LEVENSONDERHOUD, VOORSCHOT}:
        return "uitkeringen", await ken_toe(session, bos, voorgelegd, overgang, dag, actor)
    if soort == VASTSTELLING:
        return "boekjaren", await stel_definitief_vast(session, bos, voorgelegd, overgang, dag, actor)
    if soort in {OMZETTING, RENTE}:
        return "voorzieningen", await zet_krediet_om(session, bos, voorgelegd, dag, actor)
    return "uitkeringen", await wijzig_uitkering(session, bos, voorgelegd, overgang, dag, actor)
