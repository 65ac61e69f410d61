"""The reference is written by the code: the same code writes the same pages, whatever order a set happens to have."""

import os
import subprocess
import sys

SCHRIJF = """
import hashlib
from deploy.referentie.schrijf import _paginas
for pad, inhoud in _paginas():
    print(pad, hashlib.sha256(inhoud.encode()).hexdigest())
"""


def test_twee_keer_schrijven_geeft_dezelfde_paginas() -> None:
    lopen = [
        subprocess.Popen([sys.executable, "-c", SCHRIJF], env={**os.environ, "PYTHONHASHSEED": zaad}, stdout=subprocess.PIPE, text=True)
        for zaad in ("1", "2")
    ]
    eerste, tweede = [loop.communicate(timeout=300)[0].splitlines() for loop in lopen]
    assert len(eerste) > 30
    assert eerste == tweede
