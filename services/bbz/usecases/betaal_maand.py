"""Pay a month of levensonderhoud: the norm of that month less what is expected, or a voorschot while nothing is decided."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from kernel.outbox import append
from kernel.termijn import Termijn, Termijnsoort
from kernel.termijnbewaking import start_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bijstandsnorm import Huishouden, Leefvorm, boekjaar_van
from services.bbz.domain.fouten.uitkering import DatumNietGoed, GrondslagOntbreekt, MaandAlBetaald, MoetEerstEindigen
from services.bbz.domain.herbeoordeling import Herbeoordelingsuitkomst
from services.bbz.domain.levensonderhoud import Grondslag, Maandbedrag, dagen_met_recht, maandbedrag, voorschotbedrag
from services.bbz.domain.norm import Normcode
from services.bbz.store import normen, queries
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.queries.boekjaren import boekjaar_van_voorziening
from services.bbz.store.queries.uitkeringen import grondslag_op, herbeoordelingen, maanden, uitkering_met_slot
from services.bbz.store.tables import Voorziening
from services.bbz.store.tables.boekjaar import Boekjaarrij
from services.bbz.store.tables.uitkering import Uitkering, Uitkeringsmaand
from services.bbz.usecases.zet_betaling_klaar import kies_rekening, zet_betaling_klaar

#: Code of the term for the administration, in events and in the list of terms.
JAARCIJFERS = "bbz-jaarcijfers"


@dataclass(frozen=True, slots=True)
class BetaalMaand:
    """Which month (its first day), given out to be paid when, and to which account: without one, to the one of the month before."""

    uitkering_id: UUID
    maand: date
    betaald_op: date
    boekdatum: date
    iban: str | None = None


async def betaal_maand(session: WriteSession, bos: Sleutelbos, opdracht: BetaalMaand, actor: Actor) -> UUID:
    """Store the month; when there is something to pay, ready it for the bank and publish `levensonderhoud-betaald`. Returns its id.

    Raises UitkeringNietGevonden, one of UitkeringGeweigerd, or NormOntbreekt for a month without a norm.
    """
    voorziening, uitkering = await uitkering_met_slot(session, actor.gemeenten, opdracht.uitkering_id)
    if opdracht.betaald_op > opdracht.boekdatum:
        raise DatumNietGoed(opdracht.betaald_op, "leg vast wat al betaald is")
    tot_en_met = min(uitkering.tot_en_met, uitkering.beeindigd_op or uitkering.tot_en_met)
    deel = dagen_met_recht(opdracht.maand, uitkering.begin, tot_en_met)
    await _toets_open(session, uitkering, opdracht.maand)
    berekend = await _bereken(session, uitkering, opdracht.maand, deel)
    kies_rekening(bos, voorziening, opdracht.iban)

    rij = Uitkeringsmaand(
        gemeente=uitkering.gemeente,
        uitkering_id=uitkering.id,
        maand=opdracht.maand,
        voorschot=uitkering.voorlopig,
        dagen=deel[0],
        dagen_in_maand=deel[1],
        norm_centen=berekend.norm.centen,
        inkomen_centen=berekend.inkomen.centen,
        verrekend_centen=berekend.voorschot.centen,
        bedrag_centen=berekend.bedrag.centen,
        om_niet=uitkering.om_niet and not uitkering.voorlopig,
        betaald_op=opdracht.betaald_op,
        door=actor.wie,
    )
    session.add(rij)
    uitkering.te_veel_voorschot_centen = berekend.te_veel_voorschot.centen
    await session.flush()
    if not uitkering.voorlopig:
        await _open_boekjaar(session, voorziening, uitkering, opdracht.maand)
    if berekend.bedrag > NUL:
        kenmerk = f"Bbz levensonderhoud {rij.maand:%m-%Y}"
        await zet_betaling_klaar(session, bos, voorziening, berekend.bedrag, kenmerk, opdracht.boekdatum, actor)
    await _vertel(session, voorziening, uitkering, rij, opdracht.boekdatum, actor)
    return rij.id


async def _toets_open(session: WriteSession, uitkering: Uitkering, maand: date) -> None:
    for al in await maanden(session, uitkering.gemeente, uitkering.id, maand, maand):
        if al.voorschot == uitkering.voorlopig:
            raise MaandAlBetaald(maand, al.betaald_op)
    gedaan = await herbeoordelingen(session, uitkering.gemeente, uitkering.id)
    if gedaan and gedaan[-1].uitkomst == Herbeoordelingsuitkomst.NIET_LEVENSVATBAAR.value and maand > gedaan[-1].datum:
        raise MoetEerstEindigen


async def _bereken(session: WriteSession, uitkering: Uitkering, maand: date, deel: tuple[int, int]) -> Maandbedrag:
    grondslag = await grondslag_op(session, uitkering.gemeente, uitkering.id, maand)
    if grondslag is None:
        raise GrondslagOntbreekt(maand)
    basis = Grondslag(
        grondslag.vanaf, Huishouden(Leefvorm(grondslag.leefvorm), grondslag.kostendelers), Bedrag(grondslag.verwacht_inkomen_centen)
    )
    van_de_maand = await normen.op(session, maand)
    if uitkering.voorlopig:
        heel = maandbedrag(maand, basis, van_de_maand, deel=deel)
        return Maandbedrag(maand, heel.norm, heel.inkomen, NUL, min(heel.bedrag, voorschotbedrag(maand, basis, van_de_maand)))
    betaald = totaal(Bedrag(m.bedrag_centen) for m in await maanden(session, uitkering.gemeente, uitkering.id, maand, maand) if m.voorschot)
    return maandbedrag(maand, basis, van_de_maand, voorschot=betaald + Bedrag(uitkering.te_veel_voorschot_centen), deel=deel)


async def _open_boekjaar(session: WriteSession, voorziening: Voorziening, uitkering: Uitkering, maand: date) -> None:
    """The first payment in a boekjaar starts the guard on its administration: six months after its end (art. 38 lid 2)."""
    jaar = boekjaar_van(maand, uitkering.boekjaar_begint_in)
    if await boekjaar_van_voorziening(session, voorziening.gemeente, voorziening.id, jaar.jaar):
        return
    rij = Boekjaarrij(gemeente=voorziening.gemeente, voorziening_id=voorziening.id, jaar=jaar.jaar, begin=jaar.begin, einde=jaar.einde)
    session.add(rij)
    await session.flush()
    norm = (await normen.op(session, maand)).norm(Normcode.JAARCIJFERS_TERMIJN)
    soort = Termijnsoort(code=JAARCIJFERS, artikel=f"Bbz 2004, {norm.artikel}", maanden=norm.aantal, atw=False)
    await start_termijn(session, rij.gemeente, rij.id, Termijn(soort, jaar.einde))


async def _vertel(
    session: WriteSession, voorziening: Voorziening, uitkering: Uitkering, rij: Uitkeringsmaand, boekdatum: date, actor: Actor
) -> None:
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="levensonderhoud betaald")
    nieuw = {"maand": str(rij.maand), "bedragCenten": rij.bedrag_centen, "voorschot": rij.voorschot}
    await audit.schrijf(session, voorziening.gemeente, "maand-betalen", "uitkering", voorziening.id, actor, nieuw=nieuw)
    if rij.bedrag_centen == 0:
        return
    gebeurtenis = contract.LevensonderhoudBetaald(
        voorziening_id=voorziening.id,
        besluit_id=voorziening.besluit_id,
        categorie=contract.Categorie(uitkering.categorie),
        maand=rij.maand,
        bedrag_centen=rij.bedrag_centen,
        om_niet=rij.om_niet,
        betaald_op=rij.betaald_op,
        voorschot=rij.voorschot,
    )
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=boekdatum)
