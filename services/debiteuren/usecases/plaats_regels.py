"""Put the lines of a statement where they belong: on the loan that they name, back off it, or visible as onbekend.

What a line names is looked up in this order: the name of a payment that we asked the bank for ourselves (direct debit, payout), a
betalingskenmerk (also inside an RF reference) in the most trusted place first, and for the rest the account of the other side, which gives
no more than a proposal for a person. A reversal or return takes back the payment with the same name, else the newest of that amount on the
loan. Loans may be of any gemeente of the caller; what is onbekend stays with the gemeente of the account.

Ordinary payments, nearly all of them, are booked together in a few statements (`store/toerekening.py`); a loan with anything else on the
statement, or that is not ordinary itself, is worked on alone.
"""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.debiteuren import OntvangstTeruggeboekt, OntvangstVerwerkt
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.afschrift import Bankregel, Regelstatus, neemt_betaling_terug
from services.debiteuren.domain.lening import Toerekening, neem_terug, ontvang
from services.debiteuren.store import afschriften, journaal, ontvangsten, queries, toerekening
from services.debiteuren.store.ontvangsten import Betaalregel, Plaatsing
from services.debiteuren.store.toerekening import Betaling
from services.debiteuren.store.verwerkingen import log_verwerkingen
from services.debiteuren.usecases.herken_regels import Herkend, herken, stel_voor
from services.debiteuren.usecases.privacy import ACTIVITEIT, versleutel_details
from services.debiteuren.usecases.werk_bij import Lopend, bewaar, oordeel


@dataclass(frozen=True, slots=True)
class Geplaatst:
    """How many lines were put where they belong, and how many nobody knows."""

    verwerkt: int
    onbekend: int


async def plaats_regels(
    session: WriteSession,
    gemeente: str,
    afschrift_id: UUID,
    regels: Sequence[Bankregel],
    boekdatum: date,
    gemeenten: Collection[str],
    sleutelbos: Sleutelbos,
) -> Geplaatst:
    """Book every line of a new statement of an account of `gemeente`."""
    with _zonder_opruimen():
        return await _plaats(session, gemeente, afschrift_id, regels, boekdatum, gemeenten, sleutelbos)


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """A million small values and no cycle among them: looking for garbage meanwhile takes longer than the work itself."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


async def _plaats(
    session: WriteSession,
    gemeente: str,
    afschrift_id: UUID,
    regels: Sequence[Bankregel],
    boekdatum: date,
    gemeenten: Collection[str],
    sleutelbos: Sleutelbos,
) -> Geplaatst:
    regels = [regel for regel in regels if regel.bedrag != NUL]
    herkend = await herken(session, regels, gemeenten)
    werk = _Verwerking(session, gemeente, herkend, sleutelbos)
    for regel in regels:
        await werk.plaats(regel)
    onbekend = [p for p in werk.plaatsingen if p.status is Regelstatus.ONBEKEND]
    await stel_voor(session, gemeente, onbekend, sleutelbos)
    await _bewaar(session, werk, afschrift_id, boekdatum)
    return Geplaatst(len(werk.plaatsingen) + sum(map(len, werk.gewoon.values())) - len(onbekend), len(onbekend))


class _Verwerking:
    """One statement while its lines are put where they belong."""

    def __init__(self, session: WriteSession, gemeente: str, herkend: Herkend, sleutelbos: Sleutelbos) -> None:
        self.session, self.gemeente, self.herkend, self.sleutelbos = session, gemeente, herkend, sleutelbos
        self.plaatsingen: list[Plaatsing] = []
        self.gewoon: defaultdict[str, list[Betaling]] = defaultdict(list)
        self.teruggeboekt: defaultdict[str, list[UUID]] = defaultdict(list)
        self.los: defaultdict[str, list[journaal.Inboeking]] = defaultdict(list)
        self._op_lening: defaultdict[UUID, list[Plaatsing]] = defaultdict(list)

    async def plaats(self, regel: Bankregel) -> None:
        """Put one line where it belongs."""
        if (sleutel := self.herkend.gewone_betaling(regel)) is not None:
            details = versleutel_details(self.sleutelbos, regel)
            betaling = Betaling(sleutel[1], regel.volgnummer, regel.bedrag.centen, regel.boekdatum, regel.valutadatum, details)
            self.gewoon[sleutel[0]].append(betaling)
            return
        eigen = self.herkend.eigen_betaling(regel)
        if eigen is not None and not eigen.incasso and regel.bedrag < NUL and not regel.storno:
            self._uitgaand(regel, eigen)
            return
        if regel.bedrag > NUL and not regel.storno and (verzameld := self.herkend.verzameling(regel)):
            for nummer, deel in enumerate(verzameld, start=1):
                self._ontvang(regel, self.herkend.lopend[deel.lening_id or self._geen()], deel, Bedrag(deel.bedrag_centen), nummer)
            return
        lopend = self.herkend.lening_van(regel)
        if lopend is not None and regel.bedrag > NUL and not regel.storno:
            self._ontvang(regel, lopend, eigen, regel.bedrag)
            return
        if lopend is not None and neemt_betaling_terug(regel) and await self._neem_terug(regel, lopend):
            return
        plaatsing = self._plaatsing(self.gemeente, regel, Regelstatus.ONBEKEND)
        boeking = boekhouding.onbekend(regel.bedrag)
        self.los[self.gemeente].append(journaal.Inboeking(boeking, regel.valutadatum, ontvangst_id=plaatsing.id))

    def _ontvang(self, regel: Bankregel, lopend: Lopend, eigen: Betaalregel | None, bedrag: Bedrag, nummer: int = 0) -> None:
        stand, deel = ontvang(lopend.stand, bedrag)
        plaatsing = self._plaatsing(lopend.lening.gemeente, regel.van(bedrag), Regelstatus.VERWERKT, lopend, deel)
        plaatsing.nummer = nummer
        if eigen is not None:
            plaatsing.eind_tot_eind, plaatsing.betaalregel_id = eigen.eind_tot_eind, eigen.id
        lopend.naar(stand)
        lopend.boek(boekhouding.ontvangst(deel), regel.valutadatum, plaatsing.id)
        lopend.gebeurtenissen.append(verwerkt(lopend.lening.id, plaatsing.id, deel, regel.valutadatum))

    async def _neem_terug(self, regel: Bankregel, lopend: Lopend) -> bool:
        """Take back the payment that the line undoes; False when there is none of that amount."""
        eerdere = await self._eerdere_betaling(regel, lopend)
        if eerdere is None:
            return False
        stand, deel = neem_terug(lopend.stand, -regel.bedrag)
        plaatsing = self._plaatsing(
            lopend.lening.gemeente, regel, Regelstatus.TERUGBOEKING, lopend, Toerekening(-deel.delen, -deel.vooruit)
        )
        plaatsing.storneert_id = eerdere
        lopend.naar(stand)
        lopend.boek(boekhouding.storno(deel), regel.valutadatum, plaatsing.id)
        lopend.gebeurtenissen.append(
            OntvangstTeruggeboekt(
                lening_id=lopend.lening.id,
                ontvangst_id=eerdere,
                bedrag_centen=deel.bedrag.centen,
                valutadatum=regel.valutadatum,
                kosten_centen=deel.delen.kosten.centen,
                rente_centen=deel.delen.rente.centen,
                hoofdsom_centen=deel.delen.hoofdsom.centen,
                vooruit_centen=deel.vooruit.centen,
            )
        )
        return True

    async def _eerdere_betaling(self, regel: Bankregel, lopend: Lopend) -> UUID | None:
        """The payment that is taken back: of this same statement, or stored before."""
        bedrag, lening = -regel.bedrag, lopend.lening
        for plaatsing in reversed(self._op_lening[lening.id]):
            if plaatsing.status is Regelstatus.VERWERKT and plaatsing.regel.bedrag == bedrag:
                plaatsing.status = Regelstatus.TERUGGEBOEKT
                return plaatsing.id
        al_terug = self.teruggeboekt[lening.gemeente]
        gevonden = await afschriften.terug_te_boeken(self.session, lening.gemeente, lening.id, bedrag.centen, regel.eind_tot_eind, al_terug)
        if gevonden is not None:
            al_terug.append(gevonden)
        return gevonden

    def _uitgaand(self, regel: Bankregel, eigen: Betaalregel) -> None:
        """A payment order of ours was carried out."""
        plaatsing = self._plaatsing(eigen.gemeente, regel, Regelstatus.UITGAAND)
        plaatsing.eind_tot_eind, plaatsing.betaalregel_id = eigen.eind_tot_eind, eigen.id
        inboeking = journaal.Inboeking(boekhouding.uitgaand(-regel.bedrag), regel.valutadatum, eigen.lening_id, plaatsing.id)
        self.los[eigen.gemeente].append(inboeking)

    def _plaatsing(
        self, gemeente: str, regel: Bankregel, status: Regelstatus, lopend: Lopend | None = None, deel: Toerekening | None = None
    ) -> Plaatsing:
        plaatsing = Plaatsing(gemeente, regel, status, versleutel_details(self.sleutelbos, regel))
        if lopend is not None and deel is not None:
            plaatsing.lening_id, plaatsing.deel = lopend.lening.id, deel
            self._op_lening[lopend.lening.id].append(plaatsing)
        self.plaatsingen.append(plaatsing)
        return plaatsing

    @staticmethod
    def _geen() -> UUID:
        raise AssertionError("a direct debit is always for a loan")


async def _bewaar(session: WriteSession, werk: _Verwerking, afschrift_id: UUID, boekdatum: date) -> None:
    """Store lines, loans and journal, per gemeente, and judge every loan as it stood at the end of its last closed day."""
    per_gemeente: defaultdict[str, list[Plaatsing]] = defaultdict(list)
    for plaatsing in werk.plaatsingen:
        per_gemeente[plaatsing.gemeente].append(plaatsing)
    for gemeente in sorted({*per_gemeente, *werk.gewoon}):
        plaatsingen = per_gemeente[gemeente]
        # A line that takes another of the same statement back comes after it.
        await ontvangsten.bewaar(session, gemeente, afschrift_id, plaatsingen)
        await ontvangsten.teruggeboekt(session, gemeente, werk.teruggeboekt[gemeente])
        geraakt = [lopend for lopend in werk.herkend.lopend.values() if lopend.inboekingen and lopend.lening.gemeente == gemeente]
        boekdag = await journaal.open_boekdag(session, gemeente, boekdatum)
        await toerekening.boek_betalingen(session, gemeente, afschrift_id, werk.gewoon[gemeente], boekdag, ACTIVITEIT)
        await oordeel(session, gemeente, geraakt)
        await bewaar(session, gemeente, boekdag, geraakt)
        await journaal.boek(session, gemeente, boekdag, werk.los[gemeente])
        debiteuren = await queries.bsn_hashes(session, gemeente, [lopend.lening.id for lopend in geraakt])
        await log_verwerkingen(session, gemeente, ACTIVITEIT, debiteuren, naam="ontvangst boeken")


def verwerkt(lening_id: UUID, ontvangst_id: UUID, deel: Toerekening, valutadatum: date) -> OntvangstVerwerkt:
    """What is told of a payment that was booked."""
    return OntvangstVerwerkt(
        lening_id=lening_id,
        ontvangst_id=ontvangst_id,
        bedrag_centen=deel.bedrag.centen,
        kosten_centen=deel.delen.kosten.centen,
        rente_centen=deel.delen.rente.centen,
        hoofdsom_centen=deel.delen.hoofdsom.centen,
        vooruit_centen=deel.vooruit.centen,
        valutadatum=valutadatum,
    )
