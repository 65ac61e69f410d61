"""May a refusal be decided yet? First the intention and the person's own view (Awb, art. 4:7 and 4:8).

When a refusal, a withdrawal or an end rests on facts about the person that he did not give himself, he hears of it first and
may say what he thinks. The answer, or the end of the term for it, opens the way to the besluit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kernel.termijn import Termijn, Termijnsoort
from services.intake.domain.fouten import VoornemenOntbreekt, VoornemenPastNiet, ZienswijzeLoopt
from services.intake.domain.traject import Besluitsoort

ZIENSWIJZE = "zienswijze"
_ARTIKEL = "Awb, art. 4:7 en 4:8 (gestelde termijn)"

#: The besluiten that go against the person.
BELASTEND = (Besluitsoort.AFWIJZING, Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING)


@dataclass(frozen=True, slots=True)
class Voornemen:
    """What was intended, until when the person may answer, and when he did."""

    soort: Besluitsoort
    verzonden_op: date
    tot_en_met: date
    zienswijze_op: date | None = None


def zienswijzetermijn(soort: Besluitsoort, verzonden_op: date, tot_en_met: date) -> Termijn:
    """The term that the letter sets; no statute gives its length. Raises VoornemenPastNiet when `soort` needs none."""
    if soort not in BELASTEND:
        raise VoornemenPastNiet(BELASTEND)
    return Termijn(Termijnsoort(code=ZIENSWIJZE, artikel=_ARTIKEL, dagen=(tot_en_met - verzonden_op).days, atw=False), verzonden_op)


def beoordeel_gehoord(soort: Besluitsoort, voornemens: Iterable[Voornemen], op: date, *, eigen_gegevens: bool) -> None:
    """Return when the person was heard, or need not be: the besluit rests on `eigen_gegevens`, what he told himself.

    Raises VoornemenOntbreekt or ZienswijzeLoopt. The newest intention of this kind counts.
    """
    if soort not in BELASTEND or eigen_gegevens:
        return
    passend = [v for v in voornemens if v.soort is soort]
    if not passend:
        raise VoornemenOntbreekt
    laatste = max(passend, key=lambda v: v.verzonden_op)
    if laatste.zienswijze_op is None and op <= laatste.tot_en_met:
        raise ZienswijzeLoopt(laatste.tot_en_met)
