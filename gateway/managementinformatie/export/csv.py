"""The month as CSV: one figure per line, semicolons, so that a Dutch spreadsheet opens it as it is."""

import csv
import io
from collections.abc import Iterable

from gateway.managementinformatie.domain.rapport import Cijfer

KOPPEN = ("gemeente", "maand", "indicator", "naam", "uitsplitsing", "eenheid", "waarde")


def als_csv(gemeente: str, maand: str, cijfers: Iterable[Cijfer]) -> str:
    """Amounts in whole cents; an empty value is a share of nothing."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOPPEN)
    for cijfer in cijfers:
        i = cijfer.indicator
        waarde = "" if cijfer.waarde is None else str(cijfer.waarde).replace(".", ",")
        schrijver.writerow((gemeente, maand, i.code, i.naam, cijfer.uitsplitsing, i.eenheid.value, waarde))
    return uit.getvalue()
