"""Grant a deferral on a loan, or a lower monthly amount; end one early. Load and lock, decide, store, tell."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.debiteuren import UitstelVerleend
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.fouten import UitstelNaAflossing
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.domain.uitstel import Omvang, Uitstel, beeindig, beoordeel, controleer_omvang
from services.debiteuren.store import normen, queries
from services.debiteuren.store.queries import invordering as vragen
from services.debiteuren.store.queries import taken
from services.debiteuren.store.queries.uitstellen import uitstel_met_slot
from services.debiteuren.store.tables import Uitstel as UitstelRij
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_UITSTEL


@dataclass(frozen=True, slots=True)
class VerleenUitstel:
    """What the consulent decided. `reden` stays in the dossier and never travels on the bus; `versie` is what he saw."""

    lening_id: UUID
    periode: Uitstel
    reden: str
    versie: int
    boekdatum: date
    omvang: Omvang = Omvang.AFLOSSING_EN_RENTE
    maandbedrag: Bedrag | None = None


@dataclass(frozen=True, slots=True)
class BeeindigUitstel:
    """`laatste_dag` becomes the last day; `einde_reden` is a code (Awb art. 4:96, Bbz 2004 art. 41 lid 5)."""

    uitstel_id: UUID
    laatste_dag: date
    einde_reden: str
    versie: int
    boekdatum: date


async def verleen_uitstel(session: WriteSession, opdracht: VerleenUitstel, door: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Store the deferral and publish `uitstel-verleend`; return its id.

    An earlier deferral that it follows on is thereby decided; the ladder of these arrears ends, for they are not asked now. Raises
    LeningNietGevonden, VersieVerouderd, one of UitstelGeweigerd, or NormOntbreekt when art. 41 has no row on the boekdatum.
    """
    werk = await pak(session, door.gemeenten, opdracht.lening_id, opdracht.versie)
    lening = werk.lening
    if lening.stoplicht == Kleur.AFGESLOTEN.value:
        raise UitstelNaAflossing
    controleer_omvang(opdracht.omvang, opdracht.maandbedrag)
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
        omvang=opdracht.omvang.value,
        maandbedrag_centen=opdracht.maandbedrag.centen if opdracht.maandbedrag else None,
    )
    session.add(rij)
    await _volgt_op(session, lening.gemeente, lening.id, opdracht, door)
    werk.gebeurtenissen.append(UitstelVerleend(lening_id=lening.id, van=uitstel.van, tot_en_met=uitstel.tot_en_met))
    await leg_vast(session, [werk], opdracht.boekdatum, max(opdracht.boekdatum, lening.bijgewerkt_tot_en_met))

    nieuw = {"van": uitstel.van, "totEnMet": uitstel.tot_en_met, "omvang": opdracht.omvang.value}
    await noteer(session, lening, "uitstel-verleend", door, nieuw)
    return rij.id


async def beeindig_uitstel(session: WriteSession, opdracht: BeeindigUitstel, door: Actor) -> UUID:
    """Let a deferral end early; its unused days are the loan's again. Returns the id of the loan.

    Raises UitstelNietGevonden, UitstelEindeOngeldig or VersieVerouderd.
    """
    rij = await uitstel_met_slot(session, door.gemeenten, opdracht.uitstel_id)
    werk = await pak(session, [rij.gemeente], rij.lening_id, opdracht.versie)
    lening, oud = werk.lening, rij.tot_en_met
    rij.verleend_tot_en_met = rij.verleend_tot_en_met or oud
    rij.tot_en_met = beeindig(rij.periode, opdracht.laatste_dag)
    rij.einde_reden = opdracht.einde_reden
    lening.versie += 1
    await session.flush()
    await leg_vast(session, [werk], opdracht.boekdatum, max(opdracht.boekdatum, lening.bijgewerkt_tot_en_met))
    wijziging = {"totEnMet": opdracht.laatste_dag, "reden": opdracht.einde_reden}
    await noteer(session, lening, "uitstel-beeindigd", door, wijziging, {"totEnMet": oud})
    return lening.id


async def _volgt_op(session: WriteSession, gemeente: str, lening_id: UUID, opdracht: VerleenUitstel, door: Actor) -> None:
    """The question what comes after the last deferral is answered: this one."""
    vorige = await vragen.onbeslist_uitstel(session, gemeente, lening_id, opdracht.periode.van)
    if vorige is not None:
        vorige.einde_besluit = "verlengd"
    lopend = await vragen.lopende_invordering(session, gemeente, lening_id)
    if lopend is not None and lopend.aanvang == "achterstand":
        lopend.geeindigd_op, lopend.einde_reden = opdracht.boekdatum, "uitstel-verleend"
    soorten = [Taaksoort.UITSTEL_EINDIGT, Taaksoort.CONTACT, Taaksoort.LADDERSTAP]
    await taken.rond_af(session, gemeente, lening_id, [s.value for s in soorten], opdracht.boekdatum, door.wie, "uitstel-verleend")
