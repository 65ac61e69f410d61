"""What bbz decided later about what it paid: a gift after all, interest waived, a loan that bears interest now, money claimed back."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from contracts.bbz import (
    Aflossingsvorm,
    DefinitiefVastgesteld,
    OmgezetOmNiet,
    RenteKwijtgescholden,
    TerugvorderingBesloten,
    VoorbereidingskredietOmgezet,
)
from contracts.debiteuren import Kwijtgescholden, Vorderingsoort
from contracts.persoon import Betrokkene
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.kalender import eerstvolgende_werkdag
from services.debiteuren.domain.aflosschema import Aflostermijn, Schemavorm, Voorwaarden, maak_schema
from services.debiteuren.domain.journaal import Grond, overboeking, terugvordering
from services.debiteuren.domain.vermindering import Onderdeel
from services.debiteuren.store import normen, queries
from services.debiteuren.usecases.boek_lening import leg_vast, pak, plan_in, regel_van, vanaf, verminder
from services.debiteuren.usecases.open_lening import Opening, open_lening
from services.debiteuren.usecases.werk_bij import Lopend

#: In whose name the books change when bbz decides.
BBZ = "bbz"
_KREDIETEN = (Vorderingsoort.RENTEDRAGENDE_LENING, Vorderingsoort.RENTELOZE_LENING, Vorderingsoort.BORGTOCHT)
_SCHEMAVORM = {Aflossingsvorm.ANNUITAIR: Schemavorm.ANNUITAIR, Aflossingsvorm.LINEAIR: Schemavorm.LINEAIR}


async def neem_vaststelling_over(
    session: WriteSession,
    gemeente: str,
    besluit: DefinitiefVastgesteld,
    betrokkene: Betrokkene | None,
    boekdatum: date,
    sleutelbos: Sleutelbos,
) -> None:
    """The bijstand of a boekjaar is definite (Bbz 2004, art. 12, 13): gift, claim, or still a loan. What is paid on top comes by itself."""
    if besluit.om_niet_centen > 0 and (werk := await _levensonderhoud(session, gemeente, besluit.voorziening_id)) is not None:
        bedrag = Bedrag(besluit.om_niet_centen)
        verminderd = verminder(werk, bedrag, Grond.OM_NIET, besluit.datum, BBZ, Onderdeel.HOOFDSOM)
        werk.gebeurtenissen.append(
            Kwijtgescholden(
                lening_id=werk.lening.id,
                hoofdsom_centen=verminderd.bedrag.centen,
                rente_centen=0,
                artikel="Bbz 2004, art. 12 lid 2",
                datum=besluit.datum,
            )
        )
        await leg_vast(session, [werk], boekdatum)
    if besluit.terug_te_vorderen_centen > 0:
        await _vorder_terug(
            session,
            gemeente,
            besluit.voorziening_id,
            besluit.besluit_id,
            Bedrag(besluit.terug_te_vorderen_centen),
            besluit.datum,
            betrokkene,
            boekdatum,
            sleutelbos,
        )


async def neem_terugvordering_over(
    session: WriteSession,
    gemeente: str,
    besluit: TerugvorderingBesloten,
    betrokkene: Betrokkene | None,
    boekdatum: date,
    sleutelbos: Sleutelbos,
) -> UUID:
    """Bijstand that was not due is a claim (Participatiewet, art. 58): one per besluit, also when two events tell of it."""
    bedrag = Bedrag(besluit.bedrag_centen)
    args = (besluit.voorziening_id, besluit.besluit_id, bedrag, besluit.datum, betrokkene, boekdatum, sleutelbos)
    return await _vorder_terug(session, gemeente, *args)


async def neem_gift_over(session: WriteSession, gemeente: str, besluit: OmgezetOmNiet, boekdatum: date) -> None:
    """A part of the bedrijfskapitaal becomes a gift (Bbz 2004, art. 21 lid 1, 29)."""
    werk = await _krediet(session, gemeente, besluit.voorziening_id)
    if werk is None:
        return
    verminderd = verminder(werk, Bedrag(besluit.bedrag_centen), Grond.OM_NIET, besluit.datum, BBZ, Onderdeel.HOOFDSOM)
    artikel = "Bbz 2004, art. 29" if besluit.boekjaar is None else "Bbz 2004, art. 21 lid 1"
    werk.gebeurtenissen.append(
        Kwijtgescholden(
            lening_id=werk.lening.id, hoofdsom_centen=verminderd.bedrag.centen, rente_centen=0, artikel=artikel, datum=besluit.datum
        )
    )
    await leg_vast(session, [werk], boekdatum)


async def neem_rentekwijtschelding_over(session: WriteSession, gemeente: str, besluit: RenteKwijtgescholden, boekdatum: date) -> None:
    """Interest of a boekjaar is waived; what of it was paid already stands to the debtor's credit (Bbz 2004, art. 21 lid 2)."""
    werk = await _krediet(session, gemeente, besluit.voorziening_id)
    if werk is None:
        return
    verminderd = verminder(werk, Bedrag(besluit.bedrag_centen), Grond.RENTE, besluit.datum, BBZ, Onderdeel.RENTE)
    werk.gebeurtenissen.append(
        Kwijtgescholden(
            lening_id=werk.lening.id,
            hoofdsom_centen=0,
            rente_centen=verminderd.bedrag.centen,
            artikel="Bbz 2004, art. 21 lid 2",
            datum=besluit.datum,
        )
    )
    await leg_vast(session, [werk], boekdatum)


async def neem_omzetting_over(session: WriteSession, gemeente: str, besluit: VoorbereidingskredietOmgezet, boekdatum: date) -> None:
    """The business started: what is left of the preparation credit bears interest from now on (Bbz 2004, art. 29)."""
    gevonden = await queries.lening_van_bron(session, gemeente, Vorderingsoort.RENTELOZE_LENING, besluit.voorziening_id)
    if gevonden is None:
        return
    werk = await pak(session, [gemeente], gevonden)
    lening, hoofdsom = werk.lening, werk.schuld.toekomst + werk.stand.ongepland
    if hoofdsom == NUL:
        return
    lening.soort, lening.rente_procent = Vorderingsoort.RENTEDRAGENDE_LENING.value, besluit.rente_procent
    lening.vorm = _SCHEMAVORM[besluit.aflossingsvorm].value
    begin = vanaf(lening, NUL)
    voorwaarden = Voorwaarden(
        hoofdsom, besluit.rente_procent, besluit.looptijd_maanden, Schemavorm(lening.vorm), begin.dag, besluit.eerste_vervaldag
    )
    plan_in(werk, maak_schema(voorwaarden, regel_van(lening), begin), "omzetting", BBZ)
    await leg_vast(session, [werk], boekdatum)


async def _vorder_terug(
    session: WriteSession,
    gemeente: str,
    voorziening_id: UUID,
    besluit_id: UUID,
    bedrag: Bedrag,
    datum: date,
    betrokkene: Betrokkene | None,
    boekdatum: date,
    sleutelbos: Sleutelbos,
) -> UUID:
    """Open the claim; what of it was lent leaves the loan for it, the rest had been given. Due within six weeks (Awb art. 4:87)."""
    soort = Vorderingsoort.TERUGVORDERING
    if (bestaand := await queries.lening_van_bron(session, gemeente, soort, besluit_id)) is not None:
        return bestaand
    uit_lening = NUL
    if (werk := await _levensonderhoud(session, gemeente, voorziening_id)) is not None:
        uit_lening = min(bedrag, werk.schuld.hoofdsom)
    if werk is not None and uit_lening > NUL:
        verminder(werk, uit_lening, Grond.OVERBOEKING, datum, BBZ, Onderdeel.HOOFDSOM)
        await leg_vast(session, [werk], boekdatum)
    boekingen = [overboeking(uit_lening)] if uit_lening > NUL else []
    if bedrag > uit_lening:
        boekingen.append(terugvordering(bedrag - uit_lening))
    dagen = await normen.betaaltermijn(session, datum)
    vervaldag = eerstvolgende_werkdag(datum + timedelta(days=dagen))
    opening = Opening(
        soort=soort,
        bron_id=besluit_id,
        voorziening_id=voorziening_id,
        hoofdsom=bedrag,
        vorm=Schemavorm.VRIJ,
        rente_procent=Decimal(0),
        regel=await normen.rekenregel(session, soort.value, datum),
        ingegaan_op=datum,
        boekingen=boekingen,
        schema=(Aflostermijn(1, datum, vervaldag, NUL, bedrag),),
    )
    return (await open_lening(session, gemeente, opening, betrokkene, boekdatum, sleutelbos)).id


async def _levensonderhoud(session: WriteSession, gemeente: str, voorziening_id: UUID) -> Lopend | None:
    gevonden = await queries.lening_van_bron(session, gemeente, Vorderingsoort.LEVENSONDERHOUD, voorziening_id)
    return None if gevonden is None else await pak(session, [gemeente], gevonden)


async def _krediet(session: WriteSession, gemeente: str, voorziening_id: UUID) -> Lopend | None:
    """The loan of this voorziening, whatever kind it is by now; None when it was never a loan here."""
    for soort in _KREDIETEN:
        if (gevonden := await queries.lening_van_bron(session, gemeente, soort, voorziening_id)) is not None:
            return await pak(session, [gemeente], gevonden)
    return None
