"""Timed work of intake: guard the legal terms."""

from contracts.intake import TermijnNadert, TermijnOverschreden
from kernel.termijnbewaking import bewakingstaak

JOBS = (bewakingstaak(TermijnNadert, TermijnOverschreden),)
