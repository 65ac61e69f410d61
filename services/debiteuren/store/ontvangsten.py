"""Statements about lines of bank statements, for many at once: whole statements come in, and their lines are stored in one go."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from kernel.db import AnySession, WriteSession
from kernel.geld import NUL
from services.debiteuren.domain.afschrift import Bankregel, Regelstatus, Voorstelreden
from services.debiteuren.domain.lening import NIETS, Toerekening

_BEWAAR = text(
    """
    INSERT INTO ontvangst (gemeente, id, afschrift_id, volgnummer, lening_id, storneert_id, status, bedrag_centen, kosten_centen,
                           rente_centen, hoofdsom_centen, vooruit_centen, boekdatum, valutadatum, details, eind_tot_eind,
                           tegenrekening_hash, voorstel_lening_id, voorstel_reden, betaalregel_id, deel)
    SELECT :gemeente, o.id, :afschrift_id, o.volgnummer, o.lening_id, o.storneert_id, o.status, o.bedrag, o.kosten, o.rente, o.hoofdsom,
           o.vooruit, o.boekdatum, o.valutadatum, o.details, o.eind_tot_eind, o.tegenrekening_hash, o.voorstel, o.reden, o.betaalregel,
           o.deel
      FROM unnest(CAST(:ids AS uuid[]), CAST(:volgnummers AS int[]), CAST(:leningen AS uuid[]), CAST(:storneert AS uuid[]),
                  CAST(:statussen AS text[]), CAST(:bedragen AS bigint[]), CAST(:kosten AS bigint[]), CAST(:rente AS bigint[]),
                  CAST(:hoofdsom AS bigint[]), CAST(:vooruit AS bigint[]), CAST(:boekdata AS date[]), CAST(:valutadata AS date[]),
                  CAST(:details AS bytea[]), CAST(:eind_tot_eind AS text[]), CAST(:tegenrekeningen AS bytea[]),
                  CAST(:voorstellen AS uuid[]), CAST(:redenen AS text[]), CAST(:betaalregels AS uuid[]), CAST(:delen AS int[]))
           AS o(id, volgnummer, lening_id, storneert_id, status, bedrag, kosten, rente, hoofdsom, vooruit, boekdatum, valutadatum, details,
                eind_tot_eind, tegenrekening_hash, voorstel, reden, betaalregel, deel)
    """
)
_TERUGGEBOEKT = text(
    "UPDATE ontvangst SET status = 'teruggeboekt' WHERE gemeente = :gemeente AND id = ANY(CAST(:ids AS uuid[])) AND status = 'verwerkt'"
)
_BETAALREGELS = text(
    """
    SELECT r.gemeente, r.id, r.eind_tot_eind, r.lening_id, r.bedrag_centen, b.soort
      FROM betaalregel r JOIN betaalbestand b ON b.gemeente = r.gemeente AND b.id = r.betaalbestand_id
     WHERE r.gemeente = ANY(CAST(:gemeenten AS text[])) AND r.eind_tot_eind = ANY(CAST(:namen AS text[]))
    """
)
_BATCHES = text(
    """
    SELECT b.kenmerk, b.totaal_centen, r.gemeente, r.id, r.eind_tot_eind, r.lening_id, r.bedrag_centen, b.soort
      FROM betaalbestand b JOIN betaalregel r ON r.gemeente = b.gemeente AND r.betaalbestand_id = b.id
     WHERE b.gemeente = ANY(CAST(:gemeenten AS text[])) AND b.kenmerk = ANY(CAST(:namen AS text[])) ORDER BY r.id
    """
)
_OP_IBAN = text(
    """
    WITH van AS (
        SELECT gemeente, lening_id, iban_hash FROM debiteur WHERE gemeente = :gemeente AND iban_hash = ANY(CAST(:hashes AS bytea[]))
        UNION
        SELECT gemeente, lening_id, iban_hash FROM medeschuldenaar
         WHERE gemeente = :gemeente AND iban_hash = ANY(CAST(:hashes AS bytea[])) AND ontslagen_op IS NULL
    )
    SELECT van.iban_hash, l.id, l.vervallen_open_centen,
           (SELECT t.rente_centen + t.hoofdsom_centen FROM aflostermijn t
             WHERE t.gemeente = l.gemeente AND t.lening_id = l.id AND NOT t.vervallen ORDER BY t.vervaldag LIMIT 1) AS volgende_centen
      FROM van JOIN lening l ON l.gemeente = van.gemeente AND l.id = van.lening_id
     WHERE l.stoplicht <> 'afgesloten' ORDER BY l.id
    """
)


@dataclass(slots=True)
class Plaatsing:
    """A line of a statement and where it was put: in the gemeente of its loan, or, when it is onbekend, of the account."""

    gemeente: str
    regel: Bankregel
    status: Regelstatus
    details: bytes
    lening_id: UUID | None = None
    deel: Toerekening = field(default_factory=lambda: Toerekening(NIETS, NUL))
    storneert_id: UUID | None = None
    eind_tot_eind: str | None = None
    tegenrekening_hash: bytes | None = None
    voorstel_lening_id: UUID | None = None
    voorstel_reden: Voorstelreden | None = None
    betaalregel_id: UUID | None = None
    nummer: int = 0
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Betaalregel:
    """A payment that we asked the bank for, and of which a statement shows the name again."""

    gemeente: str
    id: UUID
    eind_tot_eind: str
    lening_id: UUID | None
    bedrag_centen: int
    incasso: bool


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A loan of someone with this account: what is due on it, and what the next term asks."""

    lening_id: UUID
    vervallen_centen: int
    volgende_centen: int | None


async def bewaar(session: WriteSession, gemeente: str, afschrift_id: UUID, plaatsingen: Sequence[Plaatsing]) -> None:
    """Store these lines, in one statement."""
    if not plaatsingen:
        return
    kolommen: dict[str, list[Any]] = {
        "ids": [p.id for p in plaatsingen],
        "volgnummers": [p.regel.volgnummer for p in plaatsingen],
        "leningen": [p.lening_id for p in plaatsingen],
        "storneert": [p.storneert_id for p in plaatsingen],
        "statussen": [p.status.value for p in plaatsingen],
        "bedragen": [p.regel.bedrag.centen for p in plaatsingen],
        "kosten": [p.deel.delen.kosten.centen for p in plaatsingen],
        "rente": [p.deel.delen.rente.centen for p in plaatsingen],
        "hoofdsom": [p.deel.delen.hoofdsom.centen for p in plaatsingen],
        "vooruit": [p.deel.vooruit.centen for p in plaatsingen],
        "boekdata": [p.regel.boekdatum for p in plaatsingen],
        "valutadata": [p.regel.valutadatum for p in plaatsingen],
        "details": [p.details for p in plaatsingen],
        "eind_tot_eind": [p.eind_tot_eind for p in plaatsingen],
        "tegenrekeningen": [p.tegenrekening_hash for p in plaatsingen],
        "voorstellen": [p.voorstel_lening_id for p in plaatsingen],
        "redenen": [p.voorstel_reden.value if p.voorstel_reden else None for p in plaatsingen],
        "betaalregels": [p.betaalregel_id for p in plaatsingen],
        "delen": [p.nummer for p in plaatsingen],
    }
    await session.execute(_BEWAAR, {"gemeente": gemeente, "afschrift_id": afschrift_id, **kolommen})


async def teruggeboekt(session: WriteSession, gemeente: str, ids: Collection[UUID]) -> None:
    """These payments were taken back by the bank."""
    if ids:
        await session.execute(_TERUGGEBOEKT, {"gemeente": gemeente, "ids": list(ids)})


async def betaalregels(session: AnySession, gemeenten: Collection[str], namen: Collection[str]) -> dict[str, Betaalregel]:
    """Our own payments with these end-to-end ids."""
    if not namen:
        return {}
    rijen = await session.execute(_BETAALREGELS, {"gemeenten": sorted(gemeenten), "namen": sorted(namen)})
    return {rij.eind_tot_eind: _betaalregel(rij) for rij in rijen}


async def batches(session: AnySession, gemeenten: Collection[str], namen: Collection[str]) -> dict[tuple[str, int], list[Betaalregel]]:
    """Our own files with these names, by name and total."""
    gevonden: dict[tuple[str, int], list[Betaalregel]] = {}
    for rij in await session.execute(_BATCHES, {"gemeenten": sorted(gemeenten), "namen": sorted(namen)}) if namen else ():
        gevonden.setdefault((rij.kenmerk, rij.totaal_centen), []).append(_betaalregel(rij))
    return gevonden


async def op_iban(session: AnySession, gemeente: str, hashes: Collection[bytes]) -> dict[bytes, list[Kandidaat]]:
    """The loans that are not done of whoever has one of these accounts."""
    gevonden: dict[bytes, list[Kandidaat]] = {}
    for rij in await session.execute(_OP_IBAN, {"gemeente": gemeente, "hashes": list(hashes)}) if hashes else ():
        kandidaat = Kandidaat(rij.id, rij.vervallen_open_centen, rij.volgende_centen)
        gevonden.setdefault(bytes(rij.iban_hash), []).append(kandidaat)
    return gevonden


def _betaalregel(rij: Any) -> Betaalregel:
    return Betaalregel(rij.gemeente, rij.id, rij.eind_tot_eind, rij.lening_id, rij.bedrag_centen, rij.soort == "incasso")
