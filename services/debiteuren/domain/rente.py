"""Dagrente: how much interest has run by the end of a day?

Interest is booked day by day, and the days of a term must sum to what the schedule says. So a day is never computed on its
own: it is the difference between what had run by that evening and by the evening before. The fraction of a cent that a day
leaves is thus carried to the next, and the due date brings the last cent.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from kernel.geld import Bedrag, totaal
from services.debiteuren.domain.aflosschema import Aflostermijn


def gelopen(termijn: Aflostermijn, dag: date) -> Bedrag:
    """Interest of this term that has run by the end of `dag`, in whole cents rounded down; all of it on the due date."""
    dagen = (termijn.vervaldag - termijn.begin).days
    verstreken = min(max((dag - termijn.begin).days, 0), dagen)
    return termijn.vooraf + Bedrag((termijn.rente - termijn.vooraf).centen * verstreken // dagen)


def dagrente(termijn: Aflostermijn, dag: date) -> Bedrag:
    """What is booked for this one day."""
    return gelopen(termijn, dag) - gelopen(termijn, dag - timedelta(days=1))


def lopende_rente(te_komen: Iterable[Aflostermijn], dag: date) -> Bedrag:
    """Interest that has run by the end of `dag` and is not due: of all terms that are still to come."""
    return totaal(gelopen(termijn, dag) for termijn in te_komen)
