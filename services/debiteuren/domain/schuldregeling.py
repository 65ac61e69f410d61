"""Schuldregeling: does the college join a schuldregeling or akkoord? (Bbz 2004, art. 42; Participatiewet, art. 60c)"""

from dataclasses import dataclass

from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.fouten.besluit import SchuldregelingGeweigerd


@dataclass(frozen=True, slots=True)
class Toets:
    """What was looked at. `fraude`: breach on purpose or by gross fault, with a fine or a report to the police."""

    noodzakelijk: bool
    zekerheid_buiten_akkoord: bool
    evenredig: bool
    fraude: bool
    kwijtschelding_gevraagd: bool


def beoordeel(toets: Toets) -> None:
    """Raises SchuldregelingGeweigerd with the article that forbids it."""
    if toets.fraude and toets.kwijtschelding_gevraagd:
        raise SchuldregelingGeweigerd("de vordering komt door opzet of grove schuld", "Participatiewet, art. 60c")
    if not toets.noodzakelijk:
        raise SchuldregelingGeweigerd("zij is niet nodig om door te gaan, en komt niet bij de beëindiging tot stand", "Bbz 2004, art. 42")
    if not toets.zekerheid_buiten_akkoord:
        raise SchuldregelingGeweigerd("het deel met zekerheid blijft niet buiten het akkoord", "Bbz 2004, art. 42 onder a")
    if not toets.evenredig:
        raise SchuldregelingGeweigerd("niet alle concurrente schuldeisers werken evenredig mee", "Bbz 2004, art. 42 onder b")


def concurrent_deel(open_: Bedrag, gedekt: Bedrag) -> Bedrag:
    """What takes part: what is open less what securities cover."""
    return max(open_ - gedekt, NUL)
