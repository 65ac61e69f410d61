"""Gather the monthly statistic of debts: every claim with its codes of that date, and whose debt it is."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from contracts.persoon import Betrokkene, Medebetrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.bdfs import Code, Regel, Rubriek, status_van
from services.debiteuren.domain.fouten import NormOntbreekt
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.store import queries, statistiek
from services.debiteuren.store.queries import beleid as codes
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR, CONTEXT_MEDESCHULDENAAR


async def maak_statistiek(session: WriteSession, bos: Sleutelbos, gemeente: str, maand: date, door: Actor) -> list[Regel]:
    """The lines of the month that `maand` lies in. Raises NormOntbreekt when a code has no row for its last day."""
    eerste = maand.replace(day=1)
    laatste = (eerste + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    tabel = await codes.bdfs_codes(session, laatste)
    rijen = await statistiek.vorderingen(session, gemeente, eerste, laatste)
    ids = [rij.id for rij in rijen]
    debiteuren = await queries.debiteuren(session, gemeente, ids)
    personen: defaultdict[UUID, list[str | None]] = defaultdict(list)
    for lening_id, debiteur in debiteuren.items():
        wie = Betrokkene.model_validate_json(bos.ontsleutel(debiteur.gegevens, CONTEXT_DEBITEUR))
        personen[lening_id].append(wie.persoon.bsn)
    mede = await statistiek.medeschuldenaren(session, gemeente, ids)
    for rij in mede:
        ander = Medebetrokkene.model_validate_json(bos.ontsleutel(rij.gegevens, CONTEXT_MEDESCHULDENAAR))
        personen[rij.lening_id].append(ander.persoon.bsn)

    def code(rubriek: Rubriek, woord: str) -> Code:
        sleutel = f"{rubriek.value}/{woord}"
        if sleutel not in tabel:
            raise NormOntbreekt(f"bdfs {sleutel}", laatste)
        return tabel[sleutel]

    regels = [
        Regel(
            registratienummer=rij.betalingskenmerk[1:],
            datum_besluit=rij.uitbetaald_op,
            aard=code(Rubriek.AARD, rij.soort),
            ontstaansgrond=code(Rubriek.ONTSTAANSGROND, "krediethypotheek" if rij.hypotheek else rij.soort),
            beginschuld=Bedrag(rij.hoofdsom_centen),
            status=code(Rubriek.STATUS, status_van(Kleur(rij.stoplicht), stil=rij.stil, afgeboekt=rij.afgeboekt).value),
            saldo=Bedrag(rij.saldo_centen),
            ontvangen=Bedrag(rij.ontvangen_centen),
            personen=tuple(personen[rij.id]),
        )
        for rij in rijen
    ]
    hashes = [d.bsn_hash for d in debiteuren.values()] + [rij.bsn_hash for rij in mede]
    await log_verwerking(session, gemeente, ACTIVITEIT, hashes, naam="statistiek vorderingen gemaakt")
    await audit.schrijf(session, gemeente, "statistiek-gemaakt", "bdfs", f"{eerste:%Y-%m}", door, nieuw={"regels": len(regels)})
    return regels
