"""Go through a gemeente's loans once a day: who needs attention, why, and what now. Makes work items; decides nothing.

All of it is one transaction, and every cause gives its work item once: killed and run again, or run twice, it ends the same.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.beleid import Beleid
from services.debiteuren.domain.ladder import Aanvang, Gezet, Stap, uiterlijk, volgende
from services.debiteuren.domain.organisatie import werk_van
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.periode import Periode
from services.debiteuren.domain.taak import Taaksoort, opdracht
from services.debiteuren.domain.uitstel import Omvang, te_betalen
from services.debiteuren.domain.verjaring import JAREN, Stuiting, Stuitingshandeling, nadert, verjaart_op
from services.debiteuren.store import portefeuille, ronde
from services.debiteuren.store.queries import beleid as beleidsvragen
from services.debiteuren.store.queries import taken
from services.debiteuren.store.tables import Invorderingsronde, Taak

_VERLENGT: Final = tuple(soort.value for soort in Pauzesoort if soort.artikel)


async def loop_ronde(session: WriteSession, gemeente: str, dag: date, door: Actor) -> tuple[Invorderingsronde, bool]:
    """The round of `dag`, and whether it was gone only now."""
    bestaand = await taken.ronde_van_dag(session, gemeente, dag)
    if bestaand is not None:
        return bestaand, False
    beleid = await beleidsvragen.beleid_op(session, gemeente, dag)
    geeindigd = await ronde.eindig(session, gemeente, dag)
    begonnen = await ronde.begin(session, gemeente, dag)
    onderzoeken = await ronde.plan_onderzoeken(session, gemeente, dag, beleid.onderzoek_maanden)
    nieuw = [
        *_contact(begonnen, beleid, dag),
        *_ladder(await ronde.lopend(session, gemeente), beleid, dag),
        *_uitstel(await ronde.uitstel_eindigt(session, gemeente, dag, beleid.uitstel_signaal_dagen), beleid),
        *_verlaging(await ronde.deelbetalingen(session, gemeente, dag), beleid, dag),
        *await _verjaring(session, gemeente, beleid, dag),
        *(_taak(beleid, rij.lening_id, Taaksoort.ONDERZOEK, str(rij.id), rij.uiterlijk) for rij in onderzoeken),
        *(
            _taak(beleid, rij.lening_id, Taaksoort.RESTANT_TERMIJN_OM, str(rij.restant_tot), dag)
            for rij in await ronde.restant_om(session, gemeente, dag)
        ),
    ]
    aantal = await taken.voeg_taken_toe(session, gemeente, dag, nieuw)
    await portefeuille.leg_vast(session, gemeente, dag, beleid.klassen)
    rij = Invorderingsronde(
        gemeente=gemeente,
        datum=dag,
        taken=aantal,
        onderzoeken=len(onderzoeken),
        begonnen=len(begonnen),
        geeindigd=geeindigd,
        leningen=sum(r.aantal for r in await portefeuille.overzicht(session, [gemeente], dag)),
        versie=1,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, gemeente, "invorderingsronde", "invorderingsronde", rij.id, door, nieuw={"datum": dag, "taken": aantal})
    return rij, True


def _taak(beleid: Beleid, lening_id: Any, soort: Taaksoort, sleutel: str, uiterst: date, stap: Stap | None = None) -> Taak:
    werk = opdracht(soort, stap).werk
    return Taak(
        lening_id=lening_id,
        soort=soort.value,
        sleutel=sleutel,
        stap=stap.value if stap else None,
        plek=beleid.indeling.plek(werk).value,
        uiterlijk=uiterst,
    )


def _contact(begonnen: Sequence[Any], beleid: Beleid, dag: date) -> Iterable[Taak]:
    """Arrears are a signal for contact, before any letter."""
    for rij in begonnen:
        if rij.aanvang == Aanvang.ACHTERSTAND.value:
            uiterst = dag + timedelta(days=beleid.contact_binnen_dagen)
            yield _taak(beleid, rij.lening_id, Taaksoort.CONTACT, str(rij.id), uiterst)


def _ladder(lopend: Sequence[Any], beleid: Beleid, dag: date) -> Iterable[Taak]:
    """The next step, when its day has come and nothing stands still. Contact has its own work item."""
    for rij in lopend:
        stil = [_periode(p) for p in rij.stil]
        if any(p.loopt_op(dag) for p in stil):
            continue
        aanvang = Aanvang(rij.aanvang)
        gezet = [Gezet(Stap(s), date.fromisoformat(d), date.fromisoformat(u) if u else None) for s, d, u in rij.stappen]
        if aanvang is Aanvang.BESCHIKKING:
            gezet.insert(0, Gezet(Stap.TERUGVORDERING, rij.uitbetaald_op, uiterlijk(Stap.TERUGVORDERING, rij.uitbetaald_op, beleid.ladder)))
        komt = volgende(gezet, beleid.ladder, aanvang, rij.sinds, stil, dag)
        if komt is None or komt.vanaf > dag or (komt.stap is Stap.CONTACT and aanvang is Aanvang.ACHTERSTAND):
            continue
        taak = _taak(beleid, rij.lening_id, Taaksoort.LADDERSTAP, f"{rij.id}:{komt.stap.value}", dag, komt.stap)
        taak.plek = (beleid.indeling.plek(werk_van(komt.stap))).value
        yield taak


def _uitstel(rijen: Sequence[Any], beleid: Beleid) -> Iterable[Taak]:
    for rij in rijen:
        yield _taak(beleid, rij.lening_id, Taaksoort.UITSTEL_EINDIGT, f"{rij.id}:{rij.tot_en_met}", rij.tot_en_met)


def _verlaging(rijen: Sequence[Any], beleid: Beleid, dag: date) -> Iterable[Taak]:
    """What does not wait during a deferral (the interest, or the lower amount) and was not paid."""
    for rij in rijen:
        bedrag = Bedrag(rij.maandbedrag_centen) if rij.maandbedrag_centen else None
        rente, hoofdsom = te_betalen(Bedrag(rij.rente_centen), Bedrag(rij.hoofdsom_centen), Omvang(rij.omvang), bedrag)
        if rij.betaald_centen < (rente + hoofdsom).centen:
            uiterst = dag + timedelta(days=beleid.contact_binnen_dagen)
            yield _taak(beleid, rij.lening_id, Taaksoort.VERLAGING_NIET_BETAALD, f"{rij.id}:{rij.nummer}", uiterst)


async def _verjaring(session: WriteSession, gemeente: str, beleid: Beleid, dag: date) -> list[Taak]:
    """What can no longer be collected soon, and what already cannot."""
    grens = _maanden_eerder(dag, JAREN * 12 - beleid.verjaring_signaal_maanden)
    gevonden: list[Taak] = []
    for rij in await ronde.oude_termijnen(session, gemeente, grens, _VERLENGT):
        stuitingen = [
            Stuiting(date.fromisoformat(d), Stuitingshandeling(h), None if v is None else frozenset(date.fromisoformat(x) for x in v))
            for d, h, v in rij.stuitingen
        ]
        verlengingen = [_periode(p) for p in rij.verlengingen]
        einden = [verjaart_op(v, stuitingen, verlengingen, dag) for v in rij.vervaldagen]
        nabij = [e for e in einden if nadert(e, dag, beleid.verjaring_signaal_maanden)]
        voorbij = [e for e in einden if e < dag]
        if nabij:
            gevonden.append(_taak(beleid, rij.lening_id, Taaksoort.VERJARING_NADERT, str(min(nabij)), min(nabij)))
        if voorbij:
            gevonden.append(_taak(beleid, rij.lening_id, Taaksoort.VERJAARD, str(max(voorbij)), dag))
    return gevonden


def _periode(van_tot: Sequence[str | None]) -> Periode:
    van, tot = van_tot
    assert van is not None, "a period has a first day"
    return Periode(date.fromisoformat(van), date.fromisoformat(tot) if tot else None)


def _maanden_eerder(dag: date, maanden: int) -> date:
    """Not later than the same day so many months ago: a short month must not hide a term."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    return date(jaar, maand + 1, min(dag.day, 28)) + timedelta(days=3)
