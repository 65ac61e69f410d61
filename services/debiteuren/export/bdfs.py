"""The monthly file of the statistic of debts as CSV. Which fields CBS wants today was not read: the last richtlijn we know is of 2015.

So the columns have names, and every code that was not verified for the month is named in the last column. Amounts are in cents.
"""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO

from services.debiteuren.domain.bdfs import Code, Regel

KOLOMMEN = (
    "statistiekcode",
    "jaar",
    "maand",
    "gemeentecode",
    "registratienummer",
    "datum_besluit",
    "aard_uitkering",
    "ontstaansgrond",
    "beginschuld_centen",
    "status",
    "saldo_centen",
    "ontvangen_centen",
    "bsn",
    "bsn_mede",
    "niet_geverifieerd",
)
_STATISTIEKCODE = "06"


def schrijf(gemeente: str, maand: date, regels: Sequence[Regel]) -> str:
    """The whole file, header first; lines end as RFC 4180 says."""
    uit = StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    for regel in regels:
        schrijver.writerow(_rij(gemeente, maand, regel))
    return uit.getvalue()


def _rij(gemeente: str, maand: date, regel: Regel) -> tuple[object, ...]:
    eerste, *mede = regel.personen or (None,)
    codes: dict[str, Code] = {"aard_uitkering": regel.aard, "ontstaansgrond": regel.ontstaansgrond, "status": regel.status}
    return (
        _STATISTIEKCODE,
        maand.year,
        f"{maand.month:02d}",
        gemeente,
        regel.registratienummer,
        regel.datum_besluit.isoformat(),
        regel.aard.waarde,
        regel.ontstaansgrond.waarde,
        regel.beginschuld.centen,
        regel.status.waarde,
        regel.saldo.centen,
        regel.ontvangen.centen,
        eerste or "",
        " ".join(bsn for bsn in mede if bsn),
        " ".join(naam for naam, code in codes.items() if not code.geverifieerd),
    )
