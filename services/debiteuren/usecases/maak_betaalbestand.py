"""Make a file for the bank: collect what is due by direct debit, or give back what was paid too much.

The file is made before its rows are stored and kept as it was made, encrypted: who downloads it twice gets the same. What it asks is seen
again on the statement by the names of its payments.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.betaling import Bestandskop, Incasso, Uitbetaling, eind_tot_eind, te_incasseren
from services.debiteuren.domain.fouten import IncassantOntbreekt, NietGenoegVooruit, NietsTeBetalen, RekeningDebiteurOntbreekt
from services.debiteuren.store import betalingen, queries
from services.debiteuren.store.tables import Betaalbestand, Betaalregel, Rekening
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.privacy import (
    ACTIVITEIT,
    CONTEXT_BETAALBESTAND,
    CONTEXT_DEBITEUR,
    CONTEXT_MACHTIGING,
    CONTEXT_REKENING,
)

#: What writes the XML; handed in, because formats stand at the edge.
SchrijfIncasso = Callable[[Bestandskop, Sequence[Incasso], datetime], bytes]
SchrijfUitbetaling = Callable[[Bestandskop, Sequence[Uitbetaling], datetime], bytes]


@dataclass(frozen=True, slots=True)
class Restitutie:
    """What is given back to the debtor of a loan."""

    lening_id: UUID
    bedrag: Bedrag


async def maak_incasso(
    session: WriteSession, rekening_id: UUID, uitvoerdatum: date, schrijf: SchrijfIncasso, boekdatum: date, door: Actor, bos: Sleutelbos
) -> Betaalbestand:
    """Collect from every loan with a mandate what is due on `uitvoerdatum`.

    Raises RekeningNietGevonden, IncassantOntbreekt or NietsTeBetalen.
    """
    rekening = await betalingen.rekening(session, door.gemeenten, rekening_id)
    if not rekening.incassant_id:
        raise IncassantOntbreekt
    kop = _kop(rekening, "I", uitvoerdatum, bos)
    regels: list[Betaalregel] = []
    incassos: list[Incasso] = []
    for rij in await betalingen.incasseerbaar(session, rekening.gemeente, uitvoerdatum):
        komt = zip(rij.vervaldagen, map(Bedrag, rij.bedragen), strict=True)
        bedrag = te_incasseren(Bedrag(rij.vervallen_open_centen), komt, Bedrag(rij.vooruit_centen), uitvoerdatum)
        if bedrag == NUL:
            continue
        naam = eind_tot_eind(rij.betalingskenmerk, kop.kenmerk, len(regels) + 1)
        gegevens = json.loads(bos.ontsleutel(rij.gegevens, CONTEXT_MACHTIGING))
        incassos.append(
            Incasso(
                naam, bedrag, gegevens["naam"], gegevens["iban"], rij.kenmerk, rij.ondertekend_op, not rij.gebruikt, rij.betalingskenmerk
            )
        )
        regels.append(_regel(rekening.gemeente, naam, rij.id, bedrag, rij.machtiging_id))
        if not rij.gebruikt:
            (await betalingen.machtiging_met_slot(session, [rekening.gemeente], rij.machtiging_id)).gebruikt = True
    if not incassos:
        raise NietsTeBetalen
    inhoud = schrijf(kop, incassos, datetime.combine(boekdatum, datetime.min.time()))
    return await _bewaar(session, rekening, kop, "incasso", regels, inhoud, boekdatum, door, bos)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """From which account, on which day, and what to whom."""

    rekening_id: UUID
    uitvoerdatum: date
    restituties: Sequence[Restitutie]


async def maak_restituties(
    session: WriteSession, opdracht: Opdracht, schrijf: SchrijfUitbetaling, boekdatum: date, door: Actor, bos: Sleutelbos
) -> Betaalbestand:
    """Give back what stands as vooruitbetaald. Only on what two medewerkers agreed: see `betaal_terug`.

    Raises RekeningNietGevonden, LeningNietGevonden, NietGenoegVooruit or RekeningDebiteurOntbreekt.
    """
    rekening = await betalingen.rekening(session, door.gemeenten, opdracht.rekening_id)
    kop = _kop(rekening, "U", opdracht.uitvoerdatum, bos)
    regels: list[Betaalregel] = []
    betalingen_: list[Uitbetaling] = []
    for restitutie in opdracht.restituties:
        werk = await pak(session, [rekening.gemeente], restitutie.lening_id)
        if restitutie.bedrag > werk.stand.vooruit:
            raise NietGenoegVooruit(restitutie.bedrag, werk.stand.vooruit)
        debiteur = (await queries.debiteuren(session, rekening.gemeente, [werk.lening.id]))[werk.lening.id]
        persoon = Betrokkene.model_validate_json(bos.ontsleutel(debiteur.gegevens, CONTEXT_DEBITEUR)).persoon
        if persoon.iban is None:
            raise RekeningDebiteurOntbreekt(werk.lening.id)
        naam = eind_tot_eind(werk.lening.betalingskenmerk, kop.kenmerk, len(regels) + 1)
        wie = " ".join(deel for deel in (persoon.voorletters, persoon.voorvoegsel, persoon.achternaam) if deel)
        omschrijving = f"Terugbetaling op {werk.lening.betalingskenmerk}"
        betalingen_.append(Uitbetaling(naam, restitutie.bedrag, wie, persoon.iban, omschrijving))
        regels.append(_regel(rekening.gemeente, naam, werk.lening.id, restitutie.bedrag))
        werk.geef_terug(restitutie.bedrag)
        werk.boek(boekhouding.restitutie(restitutie.bedrag), boekdatum)
        await leg_vast(session, [werk], boekdatum)
    inhoud = schrijf(kop, betalingen_, datetime.combine(boekdatum, datetime.min.time()))
    return await _bewaar(session, rekening, kop, "uitbetaling", regels, inhoud, boekdatum, door, bos)


async def _bewaar(
    session: WriteSession,
    rekening: Rekening,
    kop: Bestandskop,
    soort: str,
    regels: Sequence[Betaalregel],
    inhoud: bytes,
    boekdatum: date,
    door: Actor,
    bos: Sleutelbos,
) -> Betaalbestand:
    bestand = Betaalbestand(
        gemeente=rekening.gemeente,
        soort=soort,
        rekening_id=rekening.id,
        kenmerk=kop.kenmerk,
        uitvoerdatum=kop.uitvoerdatum,
        regels=len(regels),
        totaal_centen=totaal(Bedrag(regel.bedrag_centen) for regel in regels).centen,
        inhoud=bos.versleutel(inhoud.decode(), CONTEXT_BETAALBESTAND),
        gemaakt_op=boekdatum,
    )
    session.add(bestand)
    await session.flush()
    for regel in regels:
        regel.betaalbestand_id = bestand.id
    session.add_all(regels)
    leningen = [regel.lening_id for regel in regels if regel.lening_id]
    hashes = await queries.bsn_hashes(session, rekening.gemeente, leningen)
    await log_verwerking(session, rekening.gemeente, ACTIVITEIT, hashes, naam=f"betaalbestand maken: {soort}")
    nieuw = {"soort": soort, "regels": len(regels), "totaalCenten": bestand.totaal_centen}
    await audit.schrijf(session, rekening.gemeente, "betaalbestand-gemaakt", "betaalbestand", bestand.id, door, nieuw=nieuw)
    return bestand


def _kop(rekening: Rekening, soort: str, uitvoerdatum: date, bos: Sleutelbos) -> Bestandskop:
    """The file's name: at most 35 characters, and never given twice."""
    kenmerk = f"{soort}{uitvoerdatum:%y%m%d}-{uuid4().hex[:12]}"
    iban = bos.ontsleutel(rekening.iban, CONTEXT_REKENING)
    return Bestandskop(kenmerk, rekening.naam, iban, rekening.bic, rekening.incassant_id, uitvoerdatum)


def _regel(gemeente: str, naam: str, lening_id: UUID, bedrag: Bedrag, machtiging_id: UUID | None = None) -> Betaalregel:
    return Betaalregel(gemeente=gemeente, eind_tot_eind=naam, lening_id=lening_id, bedrag_centen=bedrag.centen, machtiging_id=machtiging_id)
