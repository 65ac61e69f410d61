"""Open a loan or a claim: from now on someone repays. Schedule, debtor, who is liable beside him, and the first boeking in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from contracts.debiteuren import LeningGeopend, Vorderingsoort
from contracts.persoon import Betrokkene, Medebetrokkene
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag, totaal
from kernel.identificatie import iban, maak_betalingskenmerk
from kernel.outbox import append
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.aflosschema import Aflostermijn, Rekenregel, Schemavorm
from services.debiteuren.domain.fouten import BetrokkeneOntbreekt
from services.debiteuren.domain.journaal import Boeking
from services.debiteuren.domain.stoplicht import Kleur, Reden
from services.debiteuren.store import journaal, queries
from services.debiteuren.store.tables import Debiteur, Lening, Medeschuldenaar
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR, CONTEXT_MEDESCHULDENAAR
from services.debiteuren.usecases.werk_bij import Schemawijziging, schemaversie


@dataclass(frozen=True, slots=True)
class Opening:
    """What is opened. `hoofdsom` that no term holds stands as ongepland; `boekingen` tell where the money came from."""

    soort: Vorderingsoort
    bron_id: UUID
    voorziening_id: UUID
    hoofdsom: Bedrag
    vorm: Schemavorm
    rente_procent: Decimal
    regel: Rekenregel
    ingegaan_op: date
    boekingen: Sequence[Boeking]
    schema: tuple[Aflostermijn, ...] = ()
    bijgewerkt_tot_en_met: date | None = None
    doel: str | None = None
    traject_id: UUID | None = None
    reden: str = field(default="opening")


async def open_lening(
    session: WriteSession, gemeente: str, opening: Opening, betrokkene: Betrokkene | None, boekdatum: date, sleutelbos: Sleutelbos
) -> Lening:
    """Open it and publish `lening-geopend`. Raises BetrokkeneOntbreekt when nobody is known to repay."""
    if betrokkene is None:
        raise BetrokkeneOntbreekt(opening.voorziening_id)
    lening = _lening(gemeente, opening, await queries.volgnummer(session))
    session.add(lening)
    await session.flush()
    debiteur = _debiteur(gemeente, lening.id, betrokkene, sleutelbos)
    session.add(debiteur)
    session.add_all(mede_van(gemeente, lening.id, mede, opening.ingegaan_op, sleutelbos) for mede in betrokkene.mede)
    await queries.bewaar_schema(session, gemeente, lening.id, opening.schema)

    boekdag = await journaal.open_boekdag(session, gemeente, boekdatum)
    if opening.schema:
        session.add(schemaversie(lening, Schemawijziging(opening.schema, opening.reden, "debiteuren"), boekdag))
    inboekingen = [journaal.Inboeking(boeking, opening.ingegaan_op, lening.id) for boeking in opening.boekingen]
    await journaal.boek(session, gemeente, boekdag, inboekingen)
    await log_verwerking(session, gemeente, ACTIVITEIT, [debiteur.bsn_hash], naam="lening openen", verwerker="bbz")
    await append(session, _geopend(lening, opening), aggregate=lening, boekdatum=boekdag)
    return lening


def _lening(gemeente: str, opening: Opening, volgnummer: int) -> Lening:
    gepland = totaal(termijn.hoofdsom for termijn in opening.schema)
    return Lening(
        gemeente=gemeente,
        voorziening_id=opening.voorziening_id,
        bron_id=opening.bron_id,
        soort=opening.soort.value,
        doel=opening.doel,
        traject_id=opening.traject_id,
        betalingskenmerk=maak_betalingskenmerk(volgnummer),
        vorm=opening.vorm.value,
        hoofdsom_centen=opening.hoofdsom.centen,
        hoofdsom_open_centen=opening.hoofdsom.centen,
        ongepland_centen=(opening.hoofdsom - gepland).centen,
        rente_procent=opening.rente_procent,
        dagtelling=opening.regel.dagtelling.value,
        afronding_centen=opening.regel.afronding_centen,
        respijtdagen=opening.regel.respijtdagen,
        uitbetaald_op=opening.ingegaan_op,
        termijnen=len(opening.schema),
        vervallen_termijnen=0,
        schemaversie=1 if opening.schema else 0,
        stoplicht=Kleur.BIJ.value,
        stoplicht_reden=Reden.OP_SCHEMA.value,
        bijgewerkt_tot_en_met=opening.bijgewerkt_tot_en_met or opening.ingegaan_op,
    )


def _geopend(lening: Lening, opening: Opening) -> LeningGeopend:
    """Without a schedule both dates are the day on which it began."""
    vervaldagen = [termijn.vervaldag for termijn in opening.schema] or [opening.ingegaan_op]
    return LeningGeopend(
        lening_id=lening.id,
        voorziening_id=opening.voorziening_id,
        hoofdsom_centen=opening.hoofdsom.centen,
        termijnen=len(opening.schema),
        eerste_vervaldag=vervaldagen[0],
        laatste_vervaldag=vervaldagen[-1],
        soort=opening.soort,
    )


def _debiteur(gemeente: str, lening_id: UUID, betrokkene: Betrokkene, sleutelbos: Sleutelbos) -> Debiteur:
    persoon = betrokkene.persoon
    return Debiteur(
        gemeente=gemeente,
        lening_id=lening_id,
        gegevens=sleutelbos.versleutel(betrokkene.model_dump_json(by_alias=True), CONTEXT_DEBITEUR),
        bsn_hash=sleutelbos.zoekhash(persoon.bsn) if persoon.bsn else None,
        iban_hash=sleutelbos.zoekhash(iban(persoon.iban)) if persoon.iban else None,
    )


def mede_van(gemeente: str, lening_id: UUID, mede: Medebetrokkene, vanaf: date, sleutelbos: Sleutelbos) -> Medeschuldenaar:
    """The row of one who is hoofdelijk liable."""
    persoon = mede.persoon
    return Medeschuldenaar(
        gemeente=gemeente,
        lening_id=lening_id,
        band=mede.band.value,
        gegevens=sleutelbos.versleutel(mede.model_dump_json(by_alias=True), CONTEXT_MEDESCHULDENAAR),
        bsn_hash=sleutelbos.zoekhash(persoon.bsn) if persoon.bsn else None,
        iban_hash=sleutelbos.zoekhash(iban(persoon.iban)) if persoon.iban else None,
        vanaf=vanaf,
    )
