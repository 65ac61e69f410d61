"""What a gemeente chose, and the figures of the statute that collection needs."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select, text

from kernel.db import AnySession
from kernel.geld import Bedrag
from services.debiteuren.domain.bdfs import Code
from services.debiteuren.domain.beeindiging import Beeindigingsnorm
from services.debiteuren.domain.beleid import Beleid
from services.debiteuren.domain.fouten import NormOntbreekt
from services.debiteuren.domain.ladder import Kostennorm
from services.debiteuren.store.tables import Invorderingsbeleid

_NORMEN = text(
    """
    SELECT code, waarde FROM norm
     WHERE code = ANY(CAST(:codes AS text[])) AND geldig_van <= :datum AND coalesce(geldig_tot_en_met, 'infinity') >= :datum
    """
)
_CODES = text(
    """
    SELECT code, waarde, geverifieerd FROM bdfs_code
     WHERE geldig_van <= :datum AND coalesce(geldig_tot_en_met, 'infinity') >= :datum
    """
)


async def beleid_op(session: AnySession, gemeente: str, dag: date) -> Beleid:
    """The gemeente's policy on a day; our starting point when it laid down none."""
    b = Invorderingsbeleid
    vraag = select(b.inhoud).where(b.gemeente == gemeente, b.geldig_van <= dag).order_by(b.geldig_van.desc(), b.id.desc()).limit(1)
    return Beleid.uit_json(await session.scalar(vraag) or {})


async def beleidsrijen(session: AnySession, gemeente: str) -> Sequence[Invorderingsbeleid]:
    """Everything that the gemeente laid down, the newest first."""
    b = Invorderingsbeleid
    return (await session.scalars(select(b).where(b.gemeente == gemeente).order_by(b.geldig_van.desc(), b.id.desc()))).all()


async def kosten_aanmaning(session: AnySession, datum: date) -> Kostennorm:
    """The fees of Awb art. 4:113 on `datum`. Raises NormOntbreekt."""
    waarden = await _waarden(session, ("aanmaning.kosten-laag", "aanmaning.kosten-hoog", "aanmaning.grens"), datum)
    laag, hoog, grens = (Bedrag.uit_euro(w) for w in waarden)
    return Kostennorm(laag, hoog, grens)


async def beeindiging(session: AnySession, datum: date) -> Beeindigingsnorm:
    """The figures of Bbz 2004, art. 43 and 43a on `datum`. Raises NormOntbreekt."""
    codes = ("restant.procent", "restant.jaren", "hypotheek.jaren")
    procent, jaren, hypotheek = await _waarden(session, codes, datum)
    return Beeindigingsnorm(procent, int(jaren), int(hypotheek))


async def bdfs_codes(session: AnySession, datum: date) -> dict[str, Code]:
    """The codes of the statistic on `datum`, by rubriek and our word."""
    return {rij.code: Code(rij.waarde, rij.geverifieerd) for rij in await session.execute(_CODES, {"datum": datum})}


async def _waarden(session: AnySession, codes: Sequence[str], datum: date) -> list[Decimal]:
    rijen = {rij.code: rij.waarde for rij in await session.execute(_NORMEN, {"codes": list(codes), "datum": datum})}
    for code in codes:
        if code not in rijen:
            raise NormOntbreekt(code, datum)
    return [rijen[code] for code in codes]
