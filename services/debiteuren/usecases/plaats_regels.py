"""Put the lines of a statement where they belong: on the loan that they name, back off it, or visible as onbekend.

A line is matched on its betalingskenmerk, the most trusted place first. A reversal or return takes back the newest payment of that
amount on the loan. Loans may be of any gemeente of the caller; what is onbekend stays with the gemeente of the account.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from contracts.debiteuren import OntvangstTeruggeboekt, OntvangstVerwerkt
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.afschrift import Bankregel, Regelstatus, kenmerken, neemt_betaling_terug
from services.debiteuren.domain.lening import Stand, Toerekening, neem_terug, ontvang
from services.debiteuren.domain.stoplicht import Kleur, beoordeel
from services.debiteuren.store import afschriften, journaal, queries
from services.debiteuren.store.tables import Ontvangst
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_ONTVANGST
from services.debiteuren.usecases.werk_bij import Lopend, bewaar, stand_van


@dataclass(slots=True)
class _Verwerking:
    """One statement while its lines are put where they belong. Loans may be of any gemeente of the caller."""

    afschrift_id: UUID
    gemeente: str
    sleutelbos: Sleutelbos
    per_kenmerk: dict[str, tuple[str, UUID]]
    lopend: dict[UUID, Lopend]
    ontvangsten: list[Ontvangst] = field(default_factory=list)
    onbekend: list[journaal.Inboeking] = field(default_factory=list)

    def lening_van(self, regel: Bankregel) -> Lopend | None:
        """The loan that the line names, the most trusted reference first."""
        for kenmerk in kenmerken(regel):
            if kenmerk in self.per_kenmerk:
                return self.lopend[self.per_kenmerk[kenmerk][1]]
        return None


async def plaats_regels(
    session: WriteSession,
    gemeente: str,
    afschrift_id: UUID,
    regels: Sequence[Bankregel],
    boekdatum: date,
    gemeenten: Collection[str],
    sleutelbos: Sleutelbos,
) -> Sequence[Ontvangst]:
    """Book every line of a new statement of an account of `gemeente`; give the lines as they are kept."""
    werk = await _laad(session, gemeente, afschrift_id, regels, gemeenten, sleutelbos)
    for regel in regels:
        if regel.bedrag != NUL:
            await _plaats(session, werk, regel)
    await _bewaar(session, werk, boekdatum)
    return werk.ontvangsten


async def _laad(
    session: WriteSession,
    gemeente: str,
    afschrift_id: UUID,
    regels: Sequence[Bankregel],
    gemeenten: Collection[str],
    sleutelbos: Sleutelbos,
) -> _Verwerking:
    """Lock every loan that the statement names, with its terms."""
    gevonden = await queries.sleutels_van_kenmerken(session, gemeenten, {k for regel in regels for k in kenmerken(regel)})
    leningen = await queries.leningen_met_slot(session, gevonden.values())
    lopend: dict[UUID, Lopend] = {}
    for naam in sorted({rij.gemeente for rij in leningen.values()}):
        van_gemeente = [rij for rij in leningen.values() if rij.gemeente == naam]
        vervallen = await queries.vervallen_termijnen(session, naam, [rij.id for rij in van_gemeente])
        lopend |= {rij.id: Lopend(rij, stand_van(rij, vervallen.get(rij.id, ()))) for rij in van_gemeente}
    return _Verwerking(afschrift_id, gemeente, sleutelbos, gevonden, lopend)


async def _plaats(session: WriteSession, werk: _Verwerking, regel: Bankregel) -> None:
    """Put one line where it belongs."""
    lopend = werk.lening_van(regel)
    if lopend is not None and regel.bedrag > NUL and not regel.storno:
        stand, deel = ontvang(lopend.stand, regel.bedrag)
        ontvangst = _ontvangst(werk, regel, Regelstatus.VERWERKT, lopend, deel)
        _zet(lopend, stand, boekhouding.ontvangst(deel), ontvangst)
        lopend.gebeurtenissen.append(_verwerkt(lopend, ontvangst))
        return
    if lopend is not None and neemt_betaling_terug(regel):
        eerdere = await _eerdere_betaling(session, werk, lopend, -regel.bedrag.centen)
        if eerdere is not None:
            stand, deel = neem_terug(lopend.stand, -regel.bedrag)
            eerdere.status = Regelstatus.TERUGGEBOEKT.value
            ontvangst = _ontvangst(werk, regel, Regelstatus.TERUGBOEKING, lopend, Toerekening(-deel.delen, -deel.vooruit), eerdere.id)
            _zet(lopend, stand, boekhouding.storno(deel), ontvangst)
            lopend.gebeurtenissen.append(
                OntvangstTeruggeboekt(
                    lening_id=lopend.lening.id,
                    ontvangst_id=eerdere.id,
                    bedrag_centen=deel.bedrag.centen,
                    valutadatum=regel.valutadatum,
                )
            )
            return
    ontvangst = _ontvangst(werk, regel, Regelstatus.ONBEKEND)
    werk.onbekend.append(journaal.Inboeking(boekhouding.onbekend(regel.bedrag), regel.valutadatum, ontvangst_id=ontvangst.id))


async def _eerdere_betaling(session: WriteSession, werk: _Verwerking, lopend: Lopend, centen: int) -> Ontvangst | None:
    """The payment that is taken back: of this same statement, or stored before."""
    for ontvangst in reversed(werk.ontvangsten):
        if ontvangst.lening_id == lopend.lening.id and ontvangst.bedrag_centen == centen and ontvangst.status == Regelstatus.VERWERKT:
            return ontvangst
    return await afschriften.terug_te_boeken(session, lopend.lening.gemeente, lopend.lening.id, centen)


async def _bewaar(session: WriteSession, werk: _Verwerking, boekdatum: date) -> None:
    """Store lines, loans and journal, per gemeente, and judge every loan as it stood at the end of its last closed day."""
    session.add_all(werk.ontvangsten)
    await session.flush()
    per_gemeente: defaultdict[str, list[Lopend]] = defaultdict(list)
    for lopend in werk.lopend.values():
        if lopend.inboekingen:
            per_gemeente[lopend.lening.gemeente].append(lopend)
    for gemeente in sorted({werk.gemeente, *per_gemeente}):
        boekdag = await journaal.open_boekdag(session, gemeente, boekdatum)
        geraakt = per_gemeente[gemeente]
        ids = [lopend.lening.id for lopend in geraakt]
        uitstellen = await queries.uitstellen(session, gemeente, ids)
        for lopend in geraakt:
            lening, dag = lopend.lening, lopend.lening.bijgewerkt_tot_en_met
            opgeeist = lening.stoplicht == Kleur.OPEISBAAR.value
            lopend.oordeel(beoordeel(lopend.stand, uitstellen.get(lening.id, ()), dag, lening.respijtdagen, opgeeist=opgeeist), boekdag)
        await bewaar(session, gemeente, boekdag, geraakt)
        if gemeente == werk.gemeente:
            await journaal.boek(session, gemeente, boekdag, werk.onbekend)
        debiteuren = await queries.debiteuren(session, gemeente, ids)
        await log_verwerking(session, gemeente, ACTIVITEIT, [d.bsn_hash for d in debiteuren.values()], naam="ontvangst boeken")


def _zet(lopend: Lopend, stand: Stand, boeking: boekhouding.Boeking, ontvangst: Ontvangst) -> None:
    lopend.naar(stand)
    lopend.boek(boeking, ontvangst.valutadatum, ontvangst.id)


def _ontvangst(
    werk: _Verwerking,
    regel: Bankregel,
    status: Regelstatus,
    lopend: Lopend | None = None,
    deel: Toerekening | None = None,
    storneert_id: UUID | None = None,
) -> Ontvangst:
    """The line as it is kept: in the gemeente of its loan, or, when it is onbekend, of the account."""
    details = {"omschrijving": regel.omschrijving, "naam": regel.naam, "tegenrekening": regel.tegenrekening, "referentie": regel.referentie}
    ontvangst = Ontvangst(
        gemeente=lopend.lening.gemeente if lopend else werk.gemeente,
        id=uuid4(),
        afschrift_id=werk.afschrift_id,
        volgnummer=regel.volgnummer,
        lening_id=lopend.lening.id if lopend else None,
        storneert_id=storneert_id,
        status=status.value,
        bedrag_centen=regel.bedrag.centen,
        kosten_centen=deel.delen.kosten.centen if deel else 0,
        rente_centen=deel.delen.rente.centen if deel else 0,
        hoofdsom_centen=deel.delen.hoofdsom.centen if deel else 0,
        vooruit_centen=deel.vooruit.centen if deel else 0,
        boekdatum=regel.boekdatum,
        valutadatum=regel.valutadatum,
        details=werk.sleutelbos.versleutel(json.dumps(details), CONTEXT_ONTVANGST),
    )
    werk.ontvangsten.append(ontvangst)
    return ontvangst


def _verwerkt(lopend: Lopend, ontvangst: Ontvangst) -> OntvangstVerwerkt:
    return OntvangstVerwerkt(
        lening_id=lopend.lening.id,
        ontvangst_id=ontvangst.id,
        bedrag_centen=ontvangst.bedrag_centen,
        kosten_centen=ontvangst.kosten_centen,
        rente_centen=ontvangst.rente_centen,
        hoofdsom_centen=ontvangst.hoofdsom_centen,
        vooruit_centen=ontvangst.vooruit_centen,
        valutadatum=ontvangst.valutadatum,
    )
