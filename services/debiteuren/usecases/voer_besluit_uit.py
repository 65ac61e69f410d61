"""Carry out a decision that was ratified: what it does to the loan, the journal, the ladder and the work items, by its kind."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from contracts.debiteuren import Afgeboekt, Kwijtgescholden, Opgeeist, TerugvorderingGestart, Verrekend
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.beeindiging import Aflosplan, onder_hypotheek, restant
from services.debiteuren.domain.besluit import Besluitsoort, Inhoud, Uitsteleinde
from services.debiteuren.domain.journaal import Grond
from services.debiteuren.domain.ladder import Aanvang, Stap
from services.debiteuren.domain.lening import Delen
from services.debiteuren.domain.opeising import Opeisgrond
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.schuldregeling import concurrent_deel
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.domain.uitstel import dagen_over
from services.debiteuren.domain.verjaring import Stuitingshandeling
from services.debiteuren.domain.vermindering import Vermindering
from services.debiteuren.store import normen
from services.debiteuren.store.queries import beleid as wet
from services.debiteuren.store.queries import taken
from services.debiteuren.store.queries.invordering import gedekt_centen
from services.debiteuren.store.tables import Pauze, Stuiting
from services.debiteuren.usecases.boek_lening import maak_opeisbaar, maak_restant, verminder, verreken
from services.debiteuren.usecases.laad_invordering import Invorderingsdossier
from services.debiteuren.usecases.werk_bij import Lopend
from services.debiteuren.usecases.zet_stap import ZetStap, leg_stap_vast


@dataclass(slots=True)
class Uitvoering:
    """A decision on its way: the loan, what is known of it, what was decided by which article, and by whom."""

    werk: Lopend
    dossier: Invorderingsdossier
    inhoud: Inhoud
    artikel: str
    besluit_id: UUID
    dag: date
    door: Actor


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What it came to in money."""

    bedrag: Bedrag = NUL
    delen: Delen = Delen()  # noqa: RUF009 - frozen


async def voer_uit(session: WriteSession, bos: Sleutelbos, u: Uitvoering) -> Gevolg:
    """Do what was decided; the caller stores the loan."""
    if u.inhoud.soort is Besluitsoort.TERUGVORDERING:
        return await _terugvordering(session, bos, u)
    return await _UITVOERING[u.inhoud.soort](session, u)


async def _opeising(session: WriteSession, u: Uitvoering) -> Gevolg:
    return await _eis_op(session, u, Opeisgrond(u.inhoud.grond))


async def _eis_op(session: WriteSession, u: Uitvoering, grond: Opeisgrond) -> Gevolg:
    """All of it falls due; the ladder of the arrears ends, for from now on the whole is asked."""
    maak_opeisbaar(u.werk, u.dag, u.door.wie)
    bedrag = u.werk.stand.open
    lening = u.werk.lening
    lening.opgeeist_op, lening.opeisgrond = u.dag, grond.value
    opgeeist = Opgeeist(lening_id=lening.id, grond=grond.value, artikel=grond.artikel, bedrag_centen=bedrag.centen, datum=u.dag)
    u.werk.gebeurtenissen.append(opgeeist)
    if u.inhoud.soort is not Besluitsoort.TERUGVORDERING and u.dossier.lopend is not None:
        u.dossier.lopend.geeindigd_op, u.dossier.lopend.einde_reden = u.dag, "opgeeist"
    await _rond_af(session, u, Taaksoort.BEDRIJF_BEEINDIGD, Taaksoort.CONTACT, Taaksoort.UITSTEL_EINDIGT)
    return Gevolg(bedrag)


async def _terugvordering(session: WriteSession, bos: Sleutelbos, u: Uitvoering) -> Gevolg:
    """A new beschikking for all of it: six weeks to pay (Awb art. 4:87). What was not called yet, is called by it (Bbz 2004, art. 40)."""
    if u.dossier.aanvang is Aanvang.ACHTERSTAND and u.werk.lening.opgeeist_op is None:
        await _eis_op(session, u, Opeisgrond.NIET_NAKOMEN)
    bedrag = u.werk.stand.open - u.dossier.verjaard_bedrag
    opdracht = ZetStap(u.werk.lening.id, Stap.TERUGVORDERING, 0, u.dag)
    stap = await leg_stap_vast(session, bos, u.werk, u.dossier, opdracht, u.door, u.besluit_id, bedrag)
    assert stap.uiterlijk is not None, "a recovery sets a term"
    gestart = TerugvorderingGestart(lening_id=u.werk.lening.id, bedrag_centen=bedrag.centen, betalen_uiterlijk=stap.uiterlijk, datum=u.dag)
    u.werk.gebeurtenissen.append(gestart)
    return Gevolg(bedrag)


async def _uitsteleinde(session: WriteSession, u: Uitvoering) -> Gevolg:
    uitstel, uitkomst = u.dossier.onbeslist, Uitsteleinde(u.inhoud.grond)
    assert uitstel is not None, "judged before"
    uitstel.einde_besluit = uitkomst.value
    await _rond_af(session, u, Taaksoort.UITSTEL_EINDIGT)
    if uitkomst is Uitsteleinde.INNEN:
        u.werk.lening.versie += 1
        return Gevolg(u.dossier.inbaar_bedrag)
    norm = await normen.uitstel(session, u.dag)
    op = dagen_over(u.dossier.uitstellen, norm) == 0
    return await _eis_op(session, u, Opeisgrond.UITSTEL_OPGEBRUIKT if op else Opeisgrond.DUURZAAM_NIET_IN_STAAT)


async def _schuldregeling(session: WriteSession, u: Uitvoering) -> Gevolg:
    """The college joins with what securities do not cover: collection stands still, unless intake already said so."""
    lening = u.werk.lening
    if not any(p.soort is Pauzesoort.SCHULDREGELING and p.periode.loopt_op(u.dag) for p in u.dossier.pauzes):
        session.add(
            Pauze(gemeente=lening.gemeente, lening_id=lening.id, soort=Pauzesoort.SCHULDREGELING.value, van=u.dag, bron_id=u.besluit_id)
        )
    await _rond_af(session, u, Taaksoort.SCHULDREGELING)
    lening.versie += 1
    return Gevolg(concurrent_deel(u.werk.schuld.totaal, Bedrag(await gedekt_centen(session, lening.gemeente, lening.id))))


async def _beeindiging(session: WriteSession, u: Uitvoering) -> Gevolg:
    """What is not due bears no interest from now on, and is repaid by what the income leaves, until the years are over."""
    inkomen, lening = u.inhoud.inkomen, u.werk.lening
    assert inkomen is not None, "checked before"
    norm = await wet.beeindiging(session, u.dag)
    if inkomen.onder_hypotheek:
        vast = inkomen.maandbedrag or NUL
        plan = onder_hypotheek(vast, inkomen.inkomen, inkomen.bijstandsnorm, inkomen.beeindigd_op, norm)
    else:
        plan = restant(inkomen.inkomen, inkomen.bijstandsnorm, inkomen.beeindigd_op, norm)
    hoofdsom = u.werk.schuld.toekomst + u.werk.stand.ongepland
    maak_restant(u.werk, u.dag, _termijnen(plan, inkomen.eerste_vervaldag, hoofdsom), u.door.wie)
    lening.beeindigd_op, lening.restant_tot = inkomen.beeindigd_op, plan.tot
    lening.versie += 1
    await _rond_af(session, u, Taaksoort.BEDRIJF_BEEINDIGD)
    return Gevolg(hoofdsom)


def _termijnen(plan: Aflosplan, eerste: date, hoofdsom: Bedrag) -> list[tuple[date, Bedrag]] | None:
    """Month by month until the years are over or nothing is left; None when the income leaves nothing."""
    if NUL in (plan.maandbedrag, hoofdsom):
        return None
    termijnen: list[tuple[date, Bedrag]] = []
    vervaldag, rest = eerste, hoofdsom
    while rest > NUL and vervaldag <= plan.tot:
        deel = min(plan.maandbedrag, rest)
        termijnen.append((vervaldag, deel))
        rest -= deel
        vervaldag = _maand_later(eerste, len(termijnen))
    return termijnen or None


def _maand_later(dag: date, maanden: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, 28))


async def _verrekening(session: WriteSession, u: Uitvoering) -> Gevolg:
    """Set off, and thereby interrupt the prescription of what was due (Awb art. 4:106)."""
    bedrag, lening = u.inhoud.bedrag, u.werk.lening
    assert bedrag is not None, "checked before"
    deel = verreken(u.werk, bedrag, u.dag)
    u.werk.gebeurtenissen.append(Verrekend(lening_id=lening.id, bedrag_centen=bedrag.centen, datum=u.dag))
    handeling = Stuitingshandeling.VERREKENING.value
    session.add(Stuiting(gemeente=lening.gemeente, lening_id=lening.id, handeling=handeling, datum=u.dag, door=u.door.wie))
    return Gevolg(bedrag, deel.delen)


async def _kwijtschelding(session: WriteSession, u: Uitvoering) -> Gevolg:
    weg = verminder(u.werk, u.inhoud.bedrag, Grond.KWIJTSCHELDING, u.dag, u.door.wie)
    u.werk.gebeurtenissen.append(
        Kwijtgescholden(
            lening_id=u.werk.lening.id,
            hoofdsom_centen=weg.hoofdsom.centen,
            rente_centen=(weg.bedrag - weg.hoofdsom - weg.vervallen.kosten).centen,
            artikel=u.artikel,
            datum=u.dag,
        )
    )
    await _rond_af(session, u, Taaksoort.RESTANT_TERMIJN_OM, Taaksoort.SCHULDREGELING_GEEINDIGD)
    return _verminderd(weg)


async def _afboeking(session: WriteSession, u: Uitvoering) -> Gevolg:
    weg = verminder(u.werk, u.inhoud.bedrag, Grond.AFBOEKING, u.dag, u.door.wie)
    afgeboekt = Afgeboekt(lening_id=u.werk.lening.id, bedrag_centen=weg.bedrag.centen, reden=u.inhoud.grond, datum=u.dag)
    u.werk.gebeurtenissen.append(afgeboekt)
    await _rond_af(session, u, Taaksoort.VERJAARD, Taaksoort.OVERLEDEN)
    return _verminderd(weg)


def _verminderd(weg: Vermindering) -> Gevolg:
    delen = replace(weg.vervallen, rente=weg.vervallen.rente + weg.lopende_rente, hoofdsom=weg.hoofdsom)
    return Gevolg(weg.bedrag, delen)


async def _rond_af(session: WriteSession, u: Uitvoering, *soorten: Taaksoort) -> None:
    lening = u.werk.lening
    await taken.rond_af(session, lening.gemeente, lening.id, [s.value for s in soorten], u.dag, u.door.wie, u.inhoud.soort.value)


_Uitvoerder = Callable[[WriteSession, Uitvoering], Awaitable[Gevolg]]
_UITVOERING: Final[dict[Besluitsoort, _Uitvoerder]] = {
    Besluitsoort.OPEISING: _opeising,
    Besluitsoort.UITSTELEINDE: _uitsteleinde,
    Besluitsoort.SCHULDREGELING: _schuldregeling,
    Besluitsoort.BEEINDIGING: _beeindiging,
    Besluitsoort.VERREKENING: _verrekening,
    Besluitsoort.KWIJTSCHELDING: _kwijtschelding,
    Besluitsoort.AFBOEKING: _afboeking,
}
