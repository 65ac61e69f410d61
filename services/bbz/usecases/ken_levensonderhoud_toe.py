"""Grant levensonderhoud, or a voorschot before it, by two people (Bbz 2004, art. 11, 18, 19, 23, 25, 27; Participatiewet, art. 52)."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Self
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.outbox import append
from kernel.termijnbewaking import start_termijn, voldoe_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.aanvraag import BESLISTERMIJN
from services.bbz.domain.bijstandsnorm import Huishouden, Leefvorm, maandnorm
from services.bbz.domain.duur import duurregel, toets_eerste_duur, toets_inkomenseis
from services.bbz.domain.fouten.uitkering import DatumNietGoed, GrondslagOntbreekt, UitkeringBestaatAl
from services.bbz.domain.herbeoordeling import volgende_herbeoordeling
from services.bbz.domain.levensonderhoud import laatste_dag, toets_direct_om_niet, toets_voorschot
from services.bbz.domain.overgang import Overgangsrecht
from services.bbz.domain.vermogensruimte import Vermogensopstelling
from services.bbz.store import normen, queries
from services.bbz.store.geheim import versleutel_motivering
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.queries.uitkeringen import uitkering_met_slot, uitkering_van_aanvraag
from services.bbz.store.queries.uitvoeringsregels import uitvoeringsregel
from services.bbz.store.tables import Aanvraag, Besluit, Voorziening
from services.bbz.store.tables.uitkering import Grondslagrij, Uitkering
from services.bbz.usecases.toets_rechtmatigheid import eis_rechtmatige_aanvraag
from services.bbz.usecases.uitvoeringsvoorstel import LEVENSONDERHOUD, VOORSCHOT, Voorgelegd, leg_voor

#: Before the melding at most so long, when the circumstances ask for it (Participatiewet, art. 44 lid 5).
_VOOR_MELDING = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Toekenning:
    """What is granted from `begin` on. `vermogen` is asked for om niet only; `verwacht_bruto` for an oudere zelfstandige only."""

    begin: date
    maanden: int
    leefvorm: str
    kostendelers: int
    verwacht_inkomen: int
    boekjaar_begint_in: int
    om_niet: bool
    regelmatig: bool
    duurzaam_laag: bool
    verwacht_bruto: int | None
    vermogen: tuple[int, int, int, int] | None
    motivering: str

    @property
    def huishouden(self) -> Huishouden:
        """As the domain knows it; raises HuishoudenKanNiet."""
        return Huishouden(Leefvorm(self.leefvorm), self.kostendelers)

    def als_json(self) -> dict[str, Any]:
        """For the proposal."""
        return asdict(self)

    @classmethod
    def van_json(cls, inhoud: Any) -> Self:
        """The reverse."""
        velden = {veld: inhoud[veld] for veld in cls.__slots__}
        vermogen = velden["vermogen"] and tuple(velden["vermogen"])
        return cls(**{**velden, "begin": date.fromisoformat(str(velden["begin"])), "vermogen": vermogen})


@dataclass(frozen=True, slots=True)
class StelLevensonderhoudVoor:
    """What is proposed on which aanvraag; `voorschot` before the decision, with whether the papers were complete."""

    aanvraag_id: UUID
    toekenning: Toekenning
    voorschot: bool
    volledig: bool
    boekdatum: date


async def stel_levensonderhoud_voor(
    session: WriteSession, bos: Sleutelbos, opdracht: StelLevensonderhoudVoor, overgang: Overgangsrecht, actor: Actor
) -> UUID:
    """Store the proposal; return its id. Raises AanvraagNietGevonden, NietRechtmatig, one of UitkeringGeweigerd, or NormOntbreekt."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    if opdracht.voorschot:
        regel = await uitvoeringsregel(session, aanvraag.gemeente, opdracht.boekdatum)
        toets_voorschot(aan=bool(regel and regel.voorschot), besloten=aanvraag.besloten, volledig=opdracht.volledig)
    await _toets(session, aanvraag, opdracht.toekenning, overgang, voorschot=opdracht.voorschot)
    betrokkene = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="levensonderhoud voorgesteld")
    soort = VOORSCHOT if opdracht.voorschot else LEVENSONDERHOUD
    return await leg_voor(session, bos, soort, aanvraag, opdracht.toekenning.als_json(), opdracht.boekdatum, actor)


async def ken_toe(
    session: WriteSession, bos: Sleutelbos, voorgelegd: Voorgelegd, overgang: Overgangsrecht, boekdatum: date, actor: Actor
) -> UUID:
    """Store besluit, voorziening and uitkering, start the review term, publish `besluit-genomen`; return the uitkering's id."""
    toekenning, voorschot = Toekenning.van_json(voorgelegd.inhoud), voorgelegd.soort == VOORSCHOT
    aanvraag = await queries.aanvraag_met_slot(session, [voorgelegd.gemeente], voorgelegd.onderwerp_id)
    await _toets(session, aanvraag, toekenning, overgang, voorschot=voorschot)
    besluit = Besluit(
        gemeente=aanvraag.gemeente,
        aanvraag_id=aanvraag.id,
        onderdeel="voorschot" if voorschot else "levensonderhoud",
        uitkomst="toegekend",
        vorm="om-niet" if toekenning.om_niet else "renteloze-lening",
        bedrag_centen=0,
        motivering=versleutel_motivering(bos, toekenning.motivering),
        datum=boekdatum,
        binnen_termijn=boekdatum <= aanvraag.besluit_uiterlijk,
        voorgesteld_door=voorgelegd.voorgesteld_door,
        bekrachtigd_door=actor.wie,
    )
    session.add(besluit)
    await session.flush()
    voorziening = await _voorziening(session, aanvraag, besluit, toekenning, voorschot=voorschot)
    await _grondslag(session, voorziening, toekenning, boekdatum, actor)
    if not voorschot:
        await _begin_herbeoordelen(session, voorziening, aanvraag.categorie, toekenning.begin)
        await _vertel(session, aanvraag, besluit)
    nieuw = {"besluit": str(besluit.id), "begin": str(toekenning.begin), "maanden": toekenning.maanden, "omNiet": toekenning.om_niet}
    await audit.schrijf(session, aanvraag.gemeente, besluit.onderdeel, "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    return voorziening.id


async def _toets(session: WriteSession, aanvraag: Aanvraag, t: Toekenning, overgang: Overgangsrecht, *, voorschot: bool) -> None:
    """The law of the day on which the bijstand begins. A voorschot does not wait for the rechtmatigheidstoets."""
    if not voorschot:
        await eis_rechtmatige_aanvraag(session, aanvraag)
    bestaand = await uitkering_van_aanvraag(session, aanvraag.gemeente, aanvraag.id)
    if bestaand and (voorschot or not (await uitkering_met_slot(session, [aanvraag.gemeente], bestaand))[1].voorlopig):
        raise UitkeringBestaatAl
    if t.begin < aanvraag.melddatum - _VOOR_MELDING:
        raise DatumNietGoed(t.begin, "meer dan drie maanden voor de melding kan niet (Participatiewet, art. 44 lid 5)")
    van_de_dag = await normen.op(session, t.begin)
    regel = duurregel(aanvraag.categorie, t.begin, van_de_dag, overgang.stb_2025_220_vanaf)
    toets_eerste_duur(aanvraag.categorie, t.maanden, regel)
    toets_inkomenseis(aanvraag.categorie, Bedrag(t.verwacht_bruto) if t.verwacht_bruto is not None else None, van_de_dag)
    maandnorm(t.huishouden, van_de_dag)
    if t.om_niet:
        if t.vermogen is None:
            raise GrondslagOntbreekt(t.begin)
        vermogen = Vermogensopstelling(*(Bedrag(centen) for centen in t.vermogen)).vermogen
        toets_direct_om_niet(aanvraag.categorie, t.maanden, vermogen, van_de_dag, regelmatig=t.regelmatig, duurzaam_laag=t.duurzaam_laag)


async def _voorziening(session: WriteSession, aanvraag: Aanvraag, besluit: Besluit, t: Toekenning, *, voorschot: bool) -> Voorziening:
    """A new one, or the one of the voorschot, which now becomes what it was in advance of."""
    inhoud = {
        "begin": t.begin,
        "tot_en_met": laatste_dag(t.begin, t.maanden),
        "maanden": t.maanden,
        "om_niet": t.om_niet,
        "boekjaar_begint_in": t.boekjaar_begint_in,
        "voorlopig": voorschot,
    }
    if bestaand := await uitkering_van_aanvraag(session, aanvraag.gemeente, aanvraag.id):
        voorziening, uitkering = await uitkering_met_slot(session, [aanvraag.gemeente], bestaand)
        for veld, waarde in inhoud.items():
            setattr(uitkering, veld, waarde)
        voorziening.besluit_id = besluit.id
        voorziening.versie += 1
        await session.flush()
        return voorziening
    voorziening = Voorziening(
        gemeente=aanvraag.gemeente,
        besluit_id=besluit.id,
        betrokkene_id=aanvraag.betrokkene_id,
        dossier_id=aanvraag.dossier_id,
        soort="levensonderhoud",
        ontstaan_op=besluit.datum,
    )
    session.add(voorziening)
    await session.flush()
    session.add(Uitkering(gemeente=aanvraag.gemeente, id=voorziening.id, aanvraag_id=aanvraag.id, categorie=aanvraag.categorie, **inhoud))
    await session.flush()
    return voorziening


async def _grondslag(session: WriteSession, voorziening: Voorziening, t: Toekenning, boekdatum: date, actor: Actor) -> None:
    rij = Grondslagrij(
        gemeente=voorziening.gemeente,
        uitkering_id=voorziening.id,
        vanaf=t.begin.replace(day=1),
        leefvorm=t.leefvorm,
        kostendelers=t.kostendelers,
        verwacht_inkomen_centen=max(NUL, Bedrag(t.verwacht_inkomen)).centen,
        vastgelegd_op=boekdatum,
        door=actor.wie,
    )
    session.add(rij)
    await session.flush()


async def _begin_herbeoordelen(session: WriteSession, voorziening: Voorziening, categorie: str, begin: date) -> None:
    regel = await uitvoeringsregel(session, voorziening.gemeente, begin)
    ritme = regel.herbeoordeling_maanden if regel else None
    van_de_dag = await normen.op(session, begin)
    termijn = volgende_herbeoordeling(categorie, begin, 0, van_de_dag, eigen_ritme_maanden=ritme, medisch_verlengd=False)
    if termijn:
        await start_termijn(session, voorziening.gemeente, voorziening.id, termijn)


async def _vertel(session: WriteSession, aanvraag: Aanvraag, besluit: Besluit) -> None:
    """An aanvraag for levensonderhoud alone is decided by this; one that also asks for a credit waits for that decision."""
    if not aanvraag.besloten and aanvraag.bedrag_centen == 0:
        aanvraag.besloten = True
        await voldoe_termijn(session, aanvraag.gemeente, aanvraag.id, BESLISTERMIJN, besluit.datum)
    gebeurtenis = contract.BesluitGenomen(
        aanvraag_id=aanvraag.id,
        besluit_id=besluit.id,
        traject_id=aanvraag.traject_id,
        categorie=contract.Categorie(aanvraag.categorie),
        uitkomst=contract.Uitkomst.TOEGEKEND,
        vorm=contract.Vorm(besluit.vorm) if besluit.vorm else None,
        bedrag_centen=0,
        datum=besluit.datum,
        binnen_termijn=besluit.binnen_termijn,
    )
    await append(session, gebeurtenis, aggregate=aanvraag, boekdatum=besluit.datum)
