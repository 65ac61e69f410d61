"""Process bank statements: check them all, then put every line on its loan, or leave it visible as onbekend.

A file is taken whole or not at all. A statement that was processed before changes nothing; the same number with another content
is refused. A line is matched on its betalingskenmerk; a reversal or return takes back the payment that it names.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from contracts.debiteuren import OntvangstTeruggeboekt, OntvangstVerwerkt
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.afschrift import Afschrift, Bankregel, controleer, kenmerken, neemt_betaling_terug
from services.debiteuren.domain.fouten import AfschriftGewijzigd
from services.debiteuren.domain.lening import Stand, Toerekening, neem_terug, ontvang
from services.debiteuren.domain.stoplicht import Kleur, beoordeel
from services.debiteuren.store import afschriften, journaal, queries
from services.debiteuren.store.tables import Afschrift as AfschriftRij
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


async def verwerk_afschriften(
    session: WriteSession, gemeente: str, inhoud: Sequence[Afschrift], boekdatum: date, door: Actor, sleutelbos: Sleutelbos
) -> list[tuple[AfschriftRij, bool]]:
    """Process every statement of a file that belongs to an account of `gemeente`; tell of each whether it is new.

    Raises AfschriftVreemdeValuta, AfschriftSluitNiet or AfschriftGewijzigd, and then nothing of the file is booked.
    """
    for afschrift in inhoud:
        controleer(afschrift)
    return [await _verwerk(session, gemeente, afschrift, boekdatum, door, sleutelbos) for afschrift in inhoud]


async def _verwerk(
    session: WriteSession, gemeente: str, afschrift: Afschrift, boekdatum: date, door: Actor, sleutelbos: Sleutelbos
) -> tuple[AfschriftRij, bool]:
    rekening_hashes = sleutelbos.zoekhashes(afschrift.rekening)
    bekend = await afschriften.met_kenmerk(session, gemeente, rekening_hashes, afschrift.kenmerk)
    rij = None if bekend else await afschriften.bewaar_nieuw(session, _rij(gemeente, afschrift, boekdatum, sleutelbos))
    if rij is None:
        # Stored before, or just now by another request that we waited for.
        bekend = bekend or await afschriften.met_kenmerk(session, gemeente, rekening_hashes, afschrift.kenmerk)
        assert bekend is not None, "a statement that could not be stored was stored before"
        if bekend.inhoud_hash not in sleutelbos.zoekhashes(_vingerafdruk(afschrift)):
            raise AfschriftGewijzigd(afschrift.kenmerk)
        return bekend, False

    werk = await _laad(session, gemeente, rij.id, afschrift.regels, door.gemeenten, sleutelbos)
    for regel in afschrift.regels:
        await _plaats(session, werk, regel)
    rij.onbekend = sum(o.status == "onbekend" for o in werk.ontvangsten)
    rij.verwerkt = len(werk.ontvangsten) - rij.onbekend
    await _bewaar(session, werk, boekdatum)
    nieuw = {"regels": len(afschrift.regels), "verwerkt": rij.verwerkt, "onbekend": rij.onbekend}
    await audit.schrijf(session, gemeente, "afschrift-verwerkt", "afschrift", rij.id, door, nieuw=nieuw)
    return rij, True


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
        ontvangst = _ontvangst(werk, regel, "verwerkt", lopend, deel)
        _zet(lopend, stand, boekhouding.ontvangst(deel), ontvangst)
        lopend.gebeurtenissen.append(_verwerkt(lopend, ontvangst))
        return
    if lopend is not None and neemt_betaling_terug(regel):
        await session.flush()
        eerdere = await _eerdere_betaling(session, werk, lopend, -regel.bedrag.centen)
        if eerdere is not None:
            stand, deel = neem_terug(lopend.stand, -regel.bedrag)
            eerdere.status = "teruggeboekt"
            ontvangst = _ontvangst(werk, regel, "terugboeking", lopend, Toerekening(-deel.delen, -deel.vooruit), eerdere.id)
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
    if regel.bedrag != NUL:
        ontvangst = _ontvangst(werk, regel, "onbekend")
        werk.onbekend.append(journaal.Inboeking(boekhouding.onbekend(regel.bedrag), regel.valutadatum, ontvangst_id=ontvangst.id))


async def _eerdere_betaling(session: WriteSession, werk: _Verwerking, lopend: Lopend, centen: int) -> Ontvangst | None:
    """The payment that is taken back: of this same statement, or stored before."""
    for ontvangst in reversed(werk.ontvangsten):
        if ontvangst.lening_id == lopend.lening.id and ontvangst.bedrag_centen == centen and ontvangst.status == "verwerkt":
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
    status: str,
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
        status=status,
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


def _rij(gemeente: str, afschrift: Afschrift, boekdatum: date, sleutelbos: Sleutelbos) -> dict[str, object]:
    return {
        "gemeente": gemeente,
        "rekening_hash": sleutelbos.zoekhash(afschrift.rekening),
        "kenmerk": afschrift.kenmerk,
        "inhoud_hash": sleutelbos.zoekhash(_vingerafdruk(afschrift)),
        "datum": afschrift.eind.datum,
        "begin_centen": afschrift.begin.bedrag.centen,
        "eind_centen": afschrift.eind.bedrag.centen,
        "regels": len(afschrift.regels),
        "ontvangen_op": boekdatum,
    }


def _vingerafdruk(afschrift: Afschrift) -> str:
    """Everything that was read of the statement, as one text: only its keyed hash is kept."""
    return repr(afschrift) + repr([(r.naam, r.tegenrekening, r.omschrijving, r.eind_tot_eind) for r in afschrift.regels])
