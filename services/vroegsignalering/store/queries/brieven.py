"""Letters in batches: which zaken get one, how far a batch is, and the letters themselves."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import RowMapping, func, select, text, update

from kernel.db import AnySession, WriteSession
from services.vroegsignalering.domain.fouten import BriefNietGevonden, BriefserieNietGevonden
from services.vroegsignalering.store.queries.basis import gevonden
from services.vroegsignalering.store.tables import Zaak
from services.vroegsignalering.store.tables.brief import BriefRij, Briefserie

_VAN_BAKJE = text(
    """
    SELECT id FROM zaak
     WHERE gemeente = :gemeente AND werkbakje = :werkbakje AND afgesloten_op IS NULL AND hulp_aanvaard_op IS NULL AND opgepakt_op IS NULL
     ORDER BY contact_uiterlijk, id LIMIT :aantal
    """
)
_MAAK = text(
    """
    INSERT INTO brief (gemeente, serie_id, zaak_id)
    SELECT :gemeente, :serie_id, id FROM zaak WHERE gemeente = :gemeente AND id = ANY(:zaken) AND afgesloten_op IS NULL
    """
)


async def zaken_van_bakje(session: AnySession, gemeente: str, werkbakje: str, aantal: int) -> list[UUID]:
    """Zaken of this werkbakje that nobody was approached in yet, the first deadline first."""
    rijen = await session.scalars(_VAN_BAKJE, {"gemeente": gemeente, "werkbakje": werkbakje, "aantal": aantal})
    return list(rijen.all())


async def open_zaken(session: AnySession, gemeente: str, ids: Collection[UUID]) -> int:
    """How many of these are open zaken of this gemeente."""
    vraag = select(func.count()).select_from(Zaak).where(Zaak.gemeente == gemeente, Zaak.id.in_(ids), Zaak.afgesloten_op.is_(None))
    return (await session.scalar(vraag)) or 0


async def maak_brieven(session: WriteSession, serie: Briefserie, zaken: Sequence[UUID]) -> None:
    """One letter to be made for each of these zaken."""
    await session.execute(_MAAK, {"gemeente": serie.gemeente, "serie_id": serie.id, "zaken": list(zaken)})


async def serie(session: AnySession, gemeenten: Collection[str], serie_id: UUID) -> Briefserie:
    """One batch. Raises BriefserieNietGevonden."""
    vraag = select(Briefserie).where(Briefserie.gemeente.in_(gemeenten), Briefserie.id == serie_id)
    return gevonden(await session.scalar(vraag), BriefserieNietGevonden)


async def standen(session: AnySession, gemeente: str, serie_id: UUID) -> dict[str, int]:
    """How many letters of a batch wait, are made, or were left out."""
    vraag = select(BriefRij.stand, func.count().label("aantal")).where(BriefRij.gemeente == gemeente, BriefRij.serie_id == serie_id)
    return {rij.stand: rij.aantal for rij in (await session.execute(vraag.group_by(BriefRij.stand))).all()}


async def open_serie(session: AnySession, gemeente: str) -> Briefserie | None:
    """The oldest batch of this gemeente that is not done."""
    vraag = select(Briefserie).where(Briefserie.gemeente == gemeente, Briefserie.klaar_op.is_(None)).order_by(Briefserie.id).limit(1)
    rij: Briefserie | None = await session.scalar(vraag)
    return rij


async def wachtende(session: AnySession, serie: Briefserie, aantal: int) -> list[UUID]:
    """Zaken whose letter of this batch is still to be made."""
    vraag = select(BriefRij.zaak_id).where(BriefRij.gemeente == serie.gemeente, BriefRij.serie_id == serie.id, BriefRij.stand == "wacht")
    return list((await session.scalars(vraag.order_by(BriefRij.id).limit(aantal))).all())


async def brief_met_slot(session: WriteSession, gemeente: str, serie_id: UUID, zaak_id: UUID) -> BriefRij | None:
    """The letter of this zaak when it still waits, locked; else someone made it meanwhile."""
    vraag = select(BriefRij).where(
        BriefRij.gemeente == gemeente, BriefRij.serie_id == serie_id, BriefRij.zaak_id == zaak_id, BriefRij.stand == "wacht"
    )
    rij: BriefRij | None = await session.scalar(vraag.with_for_update())
    return rij


async def rond_af(session: WriteSession, serie: Briefserie) -> None:
    """No letter of this batch waits any more."""
    waar = (Briefserie.gemeente == serie.gemeente, Briefserie.id == serie.id)
    await session.execute(update(Briefserie).where(*waar).values(klaar_op=serie.datum))


_BRIEVEN = text(
    """
    SELECT id, zaak_id, stand, reden, sha256 FROM brief
     WHERE gemeente = :gemeente AND serie_id = :serie_id AND id > :na
     ORDER BY id LIMIT :aantal
    """
)


async def brieven(session: AnySession, serie: Briefserie, na: UUID, aantal: int) -> Sequence[RowMapping]:
    """The letters of a batch, without their content."""
    parameters = {"gemeente": serie.gemeente, "serie_id": serie.id, "na": na, "aantal": aantal}
    return (await session.execute(_BRIEVEN, parameters)).mappings().all()


async def gemaakte(session: AnySession, serie: Briefserie, na: UUID, aantal: int) -> Sequence[BriefRij]:
    """Letters of a batch that are made, with their content."""
    vraag = select(BriefRij).where(
        BriefRij.gemeente == serie.gemeente, BriefRij.serie_id == serie.id, BriefRij.stand == "gemaakt", BriefRij.id > na
    )
    return (await session.scalars(vraag.order_by(BriefRij.id).limit(aantal))).all()


async def brief(session: AnySession, gemeenten: Collection[str], brief_id: UUID) -> BriefRij:
    """One letter that is made. Raises BriefNietGevonden."""
    vraag = select(BriefRij).where(BriefRij.gemeente.in_(gemeenten), BriefRij.id == brief_id, BriefRij.stand == "gemaakt")
    return gevonden(await session.scalar(vraag), BriefNietGevonden)
