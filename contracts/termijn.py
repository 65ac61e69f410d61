"""What every app tells about its legal terms: the same two events, each on its publisher's own topic."""

from datetime import date
from uuid import UUID

from kernel.envelope import Gebeurtenis


class Termijngebeurtenis(Gebeurtenis):
    """A term: `soort` is the code of its kind, `onderwerp_id` what it is about, `einde` the last day (inclusive)."""

    termijn_id: UUID
    onderwerp_id: UUID
    soort: str
    artikel: str
    einde: date
