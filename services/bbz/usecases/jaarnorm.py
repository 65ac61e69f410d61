"""The jaarnorm of a person in a boekjaar, from the normen and the households that are stored. Shared by art. 12 and art. 21."""

from collections.abc import Callable, Mapping
from datetime import date

from kernel.db import AnySession
from kernel.geld import Bedrag
from services.bbz.domain.bijstandsnorm import Boekjaar, Huishouden, Jaarnorm, jaarnorm
from services.bbz.domain.norm import GeldendeNormen
from services.bbz.store import normen


async def jaarnorm_van(
    session: AnySession, boekjaar: Boekjaar, huishouden_in: Callable[[date], Huishouden], zorgpremie: Bedrag, bijzondere_bijstand: Bedrag
) -> Jaarnorm:
    """Month by month on the norm of that month. Raises NormOntbreekt for the first month without one."""
    per_maand: Mapping[date, GeldendeNormen] = {maand: await normen.op(session, maand) for maand in boekjaar.maanden}
    return jaarnorm(boekjaar, huishouden_in, per_maand.__getitem__, zorgpremie, bijzondere_bijstand)
