"""Ratify a proposed decision: the second medewerker carries it out. Judged again first, for the loan went on living meanwhile."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from kernel import vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.debiteuren.domain.besluit import Besluitsoort, Inhoud
from services.debiteuren.store.tables import Besluit
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.laad_invordering import laad
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.toets_besluit import toets
from services.debiteuren.usecases.voer_besluit_uit import Uitvoering, voer_uit


@dataclass(frozen=True, slots=True)
class BekrachtigBesluit:
    """Which proposal of which kind. Its id says exactly what was read, so no version beside it."""

    voorstel_id: UUID
    soort: Besluitsoort
    boekdatum: date


async def bekrachtig_besluit(session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, door: Actor) -> UUID:
    """Carry the decision out, book it and publish it; return its id.

    Raises VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker, one of BesluitGeweigerd or LadderFout, Verjaard.
    """
    gemeente, voorstel = await vierogen.bekrachtig(session, opdracht.soort.value, opdracht.voorstel_id, door.wie, opdracht.boekdatum)
    werk = await pak(session, [gemeente], voorstel.onderwerp_id)
    dossier = await laad(session, werk.lening, opdracht.boekdatum)
    inhoud = Inhoud.uit_json(opdracht.soort, voorstel.inhoud)
    artikel = await toets(session, werk, dossier, inhoud)

    besluit_id = uuid4()
    uitvoering = Uitvoering(werk, dossier, inhoud, artikel, besluit_id, opdracht.boekdatum, door)
    gevolg = await voer_uit(session, bos, uitvoering)
    besluit = Besluit(
        gemeente=gemeente,
        id=besluit_id,
        lening_id=werk.lening.id,
        soort=opdracht.soort.value,
        grond=inhoud.grond,
        artikel=artikel,
        bedrag_centen=gevolg.bedrag.centen,
        kosten_centen=gevolg.delen.kosten.centen,
        rente_centen=gevolg.delen.rente.centen,
        hoofdsom_centen=gevolg.delen.hoofdsom.centen,
        motivering=b64decode(voorstel.inhoud["motivering"]),
        datum=opdracht.boekdatum,
        voorstel_id=voorstel.id,
        voorgesteld_door=voorstel.voorgesteld_door,
        bekrachtigd_door=door.wie,
    )
    session.add(besluit)
    await session.flush()
    await leg_vast(session, [werk], opdracht.boekdatum, max(opdracht.boekdatum, werk.lening.bijgewerkt_tot_en_met))
    nieuw = {"besluit": besluit.id, "soort": besluit.soort, "grond": besluit.grond, "bedragCenten": besluit.bedrag_centen}
    await noteer(session, werk.lening, f"{besluit.soort}-besloten", door, nieuw)
    return besluit.id
