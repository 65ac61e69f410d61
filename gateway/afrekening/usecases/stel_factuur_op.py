"""Draw up the concept invoice of a gemeente for a quarter, or draw it up again."""

from datetime import date
from uuid import UUID

from gateway.afrekening.domain.factuur import Conceptfactuur, Kwartaal, maak_concept
from gateway.afrekening.store import boeken, queries
from gateway.afrekening.store.tables import FactuurregelRij, FactuurRij
from gateway.archief.store import queries as archief
from kernel.db import WriteSession


async def stel_factuur_op(session: WriteSession, gemeente: str, kwartaal: Kwartaal, boekdatum: date) -> UUID:
    """Put what was metered in the quarter on its invoice; return the id, which stays the same as long as it is a concept.

    Raises ProductenboekNietGevonden or TariefOntbreekt.
    """
    await archief.slot(session, gemeente)  # not while the gemeente is being metered anew: then half of it would be billed
    boek = await boeken.boek(session, kwartaal.jaar)
    rij = await queries.concept_met_slot(session, gemeente, kwartaal)
    if rij is None:
        rij = FactuurRij(gemeente=gemeente, jaar=kwartaal.jaar, kwartaal=kwartaal.nummer, stand="concept", versie=0, regels=[])
        _vul(rij, Conceptfactuur(kwartaal, ()), boekdatum)
        session.add(rij)
        await session.flush()

    gemeten = await queries.koppel(session, gemeente, rij.id, kwartaal)
    concept = maak_concept(kwartaal, boek, gemeten)

    rij.regels.clear()
    await session.flush()  # the old lines go first: the new ones have the same numbers
    _vul(rij, concept, boekdatum)
    rij.versie += 1
    await session.flush()
    return rij.id


def _vul(rij: FactuurRij, concept: Conceptfactuur, boekdatum: date) -> None:
    rij.zonder_btw_centen = concept.zonder_btw.centen
    rij.btw_centen = concept.btw.centen
    rij.met_btw_centen = concept.met_btw.centen
    rij.opgesteld_op = boekdatum
    for nummer, regel in enumerate(concept.regels, start=1):
        rij.regels.append(
            FactuurregelRij(
                volgnummer=nummer,
                product=regel.product,
                omschrijving=regel.omschrijving,
                eenheid=regel.eenheid,
                aantal=regel.aantal,
                tarief_centen=regel.tarief.centen,
                bedrag_centen=regel.bedrag.centen,
                btw=regel.btw.value,
                btw_procent=regel.btw_procent,
            )
        )
