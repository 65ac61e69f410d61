"""Change the money of one loan: charge, set off, waive, claim all of it, plan anew. What a person or an event decides is booked here.

    werk = await pak(session, gemeenten, lening_id, gezien)   # the loan, locked, with all it asks
    boek_kosten(werk, bedrag, dag)                            # one or more changes; each books what it does
    werk.gebeurtenissen.append(...)                           # and tells it
    boekdag = await leg_vast(session, [werk], boekdatum)      # judge the stoplicht, store terms, journal and events

`dag` is the value date: the day from which it counts for the debtor. Audit and verwerkingenlog are for the caller, who knows why.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from kernel.versie import verwacht_versie
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.aflosschema import (
    Aflostermijn,
    Dagtelling,
    Rekenregel,
    Schemavorm,
    herbereken,
    maak_vrij_schema,
)
from services.debiteuren.domain.aflosschema import (
    Lopend as VanafDag,
)
from services.debiteuren.domain.fouten import LeningAfgesloten, LeningZonderVervallenTermijn, SchemaSluitNiet
from services.debiteuren.domain.journaal import Grond
from services.debiteuren.domain.lening import NIETS, Delen, Termijnstand, Toerekening, laat_vervallen, ontvang, reken_bij
from services.debiteuren.domain.vermindering import Onderdeel, Vermindering
from services.debiteuren.domain.vermindering import verminder as verminder_schuld
from services.debiteuren.store import queries
from services.debiteuren.store.tables import Lening
from services.debiteuren.usecases.werk_bij import Lopend, leg_vast, stand_van

__all__ = ["boek_kosten", "boek_wettelijke_rente", "leg_vast", "maak_opeisbaar", "maak_restant", "pak", "verminder", "verreken"]

_DAG = timedelta(days=1)


async def pak(session: WriteSession, gemeenten: Collection[str], lening_id: UUID, gezien: int | None = None) -> Lopend:
    """Lock the loan and load all it asks. Raises LeningNietGevonden, or VersieVerouderd when `gezien` is not its version."""
    lening = await queries.lening_met_slot(session, gemeenten, lening_id)
    if gezien is not None:
        verwacht_versie(lening, gezien)
    vervallen = await queries.vervallen_termijnen(session, lening.gemeente, [lening.id])
    te_komen = await queries.te_komen(session, lening.gemeente, lening.id)
    return Lopend(lening, stand_van(lening, vervallen.get(lening.id, ())), te_komen)


def boek_kosten(werk: Lopend, bedrag: Bedrag, dag: date) -> None:
    """Charge costs: they come on the oldest open term, and are the first that a payment pays. Raises LeningZonderVervallenTermijn."""
    werk.boek(boekhouding.kosten(bedrag), dag)
    _reken_bij(werk, Delen(kosten=bedrag), dag)


def boek_wettelijke_rente(werk: Lopend, bedrag: Bedrag, dag: date) -> None:
    """Charge interest by law, fixed by beschikking (Awb art. 4:99). Raises LeningZonderVervallenTermijn."""
    werk.boek(boekhouding.wettelijke_rente(bedrag), dag)
    _reken_bij(werk, Delen(rente=bedrag), dag)


def verreken(werk: Lopend, bedrag: Bedrag, dag: date) -> Toerekening:
    """A receipt without the bank: set off with a benefit. What is more than what is due stands as vooruitbetaald."""
    stand, deel = ontvang(werk.stand, bedrag)
    werk.naar(stand)
    werk.boek(boekhouding.inhouding(deel), dag)
    return deel


def verminder(werk: Lopend, bedrag: Bedrag | None, grond: Grond, dag: date, door: str, op: Onderdeel = Onderdeel.ALLES) -> Vermindering:
    """No longer ask a part of the loan; None is all that is open. Terms to come are computed anew for what is left.

    Raises MeerDanOpen, or LeningAfgesloten when nothing is open.
    """
    schuld = werk.schuld
    bedrag = schuld.totaal if bedrag is None else bedrag
    if bedrag == NUL:
        raise LeningAfgesloten
    na, vermindering = verminder_schuld(schuld, bedrag, op)
    werk.naar(na.stand)
    werk.boek(boekhouding.vermindering(grond, vermindering), dag)
    if vermindering.verrekend != NIETS:
        werk.boek(boekhouding.verrekening(vermindering.verrekend), dag)
    if vermindering.toekomst > NUL or vermindering.lopende_rente > NUL:
        herplan(werk, na.toekomst, na.lopende_rente, grond.value, door)
    return vermindering


def maak_opeisbaar(werk: Lopend, dag: date, door: str) -> Bedrag:
    """All principal and the interest that has run fall due on `dag`, as one term; nothing is to come. Gives what fell due with it."""
    schuld = werk.schuld
    hoofdsom = schuld.toekomst + werk.stand.ongepland
    werk.stand = replace(werk.stand, ongepland=NUL)
    _laat_nu_vervallen(werk, schuld.lopende_rente, hoofdsom, dag, "opeisbaar", door)
    return schuld.lopende_rente + hoofdsom


def maak_restant(werk: Lopend, dag: date, plan: Sequence[tuple[date, Bedrag]] | None, door: str) -> None:
    """What is left after the business ended bears no interest (Bbz 2004, art. 43): the kind becomes restant, with a plan or without.

    Interest that had run falls due on `dag`. Raises SchemaSluitNiet, SchemaTeVroeg or SchemaNietOpVolgorde for a plan that cannot be.
    """
    schuld, lening = werk.schuld, werk.lening
    hoofdsom = schuld.toekomst + werk.stand.ongepland
    lening.soort, lening.rente_procent = "restant", Decimal(0)
    lening.vorm = (Schemavorm.RENTELOOS if plan is None else Schemavorm.VRIJ).value
    werk.stand = replace(werk.stand, ongepland=hoofdsom)
    _laat_nu_vervallen(werk, schuld.lopende_rente, NUL, dag, "restant", door)
    if plan is not None:
        gepland = totaal(deel for _, deel in plan)
        if gepland > hoofdsom:
            raise SchemaSluitNiet(gepland, hoofdsom)
        nummer = lening.vervallen_termijnen + (0 if werk.opgeeist is None else 1) + 1
        termijnen = maak_vrij_schema(plan, Decimal(0), VanafDag(lening.bijgewerkt_tot_en_met, nummer=nummer), regel_van(lening))
        plan_in(werk, termijnen, "restant", door)


def herplan(werk: Lopend, hoofdsom: Bedrag, vooraf: Bedrag, reden: str, door: str) -> None:
    """The same due dates for this principal, with this interest that has run: a new version of the schedule."""
    lening = werk.lening
    vorm = Schemavorm(lening.vorm)
    termijnen = herbereken(werk.te_komen, hoofdsom, vorm, lening.rente_procent, vanaf(lening, vooraf), regel_van(lening))
    werk.zet_schema(termijnen, reden, door)


def plan_in(werk: Lopend, termijnen: tuple[Aflostermijn, ...], reden: str, door: str) -> None:
    """These terms are to come from now on; principal that they do not hold stands as ongepland."""
    hoofdsom = werk.schuld.toekomst + werk.stand.ongepland
    rest = hoofdsom - totaal(t.hoofdsom for t in termijnen)
    if rest < NUL:
        raise SchemaSluitNiet(hoofdsom - rest, hoofdsom)
    opgeeist = werk.opgeeist
    werk.zet_schema(termijnen, reden, door)
    werk.lening.termijnen += 0 if opgeeist is None else 1
    werk.stand = replace(werk.stand, ongepland=rest)


def vanaf(lening: Lening, vooraf: Bedrag) -> VanafDag:
    """A new version of the schedule goes on from the loan's last closed day."""
    return VanafDag(lening.bijgewerkt_tot_en_met, vooraf, lening.vervallen_termijnen + 1)


def regel_van(lening: Lening) -> Rekenregel:
    """The product parameters that stay with the loan for life."""
    return Rekenregel(Dagtelling(lening.dagtelling), lening.afronding_centen, lening.respijtdagen)


def _reken_bij(werk: Lopend, delen: Delen, dag: date) -> None:
    if not werk.stand.termijnen:
        raise LeningZonderVervallenTermijn
    stand, betaald = reken_bij(werk.stand, delen)
    werk.naar(stand)
    if betaald != NIETS:
        werk.boek(boekhouding.verrekening(betaald), dag)


def _laat_nu_vervallen(werk: Lopend, rente: Bedrag, hoofdsom: Bedrag, dag: date, reden: str, door: str) -> None:
    """Nothing is to come any more; interest that had run and this principal fall due at once."""
    lening = werk.lening
    werk.zet_schema((), reden, door)
    if rente + hoofdsom == NUL:
        return
    nummer = lening.vervallen_termijnen + 1
    werk.opgeeist = Aflostermijn(nummer, dag - _DAG, dag, rente, hoofdsom)
    lening.termijnen += 1
    stand, betaald = laat_vervallen(replace(werk.stand, te_komen=1), [Termijnstand(nummer, dag, Delen(rente=rente, hoofdsom=hoofdsom))])
    werk.naar(stand)
    if rente > NUL:
        werk.boek(boekhouding.verval(rente), dag)
    if betaald != NIETS:
        werk.boek(boekhouding.verrekening(betaald), dag)
