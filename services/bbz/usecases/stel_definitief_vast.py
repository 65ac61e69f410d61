"""Settle a boekjaar by two people, and keep the whole computation (Bbz 2004, art. 12, 13)."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from kernel.outbox import append
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bijstandsnorm import Boekjaar, Huishouden, Leefvorm
from services.bbz.domain.fouten.uitkering import GrondslagOntbreekt
from services.bbz.domain.fouten.vaststelling import AdministratieOntbreekt, AlVastgesteld, BoekjaarLoopt, GeenLening, RedenOntbreekt
from services.bbz.domain.overgang import Overgangsrecht
from services.bbz.domain.vaststelling import Berekening, Bijstandsjaar, Jaarinkomen, stel_vast
from services.bbz.domain.vermogensruimte import Vermogensopstelling
from services.bbz.store import normen, queries
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, versleutel_json
from services.bbz.store.queries.boekjaren import boekjaar_met_slot, teruggevorderd
from services.bbz.store.queries.uitkeringen import grondslagen, maanden, uitkering_met_slot
from services.bbz.store.tables import Voorziening
from services.bbz.store.tables.boekjaar import Boekjaarrij, Vaststellingrij
from services.bbz.store.tables.uitkering import Grondslagrij, Uitkering, Uitkeringsmaand
from services.bbz.usecases.jaarnorm import jaarnorm_van
from services.bbz.usecases.uitvoeringsvoorstel import VASTSTELLING, Voorgelegd, bewaar_besluit, leg_voor, niet_verouderd
from services.bbz.usecases.zet_betaling_klaar import zet_betaling_klaar


@dataclass(frozen=True, slots=True)
class Jaargegevens:
    """What the administration shows, in cents. `terugvorderen` less than can be asks for a `reden`."""

    zonder_loonbelasting: int
    met_loonbelasting_netto: int
    zorgpremie: int
    bijzondere_bijstand: int
    vermogen: tuple[int, int, int, int]
    terugvorderen: int | None
    reden: str | None

    def als_json(self) -> dict[str, Any]:
        """For the proposal."""
        return asdict(self)

    @classmethod
    def van_json(cls, inhoud: Any) -> Self:
        """The reverse."""
        velden = {veld: inhoud[veld] for veld in cls.__slots__}
        return cls(**{**velden, "vermogen": tuple(velden["vermogen"])})


@dataclass(frozen=True, slots=True)
class StelVaststellingVoor:
    """Of which boekjaar, with which figures."""

    boekjaar_id: UUID
    gegevens: Jaargegevens
    boekdatum: date


async def stel_vaststelling_voor(
    session: WriteSession, bos: Sleutelbos, opdracht: StelVaststellingVoor, overgang: Overgangsrecht, actor: Actor
) -> tuple[UUID, Berekening]:
    """Store the proposal; return its id with what it comes to. Raises one of VaststellingGeweigerd, or NormOntbreekt."""
    boekjaar = await boekjaar_met_slot(session, actor.gemeenten, opdracht.boekjaar_id)
    voorziening, berekening = await _bereken(session, boekjaar, opdracht.gegevens, overgang, opdracht.boekdatum)
    await _log(session, voorziening, "vaststelling voorgesteld")
    voorstel_id = await leg_voor(session, bos, VASTSTELLING, boekjaar, opdracht.gegevens.als_json(), opdracht.boekdatum, actor)
    return voorstel_id, berekening


async def stel_definitief_vast(
    session: WriteSession, bos: Sleutelbos, voorgelegd: Voorgelegd, overgang: Overgangsrecht, boekdatum: date, actor: Actor
) -> UUID:
    """Store besluit and computation, close the boekjaar, publish `definitief-vastgesteld`; return the boekjaar's id."""
    boekjaar = await boekjaar_met_slot(session, [voorgelegd.gemeente], voorgelegd.onderwerp_id)
    niet_verouderd(voorgelegd, boekjaar)
    gegevens = Jaargegevens.van_json(voorgelegd.inhoud)
    voorziening, b = await _bereken(session, boekjaar, gegevens, overgang, boekdatum)
    besluit_id = await bewaar_besluit(session, bos, voorgelegd, voorziening.id, boekdatum, actor)
    rij = Vaststellingrij(
        gemeente=boekjaar.gemeente,
        boekjaar_id=boekjaar.id,
        besluit_id=besluit_id,
        uitkomst=b.uitkomst.value,
        om_niet_centen=b.om_niet.centen,
        terug_centen=b.terug.centen,
        lening_centen=b.lening_blijft.centen,
        extra_centen=b.extra.centen,
        berekening=versleutel_json(bos, Plek.VASTSTELLING, {**asdict(b), "reden": gegevens.reden}),
        datum=boekdatum,
    )
    session.add(rij)
    boekjaar.vastgesteld_op = boekdatum
    boekjaar.versie += 1
    await session.flush()
    await _log(session, voorziening, "boekjaar definitief vastgesteld")
    nieuw = {"jaar": boekjaar.jaar, "uitkomst": rij.uitkomst, "omNietCenten": rij.om_niet_centen, "terugCenten": rij.terug_centen}
    await audit.schrijf(session, boekjaar.gemeente, "definitief-vaststellen", "boekjaar", boekjaar.id, actor, nieuw=nieuw)
    gebeurtenis = contract.DefinitiefVastgesteld(
        voorziening_id=voorziening.id,
        besluit_id=besluit_id,
        boekjaar=boekjaar.jaar,
        uitkomst=contract.Vaststelling(rij.uitkomst),
        om_niet_centen=rij.om_niet_centen,
        terug_te_vorderen_centen=rij.terug_centen,
        lening_centen=rij.lening_centen,
        extra_centen=rij.extra_centen,
        datum=boekdatum,
    )
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=boekdatum)
    if b.extra > NUL:
        await _betaal_extra(session, bos, voorziening, boekjaar, b.extra, boekdatum, actor)
    return boekjaar.id


async def _betaal_extra(
    session: WriteSession, bos: Sleutelbos, voorziening: Voorziening, boekjaar: Boekjaarrij, extra: Bedrag, boekdatum: date, actor: Actor
) -> None:
    """What is paid on top is om niet (art. 12 lid 2 onder a): a transfer, and an event of its own for the books."""
    await zet_betaling_klaar(session, bos, voorziening, extra, f"Bbz extra bijstand {boekjaar.jaar}", boekdatum, actor)
    _, uitkering = await uitkering_met_slot(session, [voorziening.gemeente], voorziening.id)
    gebeurtenis = contract.LevensonderhoudBetaald(
        voorziening_id=voorziening.id,
        besluit_id=voorziening.besluit_id,
        categorie=contract.Categorie(uitkering.categorie),
        maand=boekjaar.einde.replace(day=1),
        bedrag_centen=extra.centen,
        om_niet=True,
        betaald_op=boekdatum,
    )
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=boekdatum)


async def _bereken(
    session: WriteSession, rij: Boekjaarrij, gegevens: Jaargegevens, overgang: Overgangsrecht, boekdatum: date
) -> tuple[Voorziening, Berekening]:
    """The computation on what was paid, the households that were recorded and the law of the boekjaar's last day."""
    if rij.vastgesteld_op:
        raise AlVastgesteld(rij.jaar)
    if boekdatum <= rij.einde:
        raise BoekjaarLoopt(rij.jaar, rij.einde)
    if rij.administratie_op is None:
        raise AdministratieOntbreekt(rij.jaar)
    voorziening, uitkering = await uitkering_met_slot(session, [rij.gemeente], rij.voorziening_id)
    betaald = [m for m in await maanden(session, rij.gemeente, uitkering.id, rij.begin, rij.einde) if not m.om_niet]
    if not betaald:
        raise GeenLening
    per_maand = _huishoudens(await grondslagen(session, rij.gemeente, uitkering.id))
    boekjaar = Boekjaar(rij.begin)
    norm = await jaarnorm_van(session, boekjaar, per_maand, Bedrag(gegevens.zorgpremie), Bedrag(gegevens.bijzondere_bijstand))
    berekening = stel_vast(
        uitkering.categorie,
        boekjaar,
        norm,
        Jaarinkomen(Bedrag(gegevens.zonder_loonbelasting), Bedrag(gegevens.met_loonbelasting_netto)),
        _bijstandsjaar(betaald, await teruggevorderd(session, rij.gemeente, uitkering.id, rij.jaar)),
        Vermogensopstelling(*(Bedrag(centen) for centen in gegevens.vermogen)),
        await normen.op(session, rij.einde),
        laatste_bijstandsjaar=_laatste_dag(uitkering).year,
        terugvorderen=Bedrag(gegevens.terugvorderen) if gegevens.terugvorderen is not None else None,
        terugvordering_moet=overgang.terugvordering_moet(rij.einde),
    )
    if berekening.terug < berekening.terug_ten_hoogste and not gegevens.reden:
        raise RedenOntbreekt
    return voorziening, berekening


def _bijstandsjaar(betaald: Sequence[Uitkeringsmaand], al_terug: Bedrag) -> Bijstandsjaar:
    """A voorschot and the month it was for are one month; a part of a month counts for its days."""
    delen = {m.maand: Decimal(m.dagen) / Decimal(m.dagen_in_maand) for m in betaald}
    lening = totaal(Bedrag(m.bedrag_centen) for m in betaald)
    return Bijstandsjaar(lening, sum(delen.values(), Decimal(0)), min(al_terug, lening))


def _huishoudens(rijen: Sequence[Grondslagrij]) -> Callable[[date], Huishouden]:
    """The household in a month: of the last basis that began by then; before the first one, the first."""

    def huishouden_in(maand: date) -> Huishouden:
        if not rijen:
            raise GrondslagOntbreekt(maand)
        geldend = [r for r in rijen if r.vanaf <= maand] or rijen[:1]
        return Huishouden(Leefvorm(geldend[-1].leefvorm), geldend[-1].kostendelers)

    return huishouden_in


def _laatste_dag(uitkering: Uitkering) -> date:
    return min(uitkering.tot_en_met, uitkering.beeindigd_op or uitkering.tot_en_met)


async def _log(session: WriteSession, voorziening: Voorziening, naam: str) -> None:
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam)
