"""Charge wettelijke rente over what was paid late, when a medewerker finds the delay attributable (Bbz 2004, art. 41 lid 5; Awb art. 4:99).

Over terms that are open now and past their due date; the beschikking that fixes the sum is what makes it due. Days that an earlier
beschikking covered are not charged again, and what it charged bears no interest here.
"""

from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.fouten import GeenVerzuim
from services.debiteuren.domain.wettelijkerente import bereken, toets_drempel, verzuim_van
from services.debiteuren.store import journaal, normen, queries
from services.debiteuren.usecases.boek_lening import boek_wettelijke_rente, leg_vast, pak
from services.debiteuren.usecases.privacy import ACTIVITEIT


async def reken_wettelijke_rente(session: WriteSession, lening_id: UUID, gezien: int, boekdatum: date, door: Actor) -> Bedrag:
    """Fix and book the wettelijke rente until and including `boekdatum`.

    Raises LeningNietGevonden, VersieVerouderd, GeenVerzuim, WettelijkeRenteNietVerschuldigd, or NormOntbreekt when a day has no percentage.
    """
    werk = await pak(session, door.gemeenten, lening_id, gezien)
    gemist = [t for t in werk.stand.termijnen if t.open_bedrag > NUL and t.vervaldag < boekdatum]
    if not gemist:
        raise GeenVerzuim(boekdatum)
    lening = werk.lening
    tot_en_met, geheven = await journaal.wettelijke_rente(session, lening.gemeente, lening.id)
    verzuimen = verzuim_van(gemist, boekdatum, tot_en_met, geheven)
    if not verzuimen:
        raise GeenVerzuim(boekdatum)
    percentages = await normen.wettelijke_rente(session, min(v.vervaldag for v in verzuimen), boekdatum)
    drempel = await normen.wettelijke_rente_drempel(session, boekdatum)
    bedrag = toets_drempel(bereken(verzuimen, percentages), drempel)
    boek_wettelijke_rente(werk, bedrag, boekdatum)
    await leg_vast(session, [werk], boekdatum)
    hashes = await queries.bsn_hashes(session, lening.gemeente, [lening.id])
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, hashes, naam="wettelijke rente vaststellen")
    nieuw = {"bedragCenten": bedrag.centen, "tot": boekdatum}
    await audit.schrijf(session, lening.gemeente, "wettelijke-rente", "lening", lening.id, door, nieuw=nieuw)
    return bedrag
