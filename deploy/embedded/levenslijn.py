"""A process of the region never outlives its supervisor: when the line to it breaks, it finishes and stops.

The line is standard input, a pipe that the supervisor holds open and never writes to. However the supervisor dies, the
operating system closes the pipe.
"""

import os
import signal
import threading


def volg_toezicht() -> None:
    """Ask ourselves to stop, in order, as soon as the supervisor is gone."""
    threading.Thread(target=_wacht, name="levenslijn", daemon=True).start()


def _wacht() -> None:
    while os.read(0, 1):  # not sys.stdin: its lock would be held when the interpreter ends
        pass
    os.kill(os.getpid(), signal.SIGTERM)
