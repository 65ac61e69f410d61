"""How fast may one caller ask? A bucket per caller that fills at a steady rate and holds a burst; an empty one says when to come back.

Counted in this process: two doors side by side allow twice as much. It guards the apps behind the door against one client, by
mistake or not; who floods the line itself is stopped before any token is read (`deploy/nginx/`).
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from gateway.doorgifte.fouten import TeVeelVerzoeken

#: How many callers are remembered; who was silent longest leaves first, and begins anew with a full bucket.
ONTHOUDEN_MAX = 10_000


class Tempo:
    """`per_s` requests a second, and `stoot` at once. `klok` counts seconds."""

    def __init__(self, per_s: float, stoot: int, klok: Callable[[], float] = time.monotonic) -> None:
        self._per_s, self._stoot, self._klok = per_s, stoot, klok
        self._emmers: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def neem(self, wie: str) -> None:
        """Take one request out of this caller's bucket. Raises TeVeelVerzoeken when it is empty."""
        nu = self._klok()
        over, sinds = self._emmers.pop(wie, (float(self._stoot), nu))
        over = min(float(self._stoot), over + (nu - sinds) * self._per_s)
        self._emmers[wie] = (max(over - 1, 0.0) if over >= 1 else over, nu)
        if len(self._emmers) > ONTHOUDEN_MAX:
            self._emmers.popitem(last=False)
        if over < 1:
            raise TeVeelVerzoeken(ceil((1 - over) / self._per_s))
