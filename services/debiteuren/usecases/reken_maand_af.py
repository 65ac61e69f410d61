"""Draw up what a month leaves between the lender and a gemeente: a request for funds, or what is handed over; reconciled with the bank."""

from dataclasses import asdict
from datetime import date, timedelta

from kernel import audit
from kernel.auth import Actor
from kernel.db import AnySession, WriteSession
from kernel.geld import totaal
from services.debiteuren.domain.aflosschema import maanden_later
from services.debiteuren.domain.fouten import MaandAlAfgerekend, MaandNietAfgesloten
from services.debiteuren.domain.rekeningcourant import Aansluiting, Productregel, saldo
from services.debiteuren.store import journaal, rekeningcourant
from services.debiteuren.store.tables import Afrekening


def periode(maand: date) -> tuple[date, date]:
    """The first and the last day of the month in which this day lies."""
    eerste = maand.replace(day=1)
    return eerste, maanden_later(eerste, 1) - timedelta(days=1)


async def lees_maand(session: AnySession, gemeente: str, maand: date) -> tuple[list[Productregel], Aansluiting]:
    """The rekening-courant of a month as the books stand now, and the same beside the bank."""
    van, tot = periode(maand)
    return await rekeningcourant.per_product(session, gemeente, van, tot), await rekeningcourant.aansluiting(session, gemeente, van, tot)


async def reken_maand_af(session: WriteSession, gemeente: str, maand: date, boekdatum: date, door: Actor) -> Afrekening:
    """Keep the month as it stands. Raises MaandNietAfgesloten while a day of it is open, or MaandAlAfgerekend."""
    eerste, laatste = periode(maand)
    gesloten = await journaal.laatst_afgesloten(session, gemeente)
    if gesloten is None or gesloten < laatste:
        raise MaandNietAfgesloten(laatste)
    if await rekeningcourant.afrekening_van(session, gemeente, eerste) is not None:
        raise MaandAlAfgerekend
    regels, bank = await lees_maand(session, gemeente, eerste)
    afrekening = Afrekening(
        gemeente=gemeente,
        maand=eerste,
        uitbetaald_centen=totaal(r.uitbetaald for r in regels).centen,
        ontvangen_centen=totaal(r.ontvangen for r in regels).centen,
        saldo_centen=saldo(regels).centen,
        bank_centen=bank.bank.centen,
        afschrift_centen=bank.afschriften.centen,
        per_product=[{k: v["centen"] if isinstance(v, dict) else v for k, v in asdict(r).items()} for r in regels],
        vastgesteld_op=boekdatum,
        vastgesteld_door=door.wie,
    )
    session.add(afrekening)
    await session.flush()
    nieuw = {"maand": eerste, "saldoCenten": afrekening.saldo_centen}
    await audit.schrijf(session, gemeente, "maand-afgerekend", "afrekening", afrekening.id, door, nieuw=nieuw)
    return afrekening
