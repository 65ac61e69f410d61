"""What held on a day: the limits of the statute and the rules of the product. No row for a date is a refusal, never last year's."""

from datetime import date, timedelta

from sqlalchemy import text

from kernel.db import AnySession
from kernel.geld import Bedrag
from services.debiteuren.domain.aflosschema import Dagtelling, Rekenregel
from services.debiteuren.domain.fouten import NormOntbreekt
from services.debiteuren.domain.uitstel import UitstelNorm
from services.debiteuren.domain.wettelijkerente import Percentage

_NORM = text("SELECT waarde FROM norm WHERE code = :code AND geldig_van <= :datum AND coalesce(geldig_tot_en_met, 'infinity') >= :datum")
_PERIODES = text(
    """
    SELECT geldig_van, geldig_tot_en_met, waarde FROM norm
     WHERE code = :code AND geldig_van <= :tot AND coalesce(geldig_tot_en_met, 'infinity') >= :van ORDER BY geldig_van
    """
)
_DAG = timedelta(days=1)
_PRODUCT = text(
    """
    SELECT dagtelling, afronding_centen, respijtdagen FROM productparameter
     WHERE code = :code AND geldig_van <= :datum AND coalesce(geldig_tot_en_met, 'infinity') >= :datum
    """
)


async def uitstel(session: AnySession, datum: date) -> UitstelNorm:
    """The limits of Bbz 2004, art. 41 lid 2 on `datum`; raise NormOntbreekt."""
    return UitstelNorm(
        jaren_per_keer=await _waarde(session, "uitstel.jaren-per-keer", datum),
        dagen_totaal=await _waarde(session, "uitstel.dagen-totaal", datum),
        verlengingen=await _waarde(session, "uitstel.verlengingen", datum),
    )


async def betaaltermijn(session: AnySession, datum: date) -> int:
    """Days in which a sum fixed by beschikking is to be paid (Awb art. 4:87); raise NormOntbreekt."""
    return await _waarde(session, "betaaltermijn.beschikking", datum)


async def wettelijke_rente_drempel(session: AnySession, datum: date) -> Bedrag:
    """Below this sum no wettelijke rente is due (Awb art. 4:98 lid 2); raise NormOntbreekt."""
    return Bedrag(await _waarde(session, "wettelijke-rente.drempel", datum))


async def wettelijke_rente(session: AnySession, van: date, tot_en_met: date) -> list[Percentage]:
    """The percentages of BW art. 6:119 that hold on all days between; raise NormOntbreekt for the first day that has none."""
    rijen = (await session.execute(_PERIODES, {"code": "wettelijke-rente", "van": van, "tot": tot_en_met})).all()
    dag = van
    for rij in rijen:
        if rij.geldig_van > dag:
            break
        dag = tot_en_met + _DAG if rij.geldig_tot_en_met is None else rij.geldig_tot_en_met + _DAG
    if dag <= tot_en_met:
        raise NormOntbreekt("wettelijke-rente", dag)
    return [Percentage(rij.geldig_van, rij.geldig_tot_en_met, rij.waarde) for rij in rijen]


async def rekenregel(session: AnySession, vorm: str, datum: date) -> Rekenregel:
    """How a loan of this form, paid out on `datum`, counts days and rounds; raise NormOntbreekt."""
    rij = (await session.execute(_PRODUCT, {"code": vorm, "datum": datum})).one_or_none()
    if rij is None:
        raise NormOntbreekt(f"productparameter {vorm}", datum)
    return Rekenregel(Dagtelling(rij.dagtelling), rij.afronding_centen, rij.respijtdagen)


async def _waarde(session: AnySession, code: str, datum: date) -> int:
    waarde = await session.scalar(_NORM, {"code": code, "datum": datum})
    if waarde is None:
        raise NormOntbreekt(code, datum)
    return int(waarde)
