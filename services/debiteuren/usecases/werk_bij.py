"""Bring loans to their new stand: terms, journal, stoplicht and the events that tell of it, for many loans in a few statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.debiteuren import AchterstandIngelopen, AchterstandOntstaan, Afgelost, Stoplicht, StoplichtGewijzigd
from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.aflosschema import Aflostermijn
from services.debiteuren.domain.journaal import Boeking, Rekening
from services.debiteuren.domain.lening import Stand, Termijnstand
from services.debiteuren.domain.rente import lopende_rente
from services.debiteuren.domain.stoplicht import Kleur, Oordeel, beoordeel
from services.debiteuren.domain.vermindering import Schuld
from services.debiteuren.store import gebeurtenissen, journaal, queries
from services.debiteuren.store.tables import Lening, Schemaversie


@dataclass(frozen=True, slots=True)
class Schemawijziging:
    """A new version of the terms that are still to come, and why."""

    termijnen: tuple[Aflostermijn, ...]
    reden: str
    door: str


@dataclass(slots=True)
class Lopend:
    """A locked loan while it is worked on: where it stood, where it stands, and what is to be booked and told.

    `te_komen` are the terms that have not fallen due; who only puts payments on the loan leaves them out.
    """

    lening: Lening
    stand: Stand
    te_komen: tuple[Aflostermijn, ...] = ()
    inboekingen: list[journaal.Inboeking] = field(default_factory=list)
    gebeurtenissen: list[Gebeurtenis] = field(default_factory=list)
    schemawijziging: Schemawijziging | None = None
    opgeeist: Aflostermijn | None = None
    _gewijzigd: dict[int, Termijnstand] = field(default_factory=dict)

    @property
    def schuld(self) -> Schuld:
        """Everything the loan still asks, at the end of its last closed day."""
        rente = lopende_rente(self.te_komen, self.lening.bijgewerkt_tot_en_met)
        return Schuld(self.stand, rente, totaal(t.hoofdsom for t in self.te_komen))

    def naar(self, stand: Stand) -> None:
        """The loan's money now stands so."""
        eerder = {t.nummer: t for t in self.stand.termijnen}
        self._gewijzigd |= {t.nummer: t for t in stand.termijnen if eerder.get(t.nummer) is not t}
        self.stand = stand

    def verhoog(self, bedrag: Bedrag) -> None:
        """More was lent; no schedule holds it yet."""
        self.stand = replace(self.stand, ongepland=self.stand.ongepland + bedrag)

    def geef_terug(self, bedrag: Bedrag) -> None:
        """What stood as vooruitbetaald goes back to the debtor."""
        self.stand = replace(self.stand, vooruit=self.stand.vooruit - bedrag)

    def boek(self, boeking: Boeking, valutadatum: date, ontvangst_id: UUID | None = None, herroept: UUID | None = None) -> None:
        """Book this on the loan."""
        if boeking.posten:
            self.inboekingen.append(journaal.Inboeking(boeking, valutadatum, self.lening.id, ontvangst_id, herroept))

    def zet_schema(self, termijnen: tuple[Aflostermijn, ...], reden: str, door: str) -> None:
        """From now on these are the terms that are still to come."""
        self.te_komen = termijnen
        self.schemawijziging = Schemawijziging(termijnen, reden, door)
        self.lening.termijnen = self.lening.vervallen_termijnen + len(termijnen)
        self.stand = replace(self.stand, te_komen=len(termijnen))

    def oordeel(self, oordeel: Oordeel, dag: date) -> None:
        """Set the stoplicht as judged, and tell what changed by it."""
        lening, van = self.lening, Kleur(self.lening.stoplicht)
        if oordeel.achterstand is not None:
            if lening.achterstand_sinds is None:
                bedrag = oordeel.achterstand.bedrag.centen
                self.gebeurtenissen.append(AchterstandOntstaan(lening_id=lening.id, sinds=oordeel.achterstand.sinds, bedrag_centen=bedrag))
            lening.achterstand_sinds = oordeel.achterstand.sinds
        elif lening.achterstand_sinds is not None and oordeel.kleur is not Kleur.UITSTEL:
            self.gebeurtenissen.append(AchterstandIngelopen(lening_id=lening.id, datum=dag))
            lening.achterstand_sinds = None
        if oordeel.kleur is not van:
            self.gebeurtenissen.append(
                StoplichtGewijzigd(
                    lening_id=lening.id, van=Stoplicht(van.value), naar=Stoplicht(oordeel.kleur.value), reden=oordeel.reden.value
                )
            )
            if oordeel.kleur is Kleur.AFGESLOTEN:
                self.gebeurtenissen.append(Afgelost(lening_id=lening.id, datum=dag))
        lening.stoplicht, lening.stoplicht_reden = oordeel.kleur.value, oordeel.reden.value

    @property
    def wijzigingen(self) -> list[queries.Termijnwijziging]:
        """The terms that changed."""
        return [queries.Termijnwijziging(self.lening.id, termijn) for termijn in self._gewijzigd.values()]


def stand_van(lening: Lening, vervallen: Sequence[Termijnstand]) -> Stand:
    """The loan's money, from its row and the terms that have fallen due (all of them, or those that are open)."""
    te_komen = lening.termijnen - lening.vervallen_termijnen
    return Stand(tuple(vervallen), te_komen, Bedrag(lening.vooruit_centen), Bedrag(lening.ongepland_centen))


async def oordeel(session: WriteSession, gemeente: str, lopend: Sequence[Lopend], dag: date | None = None) -> None:
    """Judge every loan as it stands at the end of `dag`, or of its own last closed day. The one place where the light is set."""
    ids = [werk.lening.id for werk in lopend]
    uitstellen = await queries.uitstellen(session, gemeente, ids)
    pauzes = await queries.pauzes(session, gemeente, ids)
    heropend = [werk.lening for werk in lopend if werk.lening.stoplicht == Kleur.AFGESLOTEN.value and not werk.stand.afgelost]
    if heropend and (laatste := await journaal.laatst_afgesloten(session, gemeente)) is not None:
        # A loan that was done had nothing left to fall due: it need not live through the days since.
        for lening in heropend:
            lening.bijgewerkt_tot_en_met = max(lening.bijgewerkt_tot_en_met, laatste)
    for werk in lopend:
        lening = werk.lening
        opgeeist = lening.opgeeist_op is not None
        einde = dag or lening.bijgewerkt_tot_en_met
        verleend, stil = uitstellen.get(lening.id, ()), pauzes.get(lening.id, ())
        werk.oordeel(beoordeel(werk.stand, verleend, einde, lening.respijtdagen, opgeeist=opgeeist, pauzes=stil), einde)


async def leg_vast(session: WriteSession, lopend: Sequence[Lopend], boekdatum: date, dag: date | None = None) -> date:
    """Judge and store these loans, of any gemeente of the caller, and return the last day of the books on which was booked."""
    per_gemeente: defaultdict[str, list[Lopend]] = defaultdict(list)
    for werk in lopend:
        per_gemeente[werk.lening.gemeente].append(werk)
    boekdag = boekdatum
    for gemeente, groep in sorted(per_gemeente.items()):
        boekdag = await journaal.open_boekdag(session, gemeente, boekdatum)
        await oordeel(session, gemeente, groep, dag)
        await bewaar(session, gemeente, boekdag, groep)
    return boekdag


async def bewaar(session: WriteSession, gemeente: str, boekdatum: date, lopend: Sequence[Lopend]) -> None:
    """Store all of it. The loans belong to this gemeente and are locked."""
    berichten: list[gebeurtenissen.Bericht] = []
    for werk in lopend:
        lening = werk.lening
        lening.vooruit_centen = werk.stand.vooruit.centen
        lening.ongepland_centen = werk.stand.ongepland.centen
        lening.vervallen_termijnen = lening.termijnen - werk.stand.te_komen
        lening.vervallen_open_centen = werk.stand.open.centen
        lening.hoofdsom_open_centen += _op_hoofdsom(werk)
        if werk.schemawijziging is not None:
            lening.schemaversie += 1
        for gebeurtenis in werk.gebeurtenissen:
            lening.versie += 1
            berichten.append(gebeurtenissen.Bericht(gebeurtenis, lening.id, lening.versie))
    await session.flush()
    if los := [werk.lening for werk in lopend if werk.lening not in session]:
        await queries.bewaar_leningen(session, gemeente, los)
    for werk in lopend:
        if werk.schemawijziging is not None:
            await _bewaar_schema(session, werk, werk.schemawijziging, boekdatum)
    await queries.bewaar_termijnen(session, gemeente, [w for werk in lopend for w in werk.wijzigingen])
    await journaal.boek(session, gemeente, boekdatum, [i for werk in lopend for i in werk.inboekingen])
    await gebeurtenissen.voeg_toe(session, gemeente, boekdatum, berichten)


async def _bewaar_schema(session: WriteSession, werk: Lopend, wijziging: Schemawijziging, boekdatum: date) -> None:
    """The terms to come make room for the new ones, and the version is kept as it was made."""
    lening = werk.lening
    opgeeist = () if werk.opgeeist is None else (werk.opgeeist,)
    await queries.vervang_schema(session, lening.gemeente, lening.id, (*opgeeist, *wijziging.termijnen))
    session.add(schemaversie(lening, wijziging, boekdatum))
    await session.flush()


def schemaversie(lening: Lening, wijziging: Schemawijziging, boekdatum: date) -> Schemaversie:
    """The row that keeps this version of the schedule."""
    return Schemaversie(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        versie=lening.schemaversie,
        reden=wijziging.reden,
        vorm=lening.vorm,
        rente_procent=lening.rente_procent,
        ingaat_op=lening.bijgewerkt_tot_en_met,
        vastgesteld_op=boekdatum,
        vastgesteld_door=wijziging.door,
        nummers=[t.nummer for t in wijziging.termijnen],
        vervaldagen=[t.vervaldag for t in wijziging.termijnen],
        rente_centen=[t.rente.centen for t in wijziging.termijnen],
        hoofdsom_centen=[t.hoofdsom.centen for t in wijziging.termijnen],
    )


def _op_hoofdsom(werk: Lopend) -> int:
    """What the boekingen do to the principal that is open: the row repeats the journal."""
    posten = (post for i in werk.inboekingen for post in i.boeking.posten if post.rekening is Rekening.HOOFDSOM)
    return sum((post.bedrag for post in posten), NUL).centen
