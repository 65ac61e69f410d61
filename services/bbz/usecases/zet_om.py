"""Convert a part of a business loan into a gift, or waive interest, by two people (Bbz 2004, art. 21, 31)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.geld import Bedrag, procent
from kernel.outbox import append
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bijstandsnorm import Boekjaar, Huishouden, Leefvorm, boekjaar_van
from services.bbz.domain.fouten.vaststelling import AlOmgezet, GeenLeningVanArtikel20
from services.bbz.domain.norm import Normcode
from services.bbz.domain.omzetting import Jaartoets, Omzetting, scheld_rente_kwijt, zet_om
from services.bbz.domain.soort import Vorm
from services.bbz.domain.vaststelling import Jaarinkomen, netto_inkomen
from services.bbz.domain.vermogensruimte import Vermogensopstelling
from services.bbz.store import normen, queries
from services.bbz.store.geheim import VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, versleutel_json
from services.bbz.store.queries.boekjaren import omzettingen
from services.bbz.store.queries.uitkeringen import bijstand_over
from services.bbz.store.tables import Aanvraag, Besluit, Voorziening
from services.bbz.store.tables.boekjaar import Omzettingrij
from services.bbz.usecases.jaarnorm import jaarnorm_van
from services.bbz.usecases.uitvoeringsvoorstel import OMZETTING, RENTE, Voorgelegd, bewaar_besluit, leg_voor


@dataclass(frozen=True, slots=True)
class Omzettingsgegevens:
    """The boekjaar that the zelfstandige chose and its figures, in cents. `rente`: of that boekjaar, for lid 2 only."""

    boekjaar: int
    boekjaar_begint_in: int
    leefvorm: str
    kostendelers: int
    zonder_loonbelasting: int
    met_loonbelasting_netto: int
    zorgpremie: int
    bijzondere_bijstand: int
    vermogen: tuple[int, int, int, int]
    rente: int | None

    @classmethod
    def van_json(cls, inhoud: Any) -> Self:
        """As it was proposed."""
        velden = {veld: inhoud[veld] for veld in cls.__slots__}
        return cls(**{**velden, "vermogen": tuple(velden["vermogen"])})


@dataclass(frozen=True, slots=True)
class StelOmzettingVoor:
    """Of which voorziening, with which figures."""

    voorziening_id: UUID
    gegevens: Omzettingsgegevens
    boekdatum: date


async def stel_omzetting_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelOmzettingVoor, actor: Actor) -> tuple[UUID, Omzetting]:
    """Store the proposal; return its id with what it comes to. Raises one of VaststellingGeweigerd, or NormOntbreekt."""
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    berekend = await _bereken(session, voorziening, opdracht.gegevens)
    await _log(session, voorziening, "omzetting voorgesteld")
    soort = OMZETTING if opdracht.gegevens.rente is None else RENTE
    return await leg_voor(session, bos, soort, voorziening, asdict(opdracht.gegevens), opdracht.boekdatum, actor), berekend


async def zet_krediet_om(session: WriteSession, bos: Sleutelbos, voorgelegd: Voorgelegd, boekdatum: date, actor: Actor) -> UUID:
    """Store besluit and computation, publish `omgezet-om-niet` or `rente-kwijtgescholden`; return the voorziening's id."""
    voorziening = await queries.voorziening_met_slot(session, [voorgelegd.gemeente], voorgelegd.onderwerp_id)
    berekend = await _bereken(session, voorziening, Omzettingsgegevens.van_json(voorgelegd.inhoud))
    besluit_id = await bewaar_besluit(session, bos, voorgelegd, voorziening.id, boekdatum, actor)
    rij = Omzettingrij(
        gemeente=voorziening.gemeente,
        voorziening_id=voorziening.id,
        besluit_id=besluit_id,
        soort=berekend.soort.value,
        boekjaar=berekend.boekjaar,
        bedrag_centen=berekend.bedrag.centen,
        berekening=versleutel_json(bos, Plek.OMZETTING, asdict(berekend)),
        datum=boekdatum,
    )
    session.add(rij)
    await session.flush()
    await _log(session, voorziening, "omzetting besloten")
    nieuw = {"soort": rij.soort, "boekjaar": rij.boekjaar, "bedragCenten": rij.bedrag_centen}
    await audit.schrijf(session, voorziening.gemeente, "omzetten", "voorziening", voorziening.id, actor, nieuw=nieuw)
    borgtocht = (await queries.besluit(session, [voorziening.gemeente], voorziening.besluit_id)).kapitaalvorm is Vorm.BORGTOCHT
    await append(session, _gebeurtenis(rij, borgtocht=borgtocht), aggregate=voorziening, boekdatum=boekdatum)
    return voorziening.id


async def _bereken(session: WriteSession, voorziening: Voorziening, g: Omzettingsgegevens) -> Omzetting:
    besluit = await queries.besluit(session, [voorziening.gemeente], voorziening.besluit_id)
    if besluit.norm != Normcode.KAPITAAL_GEVESTIGD.value:
        raise GeenLeningVanArtikel20
    aanvraag = await queries.aanvraag(session, [voorziening.gemeente], besluit.aanvraag_id)
    await _toets_eerste_keer(session, voorziening, g)
    boekjaar = Boekjaar(date(g.boekjaar, g.boekjaar_begint_in, 1))
    huishouden = Huishouden(Leefvorm(g.leefvorm), g.kostendelers)
    norm = await jaarnorm_van(session, boekjaar, lambda _: huishouden, Bedrag(g.zorgpremie), Bedrag(g.bijzondere_bijstand))
    van_de_dag = await normen.op(session, boekjaar.einde)
    netto = netto_inkomen(Jaarinkomen(Bedrag(g.zonder_loonbelasting), Bedrag(g.met_loonbelasting_netto)), van_de_dag)
    levensonderhoud = await bijstand_over(session, voorziening, aanvraag.id, boekjaar.begin, boekjaar.einde)
    jaar = Jaartoets(g.boekjaar, norm.bedrag, netto.bedrag, Bedrag(levensonderhoud))
    vermogen = Vermogensopstelling(*(Bedrag(centen) for centen in g.vermogen)).vermogen
    aanvraagjaar = _aanvraagjaar(aanvraag, g.boekjaar_begint_in)
    if g.rente is None:
        return zet_om(jaar, aanvraagjaar, Bedrag(besluit.bedrag_centen), vermogen, van_de_dag)
    return scheld_rente_kwijt(jaar, aanvraagjaar, _rente(besluit, g.rente), vermogen, van_de_dag)


def _aanvraagjaar(aanvraag: Aanvraag, begint_in: int) -> int:
    """The boekjaar in which the aanvraag was received."""
    return boekjaar_van(aanvraag.ontvangen_op.replace(day=1), begint_in).jaar


def _rente(besluit: Besluit, gezegd: int) -> Bedrag:
    """Never more than a year's interest over all that was lent; of a borgtocht the bank says it."""
    if besluit.rente_procent is None:
        return Bedrag(gezegd)
    return min(Bedrag(gezegd), procent(Bedrag(besluit.bedrag_centen), besluit.rente_procent))


async def _toets_eerste_keer(session: WriteSession, voorziening: Voorziening, g: Omzettingsgegevens) -> None:
    """Lid 1 once in all, lid 2 once per boekjaar."""
    for al in await omzettingen(session, voorziening.gemeente, voorziening.id):
        if g.rente is None and al.soort == "kapitaal":
            raise AlOmgezet(f"over omzetting van {al.boekjaar}")
        if g.rente is not None and (al.soort, al.boekjaar) == ("rente", g.boekjaar):
            raise AlOmgezet(f"over de rente van {al.boekjaar}")


def _gebeurtenis(rij: Omzettingrij, *, borgtocht: bool) -> Gebeurtenis:
    soort = contract.OmgezetOmNiet if rij.soort == "kapitaal" else contract.RenteKwijtgescholden
    return soort(
        voorziening_id=rij.voorziening_id,
        besluit_id=rij.besluit_id,
        bedrag_centen=rij.bedrag_centen,
        boekjaar=rij.boekjaar,
        datum=rij.datum,
        aan_bank=borgtocht,
    )


async def _log(session: WriteSession, voorziening: Voorziening, naam: str) -> None:
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=naam)
