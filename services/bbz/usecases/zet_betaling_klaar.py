"""A payment of levensonderhoud, ready for the next file to the bank: always to one account of the entrepreneur."""

import json
from datetime import date

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.bbz.domain.betaalopdracht import Aan
from services.bbz.domain.fouten.uitkering import RekeningOntbreekt
from services.bbz.store import queries
from services.bbz.store.geheim import lees_betrokkene, lees_iban, versleutel_iban, versleutel_tekst
from services.bbz.store.tables import Betaalopdracht, Voorziening
from services.bbz.usecases.geef_betaalopdracht import BEGUNSTIGDE


def kies_rekening(bos: Sleutelbos, voorziening: Voorziening, iban: str | None) -> None:
    """Pay to this account from now on; without one, to the account that is known. Raises RekeningOntbreekt when none is."""
    if iban is not None:
        voorziening.iban = versleutel_iban(bos, iban)
    if voorziening.iban is None:
        raise RekeningOntbreekt


async def zet_betaling_klaar(
    session: WriteSession, bos: Sleutelbos, voorziening: Voorziening, bedrag: Bedrag, kenmerk: str, boekdatum: date, actor: Actor
) -> None:
    """One transfer to the account of this voorziening, which the caller has locked. Raises RekeningOntbreekt."""
    if voorziening.iban is None:
        raise RekeningOntbreekt
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    naam = lees_betrokkene(bos, betrokkene).persoon
    wie = " ".join(deel for deel in (naam.voorletters, naam.voorvoegsel, naam.achternaam) if deel)
    eerder = await queries.betaalopdrachten(session, voorziening.gemeente, voorziening.id)
    session.add(
        Betaalopdracht(
            gemeente=voorziening.gemeente,
            voorziening_id=voorziening.id,
            volgnummer=len(eerder) + 1,
            bedrag_centen=bedrag.centen,
            begunstigde=versleutel_tekst(bos, BEGUNSTIGDE, json.dumps([wie, lees_iban(bos, voorziening.iban), kenmerk])),
            aan=Aan.ONDERNEMER.value,
            opgemaakt_op=boekdatum,
            door=actor.wie,
        )
    )
    await session.flush()
