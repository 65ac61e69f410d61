"""Load all that decides about the collection of one loan, and answer the questions that every step asks of it."""

from dataclasses import dataclass
from datetime import date

from kernel.db import AnySession, WriteSession
from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.beleid import Beleid
from services.debiteuren.domain.fouten.ladder import InvorderingStaatStil, OverdrachtNodig, UitsteleindeOnbeslist
from services.debiteuren.domain.ladder import Aanvang, Gezet, Stap, Volgende, uiterlijk, volgende
from services.debiteuren.domain.lening import Termijnstand
from services.debiteuren.domain.organisatie import Plek, Werk, werk_van
from services.debiteuren.domain.pauze import Pauze
from services.debiteuren.domain.periode import Periode
from services.debiteuren.domain.uitstel import Uitstel
from services.debiteuren.domain.verjaring import Stuiting, verjaart_op
from services.debiteuren.store import queries
from services.debiteuren.store.queries import beleid as beleidsvragen
from services.debiteuren.store.queries import invordering as vragen
from services.debiteuren.store.tables import Invordering, Invorderingsstap, Lening
from services.debiteuren.store.tables import Uitstel as UitstelRij


@dataclass(slots=True)
class Invorderingsdossier:
    """One loan and its collection as it stands on `dag`. `stappen` are all that were ever taken, `lopend` is where it is now."""

    lening: Lening
    dag: date
    beleid: Beleid
    lopend: Invordering | None
    stappen: list[Invorderingsstap]
    pauzes: list[Pauze]
    uitstellen: list[Uitstel]
    onbeslist: UitstelRij | None
    stuitingen: list[Stuiting]
    open_termijnen: tuple[Termijnstand, ...]

    @property
    def aanvang(self) -> Aanvang:
        """Where the ladder begins for this loan."""
        if self.lopend is not None:
            return self.lopend.begin
        if self.lening.soort == "terugvordering":
            return Aanvang.BESCHIKKING
        return Aanvang.ACHTERSTAND if self.lening.opgeeist_op is None else Aanvang.OPEISBAAR

    @property
    def sinds(self) -> date:
        """Since when it could be asked: the oldest unpaid due date, or the day on which all was called."""
        if self.aanvang is Aanvang.OPEISBAAR and self.lening.opgeeist_op is not None:
            return self.lening.opgeeist_op
        if self.lopend is not None:
            return self.lopend.sinds
        return self.open_termijnen[0].vervaldag if self.open_termijnen else self.dag

    @property
    def gezet(self) -> list[Gezet]:
        """The steps that count now: those of this time on the ladder. A beschikking of bbz is a recovery that was given."""
        nu = [s.gezet for s in self.stappen if self.lopend is not None and s.invordering_id == self.lopend.id]
        if self.aanvang is Aanvang.BESCHIKKING:
            gegeven = self.lening.uitbetaald_op
            return [Gezet(Stap.TERUGVORDERING, gegeven, uiterlijk(Stap.TERUGVORDERING, gegeven, self.beleid.ladder)), *nu]
        return nu

    @property
    def stil(self) -> list[Periode]:
        """Every period in which collection stands still."""
        return [p.periode for p in self.pauzes] + [Periode(u.van, u.tot_en_met) for u in self.uitstellen]

    @property
    def verlengingen(self) -> list[Periode]:
        """What lengthens the prescription (Awb art. 4:111)."""
        return [p.periode for p in self.pauzes if p.soort.artikel] + [Periode(u.van, u.tot_en_met) for u in self.uitstellen]

    @property
    def plek(self) -> Plek:
        """Where the loan lies now."""
        return Plek(self.lening.behandelaar) if self.lening.behandelaar else self.beleid.indeling.begin

    def verjaart(self, termijn: Termijnstand) -> date:
        """The last day on which this term can be collected."""
        return verjaart_op(termijn.vervaldag, self.stuitingen, self.verlengingen, self.dag)

    @property
    def inbaar(self) -> list[Termijnstand]:
        """The open terms whose due date has passed and that have not prescribed."""
        return [t for t in self.open_termijnen if t.vervaldag < self.dag and self.verjaart(t) >= self.dag]

    @property
    def verjaard_bedrag(self) -> Bedrag:
        """What can never be asked again."""
        return sum((t.open.totaal for t in self.open_termijnen if self.verjaart(t) < self.dag), NUL)

    @property
    def tweede_aanmaning_verstreken(self) -> bool:
        """Tell whether the term of a second aanmaning has passed (Bbz 2004, art. 40), on this time on the ladder."""
        return any(g.stap is Stap.TWEEDE_AANMANING and g.uiterlijk is not None and g.uiterlijk < self.dag for g in self.gezet)

    @property
    def teruggevorderd(self) -> bool:
        """Tell whether a recovery decision stands."""
        return any(g.stap is Stap.TERUGVORDERING for g in self.gezet)

    @property
    def inbaar_bedrag(self) -> Bedrag:
        """What may be asked now."""
        return sum((t.open.totaal for t in self.inbaar), NUL)

    @property
    def volgende(self) -> Volgende | None:
        """The next step of the ladder."""
        return volgende(self.gezet, self.beleid.ladder, self.aanvang, self.sinds, self.stil, self.dag)

    def stilstand(self) -> tuple[str, date | None] | None:
        """Why nothing may be collected today, and until when."""
        for pauze in self.pauzes:
            if pauze.periode.loopt_op(self.dag):
                return pauze.soort.value, pauze.periode.tot_en_met
        for uitstel in self.uitstellen:
            if uitstel.loopt_op(self.dag):
                return "uitstel", uitstel.tot_en_met
        return None

    def controleer_vrij(self, stap: Stap) -> None:
        """Raises InvorderingStaatStil, UitsteleindeOnbeslist or OverdrachtNodig."""
        if (stil := self.stilstand()) is not None:
            raise InvorderingStaatStil(*stil)
        if self.onbeslist is not None and self.lening.opgeeist_op is None:
            raise UitsteleindeOnbeslist(self.onbeslist.tot_en_met)
        self.controleer_plek(werk_van(stap))

    def controleer_plek(self, werk: Werk) -> None:
        """Raises OverdrachtNodig when another department does this and has not taken the loan over."""
        naar = self.beleid.indeling.overdracht_naar(werk, self.plek)
        if naar is not None:
            raise OverdrachtNodig(naar.value)


async def laad(session: AnySession, lening: Lening, dag: date) -> Invorderingsdossier:
    """The dossier of a loan that was already found (and locked, by who writes)."""
    gemeente, ident = lening.gemeente, lening.id
    open_ = await queries.vervallen_termijnen(session, gemeente, [ident], alleen_open=True)
    return Invorderingsdossier(
        lening=lening,
        dag=dag,
        beleid=await beleidsvragen.beleid_op(session, gemeente, dag),
        lopend=await vragen.lopende_invordering(session, gemeente, ident),
        stappen=list(await vragen.stappen_van_lening(session, gemeente, ident)),
        pauzes=(await vragen.pauzes(session, gemeente, [ident])).get(ident, []),
        uitstellen=(await queries.uitstellen(session, gemeente, [ident])).get(ident, []),
        onbeslist=await vragen.onbeslist_uitstel(session, gemeente, ident, dag),
        stuitingen=[rij.waarde for rij in await vragen.stuitingen(session, gemeente, ident)],
        open_termijnen=open_.get(ident, ()),
    )


async def begin_invordering(session: WriteSession, dossier: Invorderingsdossier) -> Invordering:
    """The loan's place on the ladder; it gets one when it has none."""
    if dossier.lopend is None:
        dossier.lopend = Invordering(
            gemeente=dossier.lening.gemeente,
            lening_id=dossier.lening.id,
            aanvang=dossier.aanvang.value,
            sinds=dossier.sinds,
            begonnen_op=dossier.dag,
        )
        session.add(dossier.lopend)
        await session.flush()
    return dossier.lopend
