"""What bbz paid out: a loan to repay, a loan that grows by the month, a guarantee that was called, or a gift that is only counted."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from contracts.bbz import Aflossingsvorm, BorgtochtAangesproken, KredietUitbetaald, LevensonderhoudBetaald, Vorm
from contracts.debiteuren import LeningVerhoogd, Vorderingsoort
from contracts.persoon import Betrokkene
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.aflosschema import Schemavorm, Voorwaarden, maak_schema
from services.debiteuren.domain.journaal import gift, uitbetaling, verhoging
from services.debiteuren.store import journaal, normen, queries
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.open_lening import Opening, open_lening

#: The forms that make a loan at once. What is given om niet is not repaid, and a borgtocht only once it is called.
_SOORT = {
    Vorm.RENTEDRAGENDE_LENING: Vorderingsoort.RENTEDRAGENDE_LENING,
    Vorm.RENTELOZE_LENING: Vorderingsoort.RENTELOZE_LENING,
}
_SCHEMAVORM = {Aflossingsvorm.ANNUITAIR: Schemavorm.ANNUITAIR, Aflossingsvorm.LINEAIR: Schemavorm.LINEAIR}


async def neem_krediet_over(
    session: WriteSession, gemeente: str, krediet: KredietUitbetaald, betrokkene: Betrokkene | None, boekdatum: date, sleutelbos: Sleutelbos
) -> UUID | None:
    """Open the loan of this voorziening and return its id, also when it was opened before; None for a form that is not repaid.

    Raises BetrokkeneOntbreekt, or NormOntbreekt when the product has no rules on that day.
    """
    if krediet.vorm is Vorm.OM_NIET:
        await _geef(session, gemeente, Bedrag(krediet.hoofdsom_centen), krediet.uitbetaald_op, boekdatum)
    if krediet.vorm not in _SOORT:
        return None
    soort = _SOORT[krediet.vorm]
    if (bestaand := await queries.lening_van_bron(session, gemeente, soort, krediet.voorziening_id)) is not None:
        return bestaand
    vorm = Schemavorm.RENTELOOS if krediet.vorm is Vorm.RENTELOZE_LENING else _SCHEMAVORM[krediet.aflossingsvorm]
    regel = await normen.rekenregel(session, krediet.vorm.value, krediet.uitbetaald_op)
    hoofdsom = Bedrag(krediet.hoofdsom_centen)
    voorwaarden = Voorwaarden(
        hoofdsom, krediet.rente_procent, krediet.looptijd_maanden, vorm, krediet.uitbetaald_op, krediet.eerste_vervaldag
    )
    opening = Opening(
        soort=soort,
        bron_id=krediet.voorziening_id,
        voorziening_id=krediet.voorziening_id,
        hoofdsom=hoofdsom,
        vorm=vorm,
        rente_procent=krediet.rente_procent,
        regel=regel,
        ingegaan_op=krediet.uitbetaald_op,
        boekingen=[uitbetaling(hoofdsom)],
        schema=maak_schema(voorwaarden, regel),
        doel=krediet.doel.value if krediet.doel else None,
        traject_id=krediet.traject_id,
    )
    return (await open_lening(session, gemeente, opening, betrokkene, boekdatum, sleutelbos)).id


async def neem_levensonderhoud_over(
    session: WriteSession,
    gemeente: str,
    betaling: LevensonderhoudBetaald,
    betrokkene: Betrokkene | None,
    boekdatum: date,
    sleutelbos: Sleutelbos,
) -> UUID | None:
    """A month of bijstand: a renteloze lening per voorziening that grows until it is definite (Bbz 2004, art. 11), or a gift (art. 19)."""
    bedrag = Bedrag(betaling.bedrag_centen)
    if betaling.om_niet:
        await _geef(session, gemeente, bedrag, betaling.betaald_op, boekdatum)
        return None
    soort = Vorderingsoort.LEVENSONDERHOUD
    bestaand = await queries.lening_van_bron(session, gemeente, soort, betaling.voorziening_id)
    if bestaand is None:
        opening = await _ongepland(session, soort, betaling.voorziening_id, bedrag, betaling.betaald_op)
        return (await open_lening(session, gemeente, opening, betrokkene, boekdatum, sleutelbos)).id
    werk = await pak(session, [gemeente], bestaand)
    lening = werk.lening
    lening.hoofdsom_centen += bedrag.centen
    werk.verhoog(bedrag)
    werk.boek(verhoging(bedrag), betaling.betaald_op)
    werk.gebeurtenissen.append(
        LeningVerhoogd(lening_id=lening.id, bedrag_centen=bedrag.centen, hoofdsom_centen=lening.hoofdsom_centen, datum=betaling.betaald_op)
    )
    await leg_vast(session, [werk], boekdatum)
    return bestaand


async def neem_borgtocht_over(
    session: WriteSession,
    gemeente: str,
    aanspraak: BorgtochtAangesproken,
    betrokkene: Betrokkene | None,
    boekdatum: date,
    sleutelbos: Sleutelbos,
) -> UUID:
    """The bank called the guarantee: what was paid to it is a loan from now on (Bbz 2004, art. 16); how it is repaid is agreed later."""
    soort = Vorderingsoort.BORGTOCHT
    if (bestaand := await queries.lening_van_bron(session, gemeente, soort, aanspraak.voorziening_id)) is not None:
        return bestaand
    opening = await _ongepland(session, soort, aanspraak.voorziening_id, Bedrag(aanspraak.bedrag_centen), aanspraak.datum)
    return (await open_lening(session, gemeente, opening, betrokkene, boekdatum, sleutelbos)).id


async def _ongepland(session: WriteSession, soort: Vorderingsoort, voorziening_id: UUID, bedrag: Bedrag, datum: date) -> Opening:
    """A claim without interest whose repayment is agreed later."""
    return Opening(
        soort=soort,
        bron_id=voorziening_id,
        voorziening_id=voorziening_id,
        hoofdsom=bedrag,
        vorm=Schemavorm.RENTELOOS,
        rente_procent=Decimal(0),
        regel=await normen.rekenregel(session, soort.value, datum),
        ingegaan_op=datum,
        boekingen=[uitbetaling(bedrag)],
    )


async def _geef(session: WriteSession, gemeente: str, bedrag: Bedrag, betaald_op: date, boekdatum: date) -> None:
    boekdag = await journaal.open_boekdag(session, gemeente, boekdatum)
    await journaal.boek(session, gemeente, boekdag, [journaal.Inboeking(gift(bedrag), betaald_op)])
