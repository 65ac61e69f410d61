"""Open a loan: bbz paid out, so from now on someone repays. Schedule, debtor and the first boeking in one go."""

from datetime import date
from uuid import UUID

from contracts.bbz import Aflossingsvorm, KredietUitbetaald, Vorm
from contracts.debiteuren import LeningGeopend
from contracts.persoon import Betrokkene
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.identificatie import iban, maak_betalingskenmerk
from kernel.outbox import append
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.aflosschema import Schemavorm, Voorwaarden, maak_schema
from services.debiteuren.domain.fouten import BetrokkeneOntbreekt
from services.debiteuren.domain.journaal import uitbetaling
from services.debiteuren.store import journaal, normen, queries
from services.debiteuren.store.tables import Debiteur, Lening
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR

#: The forms that make a loan. What is given om niet is not repaid, and a borgtocht only once it is called.
_LENINGVORMEN = {Vorm.RENTEDRAGENDE_LENING, Vorm.RENTELOZE_LENING}
_SCHEMAVORM = {Aflossingsvorm.ANNUITAIR: Schemavorm.ANNUITAIR, Aflossingsvorm.LINEAIR: Schemavorm.LINEAIR}


async def open_lening(
    session: WriteSession, gemeente: str, krediet: KredietUitbetaald, betrokkene: Betrokkene | None, boekdatum: date, sleutelbos: Sleutelbos
) -> UUID | None:
    """Open the loan of this voorziening and publish `lening-geopend`; return its id, also when it was opened before.

    None for a form that is not repaid. Raises BetrokkeneOntbreekt, or NormOntbreekt when the product has no rules on that day.
    """
    if krediet.vorm not in _LENINGVORMEN:
        return None
    if (bestaand := await queries.lening_van_voorziening(session, gemeente, krediet.voorziening_id)) is not None:
        return bestaand
    if betrokkene is None:
        raise BetrokkeneOntbreekt(krediet.voorziening_id)
    regel = await normen.rekenregel(session, krediet.vorm.value, krediet.uitbetaald_op)
    voorwaarden = Voorwaarden(
        hoofdsom=Bedrag(krediet.hoofdsom_centen),
        rente_procent=krediet.rente_procent,
        looptijd_maanden=krediet.looptijd_maanden,
        vorm=Schemavorm.RENTELOOS if krediet.vorm is Vorm.RENTELOZE_LENING else _SCHEMAVORM[krediet.aflossingsvorm],
        uitbetaald_op=krediet.uitbetaald_op,
        eerste_vervaldag=krediet.eerste_vervaldag,
    )
    schema = maak_schema(voorwaarden, regel)

    lening = Lening(
        gemeente=gemeente,
        voorziening_id=krediet.voorziening_id,
        betalingskenmerk=maak_betalingskenmerk(await queries.volgnummer(session)),
        vorm=voorwaarden.vorm.value,
        hoofdsom_centen=krediet.hoofdsom_centen,
        rente_procent=krediet.rente_procent,
        dagtelling=regel.dagtelling.value,
        afronding_centen=regel.afronding_centen,
        respijtdagen=regel.respijtdagen,
        uitbetaald_op=krediet.uitbetaald_op,
        termijnen=len(schema),
        bijgewerkt_tot_en_met=krediet.uitbetaald_op,
    )
    session.add(lening)
    await session.flush()
    debiteur = _debiteur(gemeente, lening.id, betrokkene, sleutelbos)
    session.add(debiteur)
    await queries.bewaar_schema(session, gemeente, lening.id, schema)

    boekdag = await journaal.open_boekdag(session, gemeente, boekdatum)
    inboeking = journaal.Inboeking(uitbetaling(voorwaarden.hoofdsom), krediet.uitbetaald_op, lening.id)
    await journaal.boek(session, gemeente, boekdag, [inboeking])
    await log_verwerking(session, gemeente, ACTIVITEIT, [debiteur.bsn_hash], naam="lening openen", verwerker="bbz")
    gebeurtenis = LeningGeopend(
        lening_id=lening.id,
        voorziening_id=krediet.voorziening_id,
        hoofdsom_centen=krediet.hoofdsom_centen,
        termijnen=len(schema),
        eerste_vervaldag=schema[0].vervaldag,
        laatste_vervaldag=schema[-1].vervaldag,
    )
    await append(session, gebeurtenis, aggregate=lening, boekdatum=boekdag)
    return lening.id


def _debiteur(gemeente: str, lening_id: UUID, betrokkene: Betrokkene, sleutelbos: Sleutelbos) -> Debiteur:
    persoon = betrokkene.persoon
    return Debiteur(
        gemeente=gemeente,
        lening_id=lening_id,
        gegevens=sleutelbos.versleutel(betrokkene.model_dump_json(by_alias=True), CONTEXT_DEBITEUR),
        bsn_hash=sleutelbos.zoekhash(persoon.bsn) if persoon.bsn else None,
        iban_hash=sleutelbos.zoekhash(iban(persoon.iban)) if persoon.iban else None,
    )
