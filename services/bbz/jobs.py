"""Timed work of bbz: telling which decision terms end soon and which have passed."""

from contracts.bbz import TermijnNadert, TermijnOverschreden
from kernel.termijnbewaking import bewakingstaak

JOBS = (bewakingstaak(TermijnNadert, TermijnOverschreden),)
