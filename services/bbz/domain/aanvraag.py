"""Aanvraag: whose is it, since when, and by when must be decided? (Participatiewet art. 43, 44; Bbz 2004, art. 35)

The aanvraag is always the applicant's own; an invitation never is one. The melddatum is kept apart from the receipt:
the first may give a right from an earlier day, the second starts the decision term of thirteen weeks.
"""

from datetime import date

from kernel.termijn import Termijn, Termijnsoort
from services.bbz.domain.fouten import MelddatumNaOntvangst, OntvangenInDeToekomst
from services.bbz.domain.norm import GeldendeNormen, Normcode

#: Code of the decision term, in events and in the list of terms.
BESLISTERMIJN = "bbz-beslistermijn"


def toets_data(melddatum: date, ontvangen_op: date, vandaag: date) -> None:
    """Raise OntvangenInDeToekomst or MelddatumNaOntvangst when these days cannot be."""
    if ontvangen_op > vandaag:
        raise OntvangenInDeToekomst(ontvangen_op, vandaag)
    if melddatum > ontvangen_op:
        raise MelddatumNaOntvangst(melddatum, ontvangen_op)


def beslistermijn(ontvangen_op: date, normen: GeldendeNormen) -> Termijn:
    """The decision term from receipt (art. 35 lid 2). Longer than twelve weeks, so the Algemene termijnenwet does not extend it."""
    norm = normen.norm(Normcode.BESLISTERMIJN)
    soort = Termijnsoort(code=BESLISTERMIJN, artikel=f"Bbz 2004, {norm.artikel}", weken=norm.aantal, atw=False)
    return Termijn(soort, ontvangen_op)
