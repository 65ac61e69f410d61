"""Questions about the picture, the debts, the administration and viability."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text

from kernel.db import AnySession, WriteSession
from kernel.geld import Bedrag
from services.intake.domain.administratie import Bron
from services.intake.domain.administratie import Hulpbudget as HulpbudgetWaarde
from services.intake.domain.fouten import SchuldNietGevonden
from services.intake.store.queries.basis import gevonden
from services.intake.store.tables import Administratie, Hulpbudget, Intakebeeld, Levensvatbaarheid, Raadpleging, Schuld, Vergoeding


async def beeld_laatste(session: AnySession, gemeente: str, traject_id: UUID) -> Intakebeeld | None:
    """The newest picture of this traject, if there is one."""
    vraag = select(Intakebeeld).where(Intakebeeld.gemeente == gemeente, Intakebeeld.traject_id == traject_id)
    return await session.scalar(vraag.order_by(Intakebeeld.volgnummer.desc()).limit(1))


async def schuld_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Schuld]:
    """The debts of this traject that still stand, in the order in which they were recorded."""
    vraag = select(Schuld).where(Schuld.gemeente == gemeente, Schuld.traject_id == traject_id, Schuld.vervallen_op.is_(None))
    return (await session.scalars(vraag.order_by(Schuld.id))).all()


async def schuld_met_slot(session: WriteSession, gemeenten: Collection[str], schuld_id: UUID) -> Schuld:
    """The debt, locked; raise SchuldNietGevonden when these gemeenten have none of that id."""
    vraag = select(Schuld).where(Schuld.gemeente.in_(gemeenten), Schuld.id == schuld_id).with_for_update()
    return gevonden(await session.scalar(vraag), SchuldNietGevonden)


async def administratie_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Administratie]:
    """The checklist of each boekjaar, the oldest first."""
    vraag = select(Administratie).where(Administratie.gemeente == gemeente, Administratie.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Administratie.boekjaar))).all()


async def vergoeding_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Vergoeding]:
    """What was paid for this traject, in order."""
    vraag = select(Vergoeding).where(Vergoeding.gemeente == gemeente, Vergoeding.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Vergoeding.id))).all()


async def betaald_boekjaar(session: AnySession, gemeente: str, traject_id: UUID, boekjaar: int) -> Bedrag:
    """What the gemeentebudget already paid for this entrepreneur and boekjaar."""
    som = select(func.sum(Vergoeding.bedrag_centen)).where(
        Vergoeding.gemeente == gemeente,
        Vergoeding.traject_id == traject_id,
        Vergoeding.boekjaar == boekjaar,
        Vergoeding.bron == Bron.GEMEENTEBUDGET.value,
    )
    return Bedrag(int(await session.scalar(som) or 0))


async def betaald_jaar(session: AnySession, gemeente: str, jaar: int) -> Bedrag:
    """What the gemeentebudget of this year already paid."""
    som = select(func.sum(Vergoeding.bedrag_centen)).where(
        Vergoeding.gemeente == gemeente, Vergoeding.jaar == jaar, Vergoeding.bron == Bron.GEMEENTEBUDGET.value
    )
    return Bedrag(int(await session.scalar(som) or 0))


async def hulpbudget_slot(session: WriteSession, gemeente: str, jaar: int) -> None:
    """One payment out of a budget at a time: whoever comes second sees what the first one took."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"intake.hulpbudget.{gemeente}.{jaar}", 0))))


async def hulpbudget(session: AnySession, gemeente: str, jaar: int) -> HulpbudgetWaarde | None:
    """The budget that holds for this year, if the gemeente recorded one."""
    vraag = select(Hulpbudget).where(Hulpbudget.gemeente == gemeente, Hulpbudget.jaar == jaar).order_by(Hulpbudget.id.desc()).limit(1)
    rij = await session.scalar(vraag)
    return HulpbudgetWaarde(Bedrag(rij.budget_centen), Bedrag(rij.plafond_boekjaar_centen)) if rij else None


_BUDGETTEN = text(
    """
    SELECT DISTINCT ON (b.gemeente, b.jaar) b.gemeente, b.jaar, b.budget_centen, b.plafond_boekjaar_centen, b.bron,
           coalesce((SELECT sum(v.bedrag_centen) FROM vergoeding AS v
                      WHERE v.gemeente = b.gemeente AND v.jaar = b.jaar AND v.bron = 'gemeentebudget'), 0)::bigint AS besteed_centen
      FROM hulpbudget AS b WHERE b.gemeente = ANY(:gemeenten) ORDER BY b.gemeente, b.jaar DESC, b.id DESC
    """
)


async def hulpbudget_rijen(session: AnySession, gemeenten: Collection[str]) -> Sequence[dict[str, Any]]:
    """The budget that holds of each year, with what was paid from it: at most a few per gemeente."""
    return [dict(rij) for rij in (await session.execute(_BUDGETTEN, {"gemeenten": sorted(gemeenten)})).mappings()]


async def raadpleging_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Raadpleging]:
    """Which sources were consulted, in order."""
    vraag = select(Raadpleging).where(Raadpleging.gemeente == gemeente, Raadpleging.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Raadpleging.id))).all()


async def levensvatbaarheid_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Levensvatbaarheid]:
    """The questions to bbz with their answers, the newest first."""
    vraag = select(Levensvatbaarheid).where(Levensvatbaarheid.gemeente == gemeente, Levensvatbaarheid.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Levensvatbaarheid.id.desc()))).all()


async def levensvatbaarheid_laatste(session: AnySession, gemeente: str, traject_id: UUID) -> Levensvatbaarheid | None:
    """The newest question to bbz, if there is one."""
    return next(iter(await levensvatbaarheid_rijen(session, gemeente, traject_id)), None)


async def levensvatbaarheid_open(session: WriteSession, gemeente: str, traject_id: UUID) -> Levensvatbaarheid | None:
    """The question that bbz has not answered yet, if there is one."""
    rijen = await levensvatbaarheid_rijen(session, gemeente, traject_id)
    return next((rij for rij in rijen if rij.beantwoord_op is None), None)


async def levensvatbaarheid_op_id(session: WriteSession, gemeente: str, verzoek_id: UUID) -> Levensvatbaarheid | None:
    """The question with this id, locked."""
    vraag = select(Levensvatbaarheid).where(Levensvatbaarheid.gemeente == gemeente, Levensvatbaarheid.id == verzoek_id)
    return await session.scalar(vraag.with_for_update())
