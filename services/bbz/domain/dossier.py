"""What happens to a business or an entrepreneur: recorded once, and told to whoever it touches (Bbz 2004, art. 39 lid 2, 43)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.bbz.domain.fouten import AlVastgelegd, DatumInDeToekomst, GebeurtenisKloptNiet


class Voorval(StrEnum):
    """What happened."""

    BEDRIJF_BEEINDIGD = "bedrijf-beeindigd"
    OVERLEDEN = "overleden"
    VERHUISD = "verhuisd"


class Beeindigingsreden(StrEnum):
    """Why the business ended; the same values as `contracts.bbz`."""

    BEEINDIGD = "beeindigd"
    OVERGEDRAGEN = "overgedragen"
    SURSEANCE = "surseance"
    FAILLISSEMENT = "faillissement"


@dataclass(frozen=True, slots=True)
class Melding:
    """What is told of a dossier. Only an ending has a reason, only a move has a gemeente."""

    voorval: Voorval
    datum: date
    reden: Beeindigingsreden | None
    naar_gemeente: str | None


def toets_melding(melding: Melding, eerder_op: date | None, eigen_gemeente: str, vandaag: date) -> None:
    """Raise GebeurtenisKloptNiet, DatumInDeToekomst or AlVastgelegd."""
    einde, verhuizing = melding.voorval is Voorval.BEDRIJF_BEEINDIGD, melding.voorval is Voorval.VERHUISD
    if (melding.reden is not None) != einde or (melding.naar_gemeente is not None) != verhuizing or melding.naar_gemeente == eigen_gemeente:
        raise GebeurtenisKloptNiet
    if melding.datum > vandaag:
        raise DatumInDeToekomst(melding.datum, vandaag)
    if eerder_op is not None:
        raise AlVastgelegd(eerder_op)
