"""Ids for thousands of rows at once: UUID version 7 with a counter in it (RFC 9562, section 6.2).

`uuidv7()` asks the operating system for random bits at every call, which costs more than the row. Here a statement gets its time and forty
random bits once, and every row a number: ids stay unique, and are handed out in the order in which an index likes them.
"""

import secrets
import time
from typing import Final

#: The id of row `n` of a statement that is given `nieuwe_reeks()`.
ID: Final = "uuid_in_reeks(CAST(:reeks_tijd AS text), {n}, CAST(:reeks_toeval AS text))"


def nieuwe_reeks() -> dict[str, str]:
    """The parameters of one series of ids. Two statements that write the same table need two of them."""
    return {"reeks_tijd": f"{time.time_ns() // 1_000_000:012x}", "reeks_toeval": secrets.token_hex(5)}
