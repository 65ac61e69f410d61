"""The productenboeken: one document per year, read back as the domain knows it."""

import json
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import text

from gateway.afrekening.domain.fouten import ProductenboekNietGevonden
from gateway.afrekening.domain.meetregel import Meetregel
from gateway.afrekening.domain.productenboek import BtwRegime, Eenheid, Product, Productenboek
from kernel.db import AnySession, WriteSession
from kernel.geld import Bedrag

_LEES = text("SELECT jaar, inhoud::text AS inhoud FROM productenboek WHERE jaar = ANY(:jaren) ORDER BY jaar")
# Any change of the book may change what is metered; nothing is lost by metering anew.
_BEWAAR = text(
    """
    INSERT INTO productenboek (jaar, versie, inhoud, hermeten) VALUES (:jaar, 1, CAST(:inhoud AS jsonb), true)
    ON CONFLICT (jaar) DO UPDATE
       SET versie = productenboek.versie + 1, inhoud = excluded.inhoud, hermeten = true, gewijzigd_op = now()
    """
)
_TE_HERMETEN = text("SELECT jaar, versie FROM productenboek WHERE hermeten ORDER BY jaar LIMIT 1")
_HERMETEN = text("UPDATE productenboek SET hermeten = false WHERE jaar = :jaar AND versie = :versie")


async def boeken(session: AnySession, jaren: Collection[int]) -> dict[int, Productenboek]:
    """The books of these years, as far as there are any."""
    rijen = await session.execute(_LEES, {"jaren": list(jaren)})
    return {rij.jaar: _boek(rij.jaar, json.loads(rij.inhoud)) for rij in rijen}


async def boek(session: AnySession, jaar: int) -> Productenboek:
    """The book of this year. Raises ProductenboekNietGevonden."""
    gevonden = await boeken(session, [jaar])
    if jaar not in gevonden:
        raise ProductenboekNietGevonden(jaar)
    return gevonden[jaar]


async def bewaar(session: WriteSession, boek: Productenboek) -> None:
    """Put this book in the place of the one of its year; the worker then meters that year anew."""
    await session.execute(_BEWAAR, {"jaar": boek.jaar, "inhoud": json.dumps(_document(boek))})


async def te_hermeten(session: AnySession) -> tuple[int, int] | None:
    """Year and version of the first book that must be metered anew."""
    rij = (await session.execute(_TE_HERMETEN)).first()
    return (rij.jaar, rij.versie) if rij else None


async def is_hermeten(session: WriteSession, jaar: int, versie: int) -> None:
    """Done, unless the book has changed again meanwhile."""
    await session.execute(_HERMETEN, {"jaar": jaar, "versie": versie})


def _document(boek: Productenboek) -> dict[str, Any]:
    return {
        "producten": [
            {
                "code": p.code,
                "naam": p.naam,
                "eenheid": p.eenheid.value,
                "omschrijving": p.omschrijving,
                "btw": p.btw.value,
                "btwProcent": str(p.btw_procent),
                "tariefCenten": p.tarief.centen,
            }
            for p in boek.producten.values()
        ],
        "regels": [
            {
                "code": r.code,
                "product": r.product,
                "type": r.type,
                "filter": {veld: sorted(waarden, key=str) for veld, waarden in r.filter.items()},
                "hoeveelheid": r.hoeveelheid,
                "eenmaalPer": list(r.eenmaal_per),
            }
            for r in boek.regels
        ],
    }


def _boek(jaar: int, document: dict[str, Any]) -> Productenboek:
    producten = [
        Product(
            code=p["code"],
            naam=p["naam"],
            eenheid=Eenheid(p["eenheid"]),
            omschrijving=p["omschrijving"],
            btw=BtwRegime(p["btw"]),
            btw_procent=Decimal(p["btwProcent"]),
            tarief=Bedrag(p["tariefCenten"]),
        )
        for p in document["producten"]
    ]
    regels = tuple(
        Meetregel(
            code=r["code"],
            product=r["product"],
            type=r["type"],
            filter={veld: frozenset(waarden) for veld, waarden in r["filter"].items()},
            hoeveelheid=r["hoeveelheid"],
            eenmaal_per=tuple(r["eenmaalPer"]),
        )
        for r in document["regels"]
    )
    return Productenboek(jaar, {p.code: p for p in producten}, regels)
