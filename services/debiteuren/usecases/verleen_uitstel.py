"""Grant a deferral on a loan: load and lock, decide, store, tell."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.debiteuren import UitstelVerleend
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.fouten import UitstelNaAflossing
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.domain.stoplicht import beoordeel as beoordeel_stoplicht
from services.debiteuren.domain.uitstel import Uitstel, beoordeel
from services.debiteuren.store import journaal, normen, queries
from services.debiteuren.store.tables import Uitstel as UitstelRij
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_UITSTEL
from services.debiteuren.usecases.werk_bij import Lopend, bewaar, stand_van


@dataclass(frozen=True, slots=True)
class VerleenUitstel:
    """What the consulent decided. `reden` stays in the dossier and never travels on the bus; `versie` is what he saw."""

    lening_id: UUID
    periode: Uitstel
    reden: str
    versie: int
    boekdatum: date


async def verleen_uitstel(session: WriteSession, opdracht: VerleenUitstel, door: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Store the deferral and publish `uitstel-verleend`; return its id.

    Raises LeningNietGevonden, VersieVerouderd, one of UitstelGeweigerd, or NormOntbreekt when art. 41 has no row on the boekdatum.
    """
    lening = await queries.lening_met_slot(session, door.gemeenten, opdracht.lening_id)
    verwacht_versie(lening, opdracht.versie)
    if lening.stoplicht == Kleur.AFGESLOTEN.value:
        raise UitstelNaAflossing
    norm = await normen.uitstel(session, opdracht.boekdatum)
    eerder = (await queries.uitstellen(session, lening.gemeente, [lening.id])).get(lening.id, [])

    uitstel = beoordeel(eerder, opdracht.periode, norm)

    rij = UitstelRij(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        van=uitstel.van,
        tot_en_met=uitstel.tot_en_met,
        reden=sleutelbos.versleutel(opdracht.reden, CONTEXT_UITSTEL),
        verleend_door=door.wie,
        verleend_op=opdracht.boekdatum,
    )
    session.add(rij)

    vervallen = await queries.vervallen_termijnen(session, lening.gemeente, [lening.id], alleen_open=True)
    werk = Lopend(lening, stand_van(lening, vervallen.get(lening.id, ())))
    werk.gebeurtenissen.append(UitstelVerleend(lening_id=lening.id, van=uitstel.van, tot_en_met=uitstel.tot_en_met))
    dag = max(opdracht.boekdatum, lening.bijgewerkt_tot_en_met)
    werk.oordeel(beoordeel_stoplicht(werk.stand, [*eerder, uitstel], dag, lening.respijtdagen), dag)
    boekdag = await journaal.open_boekdag(session, lening.gemeente, opdracht.boekdatum)
    await bewaar(session, lening.gemeente, boekdag, [werk])

    debiteur = (await queries.debiteuren(session, lening.gemeente, [lening.id])).get(lening.id)
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, [debiteur.bsn_hash if debiteur else None], naam="uitstel verlenen")
    nieuw = {"van": uitstel.van, "totEnMet": uitstel.tot_en_met}
    await audit.schrijf(session, lening.gemeente, "uitstel-verleend", "lening", lening.id, door, nieuw=nieuw)
    return rij.id
