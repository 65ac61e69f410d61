"""Saldo-opgave and yearly statement for the debtor (Bbz 2004, art. 43d): read from the journal, so that they always agree with it."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from kernel.auth import Actor
from kernel.brief import Afzender, Alinea, Brief
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.taak import JaarNogNietVoorbij
from services.debiteuren.export.brieven import datum_tekst, lees_gegevens, maak
from services.debiteuren.store import opgave, queries

_REKENING: Final = {
    "hoofdsom": "Hoofdsom",
    "rente-lopend": "Rente die loopt en nog niet betaald hoeft te worden",
    "rente-vervallen": "Rente die betaald had moeten zijn",
    "kosten": "Kosten",
    "vooruitbetaald": "Vooruitbetaald",
}
#: In words what a kind of boeking did; a kind that is not here is told by its own name.
_SOORT: Final = {
    "uitbetaling": "Uitbetaald",
    "rente": "Rente",
    "ontvangst": "Door u betaald",
    "storno": "Betaling teruggedraaid door de bank",
    "kosten": "Kosten",
    "wettelijke-rente": "Wettelijke rente",
    "kwijtschelding": "Kwijtgescholden",
    "afboeking": "Afgeboekt",
    "om-niet": "Omgezet in een gift",
    "inhouding": "Verrekend met uw uitkering",
    "opening": "Overgenomen stand",
    "verhoging": "Extra geleend",
    "restitutie": "Aan u terugbetaald",
    "gift": "Omgezet in een gift",
    "tegenboeking": "Correctie",
}


async def saldo_opgave(session: WriteSession, bos: Sleutelbos, lening_id: UUID, op: date, door: Actor, afzender: Afzender) -> Brief:
    """What is open at the end of `op`. Raises LeningNietGevonden."""
    lening = await queries.lening(session, door.gemeenten, lening_id)
    saldi = await opgave.saldi(session, lening.gemeente, lening.id, op)
    alineas = (
        Alinea(f"Dit is de stand van uw lening op {datum_tekst(op)}."),
        *_stand(saldi),
        Alinea(f"In totaal staat open: {Bedrag(sum(saldi.values()))}.", kop="Totaal"),
        Alinea("Klopt er volgens u iets niet? Laat het ons dan weten. Dan zoeken we het samen uit.", kop="Klopt het niet?"),
    )
    return maak(await lees_gegevens(session, bos, lening, "saldo-opgave gemaakt"), afzender, op, "Opgave van uw saldo", alineas)


async def jaaropgave(
    session: WriteSession, bos: Sleutelbos, lening_id: UUID, jaar: int, vandaag: date, door: Actor, afzender: Afzender
) -> Brief:
    """The year in movements, from the balance at its begin to that at its end. Raises LeningNietGevonden or JaarNogNietVoorbij."""
    eerste, laatste = date(jaar, 1, 1), date(jaar, 12, 31)
    if laatste >= vandaag:
        raise JaarNogNietVoorbij(jaar)
    lening = await queries.lening(session, door.gemeenten, lening_id)
    begin = await opgave.saldi(session, lening.gemeente, lening.id, eerste - timedelta(days=1))
    eind = await opgave.saldi(session, lening.gemeente, lening.id, laatste)
    mutaties = await opgave.mutaties(session, lening.gemeente, lening.id, eerste, laatste)
    assert sum(begin.values()) + sum(c for _, c in mutaties) == sum(eind.values()), "the year starts where it began and ends where it went"
    rente = sum(c for soort, c in mutaties if soort == "rente")
    alineas = (
        Alinea(f"Op 1 januari {jaar} stond open: {Bedrag(sum(begin.values()))}.", kop="Begin van het jaar"),
        *(
            Alinea(f"{_SOORT.get(soort, soort)}: {Bedrag(centen)}.", kop="Wat er in het jaar gebeurde" if nummer == 0 else None)
            for nummer, (soort, centen) in enumerate(mutaties)
        ),
        *_stand(eind),
        Alinea(f"Op 31 december {jaar} stond open: {Bedrag(sum(eind.values()))}.", kop="Eind van het jaar"),
        Alinea(f"De rente over {jaar} was {Bedrag(rente)}. Dit bedrag kunt u nodig hebben voor uw belastingaangifte.", kop="Rente"),
    )
    return maak(await lees_gegevens(session, bos, lening, "jaaropgave gemaakt"), afzender, laatste, f"Jaaropgave {jaar}", alineas)


def _stand(saldi: dict[str, int]) -> tuple[Alinea, ...]:
    regels = [(naam, saldi[rekening]) for rekening, naam in _REKENING.items() if saldi.get(rekening)]
    return tuple(
        Alinea(f"{naam}: {Bedrag(centen)}.", kop="Hoe dit is opgebouwd" if nummer == 0 else None)
        for nummer, (naam, centen) in enumerate(regels)
    )
