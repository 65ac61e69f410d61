"""What a retention rule finds, and how it is taken away: by id, in small lots, in an order that leaves nothing behind.

A signal that stands with more zaken than one goes with the last of them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import TextClause, text

from kernel.db import AnySession, WriteSession
from services.vroegsignalering.domain.bewaarbeleid import Bewaarcategorie, Bewaarwijze

#: Things that one transaction takes away.
BATCH: Final = 500

_ZAAK = "FROM zaak z WHERE z.gemeente = :gemeente AND z.afgesloten_op <= :grens AND z.gewist_op IS NULL"
_WAT: Final = {
    Bewaarcategorie.NIET_OPGEPAKT: (
        "ontvangen_op",
        "FROM signaal z WHERE z.gemeente = :gemeente AND z.zaak_id IS NULL AND z.gewist_op IS NULL AND z.ontvangen_op <= :grens",
    ),
    Bewaarcategorie.ZONDER_CONTACT: ("afgesloten_op", f"{_ZAAK} AND z.hulp_aanvaard_op IS NULL AND z.bereikt_op IS NULL"),
    Bewaarcategorie.MET_CONTACT: ("afgesloten_op", f"{_ZAAK} AND z.hulp_aanvaard_op IS NULL AND z.bereikt_op IS NOT NULL"),
    Bewaarcategorie.MET_HULP: ("afgesloten_op", f"{_ZAAK} AND z.hulp_aanvaard_op IS NOT NULL"),
    Bewaarcategorie.VERSLAG: (
        "ontvangen_op",
        (
            "FROM aanlevering z WHERE z.gemeente = :gemeente AND z.ontvangen_op <= :grens"
            " AND EXISTS (SELECT FROM weigering w WHERE w.gemeente = z.gemeente AND w.aanlevering_id = z.id)"
        ),
    ),
}
_TEL: Final = {cat: text(f"SELECT count(*) AS aantal, min(z.{dag}) AS oudste {bron}") for cat, (dag, bron) in _WAT.items()}
_KIES: Final = {cat: text(f"SELECT z.id {bron} ORDER BY z.{dag}, z.id LIMIT :aantal FOR UPDATE") for cat, (dag, bron) in _WAT.items()}

# Which signals go with these zaken: theirs, but for those that another zaak still holds.
_SIGNALEN: Final = text(
    """
    SELECT s.id, s.bsn_hash FROM signaal s
     WHERE s.gemeente = :gemeente
       AND (s.zaak_id = ANY(:ids)
            OR s.id IN (SELECT signaal_id FROM signaal_ook_in_zaak WHERE gemeente = :gemeente AND zaak_id = ANY(:ids)))
       AND NOT EXISTS (SELECT FROM zaak z
                        WHERE z.gemeente = s.gemeente AND z.gewist_op IS NULL AND z.id <> ALL(:ids)
                          AND (z.id = s.zaak_id OR z.id IN (SELECT zaak_id FROM signaal_ook_in_zaak o
                                                             WHERE o.gemeente = s.gemeente AND o.signaal_id = s.id)))
    """
)
_LOSSE: Final = text("SELECT s.id, s.bsn_hash FROM signaal s WHERE s.gemeente = :gemeente AND s.id = ANY(:ids)")

_ANONIEM_SIGNAAL: Final = (
    text(
        """
        UPDATE signaal SET persoon = '', klant_hash = '', bsn_hash = NULL, kenmerk = id::text, postcode = left(postcode, 4),
               huisnummer = NULL, toevoeging = NULL, naam = NULL, bedrijf = NULL, bedrijfswoorden = NULL, geboren = NULL,
               geboortejaar = NULL, gewist_op = :op
         WHERE gemeente = :gemeente AND id = ANY(:signalen)
        """
    ),
    text("DELETE FROM brp_controle WHERE gemeente = :gemeente AND id = ANY(:signalen)"),
)
_ANONIEM_ZAAK: Final = (
    text(
        """
        UPDATE zaak SET postcode = left(postcode, 4), huisnummer = NULL, toevoeging = NULL, geboortejaar = NULL, onderneming = NULL,
               gewist_op = :op
         WHERE gemeente = :gemeente AND id = ANY(:ids)
        """
    ),
    text("DELETE FROM notitie WHERE gemeente = :gemeente AND zaak_id = ANY(:ids)"),
    text("DELETE FROM brief WHERE gemeente = :gemeente AND zaak_id = ANY(:ids)"),
)
# A shared signal whose first zaak goes hangs on its next zaak from now on.
_VERHANG: Final = (
    text(
        """
        UPDATE signaal s SET zaak_id = (SELECT min(o.zaak_id::text)::uuid FROM signaal_ook_in_zaak o
                                         WHERE o.gemeente = s.gemeente AND o.signaal_id = s.id AND o.zaak_id <> ALL(:ids))
         WHERE s.gemeente = :gemeente AND s.zaak_id = ANY(:ids) AND s.id <> ALL(:signalen)
        """
    ),
    text(
        """
        DELETE FROM signaal_ook_in_zaak o USING signaal s
         WHERE o.gemeente = :gemeente AND s.gemeente = o.gemeente AND s.id = o.signaal_id
           AND (o.zaak_id = ANY(:ids) OR o.zaak_id = s.zaak_id)
        """
    ),
)
_WEG_SIGNAAL: Final = tuple(
    text(f"DELETE FROM {tabel} WHERE gemeente = :gemeente AND {sleutel} = ANY(:signalen)")  # noqa: S608 - our own constants
    for tabel, sleutel in (("brp_controle", "id"), ("signaal_ook_in_zaak", "signaal_id"), ("signaal", "id"))
)
_WEG_ZAAK: Final = tuple(
    text(f"DELETE FROM {tabel} WHERE gemeente = :gemeente AND {sleutel} = ANY(:ids)")  # noqa: S608 - our own constants
    for tabel, sleutel in (
        ("notitie", "zaak_id"),
        ("brief", "zaak_id"),
        ("hulpaanbod", "zaak_id"),
        ("contactpoging", "zaak_id"),
        ("termijn", "onderwerp_id"),
        ("zaak", "id"),
    )
)
_WEG_VERSLAG: Final = (text("DELETE FROM weigering WHERE gemeente = :gemeente AND aanlevering_id = ANY(:ids)"),)


async def tel(session: AnySession, gemeente: str, categorie: Bewaarcategorie, grens: date) -> tuple[int, date | None]:
    """How much of this category is due, and from which day the oldest is."""
    rij = (await session.execute(_TEL[categorie], {"gemeente": gemeente, "grens": grens})).one()
    return rij.aantal, rij.oudste


async def kies(session: WriteSession, gemeente: str, categorie: Bewaarcategorie, grens: date) -> list[UUID]:
    """What is due, locked: the oldest first, at most BATCH."""
    return list((await session.scalars(_KIES[categorie], {"gemeente": gemeente, "grens": grens, "aantal": BATCH})).all())


async def wis(
    session: WriteSession, gemeente: str, categorie: Bewaarcategorie, wijze: Bewaarwijze, ids: Sequence[UUID], op: date
) -> list[bytes | None]:
    """Take these away; return the keyed hash of each person it was about (None where no BSN was known)."""
    parameters: dict[str, Any] = {"gemeente": gemeente, "ids": list(ids), "op": op}
    if categorie is Bewaarcategorie.VERSLAG:
        await _doe(session, _WEG_VERSLAG, parameters)
        return []
    van_zaak = categorie is not Bewaarcategorie.NIET_OPGEPAKT
    rijen = (await session.execute(_SIGNALEN if van_zaak else _LOSSE, {"gemeente": gemeente, "ids": list(ids)})).all()
    parameters["signalen"] = [rij.id for rij in rijen]
    if wijze is Bewaarwijze.ANONIMISEREN:
        await _doe(session, (*_ANONIEM_SIGNAAL, *(_ANONIEM_ZAAK if van_zaak else ())), parameters)
    else:
        await _doe(session, (*(_VERHANG if van_zaak else ()), *_WEG_SIGNAAL, *(_WEG_ZAAK if van_zaak else ())), parameters)
    return [rij.bsn_hash for rij in rijen]


async def _doe(session: WriteSession, statements: Sequence[TextClause], parameters: dict[str, Any]) -> None:
    for statement in statements:
        gebruikt = {naam: waarde for naam, waarde in parameters.items() if f":{naam}" in statement.text}
        await session.execute(statement, gebruikt)
