"""Pauze: why does collection stand still, and does that lengthen the prescription?

During a schuldregeling, moratorium or Wsnp creditors wait (intake tells); during surseance and bankruptcy the curator decides; when
somebody died the estate does. Only what Awb art. 4:111 names lengthens the prescription: a schuldregeling or moratorium is not in it.
"""

from dataclasses import dataclass
from enum import StrEnum

from services.debiteuren.domain.periode import Periode


class Pauzesoort(StrEnum):
    """Why collection stands still."""

    SCHULDREGELING = "schuldregeling"
    MORATORIUM = "moratorium"
    WSNP = "wsnp"
    SURSEANCE = "surseance"
    FAILLISSEMENT = "faillissement"
    GESCHORST = "geschorst"
    NALATENSCHAP = "nalatenschap"

    @property
    def artikel(self) -> str | None:
        """What lengthens the prescription meanwhile; None when nothing does."""
        return _VERLENGT.get(self)


_VERLENGT = {
    Pauzesoort.SURSEANCE: "Awb, art. 4:111 lid 2 onder a",
    Pauzesoort.FAILLISSEMENT: "Awb, art. 4:111 lid 2 onder b",
    Pauzesoort.WSNP: "Awb, art. 4:111 lid 2 onder c",
    Pauzesoort.GESCHORST: "Awb, art. 4:111 lid 2 onder d",
}


@dataclass(frozen=True, slots=True)
class Pauze:
    """A pause of one loan."""

    soort: Pauzesoort
    periode: Periode
